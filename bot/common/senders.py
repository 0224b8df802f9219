"""Senders: the person behind a message, and who writes as a group or a channel instead."""

from telegram import Chat, Message, User
from telegram.constants import ChatID


def person(message: Message) -> User | None:
    """Return who sent ``message``; None for who writes as a group or a channel: nobody we know.

    Telegram then names that in ``sender_chat``, and one account that all of them share in
    ``from`` (https://core.telegram.org/bots/api#message).
    """
    user = message.from_user
    if user is None or user.id == ChatID.ANONYMOUS_ADMIN or message.sender_chat is not None:
        return None
    return user


def sender(message: Message) -> User | Chat | None:
    """Return the person, group or channel that ``message`` was sent as; None for nobody."""
    return message.sender_chat or message.from_user
