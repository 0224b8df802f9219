"""How long somebody will have to wait, and who has been told."""

import time
from collections import deque
from collections.abc import Callable

from bot.inbox.item import Item
from bot.recent import Recent

LONG = 10.0
_TOLD_FOR = 300.0
_SAMPLE = 64
_ENOUGH = 8
_GUESS = 0.1


class Waits:
    """Learns the pace from what was finished lately."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """Know nothing yet."""
        self._clock = clock
        self._finished: deque[float] = deque(maxlen=_SAMPLE)
        self._told = Recent(1_000, _TOLD_FOR, clock)

    def finished(self) -> None:
        """Note that an update was dealt with."""
        self._finished.append(self._clock())

    def to_announce(self, item: Item, ahead: int) -> int | None:
        """Return the seconds to tell the chat of ``item``, with ``ahead`` others before it.

        None where it will not be long, or where the chat was told a while ago.
        """
        seconds = ahead * self._each()
        if seconds < LONG or not self._told.add(item.chat_id):
            return None
        return round(seconds)

    def _each(self) -> float:
        """Return the seconds from one finished update to the next."""
        if len(self._finished) < _ENOUGH:
            return _GUESS
        return (self._clock() - self._finished[0]) / len(self._finished)
