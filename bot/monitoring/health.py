"""Health: whether updates come in, are looked after, and photos are read."""

from dataclasses import asdict, dataclass
from typing import Final

from bot.context import App
from bot.services import Services

SILENCE: Final = 90.0
"""Seconds. Polling hears from Telegram every ten, also where nobody writes."""


@dataclass(frozen=True)
class Health:
    """How it is: ok, starting, failing, hanging, or offline where polling hears nothing.

    ``waiting`` counts the updates that are not answered yet.
    """

    status: str
    waiting: int

    @property
    def well(self) -> bool:
        """Whether there is nothing to do about it but wait."""
        return self.status in ("ok", "starting")

    def json(self) -> dict[str, object]:
        """Return it as JSON has it."""
        return asdict(self)


def health(app: App) -> Health:
    """Say how the bot does."""
    services: Services = app.bot_data["services"]
    status = "failing" if services.inbox.failed else services.readers.condition
    if status in ("ok", "starting") and not services.settings.webhook_url:
        status = "offline" if app.bot_data["polling"].silent(SILENCE) else status
    return Health(status, services.inbox.waiting)
