"""Load balancers: Caddy as it is deployed, or a small one of our own."""

import asyncio
import os
import socket
from asyncio.subprocess import DEVNULL
from collections.abc import AsyncIterator, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from pathlib import Path
from shutil import which

CHUNK = 65_536
CADDYFILE = Path(__file__).parents[3] / "deploy" / "cluster" / "Caddyfile"
PATH = "/telegram"


def balancer(ports: Sequence[int], folder: Path) -> AbstractAsyncContextManager[str]:
    """Pass on to ``ports`` on this machine in turn; gives the address to come to.

    By Caddy where it is installed; it may write into ``folder``.
    """
    caddy = which("caddy")
    return _caddy(caddy, ports, folder) if caddy else _own(ports)


@asynccontextmanager
async def _caddy(program: str, ports: Sequence[int], folder: Path) -> AsyncIterator[str]:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    settings = {
        "DOMAIN": address,
        "BOTS": " ".join(f"127.0.0.1:{port}" for port in ports),
        "HOME": str(folder),
    }
    command = (program, "run", "--config", str(CADDYFILE), "--adapter", "caddyfile")
    process = await asyncio.create_subprocess_exec(
        *command, env={**os.environ, **settings}, stdout=DEVNULL, stderr=DEVNULL
    )
    try:
        yield address + PATH
    finally:
        process.terminate()
        await process.wait()


@asynccontextmanager
async def _own(ports: Sequence[int]) -> AsyncIterator[str]:
    """Each connection goes to the next process that takes it."""
    turn = 0

    async def pass_on(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal turn
        for _ in ports:
            turn += 1
            try:
                theirs = await asyncio.open_connection("127.0.0.1", ports[turn % len(ports)])
            except OSError:
                continue
            await asyncio.gather(_copy(reader, theirs[1]), _copy(theirs[0], writer))
            return
        writer.close()

    server = await asyncio.start_server(pass_on, "127.0.0.1", 0)
    async with server:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}{PATH}"


async def _copy(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    # Who is killed in the midst of it leaves the other one without an answer.
    with suppress(OSError):
        while data := await reader.read(CHUNK):
            writer.write(data)
            await writer.drain()
    writer.close()
