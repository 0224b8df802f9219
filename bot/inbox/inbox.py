"""Updates from their arrival to their answer, whatever happens in between.

An update is recorded before Telegram learns that it arrived, and erased when its answer went out.
What a process leaves behind, another one takes up. The store is a help and no condition: while
it fails, updates wait in memory, as they do in most bots.
"""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

from telegram import Bot, Update

from bot.common.recent import Recent
from bot.inbox.fair_queue import FairQueue
from bot.inbox.in_flight import InFlightLimit
from bot.inbox.item import Item, handled
from bot.inbox.journal import Journal
from bot.inbox.leases import Leases, this_process
from bot.inbox.log_line import log_line
from bot.inbox.payload import pack
from bot.inbox.queue import InboxQueue
from bot.inbox.retries import Retries
from bot.inbox.waiting_time import WaitingTime
from bot.store import StoreError
from bot.store.pending import MAX_ATTEMPTS, Arrival, Pending

logger = logging.getLogger(__name__)
IN_MEMORY = 500
REMEMBERED = 10_000
GiveUp = Callable[[Update, Exception], Awaitable[object]]
Announce = Callable[[Update, int], Coroutine[Any, Any, None]]


class PoisonousUpdateError(Exception):
    """The process ended each time that this update was handled: it is given up."""


class Inbox:
    """All updates of one bot that are not answered yet."""

    def __init__(self, pending: Pending, bot_id: int) -> None:
        """Keep them in ``pending``; ``begin`` starts the work."""
        self.queue = InboxQueue(FairQueue(), self._arrive)
        self.in_flight = InFlightLimit()
        self._owner = this_process()
        self._journal = Journal(pending, bot_id)
        self._leases = Leases(pending, self._journal, bot_id, self._owner)
        self._retries = Retries(self.queue)
        self._waiting_time = WaitingTime()
        self._seen = Recent(REMEMBERED)
        self._mine: set[int] = set()
        self._space = asyncio.Event()
        self._announcements: set[asyncio.Task[None]] = set()
        self._give_up: GiveUp | None = None
        self._announce: Announce | None = None

    def begin(self, bot: Bot, give_up: GiveUp, announce: Announce) -> None:
        """Take up what is left from before, and go on.

        ``give_up`` tells people that an update is a lost cause, ``announce`` that they have to
        wait for so many seconds.
        """
        self._give_up, self._announce = give_up, announce
        self._leases.begin(bot, self._room, self._take_over)

    @property
    def waiting(self) -> int:
        """How many are not answered yet, as far as this process knows."""
        return len(self._mine) + self._leases.overflow

    async def end(self) -> None:
        """Leave what is not answered to the next process."""
        self._retries.end()
        for announcement in self._announcements:
            announcement.cancel()
        await self._leases.end()

    async def handle(self, update: object, coroutine: Awaitable[Any]) -> None:
        """Run the handlers of ``update``, which are ``coroutine``; erase it if they answered."""
        item = self.queue.taken(update)
        if item is None:
            await coroutine
            return
        begun = time.perf_counter()
        token = handled.set(item)
        item.begin()
        try:
            await self._attempt(item, coroutine)
            if item.postponed is None:
                self._waiting_time.finished(time.perf_counter() - begun, self.queue.fair.in_hand)
                await self._finish(item)
        except asyncio.CancelledError:
            item.outcome = "interrupted"
            raise
        finally:
            item.handling = False
            handled.reset(token)
            self.in_flight.leave(item)
            self.queue.finished(item)
            logger.info(log_line(item, time.perf_counter() - begun))
        if item.postponed is not None:
            self._retries.park(item)

    def postpone(self, update: object, error: BaseException) -> bool:
        """Say whether ``update`` is tried again after ``error``: where the network is to blame."""
        item = self.queue.taken(update)
        if item is None or not item.handling:
            return False
        item.postponed = 0.0 if self.queue.closing else self._retries.pause_after(error, item)
        item.outcome = "fault" if item.postponed is None else "postponed"
        return item.postponed is not None

    async def _attempt(self, item: Item, coroutine: Awaitable[Any]) -> None:
        if item.tries > MAX_ATTEMPTS and self._give_up:
            if isinstance(coroutine, Coroutine):
                coroutine.close()
            await self._give_up(item.update, PoisonousUpdateError())
            item.outcome = "given up"
            return
        if item.tries == MAX_ATTEMPTS:
            await self._leases.raise_tries(item.number)
        await coroutine

    async def _finish(self, item: Item) -> None:
        self._retries.succeeded()
        await self._journal.answered(item.number)
        self._mine.discard(item.number)
        self._space.set()
        if self._room() > IN_MEMORY // 2:
            self._leases.has_room()

    async def _arrive(self, update: Update) -> None:
        """Record ``update`` and let it enter the line; return only when it is safe."""
        number = update.update_id
        if number in self._seen:
            return
        await self._leases.space()
        item = Item(update)
        owner = self._owner if self._room() > 0 else ""
        try:
            content = pack(update)
            fresh = await self._journal.record(Arrival(number, item.chat_id, content, owner))
        except StoreError:
            await self._room_in_memory()
            fresh, owner = True, self._owner
        if not self._seen.add(number) or not fresh:
            return
        self._tell_long_wait(item)
        if owner:
            self._enter(item)
        else:
            self._leases.overflowed()

    def _take_over(self, item: Item) -> None:
        self._seen.add(item.number)
        # A lease of ours may have run out while the store was away.
        if item.number not in self._mine and not self.queue.closing:
            self._enter(item)

    def _enter(self, item: Item) -> None:
        self._mine.add(item.number)
        self.queue.enter(item)

    def _tell_long_wait(self, item: Item) -> None:
        seconds = self._waiting_time.to_announce(item, self.waiting)
        if seconds is not None and self._announce:
            telling = asyncio.create_task(self._announce(item.update, seconds))
            self._announcements.add(telling)
            telling.add_done_callback(self._announcements.discard)

    def _room(self) -> int:
        return IN_MEMORY - len(self._mine)

    async def _room_in_memory(self) -> None:
        while self._room() <= 0:
            self._space.clear()
            await self._space.wait()
