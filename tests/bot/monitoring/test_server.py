"""What can be asked of the running bot from outside, while it polls."""

import asyncio
import json
import os
import signal
import socket
from collections.abc import AsyncIterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from prometheus_client.parser import text_string_to_metric_families as families
from tornado.httpclient import AsyncHTTPClient, HTTPResponse

from bot.app import build
from bot.cli.health import healthy
from bot.config import SettingsError
from bot.fake_telegram.http import serve
from bot.fake_telegram.telegram import FakeTelegram
from bot.monitoring.health import SILENCE
from bot.readers import Readers
from bot.readers.in_hand import NOTICED, InHand
from bot.receiving.running import run
from tests.bot.clock import Clock
from tests.bot.stripes import BLANK, DAMAGED, SLOW, StripeReader, picture, readers, settings
from tests.bot.transport.test_http_server import free_port

Samples = dict[tuple[str, str], float]


@pytest.fixture
def reader() -> StripeReader:
    return StripeReader()


@pytest.fixture
def read(reader: StripeReader) -> Readers:
    return readers(reader)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def address(
    telegram: FakeTelegram, tmp_path: Path, read: Readers, clock: Clock
) -> AsyncIterator[str]:
    """The bot, polling; where it can be asked."""
    async with serve(telegram) as api:
        port = free_port()
        chosen = replace(
            settings(tmp_path, telegram.account.token), telegram_api_url=api, metrics_port=port
        )
        app = build(chosen, read)
        app.bot_data["polling"]._clock = clock
        running = asyncio.create_task(run(app))
        ann = telegram.person("Ann")
        await ann.start()
        await telegram.private(ann).answer()
        yield f"http://127.0.0.1:{port}"
        os.kill(os.getpid(), signal.SIGTERM)
        await running


async def ask(address: str) -> HTTPResponse:
    with closing(AsyncHTTPClient(force_instance=True)) as client:
        return await client.fetch(address, raise_error=False)


async def scraped(address: str) -> Samples:
    """The samples by name and by their one label."""
    page = (await ask(f"{address}/metrics")).body.decode()
    return {
        (sample.name, next(iter(sample.labels.values()), "")): sample.value
        for family in families(page)
        for sample in family.samples
        if "le" not in sample.labels
    }


async def test_photos_are_counted_by_outcome_and_timed_by_stage(
    telegram: FakeTelegram, address: str
) -> None:
    before = await scraped(address)
    ann = telegram.person("Bea", language="en")
    chat = telegram.private(ann)
    photos = [picture(7), picture(4, 2), picture(shade=BLANK), picture(shade=DAMAGED)]
    for photo in [*photos, picture(shade=SLOW)]:
        await chat.reply(await ann.send_photo(chat, photo))
    await telegram.settled()
    after = await scraped(address)

    def grown(name: str, label: str = "") -> float:
        return after.get((name, label), 0) - before.get((name, label), 0)

    outcomes = ("digits", "no-digit", "damaged", "too-slow", "gone")
    assert [grown("digit_bot_photos_total", one) for one in outcomes] == [2, 1, 1, 1, 0]
    for stage in ("wait", "fetch", "read", "send", "answer"):
        assert grown("digit_bot_stage_seconds_count", stage) == 5
    assert grown("digit_bot_updates_total", "done") >= 5


async def test_the_page_tells_how_the_bot_is(
    telegram: FakeTelegram, address: str, read: Readers
) -> None:
    await read.warm_up()
    state = await scraped(address)
    assert state["digit_bot_healthy", ""] == 1
    assert state["digit_bot_hanging_readers", ""] == 0
    assert state["digit_bot_training_running", ""] == 0
    assert state["digit_bot_model_info", "stripes"] == 1
    assert state["process_open_fds", ""] > 0
    clock = Clock()
    read.in_hand = InHand(clock)
    with read.in_hand.timing():
        clock.now += NOTICED
        state = await scraped(address)
    assert state["digit_bot_hanging_readers", ""] == 1
    assert state["digit_bot_healthy", ""] == 0


async def test_who_waits_is_counted_and_what_may_happen_has_a_row_before_it_does(
    telegram: FakeTelegram, address: str, reader: StripeReader
) -> None:
    for ending in ("done", "cancelled", "failed"):
        assert ("digit_bot_trainings_total", ending) in await scraped(address)
    reader.may_read.clear()
    for name in ("Cleo", "Dan", "Eve"):
        person = telegram.person(name, language="en")
        await person.send_photo(telegram.private(person), picture(7))
    assert await waiting(address, 3) == 3
    reader.may_read.set()
    assert await waiting(address, 0) == 0


async def waiting(address: str, expected: float) -> float:
    """How many wait, once they are as many as ``expected``, or after a while."""
    for _ in range(300):
        found = (await scraped(address))["digit_bot_waiting_updates", ""]
        if found == expected:
            break
        await asyncio.sleep(0.05)
    return found


async def test_nothing_on_the_page_tells_of_anybody(telegram: FakeTelegram, address: str) -> None:
    ann = telegram.person("Xanthippe", language="en")
    chat = telegram.private(ann)
    await chat.reply(await ann.send_photo(chat, picture(7), caption="hemlock"))
    page = (await ask(f"{address}/metrics")).body.decode()
    for secret in ("Xanthippe", "hemlock", str(ann.id), telegram.account.token):
        assert secret not in page


async def test_health_is_told_while_polling_too(address: str, read: Readers, clock: Clock) -> None:
    await read.warm_up()
    environ = {"METRICS_PORT": address.rsplit(":", 1)[1]}
    answer = await ask(f"{address}/health")
    assert (answer.code, json.loads(answer.body)["status"]) == (200, "ok")
    assert await asyncio.to_thread(healthy, environ)
    clock.now += 1e6 + SILENCE
    answer = await ask(f"{address}/health")
    assert (answer.code, json.loads(answer.body)["status"]) == (503, "offline")
    assert not await asyncio.to_thread(healthy, environ)


async def test_a_port_in_use_is_a_wrong_setting(telegram: FakeTelegram, tmp_path: Path) -> None:
    with closing(socket.socket()) as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        chosen = replace(settings(tmp_path, telegram.account.token), metrics_port=port)
        with pytest.raises(SettingsError, match=f"cannot listen on port {port}.*METRICS_PORT"):
            await run(build(chosen, readers()))
