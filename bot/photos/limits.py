"""Rate limit on pictures: how many a person, or a group, may have read in a minute."""

import json
import math
import time
from collections.abc import Callable
from dataclasses import dataclass

from cachetools import LRUCache

from bot.store.shared_notes import SharedNotes

WINDOW = 60.0
MOST_KEYS = 10_000
Key = tuple[str, int]


@dataclass(frozen=True)
class Wait:
    """No more for now; ``notice`` says whether this is the one time to tell."""

    seconds: int
    notice: bool


@dataclass(frozen=True)
class _Record:
    """When one key's pictures came, each time how many, and whether it was told to wait."""

    times: tuple[tuple[float, int], ...] = ()
    told: bool = False

    def take(self, now: float, pictures: int, per_minute: int) -> "tuple[_Record, Wait | None]":
        """Return the record with ``pictures`` more, and None; or with a notice, and the wait."""
        times = tuple((at, count) for at, count in self.times if at > now - WINDOW)
        before = sum(count for _, count in times)
        if not times or before + pictures <= per_minute:
            return _Record((*times, (now, pictures))), None
        excess = min(before + pictures - per_minute, before)
        free_at = now
        for at, count in times:
            if excess <= 0:
                break
            free_at, excess = at + WINDOW, excess - count
        return _Record(times, told=True), Wait(max(1, math.ceil(free_at - now)), not self.told)


class Limits:
    """Counts pictures over a sliding minute, in all processes on one database together.

    In memory where there is one process, and while the store fails: that is generous for a minute.
    """

    def __init__(
        self,
        per_minute: int,
        clock: Callable[[], float] = time.time,
        shared: SharedNotes | None = None,
    ) -> None:
        """Allow ``per_minute`` pictures a minute for each key."""
        self._per_minute = per_minute
        self._clock = clock
        self._shared = shared or SharedNotes(None)
        self._records: LRUCache[Key, _Record] = LRUCache(MOST_KEYS)

    async def take(self, key: Key, pictures: int = 1) -> Wait | None:
        """Count ``pictures`` for ``key``; return None to go on, or else how long to wait.

        An album of more pictures than a minute allows is read where nothing came before it.
        """
        now = self._clock()

        def change(content: bytes | None) -> tuple[bytes, Wait | None]:
            record, wait = _read(content).take(now, pictures, self._per_minute)
            return json.dumps([record.times, record.told]).encode(), wait

        here = self._take_here(key, now, pictures)
        return await self._shared.ask(
            lambda notes: notes.change(("limit", *key), WINDOW, change), here
        )

    def _take_here(self, key: Key, now: float, pictures: int) -> Wait | None:
        record = self._records.get(key) or _Record()
        self._records[key], wait = record.take(now, pictures, self._per_minute)
        return wait


def _read(content: bytes | None) -> _Record:
    if content is None:
        return _Record()
    times, told = json.loads(content)
    return _Record(tuple((at, count) for at, count in times), told)
