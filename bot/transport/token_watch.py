"""Token watch: tells that Telegram refuses the token, whichever request learns it first."""

import asyncio
from http import HTTPStatus
from typing import Any

from telegram.request import BaseRequest

from bot.transport.wrapped import WrappedRequest


class TokenWatch(WrappedRequest):
    """A transport; ``refused`` is set where a request is answered 401.

    Not by 404, which the library takes for the same: it may be a file that has expired, or a
    method that an older Bot API server does not have.
    """

    def __init__(self, inner: BaseRequest, refused: asyncio.Event) -> None:
        """Make requests through ``inner``."""
        super().__init__(inner)
        self.refused = refused

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
