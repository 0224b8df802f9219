"""Notes that the processes on one database share, as long as it answers soon."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from typing import TypeVar

from bot.common.recent import Recent
from bot.store.errors import StoreError
from bot.store.notes import About, Notes

logger = logging.getLogger(__name__)
T = TypeVar("T")
PATIENCE_SECONDS = 2.0
# How long a store that failed is left alone.
PAUSE_SECONDS = 10.0


class SharedNotes:
    """Asks the store what other processes noted; where it fails, each process is by itself."""

    def __init__(self, notes: Notes | None) -> None:
        """Ask nobody where there are no ``notes``: there is one process, which remembers itself."""
        self._notes = notes
        self._paused_until = 0.0

    @property
    def there(self) -> bool:
        """Whether there may be other processes to tell."""
        return self._notes is not None

    async def ask(self, question: Callable[[Notes], Awaitable[T]], otherwise: T) -> T:
        """Return what the notes say, or ``otherwise`` where that cannot be had soon."""
        if self._notes is None or time.monotonic() < self._paused_until:
            return otherwise
        try:
            async with asyncio.timeout(PATIENCE_SECONDS):
                return await question(self._notes)
        except (StoreError, TimeoutError) as error:
            logger.warning("other processes cannot be asked, the store fails: %s", error)
            self._paused_until = time.monotonic() + PAUSE_SECONDS
            return otherwise


class SharedRecent:
    """What happened lately, in any of the processes: a set that forgets."""

    def __init__(self, kind: str, most: int, seconds: float, shared: SharedNotes) -> None:
        """Remember keys of one ``kind`` for ``seconds``, and ``most`` of them in memory."""
        self._kind = kind
        self._seconds = seconds
        self._here = Recent(most, seconds)
        self._shared = shared

    async def add(self, *key: int | str) -> bool:
        """Remember ``key`` from now on if it is new, and say whether it was."""
        if not self._here.add(key):
            return False
        return await self._shared.ask(
            lambda notes: notes.add(self._about(key), self._seconds), otherwise=True
        )

    async def has(self, *key: int | str) -> bool:
        """Say whether ``key`` was added lately."""
        if key in self._here:
            return True
        found = await self._shared.ask(lambda notes: notes.get(self._about(key)), None)
        return found is not None

    def _about(self, key: tuple[int | str, ...]) -> About:
        return (self._kind, *key)
