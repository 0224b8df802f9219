"""Groups: read what we are asked to read, and be silent about everything else."""

from collections.abc import Sequence

from telegram import ForceReply, Message, Update

from bot.context import Context, phrases_for
from bot.handlers import pictures
from bot.inbox import together
from bot.photos.addressing import asks_to_read, replies_to
from bot.photos.attachments import Attachment, attachment, attachments
from bot.sending.delivery import send_text


async def read_original(update: Update, context: Context) -> None:
    """/digit in reply to a picture reads that; without one, the bot asks for it."""
    message = update.message
    if message is None:
        return
    phrases = await phrases_for(update, context)
    original = _original(message, context)
    if original is not None:
        if message.reply_to_message is not None:
            context.services.met_pictures.meet(message.reply_to_message)
        await pictures.answer([original], message, phrases, context)
        return
    placeholder = phrases.say("ask-placeholder")
    keyboard = ForceReply(selective=True, input_field_placeholder=placeholder)
    await send_text(message, phrases.say("ask-picture"), keyboard=keyboard)


async def read_addressed(update: Update, context: Context) -> None:
    """Read a picture whose caption asks for it or that replies to us, with its whole album."""
    message = update.message
    if message is None:
        return
    messages = together(message)
    asked = await _asked(messages, context)
    if asked is None:
        await context.services.passed_albums.passed(messages)
        return
    if asked.media_group_id:
        # For its stragglers' sake.
        await context.services.wanted_albums.add(asked.chat_id, asked.media_group_id)
    for item in messages:
        context.services.met_pictures.meet(item)
    phrases = await phrases_for(update, context)
    await pictures.answer(attachments(messages), asked, phrases, context)


def _original(message: Message, context: Context) -> Attachment | None:
    """Return what the message carries that ``message`` replies to, in this chat or another."""
    if message.reply_to_message and not replies_to(message, context.bot.bot):
        return attachment(message.reply_to_message)
    return attachment(message.external_reply) if message.external_reply else None


async def _asked(messages: Sequence[Message], context: Context) -> Message | None:
    """Return the message in which somebody asked to read ``messages``, None if nobody did."""
    for message in messages:
        if asks_to_read(message, context.bot.bot):
            return message
    chat, album = messages[0].chat_id, messages[0].media_group_id
    if album and await context.services.wanted_albums.has(chat, album):
        return messages[0]
    return None
