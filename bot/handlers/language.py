"""/language: in which language a person, or a whole group, is answered."""

import logging
from dataclasses import dataclass

from telegram import Chat, InlineKeyboardMarkup, Update
from telegram.constants import ChatMemberStatus, ChatType
from telegram.error import BadRequest, Forbidden

from bot.common.callback_data import CallbackData, in_rows
from bot.common.senders import person, sender
from bot.common.updates import UNREADABLE
from bot.context import Context, phrases_for
from bot.handlers.permissions import message_of
from bot.handlers.store_faults import store_guard
from bot.i18n.phrases import LANGUAGES, Phrases
from bot.sending.delivery import send_text, set_text

logger = logging.getLogger(__name__)
TELEGRAMS = "telegrams"
_ADMINS = (ChatMemberStatus.OWNER, ChatMemberStatus.ADMINISTRATOR)


@dataclass(frozen=True)
class LanguageButton(CallbackData, prefix="language"):
    """Answer in one of LANGUAGES, or in TELEGRAMS."""

    code: str


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
    message, phrases = message_of(query), await phrases_for(update, context)
    if message is None:
        await query.answer(phrases.say("button-stale"))
    elif not await _may_choose(update):
        await query.answer(phrases.say("language-group-admins"), show_alert=True)
    else:
        named = LanguageButton.unpack(str(query.data)).code
        chosen = named if named in LANGUAGES else ""
        async with store_guard(update, context):
            await context.services.languages.choose(message.chat, chosen)
            key = "language-chosen" if chosen else _telegrams(message.chat)
            await set_text(query, (await phrases_for(update, context)).say(key))
            await query.answer()


async def _may_choose(update: Update) -> bool:
    """Say whether this is somebody's own chat, or comes from an admin of the group."""
    chat, user, message = update.effective_chat, update.effective_user, update.message
    if chat is None or user is None:
        return False
    if chat.type == ChatType.PRIVATE:
        return True
    if message is not None and person(message) is None:
        # Only its admins write as the group itself.
        who = sender(message)
        return who is not None and who.id == chat.id
    try:
        return (await chat.get_member(user.id)).status in _ADMINS
    except (BadRequest, Forbidden, *UNREADABLE) as error:
        logger.info("somebody's rank in a group is unknown: %s", error)
        return False


def _telegrams(chat: Chat) -> str:
    """Return the phrase that answers are in Telegram's language again, each reader's or one's."""
    return "language-telegrams-private" if chat.type == ChatType.PRIVATE else "language-telegrams"


def _buttons(phrases: Phrases) -> InlineKeyboardMarkup:
    """Return each language under its own name, and Telegram's."""
    named = [
        LanguageButton(code).button(Phrases.spoken(code).say("language-name")) for code in LANGUAGES
    ]
    last = LanguageButton(TELEGRAMS).button(phrases.say("language-as-telegram"))
    return InlineKeyboardMarkup([*in_rows(named), [last]])
