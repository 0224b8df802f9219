"""Token watch: tells that Telegram refuses the token, whichever request learns it first."""

import asyncio
from http import HTTPStatus
from typing import Any

from telegram.request import BaseRequest


class TokenWatch(BaseRequest):
    """A transport; ``refused`` is set where a request is answered 401.

    Not by 404, which the library takes for the same: it may be a file that has expired, or a
    method that an older Bot API server does not have.
    """

    def __init__(self, inner: BaseRequest, refused: asyncio.Event) -> None:
        """Make requests through ``inner``."""
        self._inner = inner
        self.refused = refused

    @property
    def read_timeout(self) -> float | None:
        """How long a request may take, in seconds."""
        return self._inner.read_timeout

    async def initialize(self) -> None:
        """Open what ``inner`` needs."""
        await self._inner.initialize()

    async def shutdown(self) -> None:
        """Close it."""
        await self._inner.shutdown()

    async def do_request(
        self,
        url: str,
        method: str,
        *args: Any,  # noqa: ANN401 - passed through
        **kwargs: Any,  # noqa: ANN401 - passed through
    ) -> tuple[int, bytes]:
        """Make one request."""
        status, payload = await self._inner.do_request(url, method, *args, **kwargs)
        if status == HTTPStatus.UNAUTHORIZED:
            self.refused.set()
        return status, payload
