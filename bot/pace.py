"""Telegram's limits: PTB's rate limiter, with two kinds of calls taken out of the line."""

from collections.abc import Callable, Coroutine
from typing import Any

from telegram.ext import AIORateLimiter

MOST_RETRIES = 10
# Actions are no messages and nothing depends on them. Profile calls can be told to wait for
# hours, and waiting for them in the line would stop every answer for as long.
_OUT_OF_LINE = frozenset(
    {
        "sendChatAction",
        "setMyCommands",
        "setMyName",
        "setMyDescription",
        "setMyShortDescription",
    }
)


class Pace(AIORateLimiter):
    """Waits out a 429 instead of dropping the answer."""

    def __init__(self) -> None:
        """Use Telegram's documented rates."""
        super().__init__(max_retries=MOST_RETRIES)

    async def process_request(  # noqa: PLR0917 - as in the base class
        self,
        callback: Callable[..., Coroutine[Any, Any, Any]],
        args: Any,  # noqa: ANN401 - as in the base class
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: int | None,
    ) -> Any:  # noqa: ANN401 - as in the base class
        """Call at once what is out of line, everything else when its turn comes."""
        if endpoint in _OUT_OF_LINE:
            return await callback(*args, **kwargs)
        return await super().process_request(
            callback, args, kwargs, endpoint, data, rate_limit_args
        )
