"""Inbox: updates from their arrival to their answer, whatever happens in between."""

from bot.inbox.attempts import PoisonousUpdateError
from bot.inbox.inbox import Inbox
from bot.inbox.item import arrival, is_another_try, is_behind, together, whose
from bot.inbox.processor import InboxProcessor

__all__ = [
    "Inbox",
    "InboxProcessor",
    "PoisonousUpdateError",
    "arrival",
    "is_another_try",
    "is_behind",
    "together",
    "whose",
]
