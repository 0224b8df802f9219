"""Connections that say nothing, and files that cannot be opened: neither keeps others out."""

import asyncio
import errno
import os
import resource
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing

import pytest
from tornado.web import Application, RequestHandler

from bot.transport import http_server
from bot.transport.errors import ListenError
from bot.transport.http_server import _Listening, listening, most_connections

Connection = tuple[asyncio.StreamReader, asyncio.StreamWriter]


class Hello(RequestHandler):
    def get(self) -> None:
        self.write("hello")

    def post(self) -> None:
        self.write(str(len(self.request.body)))


def free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@asynccontextmanager
async def served(largest: int = 1024) -> AsyncIterator[int]:
    port = free_port()
    async with listening(Application([("/", Hello)]), port, "127.0.0.1", largest):
        yield port


async def said(port: int, request: bytes = b"GET / HTTP/1.0\r\n\r\n") -> bytes:
    """All that comes back."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(request)
    answer = await reader.read()
    writer.close()
    return answer


async def ended(connection: Connection) -> None:
    reader, writer = connection
    assert await reader.read() == b""
    writer.close()


async def test_who_says_nothing_is_hung_up_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(http_server, "IDLE_SECONDS", 0.1)
    async with served() as port:
        await ended(await asyncio.open_connection("127.0.0.1", port))
        slow = await asyncio.open_connection("127.0.0.1", port)
        slow[1].write(b"GET / HTTP/1.1\r\nX-Slow: ")
        await ended(slow)


async def test_who_keeps_a_body_back_is_hung_up_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(http_server, "BODY_SECONDS", 0.1)
    async with served() as port:
        slow = await asyncio.open_connection("127.0.0.1", port)
        slow[1].write(b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nhalf")
        await ended(slow)


async def test_bodies_are_bounded_also_those_that_come_in_chunks() -> None:
    async with served(largest=100) as port:
        head = b"POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
        assert (await said(port, head + b"Content-Length: 100\r\n\r\n" + bytes(100))).endswith(
            b"\r\n\r\n100"
        )
        assert b" 400 " in await said(port, head + b"Content-Length: 101\r\n\r\n")
        chunks = b"Transfer-Encoding: chunked\r\n\r\n" + (b"40\r\n" + bytes(64) + b"\r\n") * 2
        assert b" 400 " in await said(port, head + chunks)


async def test_of_too_many_connections_the_oldest_make_way(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(http_server, "MOST_CONNECTIONS", 3)
    monkeypatch.setattr(http_server, "FEWEST_CONNECTIONS", 3)
    async with served() as port:
        idle = [await asyncio.open_connection("127.0.0.1", port) for _ in range(5)]
        assert b"hello" in await said(port)
        for connection in idle[:3]:
            await ended(connection)
        for _, writer in idle[3:]:
            writer.close()


async def test_where_no_file_can_be_opened_who_comes_is_refused_and_one_line_says_so(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    original, full = socket.socket.accept, True

    def accept(self: socket.socket) -> tuple[socket.socket, object]:
        # As it is without a descriptor to spare: _Listening has one.
        if full and self.reserve >= 0:  # type: ignore[attr-defined]
            raise OSError(errno.EMFILE, "Too many open files")
        return original(self)

    monkeypatch.setattr(socket.socket, "accept", accept)
    async with served() as port:
        for _ in range(5):
            await ended(await asyncio.open_connection("127.0.0.1", port))
        full = False
        assert b"hello" in await said(port)
    assert caplog.text.count("Too many open files: connections are refused") == 1


async def test_a_real_lack_of_descriptors_is_survived(caplog: pytest.LogCaptureFixture) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    async with served() as port:
        _, writer = await asyncio.open_connection("127.0.0.1", port)
        held = []
        few = writer.get_extra_info("socket").fileno() + 20
        resource.setrlimit(resource.RLIMIT_NOFILE, (few, hard))
        try:
            probe = socket.socket()
            while True:
                try:
                    held.append(os.open(os.devnull, os.O_RDONLY))
                except OSError:
                    break
            probe.setblocking(False)
            await asyncio.get_running_loop().sock_connect(probe, ("127.0.0.1", port))
            assert await asyncio.get_running_loop().sock_recv(probe, 10) == b""
            probe.close()
        finally:
            for descriptor in held:
                os.close(descriptor)
            resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
        assert b"hello" in await said(port)
        writer.close()
    assert caplog.text.count("connections are refused") == 1


async def test_a_port_that_is_taken_is_told() -> None:
    async with served() as port:
        with pytest.raises(ListenError, match=f"cannot listen on port {port} of 127.0.0.1"):
            async with listening(Application([]), port, "127.0.0.1", 10):
                pass


def test_most_open_files_are_left_to_others(monkeypatch: pytest.MonkeyPatch) -> None:
    for limit, most in ((20, 16), (400, 100), (100_000, 256), (-1, 256)):
        monkeypatch.setattr("resource.getrlimit", lambda _, found=limit: (found, found))
        assert most_connections() == most


def test_it_lets_go_of_its_reserve() -> None:
    bound = socket.socket()
    listener = _Listening(bound)
    reserve = listener.reserve
    listener.close()
    with pytest.raises(OSError, match="Bad file descriptor"):
        os.fstat(reserve)
