"""Our transport on loopback; what the library promises is asked of its own transport, too."""

import asyncio
import gzip
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import pytest
from telegram import Bot
from telegram.error import BadRequest, Forbidden, InvalidToken, NetworkError, RetryAfter, TimedOut
from telegram.request import BaseRequest, HTTPXRequest, RequestData
from telegram.request._requestparameter import RequestParameter

from bot.fake_telegram.http import serve
from bot.fake_telegram.telegram import FakeTelegram
from bot.transport.aiohttp_request import AiohttpRequest
from tests.bot.fake_telegram.test_transport import picture
from tests.bot.transport.servers import OK, Head, full_backlog, head_of, listening, request_of

TOKEN = "123456789:AAExampleOfAToken"  # noqa: S105 - of nobody
Transport = Callable[..., BaseRequest]
both = pytest.mark.parametrize("transport", [AiohttpRequest, HTTPXRequest])


def bot_at(address: str, token: str, transport: Transport) -> Bot:
    return Bot(
        token,
        base_url=f"{address}/bot",
        base_file_url=f"{address}/file/bot",
        request=transport(),
        get_updates_request=transport(1),
    )


def upload(size: int, name: str = "file.bin") -> RequestData:
    """A call with a file of ``size`` bytes."""
    from telegram import InputFile

    file = InputFile(b"x" * size, filename=name)
    return RequestData([RequestParameter.from_input("document", file)])


@asynccontextmanager
async def opened(request: BaseRequest) -> AsyncIterator[BaseRequest]:
    async with request:
        yield request


async def ask(
    request: BaseRequest, port: int, data: RequestData | None = None, **timeouts: float | None
) -> tuple[int, bytes]:
    return await request.do_request(
        f"http://127.0.0.1:{port}/bot{TOKEN}/getMe", "POST", data, **timeouts
    )


async def silence(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Take a request and answer nothing until the client goes."""
    await reader.read(-1)


class Answering:
    """A server that keeps connections open, and notes the connections and requests."""

    def __init__(self, answer: bytes = OK) -> None:
        self.answer = answer
        self.connections = 0
        self.heads: list[Head] = []
        self.bodies: list[bytes] = []

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        while True:
            head, body = await request_of(reader)
            self.heads.append(head)
            self.bodies.append(body)
            writer.write(self.answer)
            await writer.drain()


@both
async def test_a_photo_comes_in_and_goes_out(telegram: FakeTelegram, transport: Transport) -> None:
    anna = telegram.person("Anna")
    chat = telegram.private(anna)
    async with (
        serve(telegram) as address,
        bot_at(address, telegram.account.token, transport) as bot,
    ):
        sent = await anna.send_photo(chat, picture(), caption="a & b = ä 7")
        (update,) = await bot.get_updates(timeout=1)
        assert update.message
        assert update.message.caption == "a & b = ä 7"
        file = await update.message.photo[-1].get_file()
        data = bytes(await file.download_as_bytearray())
        assert data == sent.photo
        await update.message.reply_photo(data, caption="  12 & 3 = ü\n", do_quote=True)
        assert chat.last.text == "12 & 3 = ü"
        assert chat.last.reply_to is sent
        await bot.send_message(chat.id, "8 % + ü\n= 9")
        assert chat.last.text == "8 % + ü\n= 9"


@both
async def test_files_keep_their_bytes_and_names_however_large(
    telegram: FakeTelegram, transport: Transport
) -> None:
    anna = telegram.person("Anna")
    await anna.start()
    content = bytes(range(256)) * 4096 * 16
    stored = telegram.files.add(content, "documents", ".bin")
    async with (
        serve(telegram) as address,
        bot_at(address, telegram.account.token, transport) as bot,
    ):
        file = await bot.get_file(stored.file_id)
        assert bytes(await file.download_as_bytearray()) == content
    server = Answering()
    async with listening(server.serve) as port, opened(transport()) as request:
        await ask(request, port, upload(3_000_000, 'Größe "5".bin'))
    assert b"x" * 3_000_000 in server.bodies[0]
    assert "Größe".encode() in server.bodies[0].partition(b"xxx")[0]


@both
async def test_what_telegram_refuses_is_raised_as_the_library_does(
    telegram: FakeTelegram, transport: Transport
) -> None:
    anna = telegram.person("Anna")
    await anna.start()
    async with (
        serve(telegram) as address,
        bot_at(address, telegram.account.token, transport) as bot,
    ):
        with pytest.raises(BadRequest, match="Chat not found"):
            await bot.send_message(1, "hi")
        telegram.fail("sendMessage", 429, "Too Many Requests", retry_after=7)
        with pytest.raises(RetryAfter):
            await bot.send_message(anna.id, "hi")
        telegram.fail("sendMessage", 502, "Bad Gateway")
        with pytest.raises(NetworkError, match="Bad Gateway"):
            await bot.send_message(anna.id, "hi")
        anna.block()
        with pytest.raises(Forbidden):
            await bot.send_message(anna.id, "hi")
        with pytest.raises(InvalidToken):
            async with bot_at(address, "1:wrong", transport):
                pass


@both
async def test_polling_keeps_nobody_waiting(telegram: FakeTelegram, transport: Transport) -> None:
    anna = telegram.person("Anna")
    async with (
        serve(telegram) as address,
        bot_at(address, telegram.account.token, transport) as bot,
    ):
        polling = asyncio.create_task(bot.get_updates(timeout=20))
        await bot.get_me()
        await anna.start()
        assert len(await polling) == 1


@both
async def test_an_answer_that_does_not_come_is_timed_out(transport: Transport) -> None:
    async with listening(silence) as port, opened(transport(read_timeout=0.05)) as request:
        with pytest.raises(TimedOut, match=r"^Timed out$"):
            await ask(request, port)


@both
async def test_a_timeout_that_a_call_brings_along_goes_before(transport: Transport) -> None:
    async with listening(silence) as port, opened(transport(read_timeout=None)) as request:
        with pytest.raises(TimedOut):
            await ask(request, port, read_timeout=0.05)
    async with listening(slow) as port, opened(transport(read_timeout=0.01)) as request:
        assert (await ask(request, port, read_timeout=None))[0] == 200


async def slow(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Answer piece by piece."""
    await head_of(reader)
    for start in range(0, len(OK), 6):
        await asyncio.sleep(0.03)
        writer.write(OK[start : start + 6])
        await writer.drain()


@both
async def test_the_time_to_read_is_one_for_each_piece(transport: Transport) -> None:
    async with listening(slow) as port, opened(transport(read_timeout=0.2)) as request:
        begun = asyncio.get_running_loop().time()
        assert (await ask(request, port))[0] == 200
        assert asyncio.get_running_loop().time() - begun > 0.2


async def deaf(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Take nothing of what is sent."""
    writer.transport.pause_reading()  # type: ignore[attr-defined]
    await asyncio.sleep(10)


@both
async def test_an_upload_that_nobody_takes_is_timed_out(transport: Transport) -> None:
    slow_for_media = transport(write_timeout=60, media_write_timeout=0.05)
    async with listening(deaf) as port, opened(slow_for_media) as request:
        with pytest.raises(TimedOut):
            await ask(request, port, upload(20_000_000))
        with pytest.raises(TimedOut):
            await ask(request, port, upload(20_000_000), write_timeout=0.01)


@both
async def test_a_connection_that_does_not_come_is_timed_out(transport: Transport) -> None:
    async with full_backlog() as port, opened(transport(connect_timeout=0.05)) as request:
        with pytest.raises(TimedOut):
            await ask(request, port)


@both
async def test_a_pool_that_is_taken_is_told_apart(transport: Transport) -> None:
    async with listening(silence) as port, opened(transport(1, pool_timeout=0.05)) as request:
        first = asyncio.create_task(ask(request, port))
        await asyncio.sleep(0.02)
        with pytest.raises(TimedOut, match="Pool timeout: All connections"):
            await ask(request, port)
        first.cancel()
        await asyncio.gather(first, return_exceptions=True)


@both
async def test_one_that_is_cancelled_gives_its_connection_back(transport: Transport) -> None:
    gone = asyncio.Event()

    async def watched(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read(-1)
        gone.set()

    server = Answering()
    async with opened(transport(1, pool_timeout=0.5)) as request:
        async with listening(watched) as port:
            waiting = asyncio.create_task(ask(request, port))
            await asyncio.sleep(0.05)
            waiting.cancel()
            with pytest.raises(asyncio.CancelledError):
                await waiting
            await asyncio.wait_for(gone.wait(), 5)
        async with listening(server.serve) as port:
            assert (await ask(request, port))[0] == 200


@both
async def test_nobody_there_is_a_network_error(transport: Transport) -> None:
    async with listening(silence) as port:
        pass
    async with opened(transport()) as request:
        with pytest.raises(NetworkError) as failed:
            await ask(request, port)
    assert not isinstance(failed.value, TimedOut)


BROKEN = {
    "nothing": b"",
    "garbage": b"SSH-2.0-OpenSSH_9.6\r\n\r\n",
    "half a head": b"HTTP/1.1 200 OK\r\nContent-",
    "half a body": b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{",
    "half a chunk": b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n64\r\n{",
}


@both
@pytest.mark.parametrize("what", BROKEN)
async def test_an_answer_that_breaks_off_is_a_network_error(
    transport: Transport, what: str
) -> None:
    async def breaking(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await head_of(reader)
        writer.write(BROKEN[what])
        await writer.drain()

    async with listening(breaking) as port, opened(transport()) as request:
        for data in (None, upload(100)):
            with pytest.raises(NetworkError) as failed:
                await ask(request, port, data)
            assert not isinstance(failed.value, TimedOut)


async def test_no_error_repeats_the_token() -> None:
    async def breaking(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read(10)
        writer.transport.abort()

    async with opened(AiohttpRequest()) as request:
        async with listening(breaking) as port:
            with pytest.raises(NetworkError, match=r"^aiohttp") as failed:
                await ask(request, port, upload(20_000_000))
            assert TOKEN not in str(failed.value)
        with pytest.raises(NetworkError, match=r"^aiohttp.*/bot…/getMe") as failed:
            await request.do_request(f"gopher://127.0.0.1/bot{TOKEN}/getMe", "POST")
        assert TOKEN not in str(failed.value)


@both
async def test_connections_are_kept_and_opened_anew_where_the_server_closed_them(
    transport: Transport,
) -> None:
    server = Answering()
    async with listening(server.serve) as port, opened(transport()) as request:
        for _ in range(5):
            assert (await ask(request, port))[0] == 200
        assert server.connections == 1

    async def closing(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await request_of(reader)
        writer.write(OK)
        await writer.drain()

    async with listening(closing) as port, opened(transport()) as request:
        for _ in range(3):
            assert (await ask(request, port))[0] == 200
            await asyncio.sleep(0.05)


@both
async def test_requests_look_alike(transport: Transport) -> None:
    server = Answering()
    parameters = {"chat_id": 5, "text": "ä & b\n", "entities": [{"type": "bold"}], "silent": True}
    data = RequestData([RequestParameter.from_input(*pair) for pair in parameters.items()])
    async with listening(server.serve) as port, opened(transport()) as request:
        await ask(request, port, data)
        await ask(request, port)
    assert [head.line for head in server.heads] == [f"POST /bot{TOKEN}/getMe HTTP/1.1"] * 2
    assert server.heads[0].headers["user-agent"] == BaseRequest.USER_AGENT
    assert server.heads[0].headers["content-type"] == "application/x-www-form-urlencoded"
    assert server.bodies == [data.url_encoded_parameters().encode(), b""]


@both
async def test_a_redirection_is_not_followed_and_compression_undone(transport: Transport) -> None:
    moved = Answering(b"HTTP/1.1 302 Found\r\nLocation: /elsewhere\r\nContent-Length: 0\r\n\r\n")
    small = gzip.compress(b'{"ok":true}')
    head = f"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: {len(small)}\r\n\r\n"
    packed = Answering(head.encode() + small)
    async with opened(transport()) as request:
        async with listening(moved.serve) as port:
            assert (await ask(request, port))[0] == 302
        async with listening(packed.serve) as port:
            assert await ask(request, port) == (200, b'{"ok":true}')
    assert len(moved.heads) == 1


@both
async def test_it_can_be_closed_and_opened_again_and_does_nothing_while_closed(
    transport: Transport,
) -> None:
    server = Answering()
    request = transport()
    async with listening(server.serve) as port:
        for _ in range(2):
            await request.initialize()
            await request.initialize()
            assert (await ask(request, port))[0] == 200
            await request.shutdown()
            await request.shutdown()
            with pytest.raises(RuntimeError, match="not initialized"):
                await ask(request, port)
    assert server.connections == 2


@both
async def test_the_time_to_read_is_told(transport: Transport) -> None:
    assert transport(read_timeout=30.0).read_timeout == 30.0
    assert transport().read_timeout == 5.0
    assert transport().http_version == "1.1"  # type: ignore[attr-defined]
