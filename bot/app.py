"""Application: the whole bot, wired."""

import asyncio
import contextlib
import logging
from functools import partial
from typing import cast

from telegram.ext import Application, ContextTypes
from telegram.request import BaseRequest

from bot.config import Settings
from bot.context import App, Context
from bot.handlers import faults, waiting
from bot.inbox import Inbox, InboxProcessor
from bot.readers import Readers
from bot.receiving.polling import PollingFilter
from bot.routes import routes
from bot.sending import menus
from bot.sending.rate_limiter import RateLimiter
from bot.services import Services
from bot.store import Store, StoreError
from bot.transport.aiohttp_request import AiohttpRequest
from bot.transport.token_watch import TokenWatch

logger = logging.getLogger(__name__)
CONNECTIONS = 32
ANSWER_TIMEOUT = 10.0
"""Seconds for each phase of a call: whoever waits gets an answer 15 s after Telegram's return.

A try that began before it hangs for so long; then come a pause and the next try. An answer that was
taken but not confirmed in time is sent again, which is why it is not shorter.
"""
STORE_PATIENCE = 10.0


def build(settings: Settings, readers: Readers, request: BaseRequest | None = None) -> App:
    """Return the application for ``settings``; ``request`` stands in for HTTP."""
    services = Services.of(settings, readers)
    app = _application(settings, services.inbox, request)
    app.bot_data["services"] = services
    app.add_error_handler(faults.report)
    app.add_handlers(routes())
    return app


def _application(settings: Settings, inbox: Inbox, request: BaseRequest | None) -> App:
    proxy = settings.proxy_url
    polling = PollingFilter(
        request or AiohttpRequest(1, proxy=proxy), inbox.all_safe, inbox.queue.catch_up
    )
    sending = TokenWatch(
        request
        or AiohttpRequest(
            CONNECTIONS,
            read_timeout=ANSWER_TIMEOUT,
            media_write_timeout=ANSWER_TIMEOUT,
            pool_timeout=60,
            proxy=proxy,
        ),
        polling.refused,
    )
    builder = (
        Application.builder()
        .token(settings.bot_token)
        .base_url(f"{settings.telegram_api_url}/bot")
        .base_file_url(f"{settings.telegram_api_url}/file/bot")
        .context_types(ContextTypes(context=Context))
        .rate_limiter(RateLimiter(settings.messages_per_second, inbox.in_flight.answering))
        .update_queue(inbox.queue)
        .concurrent_updates(InboxProcessor(inbox))
        .job_queue(None)
        .request(sending)
        .get_updates_request(polling)
        .post_init(_begin)
        .post_stop(_end)
    )
    app = cast(App, builder.build())
    app.bot_data["polling"] = polling
    return app


async def _begin(app: App) -> None:
    """Load the model and set the menus while polling begins already."""
    services: Services = app.bot_data["services"]
    await _open(services.store)
    services.models.open(app.bot)
    loading = services.readers.warm_up()
    services.stalls.open()
    services.counters.open()
    services.trainings.open(app.bot, app.process_error)
    announce = partial(waiting.announce, services.languages)
    services.inbox.begin(
        app.bot, app.process_error, announce, can_read=lambda: services.readers.ready
    )
    loading.add_done_callback(lambda _: services.inbox.look())
    publishing = menus.publish(app.bot, services.settings.admin_ids)
    app.bot_data["publishing"] = asyncio.create_task(publishing)


async def _open(store: Store) -> None:
    """Open a store that others write to, too, before updates come, if that can be done soon.

    Else the first ones would lie here while the rest of their albums is recorded elsewhere.
    """
    if store.shared:
        try:
            async with asyncio.timeout(STORE_PATIENCE):
                await store.open()
        except (StoreError, TimeoutError) as error:
            logger.warning("the store is not there yet: %s", error)


async def _end(app: App) -> None:
    publishing: asyncio.Task[None] | None = app.bot_data.get("publishing")
    if publishing is not None:
        publishing.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await publishing
    services: Services = app.bot_data["services"]
    await services.inbox.end()
    services.readers.close()
    await services.stalls.close()
    await services.models.close()
    await services.trainings.close()
    await services.counters.close()
    await services.languages.close()
    await services.store.close()
