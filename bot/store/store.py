"""The store as the bot sees it: a database whose tables are its attributes."""

import logging
from pathlib import Path

from bot.store.chats import Chats
from bot.store.consents import Consents
from bot.store.corrections import Corrections
from bot.store.counters import Counters
from bot.store.database import Database
from bot.store.errors import StoreError
from bot.store.notes import Notes
from bot.store.pending import Pending
from bot.store.people import People
from bot.store.runs import Runs
from bot.store.shared_notes import SharedNotes

logger = logging.getLogger(__name__)

KEY_LOST = (
    "The encryption key is not the one that it was: put back ENCRYPTION_KEY, or secret.key in "
    "DATA_DIR. Until then these corrections are not learned from, and people are asked for their "
    "consent anew."
)


class Store(Database):
    """Everything that is remembered, by subject."""

    def __init__(
        self, data_dir: Path, database_url: str | None = None, encryption_key: str | None = None
    ) -> None:
        super().__init__(data_dir, database_url, encryption_key)
        self.people = People(self)
        self.chats = Chats(self)
        self.consents = Consents(self)
        self.corrections = Corrections(self)
        self.counters = Counters(self)
        self.runs = Runs(self)
        self.notes = Notes(self)
        self.pending = Pending(self, self.notes)
        self.shared_notes = SharedNotes(self.notes if self.shared else None)

    async def _opened(self) -> None:
        """Let the newest key take over, and say in the log where one is missing."""
        try:
            if renewed := await self.corrections.renew():
                logger.info("%d kept corrections are encrypted with the newest key now", renewed)
            if lost := await self.corrections.unreadable():
                logger.error("%d kept corrections cannot be opened. %s", lost, KEY_LOST)
        except StoreError:
            logger.exception("the encryption key could not be tried")
