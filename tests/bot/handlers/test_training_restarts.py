"""/train, and a bot that is restarted."""

import os
import time
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from functools import partial
from pathlib import Path

import pytest

from bot.context import App
from bot.fake_telegram.chats import Chat
from bot.fake_telegram.people import Person
from bot.fake_telegram.telegram import FakeTelegram
from bot.store.run import State
from recognizer.registry import Registry
from tests.bot.handlers.conftest import Begin
from tests.bot.handlers.reports import report
from tests.bot.trainer.orders import Found, Order
from tests.bot.waiting import until
from tests.bot.workshop import workshop

Restart = Callable[[], AbstractAsyncContextManager[App]]


@pytest.fixture
def restart(telegram: FakeTelegram, admin: Person, registry: Registry, tmp_path: Path) -> Restart:
    """Start Ada's bot, once more each time."""
    return partial(workshop, telegram, tmp_path, registry, admin.id)


async def test_a_training_cut_short_is_told_after_the_restart(
    restart: Restart, office: Chat, found: Found, begin: Begin
) -> None:
    async with restart():
        live = await begin()
        pid = (await found())["pid"]
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
    assert len(office.answers) == 1
    async with restart():
        told = await office.answer(1, after=live)
        assert "cut short because the bot was restarted" in told.text
        assert told.reply_to is live


async def test_a_report_that_could_not_be_sent_comes_later(
    restart: Restart,
    telegram: FakeTelegram,
    office: Chat,
    registry: Registry,
    order: Order,
    begin: Begin,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with restart() as app:
        await begin()
        telegram.disconnect("sendMessage", times=None)
        order()
        await until(lambda: registry.current().number == 2)
        await until(lambda: telegram.sent("sendMessage")[1:])
        store = app.bot_data["services"].store
        ended = await store.runs.get(1)
        assert ended.state is State.DONE
    telegram.faults.clear()
    later = time.time() + 300
    monkeypatch.setattr("bot.store.runs.time.time", lambda: later)
    async with restart():
        await report(office)
