"""The queue between the library's updater and its handlers: fair, and safe before it confirms."""

import asyncio
from collections import deque
from collections.abc import Callable

from telegram import Update

from bot.inbox.fair_queue import FairQueue
from bot.inbox.item import Item


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
        return item.update
