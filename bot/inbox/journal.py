"""Group-commit writer of updates to the store, with a circuit breaker for while that fails."""

import asyncio
import logging
import time
from dataclasses import dataclass

from bot.store.errors import StoreError
from bot.store.pending import Arrival, Pending

logger = logging.getLogger(__name__)
# A first write brings the schema up to date, perhaps while the model loads on a busy machine.
PATIENCE = 15.0
AWAY_SECONDS = 30.0


@dataclass(eq=False)
class _Entry:
    """One thing to write: an arrival, or the number of what was answered."""

    what: Arrival | int
    written: bool = False
    fresh: bool = False


class Journal:
    """What is written while a transaction runs goes together into the next one.

    While the store is away nothing is tried for some seconds, so that nobody waits for it; what
    was answered meanwhile is erased once it is back.
    """

    def __init__(self, pending: Pending, bot_id: int) -> None:
        """Write for one bot."""
        self._pending = pending
        self._bot_id = bot_id
        self._entries: list[_Entry] = []
        self._turn = asyncio.Lock()
        self._away_until = 0.0
        self._owed: set[int] = set()

    @property
    def away(self) -> bool:
        """Whether the store failed a moment ago."""
        return time.monotonic() < self._away_until

    async def record(self, arrival: Arrival) -> bool:
        """Record ``arrival``; say whether it is new. Raises StoreError where that fails."""
        return (await self._write(_Entry(arrival))).fresh

    async def answered(self, update_id: int) -> None:
        """Erase an update, now or as soon as the store is back."""
        self._owed.add(update_id)
        try:
            await self._write(_Entry(update_id))
        except StoreError:
            return

    async def settle(self) -> None:
        """Erase what was answered while the store was away."""
        for update_id in list(self._owed):
            await self._write(_Entry(update_id))

    async def _write(self, entry: _Entry) -> _Entry:
        if self.away:
            raise StoreError("The store failed a moment ago.")
        self._entries.append(entry)
        async with self._turn:
            if entry in self._entries:
                entries, self._entries = self._entries, []
                await self._commit(entries)
        if not entry.written:
            raise StoreError("The store failed.")
        return entry

    async def _commit(self, entries: list[_Entry]) -> None:
        arrivals = [entry.what for entry in entries if isinstance(entry.what, Arrival)]
        answered = [entry.what for entry in entries if isinstance(entry.what, int)]
        try:
            async with asyncio.timeout(PATIENCE):
                fresh = await self._pending.write(self._bot_id, arrivals, answered)
        except (StoreError, TimeoutError) as error:
            self.failed(error)
            return
        self._owed.difference_update(answered)
        for entry in entries:
            entry.written = True
            if isinstance(entry.what, Arrival) and entry.what.update_id in fresh:
                entry.fresh = True
                fresh.remove(entry.what.update_id)

    def failed(self, error: Exception) -> None:
        """Leave the store alone for some seconds, and say why."""
        logger.error("updates wait in memory only, the store fails: %s", error, exc_info=error)
        self._away_until = time.monotonic() + AWAY_SECONDS
