"""Wrapped transport: what is around a transport opens and closes with it."""

from telegram.request import BaseRequest


class WrappedRequest(BaseRequest):
    """A transport that makes its requests through another one."""

    def __init__(self, inner: BaseRequest) -> None:
        """Make requests through ``inner``."""
        self._inner = inner

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
