"""Circuit breaker on the network: tells an outage from bad luck with one update, and waits."""

import time
from collections.abc import Callable

from bot.common.backoff import backoff

SUSPICIOUS = 3


class Outage:
    """After some failures in a row only one update at a time tries, with growing pauses."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """Suspect nothing."""
        self._clock = clock
        self._failures = 0
        self._until = 0.0

    @property
    def suspected(self) -> bool:
        """Whether the network seems to be away."""
        return self._failures >= SUSPICIOUS

    def failed(self, *, hung: bool = False) -> float:
        """Note a failure; return how long to pause, in seconds.

        What ``hung`` until it failed tells of long ago: others have been let try meanwhile, and
        wait no longer for it.
        """
        self._failures += 1
        if not self.suspected or hung:
            return 0.0
        pause = backoff(self._failures - SUSPICIOUS)
        self._until = self._clock() + pause
        return pause

    def succeeded(self) -> None:
        """Note a success: it is over."""
        self._failures, self._until = 0, 0.0

    def admits(self, in_hand: int) -> bool:
        """Say whether one more may be tried while ``in_hand`` are."""
        return not self.suspected or (not in_hand and self._clock() >= self._until)
