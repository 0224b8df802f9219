"""An HTTP and a SOCKS proxy on loopback that note what they were asked for.

Names are theirs to look up: each of them leads to loopback.
"""

import asyncio
import socket
import struct
from base64 import b64encode
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from urllib.parse import urlsplit

from tests.bot.transport.servers import head_of, listening, relay


class HTTPProxy:
    """Forwards requests with a whole address in them, and connects for CONNECT."""

    def __init__(self, user: str = "", password: str = "") -> None:
        self._wanted = f"Basic {b64encode(f'{user}:{password}'.encode()).decode()}" if user else ""
        self.asked: list[str] = []

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = await head_of(reader)
        method, address, version = head.line.split()
        self.asked.append(f"{method} {address}")
        if self._wanted and head.headers.get("proxy-authorization") != self._wanted:
            writer.write(b"HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n")
            await writer.drain()
            return
        if method == "CONNECT":
            writer.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
            await relay(reader, writer, int(address.rpartition(":")[2]))
            return
        target = urlsplit(address)
        # One request a connection: what comes after it would be for the proxy again.
        lines = [f"{method} {target.path} {version}", "Connection: close"]
        lines += [f"{name}: {value}" for name, value in head.headers.items()]
        first = "\r\n".join(lines).encode() + b"\r\n\r\n"
        await relay(reader, writer, target.port or 80, first)


class SOCKSProxy:
    """SOCKS4, 4a and 5, with or without a password."""

    def __init__(self, user: str = "", password: str = "") -> None:
        self._user, self._password = user, password
        self.asked: list[str] = []

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        version = (await reader.readexactly(1))[0]
        port = await (self._version5 if version == 5 else self._version4)(reader, writer)
        if port is not None:
            await relay(reader, writer, port)

    async def _version4(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> int | None:
        _, port, *address = struct.unpack("!BH4B", await reader.readexactly(7))
        await reader.readuntil(b"\0")
        host = ".".join(map(str, address))
        if host.startswith("0.0.0."):
            host = (await reader.readuntil(b"\0"))[:-1].decode()
        self.asked.append(f"socks4 {host}")
        writer.write(struct.pack("!BBHI", 0, 90, 0, 0))
        return int(port)

    async def _version5(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> int | None:
        await reader.readexactly((await reader.readexactly(1))[0])
        writer.write(bytes([5, 2 if self._user else 0]))
        if self._user and not await self._let_in(reader, writer):
            return None
        kind = (await reader.readexactly(4))[3]
        if kind == 3:
            host = (await reader.readexactly((await reader.readexactly(1))[0])).decode()
        else:
            family, length = (socket.AF_INET, 4) if kind == 1 else (socket.AF_INET6, 16)
            host = socket.inet_ntop(family, await reader.readexactly(length))
        (port,) = struct.unpack("!H", await reader.readexactly(2))
        self.asked.append(f"socks5 {host}")
        writer.write(bytes([5, 0, 0, 1, 0, 0, 0, 0, 0, 0]))
        return int(port)

    async def _let_in(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        await reader.readexactly(1)
        said = [(await reader.readexactly((await reader.readexactly(1))[0])).decode() for _ in "up"]
        right = said == [self._user, self._password]
        writer.write(bytes([1, 0 if right else 1]))
        await writer.drain()
        return right


@asynccontextmanager
async def running(proxy: HTTPProxy | SOCKSProxy) -> AsyncIterator[str]:
    """Serve with ``proxy``; yields its host and port."""
    async with listening(proxy.serve) as port:
        yield f"127.0.0.1:{port}"
