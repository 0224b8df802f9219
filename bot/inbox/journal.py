"""Group-commit writer of updates to the store, with a circuit breaker for while that fails."""

import asyncio
import logging
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace

from bot.common.backoff import backoff
from bot.store.arrival import Arrival
from bot.store.errors import StoreError
from bot.store.notes import Note
from bot.store.pending import Pending

logger = logging.getLogger(__name__)
# A first write brings the schema up to date, perhaps while the model loads on a busy machine.
PATIENCE = 15.0
LONGEST_PAUSE = 10.0


@dataclass(eq=False)
class _Entry:
    """What is to be written together; ``fresh`` are the arrivals that nobody had recorded."""

    arrivals: Sequence[Arrival] = ()
    answered: Collection[int] = ()
    notes: Sequence[Note] = ()
    written: bool = False
    fresh: set[int] = field(default_factory=set)


class Journal:
    """What is written while a transaction runs goes together into the next one.

    Where the store fails nothing is written, so that nobody waits for it, until ``settle`` finds
    it back; that records what came meanwhile, and erases what was answered.
    """

    def __init__(self, pending: Pending, bot_id: int, failing: asyncio.Event) -> None:
        """Write for one bot; set ``failing`` where the store fails."""
        self._pending = pending
        self._bot_id = bot_id
        self._failing = failing
        self._entries: list[_Entry] = []
        self._turn = asyncio.Lock()
        self._failures = 0
        self._missing: dict[int, Arrival] = {}
        self._fewer_missing = asyncio.Event()
        self._owed: set[int] = set()

    @property
    def away(self) -> bool:
        """Whether the store failed and was not found back yet."""
        return self._failures > 0

    @property
    def pause(self) -> float:
        """For how many seconds to leave the store alone before the next try."""
        return backoff(self._failures, LONGEST_PAUSE)

    def owes(self, update_id: int) -> bool:
        """Say whether an update was answered and is still to be erased."""
        return update_id in self._owed

    def misses(self, update_id: int) -> bool:
        """Say whether an update could not be recorded yet."""
        return update_id in self._missing

    async def record(self, arrival: Arrival) -> bool:
        """Record ``arrival``; say whether it is new. Raises StoreError where that fails."""
        entry = await self._write(_Entry(arrivals=[arrival]))
        return arrival.update_id in entry.fresh

    def miss(self, arrival: Arrival) -> None:
        """Record ``arrival`` as soon as the store is back, unless it is answered by then."""
        self._missing[arrival.update_id] = arrival

    async def made_up_for(self, update_id: int) -> None:
        """Wait until an update that could not be recorded is, or is answered."""
        while update_id in self._missing:
            self._fewer_missing.clear()
            await self._fewer_missing.wait()

    def began(self, update_ids: Collection[int]) -> None:
        """Note that an album is handled: none of its items is to be taken by anybody else."""
        for one in set(update_ids) & self._missing.keys():
            self._missing[one] = replace(self._missing[one], album=None)

    async def answered(self, update_ids: Collection[int]) -> None:
        """Erase updates, now or as soon as the store is back."""
        self._owed.update(update_ids)
        self._no_longer_missing(update_ids)
        try:
            await self._write(_Entry(answered=update_ids))
        except StoreError:
            return

    def note(self, note: Note) -> None:
        """Write ``note`` along with whatever is written next; it is lost where the store fails."""
        if not self.away:
            self._entries.append(_Entry(notes=[note]))

    async def settle(self) -> None:
        """Write what could not be written before; raises StoreError or TimeoutError."""
        missing, owed = list(self._missing.values()), list(self._owed)
        if missing or owed:
            await self._commit([_Entry(arrivals=missing, answered=owed)])
        if self.away:
            logger.info("the store is back")
            self._failures = 0

    def failed(self, error: Exception) -> None:
        """Leave the store alone for some seconds, and say why."""
        if not self.away:
            logger.error("updates wait in memory only, the store fails: %s", error, exc_info=error)
        self._failures += 1
        # Whoever waits to have these written learns that they are not.
        self._entries.clear()
        self._failing.set()

    async def _write(self, entry: _Entry) -> _Entry:
        if self.away:
            raise StoreError("The store failed a moment ago.")
        self._entries.append(entry)
        async with self._turn:
            # Whoever is about to write, the rest of a batch, say, comes along.
            await asyncio.sleep(0)
            if not entry.written and not self.away:
                entries, self._entries = self._entries, []
                try:
                    await self._commit(entries)
                except (StoreError, TimeoutError) as error:
                    self.failed(error)
        if not entry.written:
            raise StoreError("The store failed.")
        return entry

    async def _commit(self, entries: Sequence[_Entry]) -> None:
        arrivals = [arrival for entry in entries for arrival in entry.arrivals]
        answered = [number for entry in entries for number in entry.answered]
        notes = [note for entry in entries for note in entry.notes]
        async with asyncio.timeout(PATIENCE):
            fresh = await self._pending.write(self._bot_id, arrivals, answered, notes)
        self._owed.difference_update(answered)
        self._no_longer_missing(arrival.update_id for arrival in arrivals)
        for entry in entries:
            entry.written = True
            # Of those that came twice at once, one is new.
            entry.fresh = {one.update_id for one in entry.arrivals} & fresh
            fresh -= entry.fresh

    def _no_longer_missing(self, update_ids: Iterable[int]) -> None:
        for one in update_ids:
            self._missing.pop(one, None)
        self._fewer_missing.set()
