"""Application run: it answers until somebody ends it, and ends in time."""

import asyncio
import contextlib
import logging
import signal
from collections.abc import Awaitable, Coroutine
from typing import Any

from telegram.error import InvalidToken, NetworkError, RetryAfter, TelegramError

from bot.common.backoff import backoff
from bot.common.updates import ALLOWED_UPDATES
from bot.config import Settings, SettingsError
from bot.context import App
from bot.monitoring.server import monitoring
from bot.receiving.polling import PollingFilter
from bot.receiving.webhook import look_after, receiving, register
from bot.transport.errors import ListenError

logger = logging.getLogger(__name__)
# Together under five seconds, which is what people and service managers are patient for.
POLLING_PATIENCE = 0.8
HANDLERS_PATIENCE = 2.0
SERVICES_PATIENCE = 1.0
REST_PATIENCE = 0.4


async def run(app: App) -> None:
    """Answer until SIGINT or SIGTERM.

    Raises SettingsError where Telegram refuses the token, or a port cannot be listened on.
    """
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(name, stop.set)
    settings = app.bot_data["services"].settings
    try:
        async with monitoring(app, settings):
            if await _connected(app, stop):
                await _work(app, stop, settings)
    except InvalidToken as error:
        raise SettingsError(
            "BOT_TOKEN is refused by Telegram: get the current one from @BotFather "
            "(/mybots, API Token)."
        ) from error
    except ListenError as error:
        raise SettingsError(
            f"{error} Does another process have PORT or METRICS_PORT, or is LISTEN or "
            "METRICS_LISTEN no address of this machine?"
        ) from error
    finally:
        logger.info("ending")
        await _close(app)


async def _work(app: App, stop: asyncio.Event, settings: Settings) -> None:
    if app.post_init:
        await app.post_init(app)
    # Before updates come: what an earlier run left is answered even if none can come.
    await app.start()
    if settings.webhook_url:
        async with receiving(app, settings):
            await _unless(stop, register(app, settings))
            looking = asyncio.create_task(look_after(app, settings))
            try:
                await _answer(app, stop)
            finally:
                looking.cancel()
                await asyncio.gather(looking, return_exceptions=True)
    else:
        await _unless(stop, _poll(app))
        await _answer(app, stop)


async def _answer(app: App, stop: asyncio.Event) -> None:
    if not stop.is_set():
        logger.info("@%s answers", app.bot.username)
    await _unless(stop, _refused(app))


async def _refused(app: App) -> None:
    """Wait until Telegram refuses the token, perhaps for ever; the library only ends its polling.

    Raises InvalidToken.
    """
    polling: PollingFilter = app.bot_data["polling"]
    await polling.refused.wait()
    raise InvalidToken


async def _poll(app: App) -> None:
    if app.updater is None:
        raise RuntimeError("the application was built without an updater")
    await app.updater.start_polling(
        allowed_updates=ALLOWED_UPDATES,
        drop_pending_updates=False,
        bootstrap_retries=-1,
        error_callback=_note_polling_error,
    )


async def _unless(stop: asyncio.Event, step: Coroutine[Any, Any, None]) -> None:
    """Take ``step``, which may wait for the network for hours, unless the end comes first."""
    steps = asyncio.create_task(step), asyncio.create_task(stop.wait())
    try:
        await asyncio.wait(steps, return_when=asyncio.FIRST_COMPLETED)
        if steps[0].done():
            await steps[0]
    finally:
        for one in steps:
            one.cancel()
        await asyncio.gather(*steps, return_exceptions=True)


def _note_polling_error(error: TelegramError) -> None:
    # The library tries again by itself, with growing pauses; a line each time is enough.
    logger.warning("polling failed, trying again: %s", error)


async def _connected(app: App, stop: asyncio.Event) -> bool:
    """Ask Telegram who we are until it answers; say False where the end comes first.

    Raises InvalidToken.
    """
    failures = 0
    while not stop.is_set():
        try:
            await app.initialize()
        except (NetworkError, RetryAfter) as error:
            failures += 1
            pause = backoff(failures)
            logger.warning("Telegram does not answer, trying again in %.0f s: %s", pause, error)
            await _wait(stop, pause)
        else:
            return True
    return False


async def _wait(stop: asyncio.Event, seconds: float) -> None:
    try:
        await asyncio.wait_for(stop.wait(), seconds)
    except TimeoutError:
        return


async def _close(app: App) -> None:
    if app.updater and app.updater.running:
        # A refusal that ended the polling comes out here again.
        with contextlib.suppress(InvalidToken):
            await _in_time(app.updater.stop(), POLLING_PATIENCE)
    if app.running:
        await _in_time(app.stop(), HANDLERS_PATIENCE)
    if app.post_stop:
        await _in_time(app.post_stop(app), SERVICES_PATIENCE)
    await _in_time(app.shutdown(), REST_PATIENCE)
    # The application leaves its connections open where it could not begin.
    await _in_time(app.bot.shutdown(), REST_PATIENCE)


async def _in_time(step: Awaitable[object], seconds: float) -> None:
    try:
        await asyncio.wait_for(step, seconds)
    except TimeoutError:
        logger.warning("ending without waiting any longer")
