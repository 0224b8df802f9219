"""What shows while pictures are worked on: once in a chat, and not for hours."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.app import build
from bot.fake_telegram.people import Person
from bot.fake_telegram.telegram import FakeTelegram
from bot.fake_telegram.transport import FakeRequest
from bot.sending import chat_action
from tests.bot.conftest import polling
from tests.bot.stripes import StripeReader, picture, readers, settings


@pytest.fixture
async def slow(
    telegram: FakeTelegram, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[StripeReader]:
    """The reader of a running bot, which shows at once; it does not read until it may."""
    monkeypatch.setattr(chat_action, "UNNOTICED_SECONDS", 0.0)
    reader = StripeReader()
    reader.may_read.clear()
    app = build(settings(tmp_path, telegram.account.token), readers(reader), FakeRequest(telegram))
    async with polling(telegram, app):
        yield reader


@pytest.fixture
def ann(telegram: FakeTelegram) -> Person:
    return telegram.person("Ann")


async def test_where_nobody_waits_for_long_nothing_shows(
    telegram: FakeTelegram, slow: StripeReader, ann: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chat_action, "UNNOTICED_SECONDS", 30.0)
    slow.may_read.set()
    chat = telegram.private(ann)
    for _ in range(3):
        await chat.reply(await ann.send_photo(chat, picture(7)))
    await telegram.settled()
    assert telegram.sent("sendChatAction") == []


async def test_an_answer_that_takes_hours_shows_no_activity_for_hours(
    telegram: FakeTelegram, slow: StripeReader, ann: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chat_action, "REPEAT_SECONDS", 0.01)
    monkeypatch.setattr(chat_action, "MOST_REPEATS", 3)
    chat = telegram.private(ann)
    post = await ann.send_photo(chat, picture(7))
    await telegram.wait_for(lambda: len(telegram.sent("sendChatAction")) == 3)
    await asyncio.sleep(0.1)
    assert len(telegram.sent("sendChatAction")) == 3
    slow.may_read.set()
    await chat.reply(post)


async def test_many_pictures_of_one_chat_show_as_one(
    telegram: FakeTelegram, slow: StripeReader, ann: Person
) -> None:
    chat = telegram.private(ann)
    posts = [await ann.send_photo(chat, picture(number)) for number in range(6)]
    await telegram.wait_for(lambda: slow.reads)
    await asyncio.sleep(0.1)
    assert len(telegram.sent("sendChatAction")) == 1
    slow.may_read.set()
    for post in posts:
        await chat.reply(post)
    await telegram.settled()
    # Each answer ends what is shown, and all but the last show it again.
    assert len(telegram.sent("sendChatAction")) <= len(posts)
