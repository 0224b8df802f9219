"""The moment in which nobody can tell whether an answer arrived, kept to one answer at a time.

Between Telegram's taking an answer and our erasing the update, a crash makes the bot answer
again. So answers go out one after another: at most one of them is in that moment. Only where
Telegram is so slow that answers would pile up they go out side by side.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.inbox.item import Item, handled

PATIENCE = 3.0


class Window:
    """A lock that nobody keeps, or waits for, longer than ``PATIENCE`` seconds."""

    def __init__(self) -> None:
        """Start open."""
        self._lock = asyncio.Lock()
        self._holder: Item | None = None
        self._timer: asyncio.TimerHandle | None = None

    @asynccontextmanager
    async def answering(self) -> AsyncIterator[None]:
        """Enter, if an update is being handled, and stay inside once the answer is out."""
        item = handled.get()
        if item is None or not item.handling:
            yield
            return
        await self._enter(item)
        sent = False
        try:
            yield
            sent = True
        finally:
            if not sent:
                self.leave(item)

    def leave(self, item: Item) -> None:
        """Let the next one in, if ``item`` is inside."""
        if self._holder is item:
            self._holder = None
            if self._timer:
                self._timer.cancel()
            self._lock.release()

    async def _enter(self, item: Item) -> None:
        if self._holder is item:
            return
        try:
            async with asyncio.timeout(PATIENCE):
                await self._lock.acquire()
        except TimeoutError:
            return
        self._holder = item
        self._timer = asyncio.get_running_loop().call_later(PATIENCE, self.leave, item)
