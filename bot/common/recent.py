"""What happened lately, bounded in number and perhaps in time."""

import math
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable


class Recent:
    """A set that forgets the oldest keys."""

    def __init__(
        self,
        most: int,
        seconds: float = math.inf,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Remember at most ``most`` keys, each for ``seconds``."""
        self._most = most
        self._seconds = seconds
        self._clock = clock
        self._times: OrderedDict[Hashable, float] = OrderedDict()

    def add(self, key: Hashable) -> bool:
        """Remember ``key`` from now on if it is new, and say whether it was."""
        if key in self:
            return False
        self._times[key] = self._clock()
        self._times.move_to_end(key)
        if len(self._times) > self._most:
            self._times.popitem(last=False)
        return True

    def __contains__(self, key: Hashable) -> bool:
        """Say whether ``key`` was added lately."""
        added = self._times.get(key)
        return added is not None and self._clock() - added < self._seconds
