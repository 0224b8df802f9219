"""Messages as the library hands them to handlers."""

from datetime import UTC, datetime
from typing import Any

from telegram import Chat, Message


def message(message_id: int = 1, **fields: Any) -> Message:  # noqa: ANN401 - Message's own fields
    """A message in a private chat."""
    return Message(message_id, datetime.now(UTC), Chat(1, "private"), **fields)
