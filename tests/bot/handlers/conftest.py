"""The whole bot, on the in-process Telegram, with a reader of stripes."""

from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest

from bot.app import build
from bot.context import App
from bot.fake_telegram.chats import Chat
from bot.fake_telegram.people import Person
from bot.fake_telegram.posts import Post
from bot.fake_telegram.telegram import FakeTelegram
from bot.fake_telegram.transport import FakeRequest
from bot.services import Services
from bot.store import Store
from recognizer.registry import Registry
from tests.bot.conftest import polling
from tests.bot.stripes import StripeReader, readers, settings
from tests.bot.trainer.orders import Found, Order
from tests.bot.workshop import workshop

ALBUM_PAUSE = 0.15
Begin = Callable[..., Awaitable[Post]]


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
def office(telegram: FakeTelegram, admin: Person) -> Chat:
    """Ada's private chat."""
    return telegram.private(admin)


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
    built.bot_data["services"].inbox.albums.pause = ALBUM_PAUSE
    async with polling(telegram, built):
        yield built


@pytest.fixture
async def shop(
    telegram: FakeTelegram, admin: Person, registry: Registry, order: Order, tmp_path: Path
) -> AsyncIterator[App]:
    """The bot with a models folder of its own, and a training that follows orders."""
    async with workshop(telegram, tmp_path, registry, admin.id) as built:
        yield built


@pytest.fixture
def begin(admin: Person, office: Chat, order: Order, found: Found) -> Begin:
    """Begin a training that goes on until there are other orders; gives the message it lives in."""

    async def begun(command: str = "/train") -> Post:
        order(hang=True)
        live = await office.reply(await admin.send_text(office, command))
        await found()
        return live

    return begun


@pytest.fixture
def services(shop: App) -> Services:
    found: Services = shop.bot_data["services"]
    return found


@pytest.fixture
def store(services: Services) -> Store:
    return services.store
