"""The moment in which nobody can tell whether an answer arrived, kept to one answer at a time.

Between Telegram's taking an answer and our erasing the update, a crash makes the bot answer
again: Telegram knows no key that would tell it that it has the answer already. So answers go out
one after another, and at most one of them is in that moment. Only where that would make people
wait for many seconds do more go out side by side.
"""

import asyncio
import time
from collections import deque
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass

from bot.inbox.item import Item, handled

LONGEST_LINE = 5.0
"""Seconds: for each such stretch of waiting one more answer goes out beside the others."""

PATIENCE = 3.0
"""Seconds after which an answer that is still on its way holds up nobody any more."""

_LATELY = 8
"""How many answers tell what Telegram takes: the quickest of them, for slow ones have reasons."""


@dataclass(frozen=True)
class _Stay:
    begun: float
    end: asyncio.TimerHandle


class InFlightLimit:
    """Lets answers out, mostly one at a time, in the order in which they came."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """Start open, and take Telegram to be quick."""
        self._clock = clock
        self._inside: dict[Item, _Stay] = {}
        self._waiting: deque[tuple[Item, asyncio.Future[None]]] = deque()
        self._took: deque[float] = deque([0.0], _LATELY)

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
        stay = self._inside.pop(item, None)
        if stay is not None:
            stay.end.cancel()
            self._took.append(self._clock() - stay.begun)
            self._let_in()

    async def _enter(self, item: Item) -> None:
        if item in self._inside:
            return
        turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append((item, turn))
        self._let_in()
        try:
            await turn
        except asyncio.CancelledError:
            # It may have been let in at the same moment.
            self.leave(item)
            raise

    def _let_in(self) -> None:
        while self._waiting and len(self._inside) < self._places():
            item, turn = self._waiting.popleft()
            if not turn.cancelled():
                timer = asyncio.get_running_loop().call_later(PATIENCE, self.leave, item)
                self._inside[item] = _Stay(self._clock(), timer)
                turn.set_result(None)

    def _places(self) -> int:
        """Return how many may be inside, by how long the last in line would wait for one."""
        return 1 + int(len(self._waiting) * min(self._took) / LONGEST_LINE)
