"""The activity ends, however long an answer has to wait."""

import asyncio
from pathlib import Path

import pytest

from bot import activity
from bot.app import build
from bot.demo.telegram import FakeTelegram
from bot.demo.transport import FakeRequest
from tests.bot.conftest import polling
from tests.bot.stripes import StripeReader, picture, readers, settings


async def test_an_answer_that_takes_hours_shows_no_activity_for_hours(
    telegram: FakeTelegram, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(activity, "REPEAT_SECONDS", 0.01)
    monkeypatch.setattr(activity, "MOST_REPEATS", 3)
    reader = StripeReader()
    reader.may_read.clear()
    ann = telegram.person("Ann")
    chat = telegram.private(ann)
    app = build(settings(tmp_path, telegram.account.token), readers(reader), FakeRequest(telegram))
    async with polling(telegram, app):
        post = await ann.send_photo(chat, picture(7))
        await telegram.wait_for(lambda: len(telegram.sent("sendChatAction")) == 3)
        await asyncio.sleep(0.1)
        assert len(telegram.sent("sendChatAction")) == 3
        reader.may_read.set()
        await chat.reply(post)
