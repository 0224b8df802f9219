"""People, under names that do not tell who they are, and what they set."""

import time

from sqlalchemy import func, select

from bot.store.forgotten import Forgotten, moment
from bot.store.table import StoreTable, upsert
from bot.store.tables import people


class People(StoreTable):
    """Who has used the bot, and their settings."""

    async def seen(self, user_id: int, met: float | None = None) -> None:
        """Remember that this person exists, unless they were forgotten since they were ``met``.

        That is in seconds since 1970, by default now.
        """
        row = {"name": self._database.cipher.name(user_id), "since": time.time(), "settings": {}}
        same = {"name": row["name"]}
        async with self._database.transaction() as connection:
            await Forgotten(self._database).count(
                connection, people, row, same, telegram_id=user_id, met=moment(met)
            )

    async def settings(self, user_id: int) -> dict[str, object]:
        """Return what the person set."""
        name = self._database.cipher.name(user_id)
        async with self._database.transaction() as connection:
            query = select(people.c.settings).where(people.c.name == name)
            return dict((await connection.execute(query)).scalar_one_or_none() or {})

    async def set(self, user_id: int, settings: dict[str, object]) -> None:
        """Replace what the person set."""
        row = {
            "name": self._database.cipher.name(user_id),
            "since": time.time(),
            "settings": settings,
        }
        async with self._database.transaction() as connection:
            new = {"settings": settings}
            await connection.execute(upsert(connection, people, ["name"], row, new))

    async def count(self) -> int:
        """Return how many people have used the bot."""
        async with self._database.transaction() as connection:
            return int((await connection.execute(select(func.count(people.c.name)))).scalar_one())
