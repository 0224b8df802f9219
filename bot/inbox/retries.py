"""Retries of what the network did not let through: later, not all at once, and to the end."""

import asyncio
import logging
import random
from collections.abc import Callable

from telegram.error import BadRequest, InvalidToken, NetworkError, RetryAfter, TimedOut

from bot.common.backoff import backoff, seconds_asked
from bot.inbox.item import Item
from bot.inbox.outage import Outage
from bot.inbox.queue import InboxQueue
from bot.metrics import RETRIES

logger = logging.getLogger(__name__)
# Five minutes of them, by the longest pause.
MOST_FAILURES = 40
ENOUGH_OTHERS = 8


class Retries:
    """Updates that wait for another try, outside of the queue."""

    def __init__(self, queue: InboxQueue, outage: Outage) -> None:
        """Let them enter ``queue`` again when it is time, and tell ``outage`` how it goes."""
        self._queue = queue
        self._outage = outage
        self._answered = 0
        self._timers: set[asyncio.TimerHandle] = set()

    def succeeded(self, item: Item) -> None:
        """Note that ``item`` was answered: the network is there, for pictures where it has one."""
        self._answered += 1
        if not item.with_picture:
            return
        if self._outage.suspected:
            self._queue.stir()
        self._outage.succeeded()

    def pause_after(self, error: BaseException, item: Item) -> float | None:
        """Return in how many seconds to try ``item`` again; None where it is not worth it.

        While nothing at all gets through it always is; what fails again and again while others
        succeed is not.
        """
        if isinstance(error, RetryAfter):
            return seconds_asked(error) + random.uniform(0.1, 1)  # noqa: S311 - no secret
        # A token that is refused ends the bot: what it has in hand is for the next one.
        if not isinstance(error, NetworkError | InvalidToken) or isinstance(error, BadRequest):
            return None
        item.let_down(self._answered)
        # Words are little to try, and go through where only pictures do not.
        hung = self._queue.fair.is_hanging(item)
        pause = self._outage.failed(hung=hung) if item.with_picture else 0.0
        if pause:
            self._after(pause + 0.05, self._queue.stir)
        failures, others = item.state.failures, self._answered - item.state.answered_before
        if failures >= MOST_FAILURES and others >= ENOUGH_OTHERS:
            return None
        # What hung until it timed out has waited already, and storms nobody.
        pause = max(pause, backoff(0 if isinstance(error, TimedOut) else failures))
        RETRIES.inc()
        logger.warning("update %d is tried again in %.0f s: %s", item.number, pause, error)
        return pause

    def park(self, item: Item) -> None:
        """Let ``item`` enter the queue again after its pause."""
        if item.state.pause is not None and not self._queue.closing:
            self._after(item.state.pause, self._enter, item)

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
