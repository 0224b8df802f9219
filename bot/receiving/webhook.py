"""Webhook: the address that takes updates, and the one that tells whether the bot is well."""

import asyncio
import hmac
import json
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from http import HTTPStatus
from urllib.parse import urlsplit

from telegram import Update
from telegram.error import InvalidToken, NetworkError, RetryAfter, TelegramError
from tornado.web import Application, HTTPError, RequestHandler, stream_request_body

from bot.common.backoff import backoff
from bot.common.updates import ALLOWED_UPDATES, UNREADABLE, readable
from bot.config import Settings
from bot.context import App
from bot.monitoring.server import HEALTH, HealthHandler
from bot.services import Services
from bot.transport.http_server import listening

logger = logging.getLogger(__name__)
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - a header's name
LARGEST_UPDATE = 1024 * 1024
SECONDS_BETWEEN_LOOKS = 60.0


@stream_request_body
class _UpdateHandler(RequestHandler):
    """Takes an update of whoever knows the secret; of others not even the body is read."""

    def initialize(self, app: App) -> None:
        self.app = app
        self.services: Services = app.bot_data["services"]
        self._body = bytearray()

    def log_exception(self, *_: object) -> None:
        """Say nothing: what came may be anybody's."""

    def prepare(self) -> None:
        """Refuse whoever does not know the secret, before anything of the body is read."""
        secret = self.services.settings.webhook_secret or ""
        given = self.request.headers.get(SECRET_HEADER, "")
        if not secret or not hmac.compare_digest(given.encode(), secret.encode()):
            raise HTTPError(HTTPStatus.FORBIDDEN)

    def data_received(self, chunk: bytes) -> None:
        """Take a piece of the body, which the server bounds."""
        self._body += chunk

    async def post(self) -> None:
        """Take one update; the answer tells Telegram that it is safe with us."""
        await self.services.inbox.receive(self._update())

    def _update(self) -> Update:
        try:
            update = Update.de_json(readable(json.loads(self._body)), self.app.bot)
        except UNREADABLE as error:
            raise HTTPError(HTTPStatus.BAD_REQUEST) from error
        return update


@asynccontextmanager
async def receiving(app: App, settings: Settings) -> AsyncIterator[None]:
    """Listen on the settings' port for updates and questions after our health.

    Whatever ends TLS for ``webhook_url`` passes its requests on to here, with their path.
    """
    path = urlsplit(settings.webhook_url or "").path or "/"
    arguments = {"app": app}
    routes = [(HEALTH, HealthHandler, arguments), (path, _UpdateHandler, arguments)]
    pages = Application(routes, log_function=lambda handler: None)
    async with listening(pages, settings.port, settings.listen, LARGEST_UPDATE):
        yield


async def look_after(app: App, settings: Settings, seconds: float = SECONDS_BETWEEN_LOOKS) -> None:
    """Ask Telegram now and again how the webhook does, and say so in the log.

    To whom it sends nothing, such as to a bot whose token was revoked, it says so only here.
    """
    told: tuple[bool, str] = (False, "")
    while True:
        await asyncio.sleep(seconds)
        try:
            found = await app.bot.get_webhook_info()
        except (TelegramError, *UNREADABLE) as error:
            logger.info("how the webhook does is unknown: %s", error)
            continue
        elsewhere = found.url != settings.webhook_url
        seen = elsewhere, "" if elsewhere else found.last_error_message or ""
        if seen not in (told, (False, "")):
            logger.warning(
                "%s",
                "another webhook is set for this bot: who set it gets the updates"
                if elsewhere
                else f"Telegram says of the webhook: {seen[1]}",
            )
        told = seen


async def register(app: App, settings: Settings) -> None:
    """Tell Telegram where to send updates, until it listens."""
    failures = 0
    while True:
        try:
            await app.bot.set_webhook(
                settings.webhook_url or "",
                allowed_updates=ALLOWED_UPDATES,
                drop_pending_updates=False,
                secret_token=settings.webhook_secret,
            )
        except InvalidToken:
            raise
        except (NetworkError, RetryAfter) as error:
            failures += 1
            pause = backoff(failures)
            logger.warning("the webhook is not set, trying again in %.0f s: %s", pause, error)
            await asyncio.sleep(pause)
        else:
            return
