"""What the handlers share: settings, readers and the memory of the moment."""

from dataclasses import dataclass, field

from bot.albums import Albums
from bot.config import Settings
from bot.limits import Limits
from bot.readers import Readers
from bot.recent import Recent

REMEMBERED_UPDATES = 10_000
REMEMBERED_GREETINGS = 1_000


@dataclass
class Services:
    """One of each for the whole bot."""

    settings: Settings
    readers: Readers
    limits: Limits
    albums: Albums = field(default_factory=Albums)
    updates: Recent = field(default_factory=lambda: Recent(REMEMBERED_UPDATES))
    greeted: Recent = field(default_factory=lambda: Recent(REMEMBERED_GREETINGS, seconds=60))
    notes: Recent = field(default_factory=lambda: Recent(1, seconds=60))

    @classmethod
    def of(cls, settings: Settings, readers: Readers) -> "Services":
        """Return the services for ``settings`` around ``readers``."""
        return cls(settings, readers, Limits(settings.pictures_per_minute))
