"""Arrivals: updates that came and are not safe yet, each of them once."""

import asyncio
import contextlib
import logging
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

from telegram import Update

logger = logging.getLogger(__name__)
# So long Telegram may have to wait where an update cannot be recorded; it repeats it meanwhile.
HELD_SECONDS = 5.0


class Arrivals:
    """Takes updates side by side, so that those that come together are recorded together."""

    def __init__(self, arrive: Callable[[Update], Coroutine[Any, Any, None]]) -> None:
        """Make each update safe by ``arrive``."""
        self._arrive = arrive
        self._tasks: dict[int, asyncio.Task[None]] = {}
        self._held = 0

    def __len__(self) -> int:
        """Return how many have not been taken in yet."""
        return len(self._tasks) - self._held

    def begin(self, update: Update) -> asyncio.Task[None]:
        """Begin to take ``update``; the task ends once it is safe."""
        number = update.update_id
        # Telegram may send it once more meanwhile.
        task = self._tasks.get(number)
        if task is None:
            task = self._tasks[number] = asyncio.create_task(self._arrive(update))
            task.add_done_callback(lambda task: self._done(number, task))
        return task

    async def hold(self, safe: Awaitable[None]) -> None:
        """Let what was taken in, but is in memory only, count for safe when it is, or late."""
        self._held += 1
        try:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(safe, HELD_SECONDS)
        finally:
            self._held -= 1

    async def all_safe(self) -> None:
        """Return once everything that has arrived is safe."""
        while self._tasks:
            await asyncio.wait(self._tasks.values())

    def end(self) -> None:
        """Take nothing any more."""
        for task in self._tasks.values():
            task.cancel()

    def _done(self, number: int, task: asyncio.Task[None]) -> None:
        del self._tasks[number]
        if not task.cancelled() and (error := task.exception()) is not None:
            logger.error("update %d was not taken", number, exc_info=error)
