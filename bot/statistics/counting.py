"""Counters without content: in memory first, in the store soon after."""

import asyncio
import bisect
import logging
import time
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager

from telegram import Message
from telegram.constants import ChatType

from bot.common.chats import GROUPS
from bot.common.senders import person
from bot.inbox import arrival
from bot.metrics import STAGES, Stage
from bot.store import Store, StoreError

logger = logging.getLogger(__name__)

SECONDS_BETWEEN_WRITES = 10.0
PHOTOS, JUDGED_RIGHT, JUDGED_WRONG, LATENCY = "photos", "right", "wrong", "latency:"
# Upper bounds in milliseconds: a percentile read from them is at most a fifth too large.
BOUNDS = tuple(round(10 * 10 ** (step / 16)) for step in range(16 * 4 + 1))


class UsageCounters:
    """What happened since the last writing; a store that is away gets it when it is back."""

    def __init__(self, store: Store, seconds: float = SECONDS_BETWEEN_WRITES) -> None:
        self._store = store
        self._seconds = seconds
        self._amounts: Counter[str] = Counter()
        # When they were met last, in seconds since 1970: another process may forget them since.
        self._people: dict[int, float] = {}
        self._chats: dict[int, tuple[str, float]] = {}
        self._task: asyncio.Task[None] | None = None
        # What is just being written would come back after it was deleted.
        self._writing = asyncio.Lock()

    def open(self) -> None:
        """Write now and again from now on."""
        self._task = asyncio.create_task(self._keep_writing())

    async def close(self) -> None:
        """Write what is left."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
        await self.write()

    def count(self, name: str, amount: int = 1) -> None:
        """Add ``amount`` to a counter."""
        self._amounts[name] += amount

    @contextmanager
    def answering(self, asked: Message, pictures: int) -> Iterator[None]:
        """Count who asked to have ``pictures`` read, and how long they waited, queue and all."""
        self._meet(asked)
        begun = arrival()
        STAGES.labels(Stage.WAIT).observe(time.perf_counter() - begun)
        yield
        seconds = time.perf_counter() - begun
        STAGES.labels(Stage.ANSWER).observe(seconds)
        milliseconds = seconds * 1000
        place = min(bisect.bisect_left(BOUNDS, milliseconds), len(BOUNDS) - 1)
        self._amounts[PHOTOS] += pictures
        self._amounts[f"{LATENCY}{BOUNDS[place]:06d}"] += 1

    @asynccontextmanager
    async def forgetting(self, user_id: int) -> AsyncIterator[None]:
        """Forget a person who was met; nothing is written while the store forgets them, too."""
        async with self._writing:
            self._people.pop(user_id, None)
            yield

    async def moved(self, old_id: int, new_id: int) -> None:
        """Follow a group that became a supergroup."""
        async with self._writing:
            if old_id in self._chats:
                _, met = self._chats.pop(old_id)
                self._chats[new_id] = ChatType.SUPERGROUP, met
            try:
                await self._store.chats.migrate(old_id, new_id)
            except StoreError:
                logger.exception("a group that moved was not followed")

    async def left(self, chat_id: int) -> None:
        """Forget a group that the bot is no longer in."""
        async with self._writing:
            self._chats.pop(chat_id, None)
            try:
                await self._store.chats.forget(chat_id)
            except StoreError:
                logger.exception("a group that we left was not forgotten")

    async def write(self) -> None:
        """Bring all to the store; what fails waits for the next time."""
        async with self._writing:
            await self._write()

    async def _write(self) -> None:
        amounts, self._amounts = self._amounts, Counter()
        try:
            if amounts:
                await self._store.counters.add(amounts)
            amounts = Counter()
            for user_id, met in list(self._people.items()):
                await self._store.people.seen(user_id, met)
                if self._people[user_id] == met:
                    del self._people[user_id]
            for chat_id, (kind, met) in list(self._chats.items()):
                await self._store.chats.seen(chat_id, kind, met)
                if self._chats[chat_id] == (kind, met):
                    del self._chats[chat_id]
        except StoreError as error:
            self._amounts += amounts
            logger.warning("the counters were not written: %s", error.__cause__)

    def _meet(self, asked: Message) -> None:
        if asked.chat.type in GROUPS:
            self._chats[asked.chat_id] = asked.chat.type, time.time()
        if (user := person(asked)) is not None:
            self._people[user.id] = time.time()

    async def _keep_writing(self) -> None:
        while True:
            await asyncio.sleep(self._seconds)
            await self.write()


def percentile(latencies: dict[str, int], share: float) -> float | None:
    """Return the milliseconds within which ``share`` (0..1) of the answers came; None for none.

    ``latencies`` holds the counters whose names begin with LATENCY.
    """
    total = sum(latencies.values())
    reached = 0
    for name in sorted(latencies):
        reached += latencies[name]
        if total and reached >= share * total:
            return float(name.removeprefix(LATENCY))
    return None
