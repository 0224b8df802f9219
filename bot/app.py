"""Application: the whole bot, wired, and which update goes to which handler."""

import asyncio
import contextlib
import logging
from functools import partial
from typing import cast

from telegram.ext import (
    Application,
    CallbackQueryHandler,
    ChatMemberHandler,
    CommandHandler,
    ContextTypes,
    MessageHandler,
    filters,
)
from telegram.request import BaseRequest

from bot.config import Settings
from bot.context import App, Context
from bot.corrections.buttons import (
    AgreeButton,
    DigitButton,
    RefuseButton,
    RightButton,
    WrongButton,
)
from bot.handlers import (
    about,
    consent,
    corrections,
    edits,
    faults,
    groups,
    language,
    membership,
    models,
    numbers,
    pictures,
    sharing,
    stats,
    training,
    waiting,
)
from bot.inbox import Inbox, InboxProcessor
from bot.readers import Readers
from bot.receiving.polling import PollingFilter
from bot.sending import menus
from bot.sending.rate_limiter import RateLimiter
from bot.services import Services
from bot.store import Store, StoreError
from bot.trainer.chat.reporter import TakeButton
from bot.trainer.chat.trainings import CancelButton
from bot.transport.aiohttp_request import AiohttpRequest
from bot.transport.token_watch import TokenWatch

logger = logging.getLogger(__name__)
CONNECTIONS = 32
READ_TIMEOUT = 30.0
STORE_PATIENCE = 10.0
NEW = filters.UpdateType.MESSAGE
EDITED = filters.UpdateType.EDITED_MESSAGE & (filters.ChatType.PRIVATE | filters.ChatType.GROUPS)
PRIVATE = NEW & filters.ChatType.PRIVATE
GROUP = NEW & filters.ChatType.GROUPS
PERHAPS_A_NUMBER = (
    NEW & (filters.REPLY | filters.ChatType.PRIVATE) & filters.Regex(r"\d|🔟") & ~filters.COMMAND
)
MEDIA = (
    filters.PHOTO
    | filters.Document.ALL
    | filters.Sticker.ALL
    | filters.ANIMATION
    | filters.VIDEO
    | filters.VIDEO_NOTE
    | filters.VOICE
    | filters.AUDIO
)


def build(settings: Settings, readers: Readers, request: BaseRequest | None = None) -> App:
    """Return the application for ``settings``; ``request`` stands in for HTTP."""
    services = Services.of(settings, readers)
    app = _application(settings, services.inbox, request)
    app.bot_data["services"] = services
    app.add_error_handler(faults.report)
    app.add_handlers(
        [
            CommandHandler("start", about.start, NEW),
            CommandHandler("help", about.help_, NEW),
            CommandHandler("privacy", about.privacy, NEW),
            CommandHandler("share", sharing.share, NEW),
            CommandHandler("digit", groups.read_original, NEW),
            CommandHandler("forget", consent.forget, NEW),
            CommandHandler("language", language.language, NEW),
            CommandHandler("train", training.train, NEW),
            CommandHandler("cancel", training.cancel, NEW),
            CommandHandler("models", models.models, NEW),
            CommandHandler("stats", stats.stats, NEW),
            CallbackQueryHandler(corrections.press_right, RightButton.matches),
            CallbackQueryHandler(corrections.press_wrong, WrongButton.matches),
            CallbackQueryHandler(corrections.press_digit, DigitButton.matches),
            CallbackQueryHandler(corrections.press_agree, AgreeButton.matches),
            CallbackQueryHandler(corrections.press_refuse, RefuseButton.matches),
            CallbackQueryHandler(language.press_language, language.LanguageButton.matches),
            CallbackQueryHandler(training.press_cancel, CancelButton.matches),
            CallbackQueryHandler(models.press_take, TakeButton.matches),
            CallbackQueryHandler(models.press_use, models.UseButton.matches),
            CallbackQueryHandler(about.press_unknown),
            ChatMemberHandler(membership.changed, ChatMemberHandler.MY_CHAT_MEMBER),
            MessageHandler(GROUP & filters.StatusUpdate.MIGRATE, membership.migrated),
            MessageHandler(GROUP & MEDIA, groups.read_addressed),
            MessageHandler(EDITED & MEDIA, edits.edited),
            MessageHandler(filters.UpdateType.GUEST_MESSAGE, sharing.guest),
            MessageHandler(PRIVATE & MEDIA, pictures.private),
            MessageHandler(PERHAPS_A_NUMBER, numbers.number),
            MessageHandler(PRIVATE & filters.COMMAND, about.unknown_command),
            MessageHandler(PRIVATE & ~filters.StatusUpdate.ALL, about.anything_else),
        ]
    )
    return app


def _application(settings: Settings, inbox: Inbox, request: BaseRequest | None) -> App:
    proxy = settings.proxy_url
    polling = PollingFilter(request or AiohttpRequest(1, proxy=proxy), inbox.all_safe)
    sending = TokenWatch(
        request
        or AiohttpRequest(
            CONNECTIONS,
            # An answer that was taken but not confirmed in time would be sent again.
            read_timeout=READ_TIMEOUT,
            media_write_timeout=READ_TIMEOUT,
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
    services.trainings.open(app.bot)
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
