"""An arrival: an update that came, as it is recorded."""

import time
from dataclasses import dataclass

from bot.store.cipher import Cipher
from bot.store.owners import LEASE_SECONDS


@dataclass(frozen=True)
class Arrival:
    """An update that came; ``owner`` is empty where whoever has room may take it.

    ``content`` is what answering needs, in clear: it is encrypted here. ``album`` is Telegram's
    id of the album that it is an item of and that is still to be taken, if any.
    """

    update_id: int
    chat_id: int
    content: bytes
    owner: str
    album: str | None = None

    def row(self, bot_id: int, cipher: Cipher) -> dict[str, object]:
        """Return its row in the table of a bot's pending updates, from now on."""
        now, lent = time.time(), bool(self.owner)
        return {
            "bot_id": bot_id,
            "update_id": self.update_id,
            "chat": cipher.name(self.chat_id),
            "content": cipher.encrypt(self.content),
            "album": None if self.album is None else cipher.name(self.chat_id, self.album),
            "tries": int(lent and self.album is None),
            "owner": self.owner,
            "lease": now + LEASE_SECONDS if lent else 0.0,
            "at": now,
        }
