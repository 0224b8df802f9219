"""/train, and a bot that is restarted."""

import os
import time
from pathlib import Path

import pytest

from bot.demo.chats import Chat
from bot.demo.people import Person
from bot.demo.telegram import FakeTelegram
from bot.store.runs import State
from recognizer.registry import Registry
from tests.bot.handlers.reports import report
from tests.bot.trainer.orders import Found, Order
from tests.bot.waiting import until
from tests.bot.workshop import workshop


async def test_a_training_cut_short_is_told_after_the_restart(
    telegram: FakeTelegram,
    admin: Person,
    office: Chat,
    registry: Registry,
    order: Order,
    found: Found,
    tmp_path: Path,
) -> None:
    order(hang=True)
    async with workshop(telegram, tmp_path, registry, admin.id):
        live = await office.reply(await admin.send_text(office, "/train"))
        pid = (await found())["pid"]
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
    assert len(office.answers) == 1
    async with workshop(telegram, tmp_path, registry, admin.id):
        told = await office.answer(1, after=live)
        assert "cut short because the bot was restarted" in told.text
        assert told.reply_to is live


async def test_a_report_that_could_not_be_sent_comes_later(
    telegram: FakeTelegram,
    admin: Person,
    office: Chat,
    registry: Registry,
    order: Order,
    found: Found,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    order(hang=True)
    async with workshop(telegram, tmp_path, registry, admin.id) as app:
        await admin.send_text(office, "/train")
        await found()
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
    async with workshop(telegram, tmp_path, registry, admin.id):
        await report(office)
