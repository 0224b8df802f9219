"""Rate limiter: PTB's, and what that does not know about 429."""

import asyncio
import logging
from collections.abc import Callable, Coroutine
from contextlib import AbstractAsyncContextManager, nullcontext
from typing import Any

from aiolimiter import AsyncLimiter
from telegram.constants import FloodLimit
from telegram.error import RetryAfter
from telegram.ext import AIORateLimiter

from bot.common.backoff import seconds_asked
from bot.common.fair_turns import FairTurns
from bot.inbox import is_behind, whose

logger = logging.getLogger(__name__)
MOST_WAITS = 10
# Actions are no messages, and nothing depends on them. Profile calls can be told to wait for a
# day. Neither is worth a place in the queue.
_UNLIMITED = frozenset(
    {
        "sendChatAction",
        "setMyCommands",
        "setMyName",
        "setMyDescription",
        "setMyShortDescription",
    }
)
# What cannot be repeated unnoticed.
_ANSWERS = frozenset({"sendMessage", "sendPhoto", "sendMediaGroup", "answerGuestQuery"})


class RateLimiter(AIORateLimiter):
    """Keeps to the documented rates, and waits out a 429 instead of dropping the answer.

    Where more goes out than a bot may send, everybody has a turn.

    The library's own retries stop the calls to all chats meanwhile. Most 429s are about one
    chat, so here only the call that was refused waits.
    """

    def __init__(
        self,
        messages_per_second: float = FloodLimit.MESSAGES_PER_SECOND,
        answering: Callable[[], AbstractAsyncContextManager[None]] = nullcontext,
    ) -> None:
        """Send no more than so many a second; ``answering`` is held while an answer goes out."""
        # The library's line for all chats is first in, first out.
        super().__init__(overall_max_rate=0)
        self._bucket = AsyncLimiter(messages_per_second, 1)
        self._line = FairTurns(1)
        self._answering = answering

    async def process_request(  # noqa: PLR0917 - as in the base class
        self,
        callback: Callable[..., Coroutine[Any, Any, Any]],
        args: Any,  # noqa: ANN401 - as in the base class
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: int | None,
    ) -> Any:  # noqa: ANN401 - as in the base class
        """Call at once what has no limit, everything else when its turn comes."""
        if endpoint in _UNLIMITED:
            return await callback(*args, **kwargs)
        held = self._answering if endpoint in _ANSWERS else nullcontext

        async def patient(*args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - passed through
            for _ in range(MOST_WAITS):
                if data.get("chat_id") is not None:
                    async with self._line.turn(whose(), behind=is_behind()):
                        await self._bucket.acquire()
                try:
                    async with held():
                        return await callback(*args, **kwargs)
                except RetryAfter as refused:
                    seconds = seconds_asked(refused)
                    logger.info("%s waits for %.0f s, as Telegram asked", endpoint, seconds)
                    await asyncio.sleep(seconds + 0.1)
            return await callback(*args, **kwargs)

        return await super().process_request(patient, args, kwargs, endpoint, data, rate_limit_args)
