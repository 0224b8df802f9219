"""Health where a part that runs in the background has come to an end."""

from pathlib import Path

import pytest

from bot.app import build
from bot.fake_telegram.telegram import FakeTelegram
from bot.fake_telegram.transport import FakeRequest
from bot.monitoring.health import health
from bot.readers import Readers
from bot.services import Services
from tests.bot.conftest import polling
from tests.bot.stripes import StripeReader, readers, settings
from tests.bot.waiting import until


async def test_who_looks_after_recorded_updates_no_longer_is_failing(
    telegram: FakeTelegram, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = build(
        settings(tmp_path, telegram.account.token), readers(StripeReader()), FakeRequest(telegram)
    )
    services: Services = app.bot_data["services"]

    def unforeseen(_: Readers) -> bool:
        raise ZeroDivisionError

    async with polling(telegram, app):
        await services.readers.warm_up()
        assert health(app).status == "ok"
        monkeypatch.setattr(Readers, "ready", property(unforeseen))
        services.inbox.look()
        await until(lambda: services.inbox.failed)
        assert health(app).status == "failing"
        assert not health(app).well
