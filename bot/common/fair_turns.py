"""So many at once, and in the line for the next turn everybody has theirs."""

import asyncio
from collections.abc import AsyncIterator, Hashable
from contextlib import asynccontextmanager

from bot.common.fair_line import FairLine


class FairTurns:
    """A semaphore that serves those who come first in fair turns, by whose they are."""

    def __init__(self, at_once: int, spare: int = 0) -> None:
        """Let ``at_once`` in, and ``spare`` more of those who are not behind others."""
        self._free = at_once
        self._spare = spare
        self._line: FairLine[asyncio.Future[None]] = FairLine()

    @asynccontextmanager
    async def turn(self, whose: Hashable, *, behind: bool = False) -> AsyncIterator[None]:
        """Wait for a turn, perhaps ``behind`` those who come; have it as long as this lasts."""
        if not self._free and self._spare and not behind:
            self._spare -= 1
            try:
                yield
            finally:
                self._spare += 1
            return
        await self._wait(whose, behind=behind)
        try:
            yield
        finally:
            self._give()

    async def _wait(self, whose: Hashable, *, behind: bool) -> None:
        if self._free:
            self._free -= 1
            return
        turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._line.add(whose, turn, behind=behind)
        try:
            await turn
        except asyncio.CancelledError:
            # It may have come at the same moment.
            if turn.done() and not turn.cancelled():
                self._give()
            raise

    def _give(self) -> None:
        while self._line.next():
            turn = self._line.pop()
            if not turn.done():
                turn.set_result(None)
                return
        self._free += 1
