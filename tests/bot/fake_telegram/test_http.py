"""The library's own HTTP stack against the in-process Telegram on loopback."""

import asyncio

import pytest
from telegram import Bot
from telegram.error import BadRequest, InvalidToken, NetworkError
from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets
from tornado.web import Application, RequestHandler

from bot.fake_telegram.http import serve
from bot.fake_telegram.telegram import FakeTelegram
from tests.bot.fake_telegram.test_transport import picture


def bot_at(address: str, token: str) -> Bot:
    return Bot(token, base_url=f"{address}/bot", base_file_url=f"{address}/file/bot")


async def test_a_photo_comes_in_and_goes_out_over_http(telegram: FakeTelegram) -> None:
    anna = telegram.person("Anna")
    chat = telegram.private(anna)
    async with serve(telegram) as address, bot_at(address, telegram.account.token) as bot:
        sent = await anna.send_photo(chat, picture(), caption="a & b = ä 7")
        (update,) = await bot.get_updates(timeout=1)
        assert update.message
        assert update.message.caption == "a & b = ä 7"
        file = await update.message.photo[-1].get_file()
        data = bytes(await file.download_as_bytearray())
        assert data == sent.photo
        answer = await update.message.reply_photo(data, caption="  123\n", do_quote=True)
        assert chat.last.id == answer.message_id
        assert chat.last.text == "123"
        assert chat.last.reply_to is sent
        with pytest.raises(BadRequest, match="Chat not found"):
            await bot.send_message(1, "hi")


async def test_a_broken_connection_and_a_wrong_token_look_real(telegram: FakeTelegram) -> None:
    anna = telegram.person("Anna")
    await anna.start()
    async with serve(telegram) as address:
        async with bot_at(address, telegram.account.token) as bot:
            telegram.disconnect("sendMessage", after=True)
            with pytest.raises(NetworkError):
                await bot.send_message(anna.id, "arrived")
        with pytest.raises(InvalidToken):
            async with bot_at(address, "1:wrong"):
                pass
    assert telegram.private(anna).last.text == "arrived"


class _Hook(RequestHandler):
    def initialize(self, heard: list[tuple[str, bytes]], status: list[int]) -> None:
        self.heard, self.status = heard, status

    def post(self) -> None:
        secret = self.request.headers["X-Telegram-Bot-Api-Secret-Token"]
        self.heard.append((secret, self.request.body))
        self.set_status(self.status.pop(0) if self.status else 200)


async def test_a_webhook_gets_an_update_again_until_it_takes_it(telegram: FakeTelegram) -> None:
    heard: list[tuple[str, bytes]] = []
    hook = HTTPServer(Application([("/hook", _Hook, {"heard": heard, "status": [500]})]))
    sockets = bind_sockets(0, "127.0.0.1")
    hook.add_sockets(sockets)
    url = f"http://127.0.0.1:{sockets[0].getsockname()[1]}/hook"
    async with serve(telegram) as address, bot_at(address, telegram.account.token) as bot:
        await bot.set_webhook(url, secret_token="s3cret")
        await telegram.person("Anna").start()
        async with asyncio.timeout(10):
            await telegram.wait_for(lambda: not telegram.updates.waiting)
    hook.stop()
    assert len(heard) == 2
    assert heard[0] == heard[1]
    assert heard[0][0] == "s3cret"
