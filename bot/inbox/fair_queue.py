"""Fair queue: every chat gets its turn (round robin), however much one of them sends."""

import time
from collections import Counter
from collections.abc import Callable, Hashable
from itertools import takewhile
from typing import cast

from bot.common.fair_line import FairLine
from bot.inbox.item import Item
from bot.store.pending import MAX_ATTEMPTS

AT_ONCE = 256
# A share of them that pictures leave free: where those hang, words still come through.
FOR_WORDS = 1 / 8
# Another share is for who has just come: those who brought much do not fill it.
FOR_NEWCOMERS = 1 / 8
# Of all that is behind newcomers, so many pictures are begun within a while: as many as keep the
# readers busy with a Telegram that takes 200 ms a call. Begun all at once, those of a flood would
# keep everybody waiting for a second.
BEGUN_AT_ONCE = 48
BEGUN_LATELY_SECONDS = 3.0
_Whose = tuple[int, bool]
# Pictures and words each; albums count as one.
JOBS_AT_ONCE_IN_A_CHAT = 8


class FairQueue:
    """Items in memory, by chat; ``pop`` goes round the chats."""

    def __init__(
        self,
        admits: Callable[[int], bool] = lambda in_hand: True,
        at_once: int = AT_ONCE,
        jobs: int = JOBS_AT_ONCE_IN_A_CHAT,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Let ``at_once`` items be handled at a time, and ``jobs`` of one chat.

        ``admits`` may hold back more of those with pictures, by how many of them are in hand and do
        not hang; words pass them.
        """
        self._admits = admits
        self._at_once = at_once
        self._jobs = jobs
        self._clock = clock
        self._line: FairLine[Item] = FairLine()
        self._handled: Counter[_Whose] = Counter()
        self._alone: Item | None = None
        self.in_hand = 0
        self._in_front = 0
        self._pictures = 0
        self._begun_behind: dict[Item, float] = {}
        self.catching_up = False
        """Whether pictures are left alone because more is fetched that came before newcomers'."""
        self._hanging: set[Item] = set()
        self.draining = False

    def __len__(self) -> int:
        """Return how many wait."""
        return len(self._line)

    def ahead_of(self, chat: int) -> int:
        """Return how many have their turn before one more of a chat's that came now would."""
        if not self._deals_with(chat):
            return self._in_front + self._line.newcomers()
        counts: Counter[int] = Counter()
        for whose, count in (*self._handled.items(), *self._line.counts().items()):
            counts[cast("_Whose", whose)[0]] += count
        return sum(min(count, counts[chat] + 1) for count in counts.values())

    def _deals_with(self, chat: int) -> bool:
        mine = ((chat, True), (chat, False))
        return any(self._handled[whose] or self._line.waiting(whose) for whose in mine)

    def add(self, item: Item) -> None:
        """Let ``item`` stand behind the others of its chat.

        It is behind all who have just come, too, where others of its chat's wait or are handled,
        or where it comes late: who waited for an hour while the bot was away waits some seconds
        more, and nobody who looks at the screen waits for all of them.
        """
        whose = _whose(item)
        others = self._handled[whose] or self._line.waiting(whose)
        item.behind = bool(others) or item.late
        self._line.add(whose, item, behind=item.behind)

    def drain(self) -> None:
        """Let everything out from now on, whoever's turn it is: the bot ends."""
        self.draining = True

    def ready(self) -> bool:
        """Say whether ``pop`` has anything to give."""
        return self._is_open() and self._line.next(self._may)

    def pop(self) -> Item:
        """Take the first item of the chat whose turn it is; IndexError where nobody's is."""
        if not self._is_open():
            raise IndexError("nobody's turn")
        item = self._line.pop(self._may)
        self._handled[_whose(item)] += 1
        self.in_hand += 1
        self._in_front += not item.behind
        self._pictures += item.with_picture
        if item.with_picture and item.behind:
            self._begun_behind[item] = self._clock()
        if _may_be_poison(item):
            self._alone = item
        return item

    def hang(self, item: Item) -> None:
        """Note that ``item``, which is handled, may not be done for long."""
        if item.with_picture:
            self._hanging.add(item)

    def is_hanging(self, item: Item) -> bool:
        """Say whether ``item`` is handled and was noted to hang."""
        return item in self._hanging

    def finished(self, item: Item) -> None:
        """Make room: ``item`` is not handled any more."""
        self._handled[_whose(item)] -= 1
        if not self._handled[_whose(item)]:
            del self._handled[_whose(item)]
        self.in_hand -= 1
        self._in_front -= not item.behind
        self._pictures -= item.with_picture
        self._begun_behind.pop(item, None)
        self._hanging.discard(item)
        if self._alone is item:
            self._alone = None

    def _is_open(self) -> bool:
        return self.draining or self.in_hand < self._at_once

    def _may(self, chat: Hashable, item: Item) -> bool:
        if self.draining:
            return True
        if self._alone is not None and _may_be_poison(item):
            return False
        if item.with_picture and not self._admits_picture(item):
            return False
        return self._handled[_whose(item)] < self._jobs

    def _admits_picture(self, item: Item) -> bool:
        if self.catching_up:
            return False
        places = self._at_once - int(FOR_WORDS * self._at_once)
        if item.behind and not self._admits_behind(places - int(FOR_NEWCOMERS * self._at_once)):
            return False
        trying = self._pictures - len(self._hanging)
        return self._pictures < places and self._admits(trying)

    def _admits_behind(self, places: int) -> bool:
        before = self._clock() - BEGUN_LATELY_SECONDS
        # In the order in which they were begun.
        old = sum(1 for _ in takewhile(lambda at: at < before, self._begun_behind.values()))
        count = len(self._begun_behind)
        return count < places and count - old < BEGUN_AT_ONCE


def _whose(item: Item) -> _Whose:
    """Return the chat, and whether it is one of its pictures."""
    return item.chat_id, item.with_picture


def _may_be_poison(item: Item) -> bool:
    """Say whether this may be a poison message: the process ended again and again over it."""
    return item.tries >= MAX_ATTEMPTS
