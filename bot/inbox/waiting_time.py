"""Waiting-time estimate: how long somebody will have to wait, and who has been told."""

import asyncio
import statistics
import time
from collections import deque
from collections.abc import Callable, Coroutine
from typing import Any

from telegram import Update

from bot.common.recent import Recent
from bot.inbox.item import Item

LONG = 10.0
_TOLD_FOR = 300.0
_SAMPLE = 64
_ENOUGH = 8
_GUESS = 0.1
Announce = Callable[[Update, int], Coroutine[Any, Any, None]]


class WaitingTime:
    """Learns the throughput from what was finished lately.

    Each took some time beside some others. What nobody waited for, an idle hour or a pause that
    Telegram ordered, tells nothing of it.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """Know nothing yet."""
        self._shares: deque[float] = deque(maxlen=_SAMPLE)
        self._told = Recent(1_000, _TOLD_FOR, clock)
        self._announcements: set[asyncio.Task[None]] = set()

    def finished(self, seconds: float, in_hand: int) -> None:
        """Note that an update took so long while so many, itself included, were in hand."""
        self._shares.append(seconds / in_hand)

    def is_long(self, ahead: int) -> bool:
        """Say whether somebody with so many others before them will have to wait for long."""
        return ahead * self._each() >= LONG

    def tell(self, announce: Announce, item: Item, ahead: int) -> None:
        """Let ``announce`` tell the chat of ``item`` where it will be long."""
        seconds = self.to_announce(item, ahead)
        if seconds is not None:
            telling = asyncio.create_task(announce(item.update, seconds))
            self._announcements.add(telling)
            telling.add_done_callback(self._announcements.discard)

    def end(self) -> None:
        """Tell nobody any more."""
        for announcement in self._announcements:
            announcement.cancel()

    def to_announce(self, item: Item, ahead: int) -> int | None:
        """Return the seconds to tell the chat of ``item``, with ``ahead`` others before it.

        None where it will not be long, or where the chat was told a while ago.
        """
        seconds = ahead * self._each()
        if seconds < LONG or not self._told.add(item.chat_id):
            return None
        return round(seconds)

    def _each(self) -> float:
        """Return the seconds from one finished update to the next, where some wait."""
        if len(self._shares) < _ENOUGH:
            return _GUESS
        return statistics.median(self._shares)
