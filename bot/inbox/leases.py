"""Lease renewal and recovery: each process renews its updates, and takes up those of dead ones.

While the store is away nobody can renew: leases run out though their owners live. So what ran out
is taken only by one who has found the store there for as long as a lease lasts: by then every
owner that lives has been back. What is nobody's, or of one known to be gone, is taken at once.
"""

import asyncio
import contextlib
import logging
import time
from collections.abc import Awaitable, Callable, Collection, Sequence

from bot.inbox.journal import PATIENCE, Journal
from bot.store.claimed import Claimed
from bot.store.errors import StoreError
from bot.store.owners import LEASE_SECONDS, is_gone
from bot.store.pending import Pending

logger = logging.getLogger(__name__)
ROUND_SECONDS = LEASE_SECONDS / 3
SWEEP_SECONDS = 3_600.0
MOST_IN_STORE = 20_000
Take = Callable[[Sequence[Claimed]], Awaitable[None]]


class Leases:
    """One task a process that looks after the updates in the store."""

    def __init__(
        self, pending: Pending, journal: Journal, bot_id: int, owner: str, wanted: asyncio.Event
    ) -> None:
        """Look after the updates of one bot, as ``owner``; at once where that is ``wanted``."""
        # Where nobody else can be, nobody else lives.
        self._patience = LEASE_SECONDS if pending.shared else 0.0
        self._pending = pending
        self._journal = journal
        self._bot_id = bot_id
        self._owner = owner
        self._task: asyncio.Task[None] | None = None
        self._wanted = wanted
        self._space = asyncio.Event()
        self.overflow = 0
        self._swept_at = 0.0
        self._there_since: float | None = None

    def begin(self, room: Callable[[], int], take: Take) -> None:
        """Go on until ``end``: ``take`` up to ``room()`` updates that are nobody's."""
        self._task = asyncio.create_task(self._run(room, take))
        self._task.add_done_callback(_log_fault)

    @property
    def failed(self) -> bool:
        """Whether they are looked after no longer, for a cause that nobody had thought of."""
        task = self._task
        return task is not None and task.done() and not task.cancelled()

    async def end(self) -> None:
        """Leave what is not answered to others, at once."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
        if not self._journal.away:
            with contextlib.suppress(StoreError, TimeoutError):
                await self._journal.settle()
                await self._pending.release(self._bot_id, self._owner)

    def look(self) -> None:
        """Look at once whether there is anything to take."""
        self._wanted.set()

    def overflowed(self) -> None:
        """Note that an update stays in the store because there is no room in memory."""
        self.overflow += 1

    def has_room(self) -> None:
        """Fetch from the store what did not fit in before, if anything."""
        if self.overflow:
            self._wanted.set()

    async def space(self) -> None:
        """Wait while as many updates are in the store as may be; Telegram keeps the rest."""
        while self.overflow >= MOST_IN_STORE:
            self._space.clear()
            await self._space.wait()

    async def raise_tries(self, numbers: Collection[int]) -> None:
        """Count one more try before it begins."""
        with contextlib.suppress(StoreError):
            await self._pending.raise_tries(self._bot_id, numbers)

    async def _run(self, room: Callable[[], int], take: Take) -> None:
        while True:
            await self._round(room, take)
            if self._journal.away:
                await asyncio.sleep(self._journal.pause)
                continue
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._wanted.wait(), ROUND_SECONDS)

    async def _round(self, room: Callable[[], int], take: Take) -> None:
        if self._journal.away:
            self._there_since = None
        try:
            if self._there_since is None or not self._wanted.is_set():
                async with asyncio.timeout(PATIENCE):
                    await self._look_after()
            self._wanted.clear()
            await self._fetch(room(), take)
        except (StoreError, TimeoutError) as error:
            self._journal.failed(error)

    async def _look_after(self) -> None:
        # First of all: whatever else there is to write may take its time.
        await self._pending.renew(self._bot_id, self._owner)
        await self._journal.settle()
        if self._there_since is None:
            self._there_since = time.monotonic()
        for owner in await self._pending.owners(self._bot_id):
            if is_gone(owner, self._owner):
                await self._pending.break_lease(self._bot_id, owner)
        if time.monotonic() > self._swept_at + SWEEP_SECONDS:
            await self._pending.sweep()
            self._swept_at = time.monotonic()

    async def _fetch(self, room: int, take: Take) -> None:
        if room <= 0:
            return
        claimed = await self._pending.claim(
            self._bot_id, self._owner, room, expired=self._was_there_for(self._patience)
        )
        # Fewer than there is room for: that was all.
        self.overflow = max(self.overflow - len(claimed), 0) if len(claimed) >= room else 0
        self._space.set()
        await take(claimed)

    def _was_there_for(self, seconds: float) -> bool:
        """Say whether the store has been there for so long without a failure."""
        since = self._there_since
        return since is not None and time.monotonic() - since >= seconds


def _log_fault(task: asyncio.Task[None]) -> None:
    if not task.cancelled() and (error := task.exception()) is not None:
        logger.error("updates in the store are looked after no longer", exc_info=error)
