"""The port of --check: free, taken, or taken by the bot that runs already."""

import asyncio
import socket
from asyncio import StreamReader, StreamWriter

from bot.cli.port import port_finding

LOOPBACK = "127.0.0.1"


def test_a_free_port_is_free_again_afterwards() -> None:
    with socket.create_server((LOOPBACK, 0)) as bound:
        port = bound.getsockname()[1]
    for _ in range(2):
        said = str(port_finding("PORT", port, LOOPBACK))
        assert said == f"ok    port: {port} is free to listen on"


async def asked(answer: bytes) -> str:
    """Check a port where somebody answers so."""

    async def serve(reader: StreamReader, writer: StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(answer)
        writer.close()

    async with await asyncio.start_server(serve, LOOPBACK, 0) as server:
        port = server.sockets[0].getsockname()[1]
        return str(await asyncio.to_thread(port_finding, "PORT", port, LOOPBACK))


async def test_a_taken_port_fails_and_says_who_to_ask() -> None:
    for answer in (b"SSH-2.0\r\n", b'HTTP/1.0 200 OK\r\n\r\n"ok"', b""):
        said = await asked(answer)
        assert said.startswith("FAILS port: ")
        assert "(Address already in use)" in said
        assert "choose another port with PORT" in said


async def test_a_bot_that_runs_already_is_a_note() -> None:
    said = await asked(b'HTTP/1.0 200 OK\r\n\r\n{"status": "ok", "waiting": 0}')
    assert said.startswith("note  port: ")
    assert "running already" in said


def test_an_address_of_another_machine_is_told() -> None:
    said = str(port_finding("PORT", 8443, "192.0.2.1"))
    assert said.startswith("FAILS port: 8443 cannot be listened on (")
