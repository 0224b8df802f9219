"""Crops that people corrected, encrypted."""

import asyncio
import hashlib
import logging
import time
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import delete, func, select, update

from bot.store.errors import StoreError
from bot.store.table import StoreTable, upsert
from bot.store.tables import consents, corrections

logger = logging.getLogger(__name__)

SIDE = 28
NO_DIGIT = 10
_RECORD = SIDE * SIDE + 1
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
        cipher = self._database.cipher
        person = cipher.name(user_id)
        content = cipher.encrypt(crop.astype(np.uint8).tobytes() + bytes([label]))
        async with self._database.transaction() as connection:
            agreed = select(consents.c.given).where(consents.c.person == person)
            if not (await connection.execute(agreed)).scalar_one_or_none():
                return False
            said: dict[str, object] = {"person": person, "content": content, "at": time.time()}
            row = {"source": cipher.name(*source), **said}
            await connection.execute(upsert(connection, corrections, ["source"], row, said))
        return True

    async def take_back(self, user_id: int, source: tuple[int | str, ...]) -> None:
        """Keep no longer what the person said that the digit at ``source`` is, if anything."""
        person, name = self._database.cipher.name(user_id), self._database.cipher.name(*source)
        theirs = (corrections.c.person == person, corrections.c.source == name)
        async with self._database.transaction() as connection:
            await connection.execute(delete(corrections).where(*theirs))

    async def count(self) -> int:
        """Return how many are kept."""
        async with self._database.transaction() as connection:
            return int(
                (await connection.execute(select(func.count(corrections.c.id)))).scalar_one()
            )

    async def all(self) -> Corrected:
        """Return all that may be used now, oldest first; what this key cannot open is skipped."""
        async with self._database.transaction() as connection:
            query = (
                select(corrections.c.source, corrections.c.content)
                .join(consents, consents.c.person == corrections.c.person)
                .where(consents.c.given)
                .order_by(corrections.c.id)
            )
            rows = (await connection.execute(query)).all()
        opened = await asyncio.to_thread(self._opened, [row.content for row in rows])
        kept = [(row.source, record) for row, record in zip(rows, opened, strict=True) if record]
        if skipped := len(rows) - len(kept):
            logger.warning("%d corrections skipped: this key cannot open them", skipped)
        records = np.frombuffer(b"".join(record for _, record in kept), np.uint8)
        records = records.reshape(-1, _RECORD)
        return Corrected(
            crops=records[:, :-1].reshape(-1, SIDE, SIDE).copy(),
            labels=records[:, -1].astype(np.int64),
            held_out=np.array([_is_held_out(source) for source, _ in kept], np.bool_),
        )

    async def renew(self) -> int:
        """Encrypt with the newest key what older ones encrypted; return how many that was."""
        async with self._database.transaction() as connection:
            kept = (await connection.execute(select(corrections.c.id, corrections.c.content))).all()
        # Outside: others, too, want the store, and SQLite has one connection.
        renewed = await asyncio.to_thread(self._renewed, [row.content for row in kept])
        changed = [(row, new) for row, new in zip(kept, renewed, strict=True) if new]
        async with self._database.transaction() as connection:
            for row, new in changed:
                # Unless somebody corrected it meanwhile.
                this = (corrections.c.id == row.id, corrections.c.content == row.content)
                await connection.execute(update(corrections).where(*this).values(content=new))
        return len(changed)

    async def unreadable(self) -> int:
        """Return how many this key cannot open: they were kept under another one."""
        async with self._database.transaction() as connection:
            contents = (await connection.execute(select(corrections.c.content))).scalars().all()
        return (await asyncio.to_thread(self._opened, contents)).count(None)

    def _opened(self, contents: Sequence[bytes]) -> list[bytes | None]:
        return [self._open(content) for content in contents]

    def _renewed(self, contents: Sequence[bytes]) -> list[bytes | None]:
        return [self._database.cipher.renewed(content) for content in contents]

    def _open(self, content: bytes) -> bytes | None:
        try:
            record = self._database.cipher.decrypt(content)
        except StoreError:
            return None
        return record if len(record) == _RECORD else None


def _is_held_out(source: str) -> bool:
    """Decide by the correction alone, so that it stays on its side in every training."""
    return hashlib.sha256(source.encode()).digest()[0] < _HELD_OUT_OF_256
