"""Open corrections: who said that an answer is wrong, and has not yet said what is right."""

import time
from collections.abc import Callable
from dataclasses import dataclass

from cachetools import TTLCache

from bot.corrections.latest_answers import Asked

OPEN_SECONDS = 3600.0
"""Whoever writes a number later than that hardly means the answer from before."""


@dataclass(frozen=True)
class OpenCorrection:
    """Our message ``message_id`` asks what is right, of so many ``digits``, about ``asked``.

    There are 0 digits where that is known, and it asks whether it may be kept.
    """

    message_id: int
    asked: Asked
    digits: int


class OpenCorrections:
    """The last one of each person in each chat, in memory only."""

    def __init__(
        self,
        most: int = 10_000,
        seconds: float = OPEN_SECONDS,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._open: TTLCache[tuple[int, int], OpenCorrection] = TTLCache(most, seconds, clock)

    def open(self, chat_id: int, correction: OpenCorrection) -> None:
        """Let ``correction`` be the one that its person is asked about in that chat."""
        self._open[chat_id, correction.asked.user_id] = correction

    def of(self, chat_id: int, user_id: int) -> OpenCorrection | None:
        """Return the one that is open, if any."""
        return self._open.get((chat_id, user_id))

    def close(
        self, chat_id: int, user_id: int, message_id: int | None = None
    ) -> OpenCorrection | None:
        """Close the one that is open, where ``message_id`` is given only that; return it."""
        found = self.of(chat_id, user_id)
        if found is None or message_id not in (None, found.message_id):
            return None
        return self._open.pop((chat_id, user_id))
