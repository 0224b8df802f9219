"""Payload: what is recorded of an update, as much as answering it later needs, and no more."""

import json
from typing import Any

from telegram import Bot, Update
from telegram.error import TelegramError

from bot.common.updates import UNREADABLE

# Nothing in an answer depends on these.
_NEEDLESS = frozenset(
    {
        "last_name",
        "title",
        "username",
        "first_name",
        "forward_origin",
        "contact",
        "location",
        "venue",
        "poll",
        "author_signature",
        "sender_name",
        "performer",
        "link_preview_options",
        "thumbnail",
        "is_premium",
        "bio",
    }
)
# A person has the one; a game, a checklist, an invoice cannot be read without the other.
_REQUIRED = {"first_name": "-", "title": "-"}


def pack(update: Update) -> bytes:
    """Return ``update`` as JSON; names stay only where a button or a command may want one."""
    data = update.to_dict()
    return json.dumps(_pruned(data) if _is_media(update) else data).encode()


def unpack(content: bytes, bot: Bot | None) -> Update | None:
    """Return the update that was packed, None where a newer version of us cannot read it."""
    try:
        return Update.de_json(json.loads(content), bot)
    except (*UNREADABLE, TelegramError):
        return None


def _is_media(update: Update) -> bool:
    message = update.message or update.edited_message
    return bool(message and message.effective_attachment)


def _pruned(value: Any) -> Any:  # noqa: ANN401 - any JSON
    if isinstance(value, list):
        return [_pruned(item) for item in value]
    if not isinstance(value, dict):
        return value
    kept = {name: _pruned(item) for name, item in value.items() if name not in _NEEDLESS}
    return kept | {name: text for name, text in _REQUIRED.items() if name in value}
