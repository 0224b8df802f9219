"""The bot with a models folder of its own, and a training that stands in for the real one."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

from bot.app import build
from bot.context import App
from bot.fake_telegram.telegram import FakeTelegram
from bot.fake_telegram.transport import FakeRequest
from bot.readers import Readers
from bot.readers.serving import ServedModels
from bot.services import Services
from bot.trainer import Trainer
from bot.trainer.chat.reporter import Reporter
from bot.trainer.chat.trainings import Trainings
from recognizer.registry import Registry
from tests.bot.conftest import polling
from tests.bot.stripes import StripeReader, settings
from tests.bot.trainer.orders import FAKE


@asynccontextmanager
async def workshop(
    telegram: FakeTelegram,
    folder: Path,
    registry: Registry,
    *admins: int,
    seconds_between_edits: float = 0.05,
    readers: Readers | None = None,
) -> AsyncIterator[App]:
    """Run a bot process; the default ``readers`` tell the version in service at loading."""
    ready = readers or Readers(lambda: StripeReader(registry.current().name), threads=2)
    chosen = settings(folder / "data", telegram.account.token, *admins)
    app = build(replace(chosen, models_dir=registry.root), ready, FakeRequest(telegram))
    services: Services = app.bot_data["services"]
    trainer = Trainer(services.store, registry, FAKE, heartbeat=0.05)
    reporter = Reporter(registry)
    services.trainings = Trainings(services.store, trainer, reporter, seconds_between_edits)
    services.models = ServedModels(registry, ready, chosen.admin_ids, seconds=0.05)
    async with polling(telegram, app):
        yield app
