"""So many at once, and in the line for the next turn everybody has theirs."""

import asyncio
from collections.abc import AsyncIterator, Hashable
from contextlib import asynccontextmanager

from bot.common.fair_line import FairLine


class FairTurns:
    """A semaphore that serves those who come first in fair turns, by whose they are."""

    def __init__(self, at_once: int) -> None:
        """Let ``at_once`` in."""
        self._free = at_once
        self._line: FairLine[asyncio.Future[None]] = FairLine()

    @asynccontextmanager
    async def turn(self, whose: Hashable) -> AsyncIterator[None]:
        """Wait for a turn, and have it as long as this lasts."""
        if self._free:
            self._free -= 1
        else:
            turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
            self._line.add(whose, turn)
            try:
                await turn
            except asyncio.CancelledError:
                # It may have come at the same moment.
                if turn.done() and not turn.cancelled():
                    self._give()
                raise
        try:
            yield
        finally:
            self._give()

    def _give(self) -> None:
        while self._line.next():
            turn = self._line.pop()
            if not turn.done():
                turn.set_result(None)
                return
        self._free += 1
