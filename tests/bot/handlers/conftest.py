"""The whole bot, on the in-process Telegram, with a reader of stripes."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.app import build
from bot.context import App
from bot.demo.chats import Chat
from bot.demo.people import Person
from bot.demo.telegram import FakeTelegram
from bot.demo.transport import FakeRequest
from tests.bot.conftest import polling
from tests.bot.stripes import StripeReader, readers, settings

ALBUM_PAUSE = 0.15


@pytest.fixture
def ann(telegram: FakeTelegram) -> Person:
    return telegram.person("Ann", language="en")


@pytest.fixture
def ben(telegram: FakeTelegram) -> Person:
    return telegram.person("Ben", language="ru")


@pytest.fixture
def admin(telegram: FakeTelegram) -> Person:
    return telegram.person("Ada", language="en")


@pytest.fixture
def chat(telegram: FakeTelegram, ann: Person) -> Chat:
    return telegram.private(ann)


@pytest.fixture
def reader() -> StripeReader:
    return StripeReader()


@pytest.fixture
async def app(
    telegram: FakeTelegram, admin: Person, reader: StripeReader, tmp_path: Path
) -> AsyncIterator[App]:
    """The bot, running; Ada is its admin."""
    chosen = settings(tmp_path, telegram.account.token, admin.id)
    built = build(chosen, readers(reader), FakeRequest(telegram))
    built.bot_data["services"].albums.pause = ALBUM_PAUSE
    async with polling(telegram, built):
        yield built
