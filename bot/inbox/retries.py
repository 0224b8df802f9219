"""Trying again what the network did not let through: later, not all at once, and to the end."""

import asyncio
import logging
import random
from collections.abc import Callable
from datetime import timedelta

from telegram.error import BadRequest, NetworkError, RetryAfter

from bot.common.backoff import backoff
from bot.inbox.item import Item
from bot.inbox.outage import Outage
from bot.inbox.queue import InboxQueue

logger = logging.getLogger(__name__)
MOST_FAILURES = 8


class Retries:
    """Updates that wait for another try, outside of the line."""

    def __init__(self, queue: InboxQueue) -> None:
        """Let them enter ``queue`` again when it is time."""
        self._queue = queue
        self._outage = Outage()
        self._successes = 0
        self._timers: set[asyncio.TimerHandle] = set()
        queue.fair.allows = self._outage.allows

    def succeeded(self) -> None:
        """Note that an update was answered: the network is there."""
        self._successes += 1
        if self._outage.suspected:
            self._queue.stir()
        self._outage.succeeded()

    def pause_after(self, error: BaseException, item: Item) -> float | None:
        """Return in how many seconds to try ``item`` again; None where it is not worth it.

        While nothing at all gets through it always is; what fails again and again while others
        succeed is not.
        """
        if isinstance(error, RetryAfter):
            return _asked(error) + random.uniform(0.1, 1)  # noqa: S311 - no secret
        if not isinstance(error, NetworkError) or isinstance(error, BadRequest):
            return None
        if not item.failures:
            item.successes_before = self._successes
        item.failures += 1
        pause = self._outage.failed()
        if pause:
            self._after(pause + 0.05, self._queue.stir)
        others = self._successes - item.successes_before
        if item.failures >= MOST_FAILURES and others >= MOST_FAILURES:
            return None
        pause = max(pause, backoff(item.failures))
        logger.warning("update %d is tried again in %.0f s: %s", item.number, pause, error)
        return pause

    def park(self, item: Item) -> None:
        """Let ``item`` enter the line again after its pause."""
        if item.postponed is not None and not self._queue.closing:
            self._after(item.postponed, self._enter, item)

    def end(self) -> None:
        """Try nothing any more."""
        for timer in self._timers:
            timer.cancel()
        self._timers.clear()

    def _enter(self, item: Item) -> None:
        if not self._queue.closing:
            self._queue.enter(item)

    def _after(self, seconds: float, call: Callable[..., None], *arguments: object) -> None:
        def fire() -> None:
            self._timers.discard(timer)
            call(*arguments)

        timer = asyncio.get_running_loop().call_later(seconds, fire)
        self._timers.add(timer)


def _asked(error: RetryAfter) -> float:
    wait = error.retry_after
    return wait.total_seconds() if isinstance(wait, timedelta) else float(wait)
