"""Notes for a while: what one process knows, and another one may want to know."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.errors import StoreError
from bot.store.table import StoreTable, upsert
from bot.store.tables import notes

T = TypeVar("T")
About = tuple[int | str, ...]


@dataclass(frozen=True)
class Note:
    """A ``content`` in clear about something, for so many ``seconds``.

    ``user_id`` tells whose it is, if anybody's: it goes when that person is forgotten.
    """

    about: About
    content: bytes
    seconds: float
    user_id: int | None = None


class Notes(StoreTable):
    """Encrypted, under names that do not tell what they are about, and forgotten in time."""

    async def get(self, about: About) -> bytes | None:
        """Return what is noted; None where nothing is, or a key that we do not have is needed."""
        name = self._database.cipher.name(*about)
        query = select(notes.c.content).where(notes.c.name == name, notes.c.until > time.time())
        async with self._database.transaction() as connection:
            return self._clear((await connection.execute(query)).scalar_one_or_none())

    async def change(
        self,
        about: About,
        seconds: float,
        change: Callable[[bytes | None], tuple[bytes, T]],
        user_id: int | None = None,
    ) -> T:
        """Replace what is noted by what ``change`` makes of it, and return what else it returns.

        ``user_id`` tells whose it is, if anybody's.

        Whoever wants to change the same note meanwhile waits, in whatever process.
        """
        name = self._database.cipher.name(*about)
        person = None if user_id is None else self._database.cipher.name(user_id)
        row = {"name": name, "person": person, "content": b"", "until": 0.0}
        # Even where nothing changes, the row is ours until the transaction ends.
        async with self._database.transaction() as connection:
            locking = upsert(connection, notes, ["name"], row, {"name": name})
            kept = await connection.execute(locking.returning(notes.c.content, notes.c.until))
            found, now = kept.one(), time.time()
            content, result = change(self._clear(found.content) if found.until > now else None)
            new = {"content": self._database.cipher.encrypt(content), "until": now + seconds}
            await connection.execute(update(notes).where(notes.c.name == name).values(**new))
        return result

    async def add(self, about: About, seconds: float) -> bool:
        """Note that something happened, unless that is noted; say whether it was new."""
        return await self.change(about, seconds, lambda content: (b"", content is None))

    async def write(self, connection: AsyncConnection, new: Sequence[Note]) -> None:
        """Note all that is ``new`` in a transaction that is somebody else's."""
        # In one order everywhere, lest two processes wait for each other's rows.
        rows = sorted((self._row(note) for note in new), key=lambda row: str(row["name"]))
        for row in rows:
            await connection.execute(upsert(connection, notes, ["name"], row, row))

    async def sweep(self) -> None:
        """Forget what is over."""
        async with self._database.transaction() as connection:
            await connection.execute(delete(notes).where(notes.c.until < time.time()))

    def _row(self, note: Note) -> dict[str, object]:
        cipher = self._database.cipher
        return {
            "name": cipher.name(*note.about),
            "person": None if note.user_id is None else cipher.name(note.user_id),
            "content": cipher.encrypt(note.content),
            "until": time.time() + note.seconds,
        }

    def _clear(self, content: bytes | None) -> bytes | None:
        if content is None:
            return None
        try:
            return self._database.cipher.decrypt(content)
        except StoreError:
            return None
