"""Pending updates: they came, are not answered yet, and are shared by all processes.

Each belongs to one process by a lease that its owner renews. When the owner dies the lease runs
out, or is broken by whoever knows that the owner is gone, and another process takes it over.
"""

import time
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, bindparam, case, delete, func, select, update
from sqlalchemy.dialects import postgresql, sqlite

from bot.store.errors import StoreError
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
    .values(content=None, chat=None, lease=0.0, at=bindparam("now"))
)


@dataclass(frozen=True)
class Arrival:
    """An update that came; ``owner`` is empty where whoever has room may take it.

    ``content`` is what answering needs, in clear: it is encrypted here.
    """

    update_id: int
    chat_id: int
    content: bytes
    owner: str


@dataclass(frozen=True)
class Claimed:
    """An update that is ours now; ``tries`` counts how often it was taken up, this time too.

    ``content`` is None where it was encrypted with a key that we do not have.
    """

    update_id: int
    content: bytes | None
    tries: int


class Pending(StoreTable):
    """The updates that wait in the store."""

    async def write(
        self, bot_id: int, arrivals: Sequence[Arrival], answered: Collection[int]
    ) -> set[int]:
        """Record what came and erase what was answered, in one transaction.

        Returns the ids of those arrivals that nobody had recorded before.
        """
        rows = [self._row(bot_id, arrival) for arrival in arrivals]
        fresh: set[int] = set()
        async with self._database.transaction() as connection:
            if rows:
                insertion = _INSERTIONS[connection.dialect.name]
                fresh.update((await connection.execute(insertion, rows)).scalars())
            if answered:
                now = time.time()
                erased = [{"of": bot_id, "number": one, "now": now} for one in answered]
                await connection.execute(_ERASURE, erased)
        return fresh

    async def claim(
        self, bot_id: int, owner: str, most: int, max_attempts: int = MAX_ATTEMPTS
    ) -> list[Claimed]:
        """Take up to ``most`` updates that are nobody's, a turn for each chat after the other.

        ``tries`` is raised up to ``max_attempts``; ``raise_tries`` counts the later ones.
        """
        now = time.time()
        free = (pending.c.bot_id == bot_id, pending.c.content.is_not(None), pending.c.lease < now)
        turn = func.row_number().over(
            partition_by=pending.c.chat, order_by=(pending.c.tries, pending.c.update_id)
        )
        waiting = select(pending.c.update_id, turn.label("turn"), pending.c.tries).where(*free)
        queue = waiting.subquery()
        first = (
            select(queue.c.update_id)
            .order_by(queue.c.tries > max_attempts, queue.c.turn, queue.c.update_id)
            .limit(most)
        )
        tries = case((pending.c.tries < max_attempts, pending.c.tries + 1), else_=pending.c.tries)
        taking = (
            update(pending)
            # Again, because another process may have been quicker.
            .where(*free, pending.c.update_id.in_(first))
            .values(owner=owner, lease=now + LEASE_SECONDS, tries=tries)
            .returning(pending.c.update_id, pending.c.content, pending.c.tries)
        )
        async with self._database.transaction() as connection:
            rows = (await connection.execute(taking)).all()
        claimed = [Claimed(row.update_id, self._clear(row.content), row.tries) for row in rows]
        return sorted(claimed, key=lambda one: one.update_id)

    async def raise_tries(self, bot_id: int, update_id: int) -> None:
        """Count one more try, before it begins."""
        async with self._database.transaction() as connection:
            this = (pending.c.bot_id == bot_id, pending.c.update_id == update_id)
            more = pending.c.tries + 1
            await connection.execute(update(pending).where(*this).values(tries=more))

    async def renew(self, bot_id: int, owner: str) -> None:
        """Keep everything of ``owner``'s for another lease."""
        await self._lease(bot_id, owner, time.time() + LEASE_SECONDS)

    async def release(self, bot_id: int, owner: str) -> None:
        """Leave everything of ``owner``'s to others, as if it had not been tried."""
        async with self._database.transaction() as connection:
            own = _of(bot_id, owner)
            fewer = case((pending.c.tries > 0, pending.c.tries - 1), else_=0)
            await connection.execute(
                update(pending).where(*own).values(lease=0.0, owner="", tries=fewer)
            )

    async def break_lease(self, bot_id: int, owner: str) -> None:
        """Leave everything of an ``owner`` that is dead to others."""
        await self._lease(bot_id, owner, 0.0)

    async def owners(self, bot_id: int) -> set[str]:
        """Return who owns anything now."""
        query = select(pending.c.owner).distinct()
        query = query.where(pending.c.bot_id == bot_id, pending.c.lease >= time.time())
        async with self._database.transaction() as connection:
            return set((await connection.execute(query)).scalars())

    async def count(self, bot_id: int) -> int:
        """Return how many are not answered yet."""
        query = select(func.count()).select_from(pending)
        query = query.where(pending.c.bot_id == bot_id, pending.c.content.is_not(None))
        async with self._database.transaction() as connection:
            return int((await connection.execute(query)).scalar_one())

    async def sweep(self) -> None:
        """Forget the numbers of updates that Telegram cannot repeat any more."""
        old = (pending.c.content.is_(None), pending.c.at < time.time() - REMEMBERED_SECONDS)
        async with self._database.transaction() as connection:
            await connection.execute(delete(pending).where(*old))

    async def _lease(self, bot_id: int, owner: str, until: float) -> None:
        async with self._database.transaction() as connection:
            await connection.execute(update(pending).where(*_of(bot_id, owner)).values(lease=until))

    def _clear(self, content: bytes) -> bytes | None:
        try:
            return self._database.cipher.decrypt(content)
        except StoreError:
            return None

    def _row(self, bot_id: int, arrival: Arrival) -> dict[str, object]:
        cipher, now = self._database.cipher, time.time()
        owned = bool(arrival.owner)
        return {
            "bot_id": bot_id,
            "update_id": arrival.update_id,
            "chat": cipher.name(arrival.chat_id),
            "content": cipher.encrypt(arrival.content),
            "tries": int(owned),
            "owner": arrival.owner,
            "lease": now + LEASE_SECONDS if owned else 0.0,
            "at": now,
        }


def _of(bot_id: int, owner: str) -> tuple[ColumnElement[bool], ...]:
    return (
        pending.c.bot_id == bot_id,
        pending.c.owner == owner,
        pending.c.content.is_not(None),
    )
