"""Stall notices: who waits for a picture while reading hangs is told so, once."""

import asyncio
import logging
from collections.abc import Iterator
from contextlib import contextmanager

from telegram import Message
from telegram.constants import ChatType
from telegram.error import TelegramError

from bot.common.recent import Recent
from bot.i18n.phrases import Phrases
from bot.readers.in_hand import InHand
from bot.sending.delivery import send_text

logger = logging.getLogger(__name__)
SECONDS_BETWEEN_LOOKS = 1.0
MOST_TOLD = 10_000
TOLD_FOR = 300.0


class StallNotices:
    """Looks every second whether anything hangs; groups are told nothing."""

    def __init__(self, in_hand: InHand, seconds: float = SECONDS_BETWEEN_LOOKS) -> None:
        """Look at what is ``in_hand``."""
        self._in_hand = in_hand
        self._seconds = seconds
        self._waiting: dict[object, tuple[Message, Phrases]] = {}
        self._told = Recent(MOST_TOLD, TOLD_FOR)
        self._task: asyncio.Task[None] | None = None

    def open(self) -> None:
        """Look from now on."""
        self._task = asyncio.create_task(self._watch())

    async def close(self) -> None:
        """Look no more."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    @contextmanager
    def waiting(self, asked: Message, phrases: Phrases) -> Iterator[None]:
        """Count the sender of ``asked`` among those who wait."""
        key = object()
        if asked.chat.type == ChatType.PRIVATE:
            self._waiting[key] = asked, phrases
        try:
            yield
        finally:
            self._waiting.pop(key, None)

    async def _watch(self) -> None:
        noted = 0
        while True:
            await asyncio.sleep(self._seconds)
            hanging = self._in_hand.hanging
            if hanging > noted:
                logger.error("reading hangs: %d at once", hanging)
            noted = hanging
            if hanging:
                await self._tell()

    async def _tell(self) -> None:
        new = [one for one in self._waiting.values() if self._told.add(one[0].chat_id)]
        await asyncio.gather(*(_tell_one(asked, phrases) for asked, phrases in new))


async def _tell_one(asked: Message, phrases: Phrases) -> None:
    try:
        await send_text(asked, phrases.say("wait-stuck"))
    except TelegramError as error:
        # The answer itself is what matters.
        logger.info("somebody who waits was not told: %s", error)
