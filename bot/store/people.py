"""People, under names that do not tell who they are."""

import time

from sqlalchemy import func, select

from bot.store.table import StoreTable, upsert
from bot.store.tables import people


class People(StoreTable):
    """Who has used the bot."""

    async def seen(self, user_id: int) -> None:
        """Remember that this person exists."""
        row = {"name": self._store.cipher.name(user_id), "since": time.time()}
        async with self._store.transaction() as connection:
            same = {"name": row["name"]}
            await connection.execute(upsert(connection, people, ["name"], row, same))

    async def count(self) -> int:
        """Return how many people have used the bot."""
        async with self._store.transaction() as connection:
            return int((await connection.execute(select(func.count(people.c.name)))).scalar_one())
