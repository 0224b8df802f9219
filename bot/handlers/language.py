"""/language: in which language a person, or a whole group, is answered."""

import logging

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.constants import ChatMemberStatus, ChatType
from telegram.error import BadRequest, Forbidden

from bot.common.updates import UNREADABLE
from bot.context import Context, phrases_for
from bot.handlers.permissions import pressed
from bot.handlers.store_faults import store_guard
from bot.i18n.phrases import LANGUAGES, Phrases
from bot.sending.delivery import send_text

logger = logging.getLogger(__name__)
SPEAK = "language"
TELEGRAMS = "telegrams"
_BUTTONS_A_ROW = 3
_ADMINS = (ChatMemberStatus.OWNER, ChatMemberStatus.ADMINISTRATOR)


async def language(update: Update, context: Context) -> None:
    """Ask which language it shall be here; in a group, only its admins are asked."""
    message = update.message
    if message is None:
        return
    phrases = await phrases_for(update, context)
    if await _may_choose(update):
        await send_text(message, phrases.say("language-ask"), keyboard=_buttons(phrases))
    else:
        await send_text(message, phrases.say("language-group-admins"))


async def press_language(update: Update, context: Context) -> None:
    """Keep the language on the button, and say so in that language."""
    query = update.callback_query
    if query is None:
        return
    message, phrases = pressed(query), await phrases_for(update, context)
    if message is None:
        await query.answer(phrases.say("button-stale"))
    elif not await _may_choose(update):
        await query.answer(phrases.say("language-group-admins"), show_alert=True)
    else:
        named = str(query.data).partition(":")[2]
        chosen = named if named in LANGUAGES else ""
        async with store_guard(update, context):
            await context.services.languages.choose(message.chat, chosen)
            await query.answer()
            key = "language-chosen" if chosen else "language-telegrams"
            await query.edit_message_text((await phrases_for(update, context)).say(key))


async def _may_choose(update: Update) -> bool:
    """Say whether this is somebody's own chat, or comes from an admin of the group."""
    chat, user, message = update.effective_chat, update.effective_user, update.message
    if chat is None or user is None:
        return False
    if chat.type == ChatType.PRIVATE:
        return True
    if message is not None and message.sender_chat is not None:
        # Only its admins write as the group itself.
        return message.sender_chat.id == chat.id
    try:
        return (await chat.get_member(user.id)).status in _ADMINS
    except (BadRequest, Forbidden, *UNREADABLE) as error:
        logger.info("somebody's rank in a group is unknown: %s", error)
        return False


def _buttons(phrases: Phrases) -> InlineKeyboardMarkup:
    """Return each language under its own name, and Telegram's."""
    named = [
        InlineKeyboardButton(
            Phrases.spoken(code).say("language-name"), callback_data=f"{SPEAK}:{code}"
        )
        for code in LANGUAGES
    ]
    rows = [named[at : at + _BUTTONS_A_ROW] for at in range(0, len(named), _BUTTONS_A_ROW)]
    last = InlineKeyboardButton(
        phrases.say("language-as-telegram"), callback_data=f"{SPEAK}:{TELEGRAMS}"
    )
    return InlineKeyboardMarkup([*rows, [last]])
