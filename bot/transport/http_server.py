"""HTTP server whose connections are bounded in number, time and size.

Whoever can reach the port may open connections and say nothing. Neither they nor too many open
files may keep others out, or fill the log.
"""

import errno
import logging
import os
import resource
import socket
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, Final, NoReturn

from tornado.httpserver import HTTPServer
from tornado.iostream import IOStream
from tornado.web import Application

from bot.transport.errors import ListenError

logger = logging.getLogger(__name__)
IDLE_SECONDS: Final = 30.0
"""How long a connection may say nothing, or take for a request's headers."""
BODY_SECONDS: Final = 10.0
MOST_CONNECTIONS: Final = 256
"""Telegram opens up to a hundred, a proxy before us as many as it has from others."""
FEWEST_CONNECTIONS: Final = 16
BACKLOG: Final = 128
SECONDS_BETWEEN_LINES: Final = 60.0

_FULL: Final = (errno.EMFILE, errno.ENFILE, errno.ENOBUFS, errno.ENOMEM)


class _Listening(socket.socket):
    """A socket that goes on where no file can be opened: who comes then is sent away.

    Otherwise the connection would stay in the system's queue, and the event loop would be told of
    it again and again. One descriptor is kept in reserve for taking it out, as libev's manual has
    it ("special problem of accept()ing when you can't").
    """

    def __init__(self, bound: socket.socket) -> None:
        super().__init__(bound.family, bound.type, bound.proto, bound.detach())
        self.setblocking(False)
        self.reserve = os.open(os.devnull, os.O_RDONLY)
        self._told_at = -SECONDS_BETWEEN_LINES

    def accept(self) -> tuple[socket.socket, Any]:
        """Return the next connection, as its base does; ConnectionAbortedError for one refused."""
        try:
            return super().accept()
        except OSError as error:
            if error.errno in _FULL:
                self._send_away(error)
            raise

    def _send_away(self, error: OSError) -> NoReturn:
        if time.monotonic() >= self._told_at + SECONDS_BETWEEN_LINES:
            self._told_at = time.monotonic()
            logger.error("%s: connections are refused; raise LimitNOFILE, or ulimit -n", error)
        os.close(self.reserve)
        self.reserve = -1
        try:
            super().accept()[0].close()
        finally:
            self.reserve = os.open(os.devnull, os.O_RDONLY)
        raise ConnectionAbortedError from error

    def close(self) -> None:
        """Close it, and what it kept in reserve."""
        if self.reserve >= 0:
            os.close(self.reserve)
            self.reserve = -1
        super().close()


class _Server(HTTPServer):
    """Keeps the newest connections: those that are longest there and say nothing are closed."""

    def initialize(self, *arguments: Any, most: int = MOST_CONNECTIONS, **named: Any) -> None:  # noqa: ANN401 - passed through
        super().initialize(*arguments, **named)
        self._most = most
        self._held: dict[IOStream, None] = {}

    def handle_stream(self, stream: IOStream, address: tuple[Any, ...]) -> None:
        """Take one more connection."""
        if len(self._held) >= self._most:
            self._held = {held: None for held in self._held if not held.closed()}
        if len(self._held) >= self._most:
            oldest = next(iter(self._held))
            del self._held[oldest]
            oldest.close()
        self._held[stream] = None
        super().handle_stream(stream, address)


@asynccontextmanager
async def listening(
    pages: Application, port: int, address: str | None, largest: int
) -> AsyncIterator[None]:
    """Serve ``pages`` at ``address``, None for all there are, to bodies of ``largest`` bytes.

    Raises ListenError where that cannot be.
    """
    server = _Server(
        pages,
        max_body_size=largest,
        max_buffer_size=max(largest, 128 * 1024),
        max_header_size=16 * 1024,
        idle_connection_timeout=IDLE_SECONDS,
        body_timeout=BODY_SECONDS,
        most=most_connections(),
    )
    try:
        bound = _bound(port, address)
    except OSError as error:
        where = f"port {port} of {address or 'this machine'}"
        raise ListenError(f"The bot cannot listen on {where}: {error.strerror}.") from error
    server.add_socket(_Listening(bound))
    try:
        yield
    finally:
        server.stop()
        await server.close_all_connections()


def _bound(port: int, address: str | None) -> socket.socket:
    if address is None and socket.has_dualstack_ipv6():
        return socket.create_server(
            ("", port), family=socket.AF_INET6, dualstack_ipv6=True, backlog=BACKLOG
        )
    family = socket.AF_INET6 if address and ":" in address else socket.AF_INET
    return socket.create_server((address or "", port), family=family, backlog=BACKLOG)


def most_connections() -> int:
    """Return how many there may be: most open files are for Telegram, photos and the store."""
    limit, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    return (
        MOST_CONNECTIONS
        if limit < 0
        else max(FEWEST_CONNECTIONS, min(MOST_CONNECTIONS, limit // 4))
    )
