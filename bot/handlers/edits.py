"""Edits: /digit that is added to a caption, and a photo that is replaced, are answered once."""

from telegram import Update
from telegram.constants import ChatType

from bot.context import Context, phrases_for
from bot.handlers import pictures
from bot.photos.addressing import asks_to_read
from bot.photos.attachments import attachments


async def edited(update: Update, context: Context) -> None:
    """Read what was not read before; other edits are nobody's business."""
    message, met = update.edited_message, context.services.met_pictures
    if message is None:
        return
    asks = asks_to_read(message, context.bot.bot)
    if message.chat.type == ChatType.PRIVATE:
        # There, what came before this process began has most likely been answered.
        done = await (met.met(message) if asks else met.may_have_met(message))
    else:
        done = not asks or await met.met(message)
    if done:
        return
    with met.meeting(message):
        phrases = await phrases_for(update, context)
        await pictures.answer(attachments([message]), message, phrases, context)
