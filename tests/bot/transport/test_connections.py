"""Through proxies on loopback, by name, with and without passwords."""

import asyncio

import pytest
from telegram.error import NetworkError, TimedOut

from bot.transport.aiohttp_request import AiohttpRequest
from tests.bot.transport.proxies import HTTPProxy, SOCKSProxy, running
from tests.bot.transport.servers import OK, full_backlog, listening, request_of

# Nobody but the proxies here can look it up.
HOST = "api.telegram.example"
PASSWORD = "p@ss:w/rd"  # noqa: S105 - of nobody
WRITTEN = "p%40ss%3Aw%2Frd"


async def answering(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    while True:
        await request_of(reader)
        writer.write(OK)
        await writer.drain()


async def rude(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Hang up on whoever says something."""
    await reader.read(1)


async def ask(
    proxy: str, host: str, port: int, scheme: str = "http", patience: float = 30.0
) -> int:
    request = AiohttpRequest(proxy=proxy, connect_timeout=patience, read_timeout=30.0)
    async with request:
        status, _ = await request.do_request(f"{scheme}://{host}:{port}/bot1:A/getMe", "POST")
        return status


@pytest.mark.parametrize("user", ["", "user"])
async def test_an_http_proxy_is_asked_for_the_whole_address(user: str) -> None:
    proxy = HTTPProxy(user, PASSWORD)
    login = f"user:{WRITTEN}@" if user else ""
    async with listening(answering) as port, running(proxy) as at:
        assert await ask(f"http://{login}{at}", HOST, port) == 200
    assert proxy.asked == [f"POST http://{HOST}:{port}/bot1:A/getMe"]


async def test_an_http_proxy_is_asked_to_connect_where_it_may_not_listen() -> None:
    proxy = HTTPProxy("user", PASSWORD)
    # No TLS there: what matters is what the proxy hears.
    async with listening(rude) as port, running(proxy) as at:
        with pytest.raises(NetworkError):
            await ask(f"http://user:{WRITTEN}@{at}", HOST, port, "https")
    assert proxy.asked == [f"CONNECT {HOST}:{port}"]


@pytest.mark.parametrize("scheme", ["socks4", "socks4a", "socks5", "socks5h"])
@pytest.mark.parametrize("host", ["127.0.0.1", HOST])
async def test_a_socks_proxy_looks_up_names(scheme: str, host: str) -> None:
    proxy = SOCKSProxy()
    async with listening(answering) as port, running(proxy) as at:
        if (scheme, host) == ("socks4", HOST):
            with pytest.raises(NetworkError):
                await ask(f"{scheme}://{at}", host, port)
            return
        assert await ask(f"{scheme}://{at}", host, port) == 200
    assert proxy.asked == [f"{scheme[:6]} {host}"]


async def test_a_socks_proxy_may_want_a_password() -> None:
    proxy = SOCKSProxy("user", PASSWORD)
    async with listening(answering) as port, running(proxy) as at:
        assert await ask(f"socks5://user:{WRITTEN}@{at}", HOST, port) == 200


@pytest.mark.parametrize("scheme", ["http", "socks5"])
async def test_a_wrong_password_is_a_network_error_that_does_not_repeat_it(scheme: str) -> None:
    proxy = HTTPProxy("user", "right") if scheme == "http" else SOCKSProxy("user", "right")
    async with listening(answering) as port, running(proxy) as at:
        url = f"{scheme}://user:{WRITTEN}@{at}"
        # To a server without TLS, an HTTP proxy's answer is the answer.
        if scheme == "http":
            assert await ask(url, HOST, port) == 407
        with pytest.raises(NetworkError) as failed:
            await ask(url, HOST, port, "https")
    assert PASSWORD not in str(failed.value)
    assert WRITTEN not in str(failed.value)


@pytest.mark.parametrize("scheme", ["http", "socks4", "socks5"])
async def test_no_proxy_there_is_a_network_error(scheme: str) -> None:
    async with listening(answering) as port:
        pass
    with pytest.raises(NetworkError) as failed:
        await ask(f"{scheme}://127.0.0.1:{port}", "127.0.0.1", 80)
    assert not isinstance(failed.value, TimedOut)


@pytest.mark.parametrize("scheme", ["http", "socks5"])
async def test_a_proxy_that_takes_no_connection_is_timed_out(scheme: str) -> None:
    async with full_backlog() as port:
        with pytest.raises(TimedOut):
            await ask(f"{scheme}://127.0.0.1:{port}", "127.0.0.1", 80, patience=0.1)


@pytest.mark.parametrize("scheme", ["http", "socks5"])
async def test_a_proxy_that_hangs_up_is_a_network_error(scheme: str) -> None:
    async with listening(rude) as port:
        with pytest.raises(NetworkError):
            await ask(f"{scheme}://127.0.0.1:{port}", "127.0.0.1", 80)
