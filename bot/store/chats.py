"""Chats, under names that do not tell which they are, and what was set for them."""

import time

from sqlalchemy import delete, func, select, update

from bot.store.forgotten import Forgotten, moment
from bot.store.table import StoreTable, upsert
from bot.store.tables import chats


class Chats(StoreTable):
    """Where the bot is used; ``kind`` is Telegram's: private, group, supergroup, channel."""

    async def seen(self, chat_id: int, kind: str, met: float | None = None) -> None:
        """Remember that this chat exists, unless it was forgotten since it was ``met``.

        That is in seconds since 1970, by default now.
        """
        row, now = self._row(chat_id, kind, {}), {"kind": kind}
        async with self._database.transaction() as connection:
            await Forgotten(self._database).count(
                connection, chats, row, now, telegram_id=chat_id, met=moment(met)
            )

    async def settings(self, chat_id: int) -> dict[str, object]:
        """Return what was set for the chat."""
        name = self._database.cipher.name(chat_id)
        async with self._database.transaction() as connection:
            query = select(chats.c.settings).where(chats.c.name == name)
            return dict((await connection.execute(query)).scalar_one_or_none() or {})

    async def set(self, chat_id: int, kind: str, settings: dict[str, object]) -> None:
        """Replace what was set for the chat."""
        async with self._database.transaction() as connection:
            row = self._row(chat_id, kind, settings)
            new = {"settings": settings}
            await connection.execute(upsert(connection, chats, ["name"], row, new))

    async def migrate(self, old_id: int, new_id: int) -> None:
        """Follow a group that became a supergroup."""
        old, new = self._database.cipher.name(old_id), self._database.cipher.name(new_id)
        async with self._database.transaction() as connection:
            known = select(chats.c.name).where(chats.c.name == old)
            if (await connection.execute(known)).scalar_one_or_none() is not None:
                await connection.execute(delete(chats).where(chats.c.name == new))
                moved = update(chats).where(chats.c.name == old)
                await connection.execute(moved.values(name=new, kind="supergroup"))
            row = self._row(old_id, "", {})
            await Forgotten(self._database).forget(connection, chats, row, old_id)

    async def forget(self, chat_id: int) -> None:
        """Forget the chat, for instance when the bot was removed from it."""
        row = self._row(chat_id, "", {})
        async with self._database.transaction() as connection:
            await Forgotten(self._database).forget(connection, chats, row, chat_id)

    async def count_groups(self) -> int:
        """Return in how many groups the bot is used."""
        query = select(func.count(chats.c.name)).where(chats.c.kind.in_(("group", "supergroup")))
        async with self._database.transaction() as connection:
            return int((await connection.execute(query)).scalar_one())

    def _row(self, chat_id: int, kind: str, settings: dict[str, object]) -> dict[str, object]:
        name = self._database.cipher.name(chat_id)
        return {"name": name, "kind": kind, "since": time.time(), "settings": settings}
