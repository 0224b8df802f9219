"""Polling filter against what would end it or let it circle: a refused token, unreadable updates.

Updates may be newer or older than those that the library knows. It reads a batch whole or not at
all, and Telegram sends again what was not confirmed: one such update would keep all others from
arriving, for good. It also writes what it cannot read into the log, and that may be anybody's
message. Where the token is refused it ends its polling, and the bot would run on, deaf.

Each getUpdates confirms what the one before it gave: so it waits until all of that is safe.
"""

import asyncio
import json
import time
from collections.abc import Awaitable, Callable
from http import HTTPStatus
from typing import Any, Final

from telegram.constants import PollingLimit
from telegram.request import BaseRequest

from bot.common.updates import UNREADABLE, readable
from bot.transport.wrapped import WrappedRequest

_REFUSALS: Final = (HTTPStatus.UNAUTHORIZED, HTTPStatus.NOT_FOUND)


class PollingFilter(WrappedRequest):
    """A transport whose every update can be read; ``refused`` is set where the token is."""

    def __init__(
        self,
        inner: BaseRequest,
        all_safe: Callable[[], Awaitable[None]],
        catch_up: Callable[..., object] = lambda *, more: None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Fetch through ``inner`` when what was fetched before is ``all_safe``.

        Each time ``catch_up(more=…)`` is told whether more seems to wait.
        """
        super().__init__(inner)
        self._all_safe = all_safe
        self._catch_up = catch_up
        self.refused = asyncio.Event()
        self._heard_at = clock()
        self._clock = clock

    def silent(self, seconds: float) -> bool:
        """Say whether no getUpdates had an answer for so long."""
        return self._clock() - self._heard_at > seconds

    async def do_request(
        self,
        url: str,
        method: str,
        *args: Any,  # noqa: ANN401 - passed through
        **kwargs: Any,  # noqa: ANN401 - passed through
    ) -> tuple[int, bytes]:
        """Make one request; unreadable updates come back empty."""
        if not url.endswith("/getUpdates"):
            return await self._inner.do_request(url, method, *args, **kwargs)
        await self._all_safe()
        status, payload = await self._inner.do_request(url, method, *args, **kwargs)
        if status in _REFUSALS:
            self.refused.set()
        if status == HTTPStatus.OK:
            self._heard_at = self._clock()
        return status, self._filtered(payload)

    def _filtered(self, payload: bytes) -> bytes:
        count = 0
        try:
            answer = json.loads(payload)
            updates = answer["result"]
            passed = [readable(update) for update in updates]
            count = len(updates)
        except UNREADABLE:
            # A refusal, or no answer of the Bot API's at all: the library says so.
            return payload
        finally:
            self._catch_up(more=count >= PollingLimit.MAX_LIMIT)
        if passed == updates:
            return payload
        return json.dumps({**answer, "result": passed}).encode()
