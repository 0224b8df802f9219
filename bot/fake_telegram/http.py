"""HTTP server: the in-process Telegram on loopback, for bots with the real HTTP stack."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from math import inf

from tornado.httpclient import AsyncHTTPClient, HTTPClientError, HTTPRequest
from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets
from tornado.web import Application, RequestHandler

from bot.fake_telegram.calls import Call
from bot.fake_telegram.errors import Json, Unreachable
from bot.fake_telegram.gateway import answer, download
from bot.fake_telegram.telegram import FakeTelegram

_UPLOAD_LIMIT = 60 * 1024 * 1024
_WEBHOOK_PAUSE = 0.2
# As many as Telegram makes at once where setWebhook does not say (Bot API, max_connections).
_WEBHOOK_CONNECTIONS = 40


class _Handler(RequestHandler):
    def initialize(self, telegram: FakeTelegram) -> None:
        self.telegram = telegram
        self.gone = asyncio.Event()

    def on_connection_close(self) -> None:
        self.gone.set()

    async def _break(self, broken: Unreachable) -> None:
        """Leave the client without an answer."""
        if broken.timeout:
            await self.gone.wait()
        self.detach().close()


class _MethodHandler(_Handler):
    async def post(self, token: str, method: str) -> None:
        """One call."""
        try:
            status, body = await answer(self.telegram, token, self._call(method))
        except Unreachable as broken:
            await self._break(broken)
            return
        self.set_status(status)
        self.set_header("Content-Type", "application/json")
        if not self.gone.is_set():
            await self.finish(json.dumps(body))

    get = post

    def _call(self, method: str) -> Call:
        if self.request.headers.get("Content-Type", "").startswith("application/json"):
            return Call(method, json.loads(self.request.body or b"{}"))
        fields = {name: values[-1].decode() for name, values in self.request.arguments.items()}
        files = {name: parts[0]["body"] for name, parts in self.request.files.items()}
        return Call.of(method, fields, files)


class _FileHandler(_Handler):
    async def get(self, token: str, path: str) -> None:
        """One download."""
        try:
            status, data = await download(self.telegram, token, path)
        except Unreachable as broken:
            await self._break(broken)
            return
        self.set_status(status)
        self.set_header("Content-Type", "application/octet-stream")
        await self.finish(data)


@asynccontextmanager
async def serve(telegram: FakeTelegram, port: int = 0) -> AsyncIterator[str]:
    """Serve ``telegram`` on 127.0.0.1; yields the base address, such as TELEGRAM_API_URL takes.

    Also delivers updates to the webhook that the bot has set, if any.
    """
    application = Application(
        [
            (r"/bot([^/]+)/(\w+)", _MethodHandler, {"telegram": telegram}),
            (r"/file/bot([^/]+)/(.+)", _FileHandler, {"telegram": telegram}),
        ],
        log_function=lambda handler: None,
    )
    server = HTTPServer(application, max_body_size=_UPLOAD_LIMIT, max_buffer_size=_UPLOAD_LIMIT)
    sockets = bind_sockets(port, "127.0.0.1")
    server.add_sockets(sockets)
    webhook = asyncio.create_task(_deliver(telegram))
    try:
        yield f"http://127.0.0.1:{sockets[0].getsockname()[1]}"
    finally:
        webhook.cancel()
        await asyncio.wait([webhook])
        server.stop()
        await server.close_all_connections()


async def _deliver(telegram: FakeTelegram) -> None:
    """Post updates to the webhook, several at a time, each until it is accepted."""
    most = _WEBHOOK_CONNECTIONS
    client = AsyncHTTPClient(force_instance=True, max_clients=most)
    begun: list[Json] = []
    with closing(client):
        async with asyncio.TaskGroup() as deliveries:
            while True:
                await telegram.wait_for(
                    lambda: len(begun) < most and _deliverable(telegram, begun), patience=inf
                )
                update = _deliverable(telegram, begun)[0]
                begun.append(update)
                deliveries.create_task(_deliver_one(telegram, client, update, begun))


async def _deliver_one(
    telegram: FakeTelegram, client: AsyncHTTPClient, update: Json, begun: list[Json]
) -> None:
    try:
        if await _accepted(client, telegram.updates.webhook, update):
            telegram.updates.discard(update)
        else:
            await asyncio.sleep(_WEBHOOK_PAUSE)
    finally:
        begun[:] = [one for one in begun if one is not update]
        telegram.updates.wake()


def _deliverable(telegram: FakeTelegram, begun: list[Json]) -> list[Json]:
    """Return what waits for the webhook and is not on its way."""
    if not telegram.updates.webhook.get("url"):
        return []
    under_way = {id(update) for update in begun}
    return [one for one in telegram.updates.waiting if id(one) not in under_way]


async def _accepted(client: AsyncHTTPClient, webhook: Json, update: Json) -> bool:
    headers = {"Content-Type": "application/json"}
    if webhook.get("secret"):
        headers["X-Telegram-Bot-Api-Secret-Token"] = str(webhook["secret"])
    request = HTTPRequest(
        str(webhook["url"]), method="POST", headers=headers, body=json.dumps(update)
    )
    try:
        response = await client.fetch(request)
    except (HTTPClientError, OSError):
        return False
    return bool(response.code < 300)
