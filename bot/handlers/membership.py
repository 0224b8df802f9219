"""Being added to a group, made part of a supergroup, or removed."""

import logging

from telegram import Chat, ChatMember, Update
from telegram.constants import ChatMemberStatus, ChatType
from telegram.error import TelegramError

from bot.addressing import READ_COMMAND
from bot.context import Context, phrases_for
from bot.phrases import Phrases

logger = logging.getLogger(__name__)
_GROUPS = (ChatType.GROUP, ChatType.SUPERGROUP)
_ABSENT = (ChatMemberStatus.LEFT, ChatMemberStatus.BANNED)


async def changed(update: Update, context: Context) -> None:
    """Say once, where the bot is added to a group, how to use it there."""
    change = update.my_chat_member
    if change is None or change.chat.type not in _GROUPS:
        return
    was_absent = change.old_chat_member.status in _ABSENT
    is_absent = change.new_chat_member.status in _ABSENT
    if was_absent and not is_absent and context.services.greeted.add(change.chat.id):
        phrases = phrases_for(update)
        sees_all = _sees_all(change.new_chat_member, context)
        text = f"{phrases.say('greeting-group')}\n\n{usage(phrases, context, sees_all=sees_all)}"
        await context.bot.send_message(change.chat.id, text)


async def migrated(update: Update, context: Context) -> None:
    """Follow a group that became a supergroup: it has been greeted already."""
    message = update.message
    if message is not None and message.migrate_to_chat_id is not None:
        context.services.greeted.add(message.migrate_to_chat_id)


async def group_usage(chat: Chat, phrases: Phrases, context: Context) -> str:
    """Return how to use the bot in ``chat``, by what it can see there."""
    sees_all = bool(context.bot.bot.can_read_all_group_messages)
    if not sees_all:
        try:
            sees_all = _sees_all(await chat.get_member(context.bot.id), context)
        except TelegramError as error:
            logger.info("our rank in a group is unknown: %s", error)
    return usage(phrases, context, sees_all=sees_all)


def usage(phrases: Phrases, context: Context, *, sees_all: bool) -> str:
    """Return how to use the bot in a group; in privacy mode only what works there."""
    if sees_all:
        return phrases.say("help-group-open", command=f"/{READ_COMMAND}")
    command = f"/{READ_COMMAND}@{context.bot.username}"
    return phrases.say("help-group-closed", command=command)


def _sees_all(member: ChatMember, context: Context) -> bool:
    """Say whether the bot gets every message: privacy mode is off, or does not bind admins."""
    is_admin = member.status == ChatMemberStatus.ADMINISTRATOR
    return is_admin or bool(context.bot.bot.can_read_all_group_messages)
