"""getUpdates, webhooks, files, and the bot's goodbye."""

from bot.fake_telegram.calls import Call
from bot.fake_telegram.errors import Json, bad_request
from bot.fake_telegram.media import DOWNLOAD_LIMIT
from bot.fake_telegram.telegram import FakeTelegram


async def get_updates(telegram: FakeTelegram, call: Call) -> list[Json]:
    """Wait for updates."""
    _remember_allowed(telegram, call)
    limit = min(max(call.number("limit", 100), 1), 100)
    return await telegram.updates.poll(call.number("offset"), limit, call.number("timeout"))


async def set_webhook(telegram: FakeTelegram, call: Call) -> bool:
    """From now on updates go to that address."""
    _remember_allowed(telegram, call)
    if call.parameters.get("drop_pending_updates"):
        telegram.updates.waiting.clear()
    telegram.updates.webhook = {"url": call.text("url"), "secret": call.text("secret_token")}
    return True


async def delete_webhook(telegram: FakeTelegram, call: Call) -> bool:
    """Back to getUpdates."""
    if call.parameters.get("drop_pending_updates"):
        telegram.updates.waiting.clear()
    telegram.updates.webhook = {}
    return True


async def get_webhook_info(telegram: FakeTelegram, call: Call) -> Json:
    """Where updates go."""
    return {
        "url": telegram.updates.webhook.get("url", ""),
        "has_custom_certificate": False,
        "pending_update_count": len(telegram.updates.waiting),
    }


async def get_file(telegram: FakeTelegram, call: Call) -> Json:
    """Where a file can be downloaded, up to 20 MB."""
    stored = telegram.files.get(call.text("file_id"))
    if stored.size > DOWNLOAD_LIMIT:
        raise bad_request("file is too big")
    return stored.json() | {"file_path": stored.path}


async def good_bye(telegram: FakeTelegram, call: Call) -> bool:
    """The logOut and close methods."""
    return True


def _remember_allowed(telegram: FakeTelegram, call: Call) -> None:
    if "allowed_updates" in call.parameters:
        telegram.updates.allowed = [str(kind) for kind in call.list("allowed_updates")]


METHODS = {
    "getUpdates": get_updates,
    "setWebhook": set_webhook,
    "deleteWebhook": delete_webhook,
    "getWebhookInfo": get_webhook_info,
    "getFile": get_file,
    "logOut": good_bye,
    "close": good_bye,
}
