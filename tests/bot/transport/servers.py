"""Servers on loopback that do what Telegram's do on bad days, and proxies of each kind."""

import asyncio
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field

Serve = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]
OK = b'HTTP/1.1 200 OK\r\nContent-Length: 25\r\n\r\n{"ok":true,"result":true}'


@asynccontextmanager
async def listening(serve: Serve) -> AsyncIterator[int]:
    """Let ``serve`` have each connection to a port on loopback; yields the port."""
    serving: set[asyncio.Task[None]] = set()

    async def accepted(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(ConnectionError, asyncio.IncompleteReadError):
            await serve(reader, writer)

    def accept(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.create_task(accepted(reader, writer))
        serving.add(task)
        task.add_done_callback(lambda _: writer.close())

    server = await asyncio.start_server(accept, "127.0.0.1", 0)
    try:
        yield server.sockets[0].getsockname()[1]
    finally:
        server.close()
        for task in serving:
            task.cancel()
        await asyncio.gather(*serving, return_exceptions=True)


@asynccontextmanager
async def full_backlog() -> AsyncIterator[int]:
    """A port that takes no connection and refuses none either."""
    with socket.create_server(("127.0.0.1", 0), backlog=0) as server:
        port = server.getsockname()[1]
        waiting = [socket.socket() for _ in range(4)]
        for one in waiting:
            one.setblocking(False)
            one.connect_ex(("127.0.0.1", port))
        await asyncio.sleep(0.01)
        try:
            yield port
        finally:
            for one in waiting:
                one.close()


@dataclass
class Head:
    """The first line and the headers of a request."""

    line: str
    headers: dict[str, str] = field(default_factory=dict)


async def head_of(reader: asyncio.StreamReader) -> Head:
    """Read a request up to its body; IncompleteReadError where there is none."""
    lines = (await reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
    pairs = (line.split(": ", 1) for line in lines[1:] if line)
    return Head(lines[0], {name.lower(): value for name, value in pairs})


async def request_of(reader: asyncio.StreamReader) -> tuple[Head, bytes]:
    """Read a request with its body."""
    head = await head_of(reader)
    return head, await reader.readexactly(int(head.headers.get("content-length", 0)))


async def relay(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, port: int, first: bytes = b""
) -> None:
    """Carry ``first``, then bytes both ways between a client and a server until either ends."""
    there, back = await asyncio.open_connection("127.0.0.1", port)
    back.write(first)
    ways = [asyncio.create_task(_carry(reader, back)), asyncio.create_task(_carry(there, writer))]
    try:
        await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for way in ways:
            way.cancel()
        await asyncio.gather(*ways, return_exceptions=True)
        back.close()


async def _carry(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with suppress(ConnectionError):
        while piece := await reader.read(65_536):
            writer.write(piece)
            await writer.drain()
