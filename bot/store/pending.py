"""Pending updates: they came, are not answered yet, and are shared by all processes.

Each belongs to one process by a lease that its owner renews. When the owner dies the lease runs
out, or is broken by whoever knows that the owner is gone, and another process takes it over.

The items of an album may come to several processes. Until one of them takes the album, an item
was never tried, and whoever takes one takes all.
"""

import time
from collections.abc import Collection, Sequence

from sqlalchemy import ColumnElement, bindparam, case, delete, func, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.arrival import Arrival
from bot.store.claimed import Claimed
from bot.store.claims import LARGEST_ALBUM, in_turn, open_album, owned, unanswered
from bot.store.database import Database
from bot.store.errors import StoreError
from bot.store.notes import Note, Notes
from bot.store.owners import LEASE_SECONDS
from bot.store.table import StoreTable
from bot.store.tables import pending_updates as pending

# The last one is made alone, so that only what really ends the process is blamed for it.
MAX_ATTEMPTS = 3
# Telegram gives up repeating an update after a day.
REMEMBERED_SECONDS = 2 * 86_400.0
# Made once, and given their rows only when they are run, they are put into words once.
_INSERTIONS = {
    name: insert(pending).on_conflict_do_nothing().returning(pending.c.update_id)
    for name, insert in (("sqlite", sqlite.insert), ("postgresql", postgresql.insert))
}
_ERASURE = (
    update(pending)
    .where(pending.c.bot_id == bindparam("of"), pending.c.update_id == bindparam("number"))
    .values(content=None, chat=None, album=None, lease=0.0, at=bindparam("now"))
)


class Pending(StoreTable):
    """The updates that wait in the store."""

    def __init__(self, database: Database, notes: Notes) -> None:
        super().__init__(database)
        self._notes = notes

    @property
    def shared(self) -> bool:
        """Whether other processes may take updates from the same database."""
        return self._database.shared

    async def write(
        self,
        bot_id: int,
        arrivals: Sequence[Arrival],
        answered: Collection[int],
        noted: Sequence[Note] = (),
    ) -> set[int]:
        """Record what came, erase what was answered, note what is to be known, all or nothing.

        Returns the ids of those arrivals that nobody had recorded before.
        """
        # In one order everywhere, lest two processes wait for each other's rows.
        arrivals = sorted(arrivals, key=lambda arrival: arrival.update_id)
        rows = [arrival.row(bot_id, self._database.cipher) for arrival in arrivals]
        fresh: set[int] = set()
        async with self._database.transaction() as connection:
            if rows:
                insertion = _INSERTIONS[connection.dialect.name]
                fresh.update((await connection.execute(insertion, rows)).scalars())
            if answered:
                now = time.time()
                erased = [{"of": bot_id, "number": one, "now": now} for one in sorted(answered)]
                await connection.execute(_ERASURE, erased)
            await self._notes.write(connection, noted)
        return fresh

    async def claim(
        self,
        bot_id: int,
        owner: str,
        most: int,
        max_attempts: int = MAX_ATTEMPTS,
        *,
        expired: bool = True,
    ) -> list[Claimed]:
        """Take up to ``most`` updates that are nobody's, a turn for each chat after the other.

        Where not also the ``expired`` ones may be taken, those are left whose owner ran out of
        its lease, but may live. Albums come whole, even where that is more than ``most``.
        ``tries`` is raised up to ``max_attempts``; ``raise_tries`` counts the later ones.
        """
        those = in_turn(bot_id, most, max_attempts, expired=expired)
        async with self._database.transaction() as connection:
            return await self._take(connection, owner, those, max_attempts)

    async def take_album(
        self, bot_id: int, owner: str, chat_id: int, album: str, pause: float
    ) -> tuple[float, list[Claimed]]:
        """Take all of an album that nobody has taken, once nothing more came for ``pause`` seconds.

        Returns for how many seconds to wait before that, or else 0 and what was taken: nothing
        where another process did.
        """
        name = self._database.cipher.name(chat_id, album)
        those = open_album(bot_id, name)
        query = select(func.count(), func.max(pending.c.at)).where(those)
        async with self._database.transaction() as connection:
            count, last = (await connection.execute(query)).one()
            # Of two machines one may have its clock wrong.
            wait = min((last or 0.0) + pause - time.time(), pause)
            if 0 < count < LARGEST_ALBUM and wait > 0:
                return wait, []
            return 0.0, await self._take(connection, owner, those)

    async def raise_tries(self, bot_id: int, update_ids: Collection[int]) -> None:
        """Count one more try, before it begins."""
        async with self._database.transaction() as connection:
            those = (pending.c.bot_id == bot_id, pending.c.update_id.in_(update_ids))
            more = pending.c.tries + 1
            await connection.execute(update(pending).where(*those).values(tries=more))

    async def renew(self, bot_id: int, owner: str) -> None:
        """Keep everything of ``owner``'s for another lease."""
        await self._lease(bot_id, owner, time.time() + LEASE_SECONDS)

    async def release(self, bot_id: int, owner: str) -> None:
        """Leave everything of ``owner``'s to others, as if it had not been tried."""
        async with self._database.transaction() as connection:
            fewer = case((pending.c.tries > 0, pending.c.tries - 1), else_=0)
            left = {"lease": 0.0, "owner": "", "tries": fewer}
            await connection.execute(update(pending).where(owned(bot_id, owner)).values(**left))

    async def break_lease(self, bot_id: int, owner: str) -> None:
        """Leave everything of an ``owner`` that is dead to others."""
        await self._lease(bot_id, owner, 0.0)

    async def owners(self, bot_id: int) -> set[str]:
        """Return who owns anything, or did until the lease ran out."""
        query = select(pending.c.owner).distinct()
        query = query.where(unanswered(bot_id), pending.c.lease > 0)
        async with self._database.transaction() as connection:
            return set((await connection.execute(query)).scalars())

    async def count(self, bot_id: int) -> int:
        """Return how many are not answered yet."""
        query = select(func.count()).select_from(pending)
        query = query.where(unanswered(bot_id))
        async with self._database.transaction() as connection:
            return int((await connection.execute(query)).scalar_one())

    async def sweep(self) -> None:
        """Forget the numbers of updates that Telegram cannot repeat any more, and notes in time."""
        old = (pending.c.content.is_(None), pending.c.at < time.time() - REMEMBERED_SECONDS)
        async with self._database.transaction() as connection:
            await connection.execute(delete(pending).where(*old))
        await self._notes.sweep()

    async def _take(
        self,
        connection: AsyncConnection,
        owner: str,
        those: ColumnElement[bool],
        max_attempts: int = MAX_ATTEMPTS,
    ) -> list[Claimed]:
        tries = case((pending.c.tries < max_attempts, pending.c.tries + 1), else_=pending.c.tries)
        taking = (
            update(pending)
            .where(those)
            .values(owner=owner, lease=time.time() + LEASE_SECONDS, tries=tries)
            .returning(pending.c.update_id, pending.c.content, pending.c.tries)
        )
        rows = (await connection.execute(taking)).all()
        claimed = [Claimed(row.update_id, self._clear(row.content), row.tries) for row in rows]
        return sorted(claimed, key=lambda one: one.update_id)

    async def _lease(self, bot_id: int, owner: str, until: float) -> None:
        async with self._database.transaction() as connection:
            await connection.execute(
                update(pending).where(owned(bot_id, owner)).values(lease=until)
            )

    def _clear(self, content: bytes) -> bytes | None:
        try:
            return self._database.cipher.decrypt(content)
        except StoreError:
            return None
