"""The library's transport on aiohttp, which takes an eighth of the CPU of the one on httpx."""

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import aiohttp
from aiohttp_socks import ProxyConnectionError, ProxyError, ProxyTimeoutError
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

from bot.transport.body import Body
from bot.transport.connections import session

_TOKEN, _LOGIN = re.compile(r"/bot\d+:[\w-]+"), re.compile(r"://[^/@\s]+@")
_DEFAULT = BaseRequest.DEFAULT_NONE
_ALL_TAKEN = (
    "Pool timeout: All connections in the connection pool are occupied. Request was *not* sent to "
    "Telegram. Consider adjusting the connection pool size or the pool timeout."
)


class AiohttpRequest(BaseRequest):
    """HTTP/1.1 over a pool of connections that are kept, as the library's own transport has it.

    All timeouts are in seconds, None for none: to read and to write a piece, to connect (the name,
    the socket, the proxy and TLS together), and to get one of the connections. Whatever takes
    longer is a TimedOut, what else goes wrong before there is an HTTP status a NetworkError.
    """

    http_version = "1.1"

    def __init__(
        self,
        connection_pool_size: int = 256,
        *,
        read_timeout: float | None = 5.0,
        write_timeout: float | None = 5.0,
        media_write_timeout: float | None = 20.0,
        connect_timeout: float | None = 5.0,
        pool_timeout: float | None = 1.0,
        proxy: str | None = None,
    ) -> None:
        """Take what holds for a request that says nothing else, and what ``proxy_for`` returned."""
        self._size = connection_pool_size
        self._read_timeout = read_timeout
        self._write_timeout = write_timeout
        self._media_write_timeout = media_write_timeout
        self._connect_timeout = connect_timeout
        self._pool_timeout = pool_timeout
        self._proxy = proxy
        self._places = asyncio.Semaphore(connection_pool_size)
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float | None:
        """How long to wait for a piece of an answer, in seconds."""
        return self._read_timeout

    async def initialize(self) -> None:
        """Open the pool, if it is not open."""
        if self._session is None:
            self._places = asyncio.Semaphore(self._size)
            self._session = session(self._proxy, self.USER_AGENT)

    async def shutdown(self) -> None:
        """Close the pool, if it is open; it may be opened again."""
        closing, self._session = self._session, None
        if closing is not None:
            await closing.close()

    async def do_request(  # noqa: PLR0917 - as in the base class
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: object = _DEFAULT,
        write_timeout: object = _DEFAULT,
        connect_timeout: object = _DEFAULT,
        pool_timeout: object = _DEFAULT,
    ) -> tuple[int, bytes]:
        """Make one request, return status and content; raise TimedOut, NetworkError, RuntimeError.

        A request that is cancelled gives its place back, and its connection is closed.
        """
        pool = self._session
        if pool is None:
            raise RuntimeError("This AiohttpRequest is not initialized!")
        connect = _either(connect_timeout, self._connect_timeout)
        timeout = aiohttp.ClientTimeout(
            connect=connect,
            # What a SOCKS proxy gets; it would get a minute.
            sock_connect=connect,
            sock_read=_either(read_timeout, self._read_timeout),
        )
        body = None
        if request_data is not None:
            files = request_data.contains_files
            usual = self._media_write_timeout if files else self._write_timeout
            body = await Body.of(request_data, _either(write_timeout, usual))
        async with self._place(_either(pool_timeout, self._pool_timeout)):
            try:
                # As it is with httpx: a Bot API server redirects nobody.
                async with pool.request(
                    method, url, data=body, timeout=timeout, allow_redirects=False
                ) as response:
                    return response.status, await response.read()
            except (TimeoutError, ProxyTimeoutError) as error:
                raise TimedOut from error
            # The last is what a SOCKS proxy's hanging up comes to.
            except (aiohttp.ClientError, ProxyConnectionError, ProxyError, EOFError) as error:
                raise NetworkError(_told(error)) from error

    @asynccontextmanager
    async def _place(self, patience: float | None) -> AsyncIterator[None]:
        """Hold one of the connections."""
        try:
            async with asyncio.timeout(patience):
                await self._places.acquire()
        except TimeoutError as error:
            raise TimedOut(_ALL_TAKEN) from error
        try:
            yield
        finally:
            self._places.release()


def _either(given: object, usual: float | None) -> float | None:
    """Return what a caller of the library gave, or else what is usual."""
    return given if given is None or isinstance(given, int | float) else usual


def _told(error: Exception) -> str:
    """Return what the client says of ``error``, without what is secret in addresses."""
    return _LOGIN.sub("://", _TOKEN.sub("/bot…", f"aiohttp.{type(error).__name__}: {error}"))
