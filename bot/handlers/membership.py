"""Membership: the bot is added to a group or removed, or the group becomes a supergroup."""

import logging

from telegram import Chat, ChatMember, ChatMemberRestricted, Update
from telegram.constants import ChatMemberStatus
from telegram.error import TelegramError

from bot.common.chats import GROUPS
from bot.common.updates import UNREADABLE
from bot.context import Context, phrases_for
from bot.i18n.phrases import Phrases
from bot.inbox import is_another_try
from bot.photos.addressing import READ_COMMAND

logger = logging.getLogger(__name__)
_ABSENT = (ChatMemberStatus.LEFT, ChatMemberStatus.BANNED)


async def changed(update: Update, context: Context) -> None:
    """Say once, where the bot is added to a group, how to use it there."""
    change = update.my_chat_member
    if change is None or change.chat.type not in GROUPS:
        return
    was_absent, is_absent = _is_absent(change.old_chat_member), _is_absent(change.new_chat_member)
    if is_absent:
        await context.services.counters.left(change.chat.id)
        context.services.languages.forget(change.chat.id)
    if was_absent and not is_absent and await may_greet(change.chat.id, context):
        text = await _greeting(change.new_chat_member, await phrases_for(update, context), context)
        await context.bot.send_message(change.chat.id, text)


async def migrated(update: Update, context: Context) -> None:
    """Follow a group that became a supergroup: it has been greeted already."""
    message = update.message
    if message is not None and message.migrate_to_chat_id is not None:
        await context.services.greeted.add(message.migrate_to_chat_id)
        await context.services.counters.moved(message.chat_id, message.migrate_to_chat_id)
        context.services.languages.moved(message.chat_id, message.migrate_to_chat_id)


async def may_greet(chat_id: int, context: Context) -> bool:
    """Say whether the update that is handled now is the one to greet a group over.

    "Add to group" brings both a membership and /start@bot, in either order. Another try is made
    only over the one that was to greet, and could not.
    """
    return is_another_try() or await context.services.greeted.add(chat_id)


async def group_greeting(chat: Chat, phrases: Phrases, context: Context) -> str:
    """Return a greeting that says how to use the bot in ``chat``."""
    return await _greeting(await _rank(chat, context), phrases, context)


async def group_usage(chat: Chat, phrases: Phrases, context: Context) -> str:
    """Return how to use the bot in ``chat``, by what it can see there."""
    return await _usage(await _rank(chat, context), phrases, context)


def _is_absent(member: ChatMember) -> bool:
    """Say whether ``member`` is outside; one who is restricted may be either."""
    if isinstance(member, ChatMemberRestricted):
        return not member.is_member
    return member.status in _ABSENT


async def _greeting(rank: ChatMember | None, phrases: Phrases, context: Context) -> str:
    return f"{phrases.say('greeting-group')}\n\n{await _usage(rank, phrases, context)}"


async def _usage(rank: ChatMember | None, phrases: Phrases, context: Context) -> str:
    if await _sees_all(rank, context):
        return phrases.say("help-group-open", command=f"/{READ_COMMAND}", forget="/forget")
    command, forget = (f"/{name}@{context.bot.username}" for name in (READ_COMMAND, "forget"))
    return phrases.say("help-group-closed", command=command, forget=forget)


async def _rank(chat: Chat, context: Context) -> ChatMember | None:
    try:
        return await chat.get_member(context.bot.id)
    except (TelegramError, *UNREADABLE) as error:
        logger.info("our rank in a group is unknown: %s", error)
        return None


async def _sees_all(rank: ChatMember | None, context: Context) -> bool:
    """Say whether the bot gets every message: as an admin, or with privacy mode off."""
    if rank is not None and rank.status == ChatMemberStatus.ADMINISTRATOR:
        return True
    try:
        # BotFather may have changed privacy mode since we started.
        return bool((await context.bot.get_me()).can_read_all_group_messages)
    except (TelegramError, *UNREADABLE) as error:
        logger.info("our privacy mode is unknown: %s", error)
        return False
