"""Which updates a process has in memory, and whose may still come in."""

import asyncio
from collections import Counter
from collections.abc import Collection, Iterator
from contextlib import contextmanager

IN_MEMORY = 500
# So many times as much, at most, where chats bring little each.
MOST_TIMES = 4


class Room:
    """Numbers of updates by chat. The fewer a chat has in here, the longer there is room for it."""

    def __init__(self) -> None:
        """Begin empty."""
        self._chats: dict[int, int] = {}
        self._expected = 0
        self._counts: Counter[int] = Counter()
        self._left = asyncio.Event()

    def __contains__(self, update_id: int) -> bool:
        """Say whether an update is in memory."""
        return update_id in self._chats

    def __len__(self) -> int:
        """Return how many are, or are about to be."""
        return len(self._chats) + self._expected

    @property
    def left(self) -> int:
        """How many more may be fetched from the disk; below zero where newcomers crowd."""
        return IN_MEMORY - len(self)

    @property
    def is_half_empty(self) -> bool:
        """Whether it is worth it to fetch from the disk."""
        return self.left > IN_MEMORY // 2

    def admits(self, chat_id: int) -> bool:
        """Say whether one more of a chat's may come in."""
        times = max(MOST_TIMES - self._counts[chat_id], 1)
        return len(self) < times * IN_MEMORY

    @contextmanager
    def expecting(self, chat_id: int, *, really: bool = True) -> Iterator[None]:
        """Keep room for one of a chat's that is still being recorded, if it is to come in."""
        self._expected += really
        self._counts[chat_id] += really
        try:
            yield
        finally:
            self._expected -= really
            self._uncount(chat_id, int(really))

    def enter(self, update_ids: Collection[int], chat_id: int) -> None:
        """Keep updates of a chat in memory."""
        new = {one for one in update_ids if one not in self}
        self._chats.update(dict.fromkeys(new, chat_id))
        self._counts[chat_id] += len(new)

    async def some_left(self) -> None:
        """Wait until one more may come in, whosever it is."""
        while self.left <= 0:
            self._left.clear()
            await self._left.wait()

    def leave(self, update_ids: Collection[int]) -> None:
        """Make room for others."""
        self._left.set()
        for one in update_ids:
            if (chat := self._chats.pop(one, None)) is not None:
                self._uncount(chat, 1)

    def _uncount(self, chat_id: int, amount: int) -> None:
        self._counts[chat_id] -= amount
        if not self._counts[chat_id]:
            del self._counts[chat_id]
