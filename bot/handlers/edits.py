"""Edits: /digit that is added to a caption, and a photo that is replaced, are answered once."""

from collections.abc import Sequence
from contextlib import ExitStack

from telegram import Message, Update
from telegram.constants import ChatType

from bot.context import Context, phrases_for
from bot.handlers import pictures
from bot.photos.addressing import asks_to_read, caption_asks
from bot.photos.attachments import attachments


async def edited(update: Update, context: Context) -> None:
    """Read what was not read before, of albums everything; other edits are nobody's business."""
    message, met = update.edited_message, context.services.met_pictures
    if message is None:
        return
    unread = await _unread(message, context)
    if not unread:
        return
    with ExitStack() as stack:
        for item in unread:
            stack.enter_context(met.meeting(item))
        phrases = await phrases_for(update, context)
        await pictures.answer(attachments(unread), message, phrases, context)


async def _unread(message: Message, context: Context) -> Sequence[Message]:
    """Return what the edited ``message`` wants to be read and was not, itself or its album."""
    met, album = context.services.met_pictures, await context.services.passed_albums.whole(message)
    if caption_asks(message, context.bot.bot):
        return [item for item in album if not await met.met(item)]
    if message.chat.type == ChatType.PRIVATE or asks_to_read(message, context.bot.bot):
        # What came before this process began has most likely been answered.
        return [item for item in album if not await met.may_have_met(item)]
    return []
