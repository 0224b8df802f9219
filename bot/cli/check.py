"""Check, ``digit-bot --check``: what the bot needs, whether it is there, what is to be mended."""

import asyncio
import os
import time
from collections.abc import Awaitable, Callable

from telegram import Bot, User
from telegram.error import InvalidToken, TelegramError
from telegram.request import BaseRequest

from bot.cli.finding import Finding
from bot.cli.port import port_finding
from bot.config import Settings
from bot.readers.recognition import load
from bot.store import Store, StoreError
from bot.store.store import KEY_LOST
from bot.transport.aiohttp_request import AiohttpRequest
from bot.transport.proxy import shown
from recognizer.classification.backend import INSTALL, installed
from recognizer.errors import RecognizerError

PATIENCE = 60.0
# A model of before may have to be exported first.
MODEL_PATIENCE = 600.0


async def check(settings: Settings, request: BaseRequest | None = None) -> list[Finding]:
    """Try everything that ``settings`` name; ``request`` stands in for HTTP."""
    findings = [_settings(settings), _folder(settings)]
    findings += await asyncio.to_thread(_ports, settings)
    findings += await _telegram(settings, request)
    findings.append(await _in_time("store", _store, settings, PATIENCE))
    findings.append(await _in_time("model", _model, settings, MODEL_PATIENCE))
    return [*findings, _training()]


def _ports(settings: Settings) -> list[Finding]:
    """Try those that the bot would listen on, where it would."""
    found = []
    if settings.webhook_url:
        found.append(port_finding("PORT", settings.port, settings.listen))
    if settings.metrics_port is not None:
        metrics = port_finding("METRICS_PORT", settings.metrics_port, settings.metrics_listen)
        found.append(metrics)
    return found


def unknown_name(sentence: str) -> Finding:
    """Return the finding about a name that is no setting."""
    found, _, mend = sentence.partition(": ")
    return Finding("settings", found, f"{mend[:1].upper()}{mend[1:]}", warning=True)


def _settings(settings: Settings) -> Finding:
    how = f"webhook on port {settings.port}" if settings.webhook_url else "polling"
    if settings.proxy_url is not None:
        how = f"{how}, through the proxy {shown(settings.proxy_url)}"
    if not settings.admin_ids:
        mend = "Nobody can train or manage the bot: put your Telegram user id into ADMIN_IDS."
        return Finding("settings", f"updates by {how}, no admins", mend, warning=True)
    return Finding("settings", f"updates by {how}, admins: {len(settings.admin_ids)}")


def _folder(settings: Settings) -> Finding:
    folder = settings.data_dir
    above = (folder.absolute(), *folder.absolute().parents)
    # Not by Path.exists, which raises where a folder above may not be searched.
    existing = next(one for one in above if os.access(one, os.F_OK))
    if not existing.is_dir() or not os.access(existing, os.W_OK | os.X_OK):
        mend = f"Give the bot's user the right to write there (chown, chmod u+rwx {existing})."
        return Finding("data folder", f"{folder} cannot be written", mend)
    if existing == folder.absolute() and folder.stat().st_mode & 0o077:
        mend = f"Others can look into it: chmod go-rwx {folder}"
        return Finding("data folder", f"{folder} is open to others", mend, warning=True)
    return Finding("data folder", str(folder))


async def _telegram(settings: Settings, request: BaseRequest | None) -> list[Finding]:
    bot = Bot(
        settings.bot_token,
        base_url=f"{settings.telegram_api_url}/bot",
        base_file_url=f"{settings.telegram_api_url}/file/bot",
        request=request or AiohttpRequest(proxy=settings.proxy_url),
        get_updates_request=request or AiohttpRequest(proxy=settings.proxy_url),
    )
    try:
        async with bot:
            me = await bot.get_me()
            hook = await bot.get_webhook_info()
    except InvalidToken:
        mend = "Get the current token from @BotFather (/mybots, API Token) into BOT_TOKEN."
        return [Finding("token", "refused by Telegram", mend)]
    except TelegramError as error:
        return [Finding("Telegram", f"does not answer ({type(error).__name__})", _way(settings))]
    return [
        Finding("token", f"@{me.username}"),
        _privacy(me),
        _updates(settings, hook.url, hook.last_error_message),
    ]


def _way(settings: Settings) -> str:
    address, proxy = settings.telegram_api_url, settings.proxy_url
    if proxy is None:
        return f"Can this machine reach {address}? Is TELEGRAM_API_URL right?"
    return f"Is the proxy {shown(proxy)} right, and can it reach {address}? Is TELEGRAM_API_URL?"


def _privacy(me: User) -> Finding:
    if not me.can_join_groups:
        mend = "To allow it: @BotFather, /setjoingroups."
        return Finding("groups", "the bot cannot be added to groups", mend, warning=True)
    if me.can_read_all_group_messages:
        return Finding("privacy mode", "off: in groups the bot sees captions with /digit")
    mend = (
        "Fine as it is; for /digit in captions turn it off (@BotFather, /setprivacy) "
        "and add the bot to its groups again."
    )
    return Finding("privacy mode", "on: in groups the bot sees replies", mend, warning=True)


def _updates(settings: Settings, hook: str, error: str | None) -> Finding:
    if settings.webhook_url and hook == settings.webhook_url and error:
        mend = "Does the address reach this machine's PORT, with a valid certificate?"
        return Finding("webhook", f"Telegram says: {error}", mend, warning=True)
    if not settings.webhook_url and hook:
        mend = "Starting the bot removes the webhook; nothing else may be using this token."
        return Finding("updates", "another webhook is set for this bot", mend, warning=True)
    return Finding("updates", "nothing in the way")


async def _store(settings: Settings) -> Finding:
    store = Store(settings.data_dir, settings.database_url, settings.encryption_key)
    try:
        store.cipher.name("the key is there")
        waiting = await store.pending.count(settings.bot_id)
        lost = await store.corrections.unreadable()
    except StoreError as error:
        mend = "Check DATABASE_URL, DATA_DIR and ENCRYPTION_KEY; photos are read without a store."
        return Finding("store", str(error), mend)
    finally:
        await store.close()
    if lost:
        return Finding("store", f"{lost} kept corrections cannot be opened", KEY_LOST, warning=True)
    return Finding("store", f"works, {waiting} updates wait for their answer")


async def _model(settings: Settings) -> Finding:
    begun = time.perf_counter()
    try:
        reader = await asyncio.to_thread(load, settings.models_dir)
    except RecognizerError as error:
        mend = "Check MODELS_DIR, or train a model: python -m recognizer train"
        return Finding("model", str(error) or type(error).__name__, mend)
    return Finding("model", f"{reader.version}, ready in {time.perf_counter() - begun:.1f} s")


def _training() -> Finding:
    if installed():
        return Finding("training", "TensorFlow and Keras are installed")
    return Finding(
        "training",
        "what /train needs is not installed; photos are read all the same",
        INSTALL,
        warning=True,
    )


async def _in_time(
    subject: str,
    step: Callable[[Settings], Awaitable[Finding]],
    settings: Settings,
    patience: float,
) -> Finding:
    try:
        return await asyncio.wait_for(step(settings), patience)
    except TimeoutError:
        return Finding(subject, f"no end after {patience:.0f} s", "Is the disk, or server, there?")
