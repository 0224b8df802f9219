"""Consents: who agreed to having crops kept, and who did not."""

import time

from sqlalchemy import delete, select

from bot.store.forgotten import Forgotten
from bot.store.table import StoreTable, upsert
from bot.store.tables import consents, corrections, notes, people


class Consents(StoreTable):
    """Individual, explicit and revocable consent to keeping 28x28 crops."""

    async def given(self, user_id: int) -> bool | None:
        """Return the person's answer; None where there is none yet."""
        person = self._database.cipher.name(user_id)
        async with self._database.transaction() as connection:
            query = select(consents.c.given).where(consents.c.person == person)
            return (await connection.execute(query)).scalar_one_or_none()

    async def answer(self, user_id: int, *, given: bool) -> None:
        """Keep the person's answer; a no takes what was kept along."""
        person = self._database.cipher.name(user_id)
        answered = {"given": given, "at": time.time()}
        async with self._database.transaction() as connection:
            row = {"person": person, **answered}
            await connection.execute(upsert(connection, consents, ["person"], row, answered))
            if not given:
                await connection.execute(delete(corrections).where(corrections.c.person == person))

    async def forget(self, user_id: int) -> int:
        """Delete all that is kept of the person; return how many crops that was."""
        person = self._database.cipher.name(user_id)
        async with self._database.transaction() as connection:
            gone = await connection.execute(
                delete(corrections).where(corrections.c.person == person)
            )
            await connection.execute(delete(consents).where(consents.c.person == person))
            await connection.execute(delete(notes).where(notes.c.person == person))
            row = {"name": person, "since": time.time(), "settings": {}}
            await Forgotten(self._database).forget(connection, people, row, user_id)
            return gone.rowcount
