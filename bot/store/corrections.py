"""Crops that people corrected, encrypted."""

import hashlib
import time
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import func, select

from bot.store.errors import StoreError
from bot.store.table import StoreTable, upsert
from bot.store.tables import consents, corrections

SIDE = 28
NO_DIGIT = 10
# One in four tells how good a model is, and is never learned from.
_HELD_OUT_OF_256 = 64


@dataclass(frozen=True, eq=False)
class Corrected:
    """Corrections for a training.

    ``crops`` is uint8 of shape (n, 28, 28), ``labels`` int64 of shape (n,) with 10 for "no
    digit", ``held_out`` bool of shape (n,): true for those that must not be learned from.
    """

    crops: NDArray[np.uint8]
    labels: NDArray[np.int64]
    held_out: NDArray[np.bool_]


class Corrections(StoreTable):
    """The corrections of people who agreed to having them kept."""

    async def keep(
        self, user_id: int, source: tuple[int | str, ...], crop: NDArray[np.uint8], label: int
    ) -> bool:
        """Keep what the digit at ``source`` (chat, message, place) is; a later word replaces it.

        ``crop`` is uint8 of shape (28, 28). Returns False, and keeps nothing, where the person
        has not consented.
        """
        if crop.shape != (SIDE, SIDE) or not 0 <= label <= NO_DIGIT:
            raise ValueError("a correction is a 28x28 crop and a label from 0 to 10")
        cipher = self._store.cipher
        person = cipher.name(user_id)
        content = cipher.encrypt(crop.astype(np.uint8).tobytes() + bytes([label]))
        async with self._store.transaction() as connection:
            agreed = select(consents.c.given).where(consents.c.person == person)
            if not (await connection.execute(agreed)).scalar_one_or_none():
                return False
            said: dict[str, object] = {"person": person, "content": content, "at": time.time()}
            row = {"source": cipher.name(*source), **said}
            await connection.execute(upsert(connection, corrections, ["source"], row, said))
        return True

    async def count(self) -> int:
        """Return how many are kept."""
        async with self._store.transaction() as connection:
            return int(
                (await connection.execute(select(func.count(corrections.c.id)))).scalar_one()
            )

    async def all(self) -> Corrected:
        """Return all that may be used now, oldest first."""
        async with self._store.transaction() as connection:
            query = (
                select(corrections.c.source, corrections.c.content)
                .join(consents, consents.c.person == corrections.c.person)
                .where(consents.c.given)
                .order_by(corrections.c.id)
            )
            rows = (await connection.execute(query)).all()
        contents = [self._store.cipher.decrypt(row.content) for row in rows]
        if any(len(content) != SIDE * SIDE + 1 for content in contents):
            raise StoreError("A kept correction is not of the expected size.")
        records = np.frombuffer(b"".join(contents), np.uint8).reshape(-1, SIDE * SIDE + 1)
        return Corrected(
            crops=records[:, :-1].reshape(-1, SIDE, SIDE).copy(),
            labels=records[:, -1].astype(np.int64),
            held_out=np.array([_is_held_out(row.source) for row in rows], np.bool_),
        )


def _is_held_out(source: str) -> bool:
    """Decide by the correction alone, so that it stays on its side in every training."""
    return hashlib.sha256(source.encode()).digest()[0] < _HELD_OUT_OF_256
