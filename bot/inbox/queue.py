"""The queue between the library's updater and its handlers: fair, and safe before it confirms."""

import asyncio
from collections import deque
from collections.abc import Callable
from math import inf

from telegram import Update

from bot.inbox.fair_queue import BEGUN_LATELY_SECONDS, FairQueue
from bot.inbox.item import Item

CATCHING_UP_SECONDS = 10.0
"""For so long nobody waits for their answer because of others; ten thousand come in that time."""
NO_MORE_SECONDS = 1.0
"""After so long, there is no more to be fetched, or Telegram is not quick enough to wait for."""


class InboxQueue(asyncio.Queue[object]):
    """Takes updates from the library, gives them to it in fair turns.

    While polling the library puts one after the other of what getUpdates gave it. It is the next
    getUpdates that confirms them: whoever makes that call waits until all of them are safe.
    """

    def __init__(self, fair: FairQueue, arrive: Callable[[Update], object]) -> None:
        """Call ``arrive`` for each update that the library puts; it lets items enter, later."""
        self.fair = fair
        self._arrive = arrive
        self._others: deque[object] = deque()
        self._stirred = asyncio.Event()
        self._taken: dict[int, Item] = {}
        self._caught_up_by = inf
        self._going_on: asyncio.TimerHandle | None = None
        super().__init__()

    async def put(self, item: object) -> None:
        """Take ``item``; an update is not safe yet."""
        if isinstance(item, Update):
            self._arrive(item)
            return
        # The library's signal to stop.
        self.fair.drain()
        self.put_nowait(item)

    @property
    def closing(self) -> bool:
        """Whether the library has put its signal to stop."""
        return self.fair.draining

    def catch_up(self, *, more: bool) -> None:
        """Note whether Telegram has ``more`` for us than it gave us so far.

        Whoever comes now is behind all of that: until it is through no picture is read, which
        takes a third of the time then.
        """
        loop = asyncio.get_running_loop()
        if self._going_on is not None:
            self._going_on.cancel()
        if not more:
            self._caught_up_by = inf
            self._go_on()
            return
        self._caught_up_by = min(self._caught_up_by, loop.time() + CATCHING_UP_SECONDS)
        self.fair.catching_up = loop.time() < self._caught_up_by
        # There may have been no more than it gave.
        self._going_on = loop.call_later(NO_MORE_SECONDS, self._go_on)

    def enter(self, item: Item) -> None:
        """Let ``item`` wait for its turn."""
        self.put_nowait(item)

    async def get(self) -> object:
        """Return the next update, or signal, as soon as it may be handled."""
        while self.empty():
            self._stirred.clear()
            await self._stirred.wait()
        return self.get_nowait()

    def taken(self, update: object) -> Item | None:
        """Return the item whose update was given to the library."""
        return self._taken.get(update.update_id) if isinstance(update, Update) else None

    def finished(self, item: Item) -> None:
        """Make room: ``item`` is not handled any more."""
        del self._taken[item.number]
        self.fair.finished(item)
        self.stir()

    def hang(self, item: Item) -> None:
        """Let others be tried beside ``item``, of whose answer nothing is heard."""
        self.fair.hang(item)
        self.stir()

    def stir(self) -> None:
        """Look again whose turn it is."""
        self._stirred.set()

    def qsize(self) -> int:
        """Return how many wait."""
        return len(self._others) + len(self.fair)

    def empty(self) -> bool:
        """Say whether nothing can be had now."""
        return not self._others and not self.fair.ready()

    def _go_on(self) -> None:
        self.fair.catching_up = False
        self.stir()

    def _put(self, item: object) -> None:
        if isinstance(item, Item):
            self.fair.add(item)
        else:
            self._others.append(item)
        self.stir()

    def _get(self) -> object:
        if self._others:
            return self._others.popleft()
        item = self.fair.pop()
        self._taken[item.number] = item
        if item.behind:
            # When it is none of those that were begun lately any more, others may be.
            loop = asyncio.get_running_loop()
            loop.call_later(BEGUN_LATELY_SECONDS, self.stir)
        return item.update
