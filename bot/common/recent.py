"""Recent keys: a set that is bounded in number and perhaps in time."""

import math
import time
from collections.abc import Callable, Hashable

from cachetools import TTLCache


class Recent:
    """A set that forgets the oldest keys."""

    def __init__(
        self,
        most: int,
        seconds: float = math.inf,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Remember at most ``most`` keys, each for ``seconds``."""
        self._keys: TTLCache[Hashable, None] = TTLCache(most, seconds, clock)

    def add(self, key: Hashable) -> bool:
        """Remember ``key`` from now on if it is new, and say whether it was."""
        if key in self:
            return False
        self._keys[key] = None
        return True

    def __contains__(self, key: Hashable) -> bool:
        """Say whether ``key`` was added lately."""
        return key in self._keys
