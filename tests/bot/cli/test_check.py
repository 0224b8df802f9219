"""--check on good and bad settings."""

import asyncio
import os
import socket
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from bot.__main__ import main
from bot.cli import check as check_module
from bot.cli.check import check
from bot.cli.finding import Finding
from bot.config import Settings
from bot.fake_telegram.http import serve
from bot.fake_telegram.telegram import FakeTelegram
from bot.fake_telegram.transport import FakeRequest
from bot.readers import Reader
from bot.store import Store
from recognizer.errors import ModelError
from tests.bot.locked import locked
from tests.bot.stripes import StripeReader, settings
from tests.bot.transport.proxies import SOCKSProxy, running


@pytest.fixture
def chosen(telegram: FakeTelegram, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """Settings with which all is well; TensorFlow stays out of it."""

    def load(models: Path | None) -> Reader:
        if models is not None:
            raise ModelError("There is no model.")
        return StripeReader()

    monkeypatch.setattr(check_module, "load", load)
    return settings(tmp_path / "data", telegram.account.token, 12345)


async def findings(settings: Settings, telegram: FakeTelegram) -> dict[str, Finding]:
    return {one.subject: one for one in await check(settings, FakeRequest(telegram))}


async def test_all_is_well(telegram: FakeTelegram, chosen: Settings) -> None:
    telegram.account.privacy = False
    found = await findings(chosen, telegram)
    assert {"settings", "token", "privacy mode", "updates", "store", "model"} <= found.keys()
    assert [one for one in found.values() if one.mend] == []
    assert telegram.account.username in str(found["token"])


async def test_privacy_mode_and_missing_admins_are_notes(
    telegram: FakeTelegram, chosen: Settings
) -> None:
    found = await findings(replace(chosen, admin_ids=frozenset()), telegram)
    assert "ADMIN_IDS" in found["settings"].mend
    assert "/setprivacy" in found["privacy mode"].mend
    assert not any(one.fatal for one in found.values())


async def test_each_fault_says_what_to_mend(
    telegram: FakeTelegram, chosen: Settings, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("in the way")
    bad = replace(
        chosen,
        bot_token="123456789:" + "X" * 30,
        models_dir=tmp_path,
        data_dir=tmp_path / "file" / "data",
    )
    found = await findings(bad, telegram)
    assert "BotFather" in found["token"].mend
    assert "MODELS_DIR" in found["model"].mend
    assert "DATA_DIR" in found["store"].mend
    assert all(found[one].fatal for one in ("token", "model", "store", "data folder"))


async def test_a_data_folder_out_of_reach_is_told(
    telegram: FakeTelegram, chosen: Settings, tmp_path: Path
) -> None:
    closed = tmp_path / "closed"
    closed.mkdir()
    with locked(closed):
        found = await findings(replace(chosen, data_dir=closed / "in" / "data"), telegram)
    assert "right to write" in found["data folder"].mend
    assert "DATA_DIR" in found["store"].mend


async def test_a_telegram_out_of_reach_is_no_crash(
    telegram: FakeTelegram, chosen: Settings
) -> None:
    telegram.disconnect("getMe", times=None)
    found = await findings(chosen, telegram)
    assert "TELEGRAM_API_URL" in found["Telegram"].mend
    assert not found["model"].fatal


async def test_an_installation_for_reading_only_is_a_note(
    telegram: FakeTelegram, chosen: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.cli.check.installed", lambda: False)
    found = (await findings(chosen, telegram))["training"]
    assert not found.fatal
    assert "pip install tensorflow keras" in found.mend


async def test_a_proxy_is_told_without_its_password_and_blamed_where_it_may_be(
    telegram: FakeTelegram, chosen: Settings
) -> None:
    async with running(SOCKSProxy("user", "s3cret")) as at, serve(telegram) as address:
        through = replace(chosen, telegram_api_url=address, proxy_url=f"socks5://user:s3cret@{at}")
        found = {one.subject: one for one in await check(through)}
        assert f"through the proxy socks5://{at}" in found["settings"].found
        assert not found["token"].fatal
        wrong = replace(through, proxy_url=f"socks5://user:wrong@{at}")
        refused = {one.subject: one for one in await check(wrong)}
    assert f"the proxy socks5://{at}" in refused["Telegram"].mend
    assert "s3cret" not in "".join(map(str, found.values()))
    assert "wrong" not in "".join(map(str, refused.values()))


@pytest.mark.parametrize("arguments", [[], ["--check"]])
@pytest.mark.parametrize(
    ("name", "value"),
    [("HTTPS_PROXY", "http://[::1"), ("all_proxy", "gopher://a:70"), ("NO_PROXY", "fe80::/999")],
)
def test_a_bad_proxy_is_one_sentence_at_the_start(
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    name: str,
    value: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BOT_TOKEN", "123456789:" + "X" * 30)
    monkeypatch.setenv(name, value)
    assert main(arguments) == 2
    said = capsys.readouterr()
    assert said.err.startswith(name)
    assert said.err.count("\n") == 1
    assert said.out == ""


async def test_the_ports_are_tried_where_the_bot_would_listen(
    telegram: FakeTelegram, chosen: Settings
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        taken = server.getsockname()[1]
        polls = replace(chosen, port=taken, metrics_port=taken, metrics_listen="127.0.0.2")
        found = await findings(polls, telegram)
        assert "port" not in found
        assert "free" in found["metrics port"].found
        hooked = replace(
            chosen,
            webhook_url="https://bot.example.org",
            port=taken,
            listen="127.0.0.2",
            metrics_port=taken,
        )
        found = await findings(hooked, telegram)
    assert "free" in found["port"].found
    assert found["metrics port"].fatal
    assert "METRICS_PORT" in found["metrics port"].mend


async def test_a_forgotten_webhook_is_told(telegram: FakeTelegram, chosen: Settings) -> None:
    telegram.updates.webhook = {"url": "https://elsewhere.example/x"}
    assert "webhook" in (await findings(chosen, telegram))["updates"].found


async def test_a_key_that_is_not_the_old_one_is_told(
    telegram: FakeTelegram, chosen: Settings
) -> None:
    store = Store(chosen.data_dir)
    await store.consents.answer(1, given=True)
    await store.corrections.keep(1, (1, 2, 3), np.zeros((28, 28), np.uint8), 7)
    await store.close()
    (chosen.data_dir / "secret.key").unlink()
    found = (await findings(chosen, telegram))["store"]
    assert found.found == "1 kept corrections cannot be opened"
    assert "secret.key" in found.mend
    assert not found.fatal


@pytest.mark.slow
async def test_the_command_prints_and_fails_and_leaves_private_files(
    telegram: FakeTelegram, tmp_path: Path
) -> None:
    (tmp_path / "models").mkdir()
    token = "123456789:" + "X" * 30
    async with serve(telegram) as address:
        environment = {
            **os.environ,
            "BOT_TOKEN": token,
            "TELEGRAM_API_URL": address,
            "DATA_DIR": str(tmp_path / "data"),
            "MODELS_DIR": str(tmp_path / "models"),
        }
        process = await command(environment)
    assert process.returncode == 1
    assert "FAILS token" in process.stdout
    assert token not in process.stdout + process.stderr
    for path in [tmp_path / "data", *(tmp_path / "data").iterdir()]:
        assert path.stat().st_mode & 0o077 == 0, path


async def command(environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return await asyncio.to_thread(
        subprocess.run,
        [sys.executable, "-m", "bot", "--check"],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
