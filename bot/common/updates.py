"""Updates: which ones the bot asks Telegram for, and those that the library cannot read."""

import logging
from typing import Any, Final

from telegram import Update
from telegram.constants import UpdateType

logger = logging.getLogger(__name__)
ALLOWED_UPDATES: Final = (
    UpdateType.MESSAGE,
    UpdateType.EDITED_MESSAGE,
    UpdateType.CALLBACK_QUERY,
    UpdateType.MY_CHAT_MEMBER,
    UpdateType.GUEST_MESSAGE,
)
UNREADABLE: Final = (
    ValueError,
    TypeError,
    LookupError,
    AttributeError,
    RecursionError,
    # Dates beyond what the platform knows.
    OverflowError,
    OSError,
)
"""What the library raises over an update, or an answer, that is not as it expects."""


def readable(update: dict[str, Any]) -> dict[str, Any]:
    """Return ``update``, or where the library cannot read it an empty one of the same number.

    Raises TypeError or LookupError where it has no number.
    """
    try:
        Update.de_json(update, None)
    except UNREADABLE as error:
        number = update["update_id"]
        logger.warning("update %s cannot be read, passed over: %s", number, type(error).__name__)
        return {"update_id": number}
    return update
