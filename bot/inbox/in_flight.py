"""In-flight limit: of a few answers at most can nobody tell whether they arrived.

Between Telegram's taking an answer and our erasing the update, a crash makes the bot answer
again: Telegram knows no key that would tell it that it has the answer already. So answers go out
one after another, and where people would have to wait for that, up to MOST side by side: so many
may come twice. Where Telegram leaves answers without a word for seconds it may be MOST_OVERDUE
more. While MOST went unheard in a row, the next are let out one by one, PROBE_SECONDS apart, as a
half-open circuit breaker does (Nygard, Release It!, 2007): when Telegram is back, one of them soon
finds out, while what was on its way before may hang until it times out; and however long it is
away, few answers were sent of which nobody knows whether they arrived.

Words have a lane of their own: where only pictures do not go, they do.
"""

import asyncio
import time
from collections import deque
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass

from telegram.error import TimedOut

from bot.common.fair_line import FairLine
from bot.inbox.item import Item, handled

MOST = 4
"""How many answers may be on their way: with a Telegram that takes 200 ms a call, 20 a second."""

MOST_OVERDUE = 4
"""How many more, where so many are on their way for longer than OVERDUE_SECONDS."""

OVERDUE_SECONDS = 3.0
"""After so long, an answer that is still on its way holds up nobody any more."""

PROBE_SECONDS = 7.0
"""How long after the last one the next goes out while MOST or more went unheard.

No more than MOST_OVERDUE times that is how long an answer hangs until it times out: there is
always a place for the next.
"""

LONGEST_WAIT = 0.1
"""Seconds: for each such stretch of waiting one more answer goes out beside the others."""

_LATELY = 8
"""How many answers tell what Telegram takes: the quickest of them, for slow ones have reasons."""


@dataclass(frozen=True)
class _Stay:
    begun: float
    end: asyncio.TimerHandle


class InFlightLimit:
    """Lets answers out, a few at a time, in fair turns; words pass pictures."""

    def __init__(
        self,
        clock: Callable[[], float] = time.monotonic,
        hangs: Callable[[Item], None] = lambda item: None,
    ) -> None:
        """Start open, and take Telegram to be quick; say ``hangs`` of what is overdue."""
        self._words, self._pictures = _Lane(clock, hangs), _Lane(clock, hangs)

    @asynccontextmanager
    async def answering(self) -> AsyncIterator[None]:
        """Enter, if an update is being handled, and stay inside once the answer is out."""
        item = handled.get()
        if item is None or not item.state.handling:
            yield
            return
        await self._lane(item).enter(item)
        sent = False
        try:
            yield
            sent = True
        except TimedOut:
            self._lane(item).leave(item, heard=False)
            raise
        finally:
            if not sent:
                self.leave(item)

    def leave(self, item: Item) -> None:
        """Let the next one in, if ``item`` is inside."""
        self._lane(item).leave(item)

    def _lane(self, item: Item) -> "_Lane":
        return self._pictures if item.with_picture else self._words


class _Lane:
    """One line of answers and those of it that are on their way."""

    def __init__(self, clock: Callable[[], float], hangs: Callable[[Item], None]) -> None:
        self._clock = clock
        self._hangs = hangs
        self._inside: dict[Item, _Stay] = {}
        self._overdue: dict[Item, _Stay] = {}
        self._waiting: FairLine[tuple[Item, asyncio.Future[None]]] = FairLine()
        self._took: deque[float] = deque(maxlen=_LATELY)
        # How many answers became overdue since Telegram was last heard of.
        self._unheard = 0
        self._pause: asyncio.TimerHandle | None = None

    def leave(self, item: Item, *, heard: bool = True) -> None:
        """Let the next one in, if ``item`` is inside, of which Telegram was ``heard``."""
        stay = self._inside.pop(item, None) or self._overdue.pop(item, None)
        if stay is not None:
            stay.end.cancel()
            self._took.append(self._clock() - stay.begun)
            self._unheard = 0 if heard else self._unheard
            self._let_in()

    async def enter(self, item: Item) -> None:
        """Wait until ``item`` may go out; it is inside then, until it leaves."""
        if item in self._inside or item in self._overdue:
            return
        turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.add(item.chat_id, (item, turn), behind=item.behind)
        self._let_in()
        try:
            await turn
        except asyncio.CancelledError:
            # It may have been let in at the same moment.
            self.leave(item)
            raise

    def _let_in(self) -> None:
        while self._waiting and self._has_room():
            item, turn = self._waiting.pop()
            if not turn.cancelled():
                loop = asyncio.get_running_loop()
                timer = loop.call_later(OVERDUE_SECONDS, self._make_way, item)
                self._inside[item] = _Stay(self._clock(), timer)
                if self._is_probing():
                    self._pause = loop.call_later(PROBE_SECONDS, self._end_pause)
                turn.set_result(None)

    def _make_way(self, item: Item) -> None:
        self._overdue[item] = self._inside.pop(item)
        self._unheard += 1
        self._hangs(item)
        self._let_in()

    def _end_pause(self) -> None:
        self._pause = None
        self._let_in()

    def _is_probing(self) -> bool:
        return self._unheard >= MOST

    def _has_room(self) -> bool:
        """Say whether one more may be inside, by how long the last one that waits would wait."""
        if len(self._inside) + len(self._overdue) >= MOST + MOST_OVERDUE:
            return False
        if self._is_probing():
            return not self._inside and self._pause is None
        wait = len(self._waiting) * min(self._took, default=0.0)
        places = min(MOST, 1 + int(wait / LONGEST_WAIT))
        if self._unheard:
            places = min(places, MOST - len(self._overdue))
        return len(self._inside) < places
