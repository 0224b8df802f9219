"""What was forgotten lately: other processes may have met it before, and count it only now."""

import time

from sqlalchemy import Table, delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.notes import Note, Notes
from bot.store.table import Row, StoreTable, upsert
from bot.store.tables import notes

KIND = "forgotten"
REMEMBERED_SECONDS = 3_600.0
"""As long as a process may be kept from writing what it has met."""


class Forgotten(StoreTable):
    """Rows, by ``name``, of those who are met, which a delayed writer does not bring back.

    Both sides lay hand on the row first, so that of two at once the second one sees what the first
    one did.
    """

    async def forget(
        self, connection: AsyncConnection, table: Table, row: Row, telegram_id: int
    ) -> None:
        """Delete the row that ``row`` would be, and remember that for a while."""
        same = {"name": row["name"]}
        await connection.execute(upsert(connection, table, ["name"], row, same))
        await connection.execute(delete(table).where(table.c.name == row["name"]))
        note = Note((KIND, telegram_id), b"", REMEMBERED_SECONDS)
        await Notes(self._database).write(connection, [note])

    async def count(
        self,
        connection: AsyncConnection,
        table: Table,
        row: Row,
        update: Row,
        *,
        telegram_id: int,
        met: float,
    ) -> None:
        """Insert ``row`` or make ``update``, unless it was forgotten since it was ``met``."""
        await connection.execute(upsert(connection, table, ["name"], row, update))
        name = self._database.cipher.name(KIND, telegram_id)
        until = met + REMEMBERED_SECONDS
        since = select(notes.c.name).where(notes.c.name == name, notes.c.until >= until)
        if (await connection.execute(since)).scalar_one_or_none() is not None:
            # Only what is new: somebody may have met it again.
            new = (table.c.name == row["name"], table.c.since == row["since"])
            await connection.execute(delete(table).where(*new))


def moment(met: float | None) -> float:
    """Return when something was ``met``, in seconds since 1970; None means now."""
    return time.time() if met is None else met
