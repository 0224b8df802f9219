"""Chats: which kinds of them are groups."""

from typing import Final

from telegram.constants import ChatType

GROUPS: Final = (ChatType.GROUP, ChatType.SUPERGROUP)
