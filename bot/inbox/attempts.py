"""Attempts: handlers run over an item, which ends in an answer, in another try, or for good."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

from telegram import Update

from bot.inbox.in_flight import InFlightLimit
from bot.inbox.item import Item, handled
from bot.inbox.leases import Leases
from bot.inbox.log_line import log_line
from bot.inbox.queue import InboxQueue
from bot.inbox.retries import Retries
from bot.inbox.waiting_time import WaitingTime
from bot.metrics import UPDATES
from bot.store.pending import MAX_ATTEMPTS

logger = logging.getLogger(__name__)
GiveUp = Callable[[Update, Exception], Awaitable[object]]


class PoisonousUpdateError(Exception):
    """A poison message: the process ended each time that this update was handled."""


class Attempts:
    """Runs handlers; ``give_up`` tells people that an update is a lost cause."""

    def __init__(  # noqa: PLR0917 - all that an attempt touches
        self,
        queue: InboxQueue,
        in_flight: InFlightLimit,
        retries: Retries,
        leases: Leases,
        waiting_time: WaitingTime,
        answered: Callable[[Item], Awaitable[None]],
    ) -> None:
        """Take items from ``queue``, and call ``answered`` where nothing more is to be tried."""
        self.give_up: GiveUp | None = None
        self._queue = queue
        self._in_flight = in_flight
        self._retries = retries
        self._leases = leases
        self._waiting_time = waiting_time
        self._answered = answered

    async def handle(self, update: object, coroutine: Awaitable[Any]) -> None:
        """Run the handlers of ``update``, which are ``coroutine``; erase it if they answered."""
        item = self._queue.taken(update)
        if item is None:
            await coroutine
            return
        begun = time.perf_counter()
        token = handled.set(item)
        item.begin()
        try:
            await self._attempt(item, coroutine)
            if item.state.pause is None:
                self._waiting_time.finished(time.perf_counter() - begun, self._queue.fair.in_hand)
                await self._answered(item)
        except asyncio.CancelledError:
            item.interrupt()
            raise
        finally:
            item.end()
            handled.reset(token)
            self._in_flight.leave(item)
            self._queue.finished(item)
            UPDATES.labels(item.state.outcome).inc()
            logger.info(log_line(item, time.perf_counter() - begun))
        self._retries.park(item)

    def postpone(self, update: object, error: BaseException) -> bool:
        """Say whether ``update`` is tried again after ``error``: where the network is to blame."""
        item = self._queue.taken(update)
        if item is None or not item.state.handling:
            return False
        pause = 0.0 if self._queue.closing else self._retries.pause_after(error, item)
        if pause is None:
            item.fail()
        else:
            item.postpone(pause)
        return pause is not None

    async def _attempt(self, item: Item, coroutine: Awaitable[Any]) -> None:
        if item.tries > MAX_ATTEMPTS and self.give_up:
            if isinstance(coroutine, Coroutine):
                coroutine.close()
            await self.give_up(item.update, PoisonousUpdateError())
            item.give_up()
            return
        if item.tries == MAX_ATTEMPTS:
            await self._leases.raise_tries(item.numbers)
        await coroutine
