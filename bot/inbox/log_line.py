"""One line of log for each update, with nothing of its content."""

from telegram import Update
from telegram.helpers import effective_message_type

from bot.inbox.item import Item


def log_line(item: Item, seconds: float) -> str:
    """Return which update it was, of which kind, what became of it, and how long that took."""
    chat = item.update.effective_chat
    where = chat.type if chat else "none"
    return (
        f"update={item.number} kind={kind_of(item.update)} chat={where} "
        f"outcome={item.outcome.replace(' ', '-')} ms={seconds * 1000:.0f}"
    )


def kind_of(update: Update) -> str:
    """Return what came, such as ``photo``, ``text``, ``callback_query``."""
    if update.message is not None:
        return effective_message_type(update.message) or "message"
    kinds = (name for name in Update.__slots__ if name != "update_id" and getattr(update, name))
    return next((name for name in kinds if not name.startswith("_")), "unknown")
