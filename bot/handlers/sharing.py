"""Sharing: /share takes the bot to other chats, guest mode answers where it is not."""

from html import escape
from urllib.parse import urlencode

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Message, Update

from bot.context import Context, phrases_for
from bot.handlers.throttling import account_of, too_many
from bot.i18n.phrases import Phrases
from bot.photos import captions
from bot.photos.attachments import Attachment, Picture, Refusal, attachment
from bot.photos.fetching import outcome
from bot.sending.delivery import answer_guest, covered, send_text


async def share(update: Update, context: Context) -> None:
    """Offer to add the bot to a group, or to send it to a friend."""
    if update.message is None:
        return
    phrases = await phrases_for(update, context)
    bot = f"https://t.me/{context.bot.username}"
    message = urlencode({"url": bot, "text": phrases.say("share-message")})
    keyboard = InlineKeyboardMarkup.from_column(
        [
            InlineKeyboardButton(phrases.say("share-group"), url=f"{bot}?startgroup=share"),
            InlineKeyboardButton(
                phrases.say("share-friend"), url=f"https://t.me/share/url?{message}"
            ),
        ]
    )
    await send_text(update.message, phrases.say("share"), keyboard=keyboard, quote=False)


async def guest(update: Update, context: Context) -> None:
    """Answer, in a chat that the bot is not in, the message that mentions it: one text, in HTML."""
    message = update.guest_message
    if message is None:
        return
    phrases = await phrases_for(update, context)
    text = await _guest_answer(message, phrases, context)
    await answer_guest(message, text, phrases.say("guest-title"))


async def _guest_answer(message: Message, phrases: Phrases, context: Context) -> str:
    found = _mentioned(message)
    if found is None:
        return escape(phrases.say("guest-ask"))
    if refused := await too_many(message, 1, context.services):
        key, wait = refused
        return escape(phrases.say(key, seconds=wait.seconds))
    result = await outcome(
        context.bot, context.services.readers, found, account_of(message, context.services)
    )
    if isinstance(result, Refusal):
        return escape(phrases.say(result))
    if not result.reading.digits:
        return escape(phrases.say("no-digit"))
    text = escape(captions.plain(result.reading, phrases))
    return covered(text) if isinstance(found, Picture) and found.spoiler else text


def _mentioned(message: Message) -> Attachment | None:
    """Return what the message itself carries, or else the one that it replies to."""
    for source in (message, message.reply_to_message, message.external_reply):
        if source is not None and (found := attachment(source)) is not None:
            return found
    return None
