"""A Telegram in this process, and the bot running on it."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, cast

import pytest
from telegram import Update
from telegram.ext import Application

from bot.fake_telegram.calls import Call
from bot.fake_telegram.methods import METHODS
from bot.fake_telegram.telegram import FakeTelegram
from bot.services import Services
from recognizer.registry import Registry
from tests.bot.postgres import postgres, postgres_url, restartable
from tests.bot.trainer.orders import Found, Order, finder, orders, stocked
from tests.bot.waiting import until

__all__ = ["postgres", "postgres_url", "restartable"]
AnyApplication = Application[Any, Any, Any, Any, Any, Any]


@pytest.fixture
async def telegram() -> FakeTelegram:
    """A fresh Telegram with one bot, in group privacy mode."""
    return FakeTelegram()


@asynccontextmanager
async def polling(telegram: FakeTelegram, application: AnyApplication) -> AsyncIterator[None]:
    """Run ``application``, built on ``telegram``'s transport, as ``run_polling`` would.

    Inside, ``telegram.settled()`` also waits for the handlers of every update.
    """

    async def quiet() -> None:
        services: Services | None = application.bot_data.get("services")
        if services is not None:
            await until(lambda: not services.inbox.arriving)
        await application.update_queue.join()

    telegram.quiet.append(quiet)
    async with application:
        if application.post_init:
            await application.post_init(application)
        assert application.updater
        await application.updater.start_polling(
            timeout=5, allowed_updates=Update.ALL_TYPES, drop_pending_updates=False
        )
        await application.start()
        try:
            yield
        finally:
            telegram.quiet.remove(quiet)
            await application.updater.stop()
            await application.stop()
            await _called(application.post_stop, application)
    await _called(application.post_shutdown, application)


async def _called(
    hook: Callable[[AnyApplication], Awaitable[object]] | None, application: AnyApplication
) -> None:
    if hook:
        await hook(application)


@pytest.fixture
def only_says_yes(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Let Telegram answer a method, named in small letters, with no more than a "yes"."""

    async def yes(telegram: FakeTelegram, call: Call) -> bool:
        return True

    def teach(method: str) -> None:
        monkeypatch.setitem(cast("dict[str, object]", METHODS), method, yes)

    return teach


@pytest.fixture
def registry(tmp_path: Path) -> Registry:
    """A models folder with one version in service."""
    return stocked(tmp_path / "models")


@pytest.fixture
def order(registry: Registry) -> Order:
    """Say what the training that stands in for the real one will do."""
    return orders(registry)


@pytest.fixture
def found(registry: Registry) -> Found:
    """Wait for what the training that stands in found around itself."""
    return finder(registry)
