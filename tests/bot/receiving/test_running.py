"""The bot as a process, and the bot on the real HTTP stack."""

import asyncio
import os
import signal
import subprocess
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import psutil
import pytest

from bot.__main__ import main
from bot.app import build
from bot.config import SettingsError
from bot.fake_telegram.http import serve
from bot.fake_telegram.telegram import FakeTelegram
from bot.receiving.running import run
from tests.bot.stripes import StripeReader, picture, readers, settings, shown
from tests.bot.transport.proxies import HTTPProxy, SOCKSProxy
from tests.bot.transport.proxies import running as proxied
from tests.bot.waiting import until

PATIENCE = 5.0


@asynccontextmanager
async def over_http(
    telegram: FakeTelegram,
    data_dir: Path,
    reader: StripeReader,
    token: str = "",
    proxy: str | None = None,
) -> AsyncIterator[asyncio.Task[None]]:
    """The bot behind its own HTTP client, ended by a signal."""
    async with serve(telegram) as address:
        chosen = settings(data_dir, token or telegram.account.token)
        chosen = replace(chosen, telegram_api_url=address, proxy_url=proxy)
        app = build(chosen, readers(reader))
        running = asyncio.create_task(run(app))
        yield running
        if not running.done():
            os.kill(os.getpid(), signal.SIGTERM)
            await running


async def test_a_photo_is_answered_over_http(telegram: FakeTelegram, tmp_path: Path) -> None:
    ann = telegram.person("Ann")
    chat = telegram.private(ann)
    async with over_http(telegram, tmp_path, StripeReader()):
        post = await ann.send_photo(chat, picture(7))
        answer = await chat.reply(post)
        album = await ann.send_album(chat, [picture(1), picture(2)])
        first = await chat.answer(2)
        await chat.answer(3)
    assert shown(answer.photo) == "7"
    assert first.reply_to is album[0]
    assert [shown(one.photo) for one in chat.answers] == ["7", "1", "2"]


@pytest.mark.parametrize("scheme", ["http", "socks5"])
async def test_a_photo_is_answered_through_a_proxy(
    telegram: FakeTelegram, tmp_path: Path, scheme: str
) -> None:
    ann = telegram.person("Ann")
    chat = telegram.private(ann)
    proxy = HTTPProxy("user", "secret") if scheme == "http" else SOCKSProxy("user", "secret")
    async with proxied(proxy) as at:
        url = f"{scheme}://user:secret@{at}"
        async with over_http(telegram, tmp_path, StripeReader(), proxy=url):
            assert shown((await chat.reply(await ann.send_photo(chat, picture(7)))).photo) == "7"
    assert proxy.asked


async def test_what_was_sent_while_the_bot_was_down_is_answered(
    telegram: FakeTelegram, tmp_path: Path
) -> None:
    ann = telegram.person("Ann")
    chat = telegram.private(ann)
    post = await ann.send_photo(chat, picture(7))
    async with over_http(telegram, tmp_path, StripeReader()):
        assert shown((await chat.reply(post)).photo) == "7"


async def test_a_signal_ends_it_in_time_also_while_a_photo_is_read(
    telegram: FakeTelegram, tmp_path: Path
) -> None:
    ann = telegram.person("Ann")
    reader = StripeReader()
    reader.may_read.clear()
    async with over_http(telegram, tmp_path, reader) as running:
        await ann.send_photo(telegram.private(ann), picture(7))
        await until(lambda: reader.reads)
        begun = time.monotonic()
        os.kill(os.getpid(), signal.SIGTERM)
        await running
        took = time.monotonic() - begun
    reader.may_read.set()
    assert took < PATIENCE


async def test_a_refused_token_is_a_wrong_setting(telegram: FakeTelegram, tmp_path: Path) -> None:
    token = "123456789:" + "X" * 30
    async with over_http(telegram, tmp_path, StripeReader(), token) as running:
        with pytest.raises(SettingsError, match="BOT_TOKEN is refused"):
            await running


async def test_a_token_that_is_revoked_while_it_runs_ends_it_and_is_told(
    telegram: FakeTelegram, tmp_path: Path
) -> None:
    ann = telegram.person("Ann")
    async with over_http(telegram, tmp_path, StripeReader()) as running:
        await ann.start()
        await telegram.private(ann).answer()
        telegram.account.token = "123456789:" + "X" * 30
        await ann.start()
        with pytest.raises(SettingsError, match="BOT_TOKEN is refused"):
            await running


async def test_it_waits_for_a_telegram_that_does_not_answer(
    telegram: FakeTelegram, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    telegram.fail("getMe", 502, "Bad Gateway")
    ann = telegram.person("Ann")
    async with over_http(telegram, tmp_path, StripeReader()):
        await ann.start()
        assert "Hello" in (await telegram.private(ann).answer()).text
    assert "does not answer" in caplog.text


def test_a_missing_token_ends_the_start_with_one_sentence(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("BOT_TOKEN", raising=False)
    assert main([]) == 2
    said = capsys.readouterr()
    assert said.err.startswith("BOT_TOKEN is missing")
    assert said.err.count("\n") == 1
    assert said.out == ""


def test_settings_come_from_a_file_named_env(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("BOT_TOKEN", raising=False)
    (tmp_path / ".env").write_text("BOT_TOKEN=nonsense\n")
    assert main([]) == 2
    assert "does not look like a bot token" in capsys.readouterr().err


def test_a_file_named_env_that_is_no_text_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".env").write_bytes("BOT_TOKEN=é".encode("utf-16"))
    assert main([]) == 2
    said = capsys.readouterr().err
    assert said.startswith("The file .env in this folder cannot be read")
    assert said.count("\n") == 1


@pytest.mark.slow
@pytest.mark.parametrize("name", [signal.SIGINT, signal.SIGTERM])
async def test_the_process_ends_in_time_even_while_it_loads_the_model(
    telegram: FakeTelegram, tmp_path: Path, name: signal.Signals
) -> None:
    async with serve(telegram) as address:
        process, lines = await begun_bot(telegram, address, tmp_path)
        assert process.stderr
        begun = time.monotonic()
        process.send_signal(name)
        log = await process.stderr.read()
        status = await process.wait()
        took = time.monotonic() - begun
    assert status == 0, log
    assert took < PATIENCE
    assert b"Traceback" not in log
    assert telegram.account.token.encode() not in b"".join(lines) + log


@pytest.mark.slow
async def test_a_photo_that_comes_to_no_end_ends_with_the_bot(
    telegram: FakeTelegram, tmp_path: Path
) -> None:
    async with serve(telegram) as address:
        process, _ = await begun_bot(telegram, address, tmp_path)
        (child,) = psutil.Process(process.pid).children()
        child.suspend()
        process.send_signal(signal.SIGTERM)
        assert await process.wait() == 0
        left = child.is_running()
        if left:
            child.kill()
    assert not left


async def begun_bot(
    telegram: FakeTelegram, address: str, data_dir: Path
) -> tuple[asyncio.subprocess.Process, list[bytes]]:
    """The bot as a process that answers, and its log up to there."""
    environment = {
        **os.environ,
        "BOT_TOKEN": telegram.account.token,
        "TELEGRAM_API_URL": address,
        "DATA_DIR": str(data_dir),
    }
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", env=environment, stderr=asyncio.subprocess.PIPE
    )
    assert process.stderr
    lines: list[bytes] = []
    while b"answers" not in (line := await process.stderr.readline()):
        assert line, lines
        lines.append(line)
    return process, lines


def test_importing_is_quick_and_imports_no_tensorflow() -> None:
    code = "import sys, bot, recognizer; print('tensorflow' in sys.modules)"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert said.stdout.strip() == "False"
