"""Numbers in reply to an answer, or to one's own picture: they tell what is right."""

from telegram import Message, Update
from telegram.constants import ChatType

from bot.context import Context, phrases_for
from bot.corrections.buttons import asker, is_judged
from bot.corrections.labels import digits_in
from bot.corrections.latest_answers import Asked
from bot.handlers import about
from bot.handlers.corrections import RIGHT_AFTER_ALL, correct, judge
from bot.handlers.store_faults import store_guard
from bot.photos.addressing import replies_to
from bot.photos.attachments import Picture, attachment
from bot.sending.delivery import send_text
from bot.statistics.counting import JUDGED_RIGHT, JUDGED_WRONG


async def number(update: Update, context: Context) -> None:
    """Take a number that replies to an answer, or to one's own picture, as what is right."""
    message, user, phrases = (
        update.message,
        update.effective_user,
        await phrases_for(update, context),
    )
    original = message.reply_to_message if message else None
    if message is None or original is None or user is None:
        return
    asked = context.services.latest_answers.about(original)
    if asked is None and message.chat.type == ChatType.PRIVATE:
        asked = _own_picture(original, user.id)
    if asked is None or asked.user_id != user.id:
        await _not_understood(original, update, context)
        return
    verdict = JUDGED_WRONG
    async with store_guard(update, context):
        right = digits_in(message.text or "")
        said = await correct(asked, right, message, phrases, context)
        if said == RIGHT_AFTER_ALL:
            verdict = JUDGED_RIGHT
        if said:
            await send_text(message, phrases.say(said))
        if asker(original) == user.id:
            await original.edit_reply_markup(None)
    if not is_judged(original):
        judge(message, asked, verdict, context)


def _own_picture(original: Message, user_id: int) -> Asked | None:
    found = attachment(original)
    mine = original.from_user is not None and original.from_user.id == user_id
    return (
        Asked(user_id, original.message_id, found) if mine and isinstance(found, Picture) else None
    )


async def _not_understood(original: Message, update: Update, context: Context) -> None:
    """Say what to do instead; in a group, only to whom the answer was for."""
    message, phrases = update.message, await phrases_for(update, context)
    if message is None or message.from_user is None:
        return
    if asker(original) == message.from_user.id:
        await send_text(message, phrases.say("photo-forgotten"))
    elif message.chat.type == ChatType.PRIVATE:
        if replies_to(message, context.bot.bot) and original.photo:
            await send_text(message, phrases.say("photo-unknown"))
        else:
            await about.anything_else(update, context)
