"""Numbers without content: how many photos, how many right."""

import time
from collections.abc import Mapping

from sqlalchemy import func, select

from bot.store.table import StoreTable, upsert
from bot.store.tables import counters

_SECONDS_A_DAY = 86_400


class Counters(StoreTable):
    """Sums by name and day (days since 1970, UTC)."""

    async def add(self, amounts: Mapping[str, int]) -> None:
        """Add ``amounts`` to today's counters, all or none."""
        today = int(time.time()) // _SECONDS_A_DAY
        async with self._database.transaction() as connection:
            # In one order everywhere, lest two processes wait for each other's rows.
            for name, amount in sorted(amounts.items()):
                row = {"name": name, "day": today, "value": amount}
                more = {"value": counters.c.value + amount}
                await connection.execute(upsert(connection, counters, ["name", "day"], row, more))

    async def totals(self, prefix: str = "", days: int | None = None) -> dict[str, int]:
        """Return the sum of each counter whose name begins so, over all or the last ``days``."""
        query = select(counters.c.name, func.sum(counters.c.value)).group_by(counters.c.name)
        query = query.where(counters.c.name.startswith(prefix, autoescape=True))
        if days is not None:
            query = query.where(counters.c.day > int(time.time()) // _SECONDS_A_DAY - days)
        async with self._database.transaction() as connection:
            return {name: int(total) for name, total in await connection.execute(query)}
