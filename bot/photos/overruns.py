"""Overruns: photos that kept a reading process for too long count against who sent them."""

import math
import time
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from threading import Lock

from cachetools import TTLCache

from bot.photos.limits import Wait

FIRST_PAUSE = 60.0
"""Seconds that a sender waits after one; after each further one twice as long."""
REMEMBERED = 3600.0
MOST_KEYS = 10_000


@dataclass
class _Record:
    count: int
    until: float
    told: bool = False


class Overruns:
    """Which senders wait, and for how long; each process by itself, in memory only."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """Hold nothing against anybody."""
        self._clock = clock
        self._records: TTLCache[Hashable, _Record] = TTLCache(MOST_KEYS, REMEMBERED, clock)
        # Overruns are noted in the threads that read.
        self._lock = Lock()

    def account(self, key: Hashable) -> "SenderAccount":
        """Return the account of the sender ``key``."""
        return SenderAccount(self, key)

    def add(self, key: Hashable) -> None:
        """Note one more of the sender ``key``."""
        with self._lock:
            before = self._records.get(key)
            count = 1 + (before.count if before else 0)
            pause = min(FIRST_PAUSE * 2 ** (count - 1), REMEMBERED)
            self._records[key] = _Record(count, self._clock() + pause)

    def is_paused(self, key: Hashable) -> bool:
        """Say whether nothing of the sender ``key`` is read now."""
        with self._lock:
            record = self._records.get(key)
            return record is not None and record.until > self._clock()

    def wait(self, key: Hashable) -> Wait | None:
        """Return how long the sender ``key`` has to wait, None for not at all."""
        if not self.is_paused(key):
            return None
        with self._lock:
            record = self._records[key]
            notice, record.told = not record.told, True
            return Wait(max(1, math.ceil(record.until - self._clock())), notice)


@dataclass(frozen=True)
class SenderAccount:
    """One sender's ``bot.readers.readers.Account``."""

    overruns: Overruns
    key: Hashable

    def is_good(self) -> bool:
        """Say whether a photo of this sender may be read now."""
        return not self.overruns.is_paused(self.key)

    def overran(self) -> None:
        """Note that one took too long."""
        self.overruns.add(self.key)
