"""How many pictures a person, or a group, may have read in a minute."""

import math
import time
from collections import OrderedDict, deque
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field

WINDOW = 60.0
MOST_KEYS = 10_000


@dataclass
class _Record:
    """When one key's pictures came, and whether it was told to wait."""

    times: deque[float] = field(default_factory=deque)
    told: bool = False


@dataclass(frozen=True)
class Wait:
    """No more for now; ``notice`` says whether this is the one time to tell."""

    seconds: int
    notice: bool


class Limits:
    """Counts pictures over a sliding minute.

    The counts live in memory only: a restart, or a second process, is generous for a minute.
    """

    def __init__(self, per_minute: int, clock: Callable[[], float] = time.monotonic) -> None:
        """Allow ``per_minute`` pictures a minute for each key."""
        self._per_minute = per_minute
        self._clock = clock
        self._records: OrderedDict[Hashable, _Record] = OrderedDict()

    def take(self, key: Hashable, pictures: int = 1) -> Wait | None:
        """Count ``pictures`` for ``key``; return None to go on, or else how long to wait.

        An album of more pictures than a minute allows is read where nothing came before it.
        """
        now = self._clock()
        record = self._record(key)
        while record.times and record.times[0] <= now - WINDOW:
            record.times.popleft()
        if not record.times or len(record.times) + pictures <= self._per_minute:
            record.times.extend([now] * pictures)
            record.told = False
            return None
        excess = min(len(record.times) + pictures - self._per_minute, len(record.times))
        free_at = record.times[excess - 1] + WINDOW
        notice = not record.told
        record.told = True
        return Wait(max(1, math.ceil(free_at - now)), notice)

    def _record(self, key: Hashable) -> _Record:
        record = self._records.pop(key, None) or _Record()
        self._records[key] = record
        if len(self._records) > MOST_KEYS:
            self._records.popitem(last=False)
        return record
