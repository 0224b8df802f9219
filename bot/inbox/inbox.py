"""Inbox: updates from their arrival to their answer, whatever happens in between.

An update is recorded before Telegram learns that it arrived, and erased when its answer went out.
Those that arrive together are recorded together. What a process leaves behind, another one takes
up, once it can read. The store is a help and no condition: while it fails, updates wait in memory,
as they do in most bots.
"""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Collection, Sequence
from dataclasses import replace
from typing import Any

from telegram import Bot, Update

from bot.common.recent import Recent
from bot.inbox.albums import Albums, Key, album_of, as_items
from bot.inbox.arrivals import Arrivals
from bot.inbox.attempts import Attempts, GiveUp
from bot.inbox.fair_queue import FairQueue
from bot.inbox.in_flight import InFlightLimit
from bot.inbox.item import Item
from bot.inbox.journal import Journal
from bot.inbox.leases import Leases
from bot.inbox.outage import Outage
from bot.inbox.payload import pack, unpack
from bot.inbox.queue import InboxQueue
from bot.inbox.retries import Retries
from bot.inbox.room import Room
from bot.inbox.waiting_time import Announce, WaitingTime
from bot.store import StoreError
from bot.store.arrival import Arrival
from bot.store.claimed import Claimed
from bot.store.notes import Note
from bot.store.pending import Pending

logger = logging.getLogger(__name__)
REMEMBERED = 10_000


class Inbox:
    """All updates of one bot that are not answered yet."""

    def __init__(self, pending: Pending, bot_id: int, owner: str) -> None:
        """Keep them in ``pending``, leased to ``owner``; ``begin`` starts the work."""
        outage = Outage()
        self._arrivals = Arrivals(self._arrive)
        self.queue = InboxQueue(FairQueue(outage.admits), self._arrivals.begin)
        self.in_flight = InFlightLimit(hangs=self.queue.hang)
        self._owner = owner
        wanted = asyncio.Event()
        self._journal = Journal(pending, bot_id, wanted)
        self._leases = Leases(pending, self._journal, bot_id, owner, wanted)
        self.albums = Albums(pending, self._journal, bot_id, owner, self._take_over)
        self._retries = Retries(self.queue, outage)
        self._waiting_time = WaitingTime()
        self._attempts = Attempts(
            self.queue,
            self.in_flight,
            self._retries,
            self._leases,
            self._waiting_time,
            self._finish,
        )
        self._seen = Recent(REMEMBERED)
        self._room = Room()
        self._bot: Bot | None = None
        self._announce: Announce | None = None

    def begin(
        self, bot: Bot, give_up: GiveUp, announce: Announce, can_read: Callable[[], bool]
    ) -> None:
        """Take up what is left from before, as soon as this process ``can_read``, and go on.

        ``give_up`` tells people that an update is a lost cause, ``announce`` that they have to
        wait for so many seconds.
        """
        self._bot, self._attempts.give_up, self._announce = bot, give_up, announce
        self._leases.begin(lambda: self._room.left if can_read() else 0, self._take_over)

    def look(self) -> None:
        """Look now whether something is left to be taken up: this process may be able to, now."""
        self._leases.look()

    async def receive(self, update: Update) -> None:
        """Take ``update``; return once it is safe."""
        await asyncio.shield(self._arrivals.begin(update))

    async def all_safe(self) -> None:
        """Return once everything that was put into the queue is safe."""
        await self._arrivals.all_safe()

    def note(self, note: Note) -> None:
        """Tell other processes along with the next thing that is written."""
        self._journal.note(note)

    @property
    def waiting(self) -> int:
        """How many are not answered yet, as far as this process knows."""
        return self.arriving + len(self._room) + self._leases.overflow

    @property
    def arriving(self) -> int:
        """How many are being recorded, or wait for the rest of their album."""
        return len(self._arrivals) + self.albums.waiting

    @property
    def failed(self) -> bool:
        """Whether a fault ended the looking after what is recorded; only a restart helps."""
        return self._leases.failed

    async def end(self) -> None:
        """Leave what is not answered to the next process."""
        self._retries.end()
        self._arrivals.end()
        self._waiting_time.end()
        await self.albums.end()
        await self._leases.end()

    async def handle(self, update: object, coroutine: Awaitable[Any]) -> None:
        """Run the handlers of ``update``, which are ``coroutine``; erase it if they answered."""
        await self._attempts.handle(update, coroutine)

    def postpone(self, update: object, error: BaseException) -> bool:
        """Say whether ``update`` is tried again after ``error``: where the network is to blame."""
        return self._attempts.postpone(update, error)

    async def _finish(self, item: Item) -> None:
        self._retries.succeeded(item)
        await self._journal.answered(item.numbers)
        self._room.leave(item.numbers)
        if self._room.is_half_empty:
            self._leases.has_room()

    async def _arrive(self, update: Update) -> None:
        """Record ``update`` and let it enter the queue; return only when it is safe."""
        item, album = Item(update), album_of(update)
        if item.number in self._seen:
            return
        await self._leases.space()
        here = self._room.admits(item.chat_id)
        owner = self._owner if here else ""
        name = album[1] if album else None
        arrival = Arrival(item.number, item.chat_id, pack(update), owner, name)
        try:
            with self._room.expecting(item.chat_id, really=here):
                fresh = await self._journal.record(arrival)
        except StoreError:
            await self._room.some_left()
            self._journal.miss(replace(arrival, owner=self._owner))
            fresh = here = True
        if self._seen.add(item.number) and fresh:
            self._take_in(item, album, here=here)
        # What is in memory only goes with the process, unless Telegram still has it.
        if self._journal.misses(item.number):
            await self._arrivals.hold(self._journal.made_up_for(item.number))

    def _take_in(self, item: Item, album: Key | None, *, here: bool) -> None:
        # What lies in the store waits for all that is in memory; there, words pass pictures. Who
        # sent something while the bot was away gets no word but the answer.
        waits = (item.with_picture or not here) and not item.late
        if self._announce and waits and self._waiting_time.is_long(self.waiting):
            ahead = self.queue.fair.ahead_of(item.chat_id) if here else self.waiting
            self._waiting_time.tell(self._announce, item, ahead)
        if not here:
            self._leases.overflowed()
        elif album is None:
            self._enter(item)
        else:
            self.albums.add(item.update, album, time.perf_counter() - item.arrived)

    async def _take_over(
        self, claimed: Sequence[Claimed], unrecorded: Collection[Update] = ()
    ) -> None:
        """Let what is this process's now enter the queue, in albums where it came so."""
        updates = [(update, 1) for update in unrecorded]
        for one in claimed:
            self._seen.add(one.update_id)
            # A lease of ours may have run out while the store was away.
            if one.update_id in self._room or self._journal.owes(one.update_id):
                continue
            update = None if one.content is None else unpack(one.content, self._bot)
            if update is None:
                logger.warning("update %d cannot be read any more: dropped", one.update_id)
                await self._journal.answered([one.update_id])
            else:
                updates.append((update, one.tries))
        for item in as_items(updates):
            if not self.queue.closing:
                self._enter(item)

    def _enter(self, item: Item) -> None:
        self._room.enter(item.numbers, item.chat_id)
        self.queue.enter(item)
