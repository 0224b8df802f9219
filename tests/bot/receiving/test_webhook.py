"""Updates that come by webhook, and the health address."""

import asyncio
import json
import os
import signal
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from dataclasses import replace
from pathlib import Path

import pytest
from tornado.httpclient import AsyncHTTPClient, HTTPResponse

from bot.app import build
from bot.cli.health import healthy
from bot.config import SettingsError
from bot.fake_telegram.chats import Chat
from bot.fake_telegram.http import serve
from bot.fake_telegram.telegram import FakeTelegram
from bot.readers import Readers
from bot.readers.in_hand import NOTICED, InHand
from bot.readers.readers import FAILURES_IN_A_ROW
from bot.receiving.running import run
from bot.receiving.webhook import SECRET_HEADER, look_after
from tests.bot.clock import Clock
from tests.bot.stripes import StripeReader, picture, readers, settings, shown
from tests.bot.waiting import until

SECRET = "s3cret-of-ours"  # noqa: S105 - opens nothing


@pytest.fixture
def port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def reader() -> StripeReader:
    return StripeReader()


@pytest.fixture
def read(reader: StripeReader) -> Readers:
    return readers(reader)


@asynccontextmanager
async def hooked(
    telegram: FakeTelegram, folder: Path, port: int, read: Readers
) -> AsyncIterator[tuple[str, asyncio.Task[None]]]:
    """The bot in webhook mode: the address without a path, and what runs."""
    address = f"http://127.0.0.1:{port}"
    telegram.fail("setWebhook", 502, "Bad Gateway")
    async with serve(telegram) as api:
        chosen = replace(
            settings(folder, telegram.account.token),
            telegram_api_url=api,
            webhook_url=f"{address}/updates",
            webhook_secret=SECRET,
            port=port,
        )
        running = asyncio.create_task(run(build(chosen, read)))
        await telegram.wait_for(lambda: telegram.updates.webhook.get("url"))
        yield address, running
        if not running.done():
            os.kill(os.getpid(), signal.SIGTERM)
            await running


@pytest.fixture
async def hook(
    telegram: FakeTelegram, tmp_path: Path, port: int, read: Readers
) -> AsyncIterator[str]:
    """The bot in webhook mode; the address without a path."""
    async with hooked(telegram, tmp_path, port, read) as (address, _):
        yield address


async def ask(address: str, body: bytes | None = None, secret: str | None = None) -> HTTPResponse:
    headers = {"Content-Type": "application/json"}
    if secret is not None:
        headers[SECRET_HEADER] = secret
    method = "GET" if body is None else "POST"
    client = AsyncHTTPClient(force_instance=True)
    with closing(client):
        return await client.fetch(
            address, method=method, headers=headers, body=body, raise_error=False
        )


def text_update(chat_id: int) -> bytes:
    chat = {"id": chat_id, "type": "private"}
    sender = {"id": chat_id, "is_bot": False, "first_name": "Ann"}
    message = {"message_id": 1, "date": 1, "chat": chat, "from": sender, "text": "hm?"}
    return json.dumps({"update_id": 5, "message": message}).encode()


async def greeted(telegram: FakeTelegram) -> Chat:
    ann = telegram.person("Ann")
    await ann.start()
    await telegram.private(ann).answer()
    return telegram.private(ann)


async def test_a_photo_is_answered_and_nothing_is_asked_of_telegram(
    telegram: FakeTelegram, hook: str
) -> None:
    ann = telegram.person("Ann")
    post = await ann.send_photo(telegram.private(ann), picture(7))
    assert shown((await telegram.private(ann).reply(post)).photo) == "7"
    assert telegram.sent("getUpdates") == []


async def test_a_wrong_or_missing_secret_is_refused(telegram: FakeTelegram, hook: str) -> None:
    chat = await greeted(telegram)
    body = text_update(chat.id)
    for secret in (None, "", "wrong", SECRET + "x", "ü"):
        assert (await ask(f"{hook}/updates", body, secret)).code == 403
    assert (await ask(f"{hook}/updates", body, SECRET)).code == 200
    await chat.answer(2)
    await telegram.settled()
    assert len(chat.answers) == 2


async def test_of_whoever_does_not_know_the_secret_no_body_is_waited_for(
    hook: str, port: int
) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    head = f"POST /updates HTTP/1.1\r\nHost: bot\r\n{SECRET_HEADER}: wrong\r\n"
    writer.write(f"{head}Content-Length: 1000000\r\n\r\n".encode())
    # No byte of the body was sent.
    assert b" 403 " in await asyncio.wait_for(reader.readline(), 20)
    writer.close()


@pytest.mark.parametrize(
    "body", [b"", b"{", b"[]", b"null", b"7", b'{"update_id": "x"', b"[" * 5000, b"\xff\xfe", b"{}"]
)
async def test_nonsense_is_refused_and_does_no_harm(
    telegram: FakeTelegram, hook: str, body: bytes
) -> None:
    assert (await ask(f"{hook}/updates", body, SECRET)).code == 400
    ann = telegram.person("Ann")
    await ann.start()
    assert "Hello" in (await telegram.private(ann).answer()).text


async def test_an_update_that_the_library_cannot_read_is_taken_and_passed_over(
    telegram: FakeTelegram, hook: str
) -> None:
    body = b'{"update_id": 6, "message": {"text": "unfinished"}}'
    assert (await ask(f"{hook}/updates", body, SECRET)).code == 200
    assert (await greeted(telegram)).answers


async def test_its_health_shows(telegram: FakeTelegram, hook: str) -> None:
    ann = telegram.person("Ann")
    await telegram.private(ann).reply(await ann.send_photo(telegram.private(ann), picture(7)))
    answer = await ask(f"{hook}/health")
    assert answer.code == 200
    said = json.loads(answer.body)
    # The answer may be out a moment before it is noted.
    assert (said["status"], said["waiting"] <= 1) == ("ok", True)
    assert (await ask(f"{hook}/elsewhere")).code == 404
    environ = {"WEBHOOK_URL": hook, "PORT": hook.rsplit(":", 1)[1]}
    assert await asyncio.to_thread(healthy, environ)


async def test_its_health_fails_while_no_photo_can_be_read_and_recovers(
    telegram: FakeTelegram, hook: str, reader: StripeReader
) -> None:
    chat = await greeted(telegram)
    reader.broken = True
    for _ in range(FAILURES_IN_A_ROW):
        told = await chat.reply(await chat.people[0].send_photo(chat, picture(7)))
        assert "went wrong" in told.text
    answer = await ask(f"{hook}/health")
    assert (answer.code, json.loads(answer.body)["status"]) == (503, "failing")
    # Asking had it tried again.
    while (await ask(f"{hook}/health")).code == 503:  # noqa: ASYNC110 - as whoever asks would
        await asyncio.sleep(0.01)


async def test_a_reading_process_that_hangs_is_seen_from_outside(hook: str, read: Readers) -> None:
    clock = Clock()
    read.in_hand = InHand(clock)
    with read.in_hand.timing():
        clock.now += NOTICED
        answer = await ask(f"{hook}/health")
        assert (answer.code, json.loads(answer.body)["status"]) == (503, "hanging")
    assert (await ask(f"{hook}/health")).code == 200


async def test_a_token_that_is_revoked_ends_it_as_while_polling_and_photos_are_kept(
    telegram: FakeTelegram, tmp_path: Path, port: int, reader: StripeReader
) -> None:
    ann = telegram.person("Ann")
    chat, token = telegram.private(ann), telegram.account.token
    reader.may_read.clear()
    async with hooked(telegram, tmp_path, port, readers(reader)) as (_, running):
        post = await ann.send_photo(chat, picture(7))
        await until(lambda: reader.reads)
        telegram.account.token = "123456789:" + "X" * 30
        reader.may_read.set()
        with pytest.raises(SettingsError, match="BOT_TOKEN is refused"):
            await running
    assert chat.answers == []
    telegram.account.token = token
    async with hooked(telegram, tmp_path, port, readers(reader)):
        assert shown((await chat.reply(post)).photo) == "7"


async def test_a_token_that_is_revoked_is_noticed_also_where_nothing_comes(
    telegram: FakeTelegram,
    tmp_path: Path,
    port: int,
    read: Readers,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(look_after, "__defaults__", (0.05,))
    async with hooked(telegram, tmp_path, port, read) as (_, running):
        telegram.account.token = "123456789:" + "X" * 30
        with pytest.raises(SettingsError, match="BOT_TOKEN is refused"):
            await running


async def test_a_webhook_that_somebody_else_set_is_told_once(
    telegram: FakeTelegram,
    tmp_path: Path,
    port: int,
    read: Readers,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setattr(look_after, "__defaults__", (0.02,))
    async with hooked(telegram, tmp_path, port, read):
        asked = len(telegram.sent("getWebhookInfo"))
        telegram.updates.webhook["url"] = "https://elsewhere.example"
        await telegram.wait_for(lambda: len(telegram.sent("getWebhookInfo")) > asked + 3)
    assert caplog.text.count("another webhook is set") == 1


def test_a_bot_that_is_not_there_is_not_well_unless_it_polls(port: int) -> None:
    assert not healthy({"WEBHOOK_URL": "https://bot.example", "PORT": str(port)})
    assert healthy({})


async def test_an_update_that_comes_again_is_answered_once(
    telegram: FakeTelegram, hook: str
) -> None:
    chat = await greeted(telegram)
    body = text_update(chat.id)
    answers = await asyncio.gather(*(ask(f"{hook}/updates", body, SECRET) for _ in range(4)))
    assert {answer.code for answer in answers} == {200}
    await chat.answer(2)
    await telegram.settled()
    assert len(chat.answers) == 2
