"""Numbers that people write: they tell what is right instead of what was read."""

from telegram import Message, Update
from telegram.constants import ChatType

from bot.common.senders import person
from bot.context import Context, phrases_for
from bot.corrections.buttons import asker, is_judged
from bot.corrections.latest_answers import Asked
from bot.corrections.numbers import number_in, whole_number
from bot.corrections.open_corrections import OpenCorrection
from bot.handlers import about
from bot.handlers.corrections import NUMBER_UNCLEAR, RIGHT_AFTER_ALL, correct, judge
from bot.handlers.store_faults import store_guard
from bot.photos.addressing import replies_to
from bot.photos.attachments import Picture, attachment
from bot.sending.delivery import clear_buttons, send_text
from bot.statistics.counting import JUDGED_RIGHT, JUDGED_WRONG


async def number(update: Update, context: Context) -> None:
    """Take a number as what is right: in reply to an answer, or after ✗ Wrong in private."""
    message = update.message
    user = person(message) if message else None
    if message is None or user is None:
        return
    opened = await context.services.open_corrections.of(message.chat_id, user.id)
    private = message.chat.type == ChatType.PRIVATE
    # Elsewhere in a group, a number among words is talk.
    read = number_in if private or opened else whole_number
    right = read(message.text or "")
    original = message.reply_to_message
    if original is not None and right:
        await _in_reply(original, right, opened, update, context)
    elif opened is not None and opened.digits and right and private:
        await _take(opened.asked, right, opened.message_id, update, context)
    elif private:
        await about.anything_else(update, context)


async def cancelled(message: Message, update: Update, context: Context) -> bool:
    """Close the correction that whoever sent ``message`` has open; say whether there was one."""
    user = person(message)
    opened = user and await context.services.open_corrections.close(message.chat_id, user.id)
    if not opened:
        return False
    await clear_buttons(context.bot, message.chat_id, opened.message_id)
    await send_text(message, (await phrases_for(update, context)).say("correction-cancelled"))
    return True


async def _in_reply(
    original: Message, right: str, opened: OpenCorrection | None, update: Update, context: Context
) -> None:
    """Take a number that replies to an answer, or to one's own picture, as what is right."""
    message = update.message
    user = person(message) if message else None
    if message is None or user is None:
        return
    private = message.chat.type == ChatType.PRIVATE
    asked = await context.services.latest_answers.about(original)
    if asked is None and private:
        asked = _own_picture(original, user.id)
    if asked is None and opened is not None and (private or replies_to(message, context.bot.bot)):
        asked = opened.asked
    if asked is None or asked.user_id != user.id:
        await _not_understood(original, update, context)
        return
    under = original.message_id if asker(original) == user.id else None
    judged = is_judged(original)
    if opened is not None and opened.asked == asked:
        under = opened.message_id
    verdict = await _take(asked, right, under, update, context)
    if not judged:
        await judge(message, asked, verdict, context)


async def _take(
    asked: Asked, right: str, under: int | None, update: Update, context: Context
) -> str:
    """Correct what was ``asked``, answer, and take away the buttons of the message ``under``.

    Returns the verdict to count.
    """
    message, verdict = update.message, JUDGED_WRONG
    if message is None:
        return verdict
    phrases = await phrases_for(update, context)
    async with store_guard(update, context):
        said = await correct(asked, right, message, phrases, context)
        if said == RIGHT_AFTER_ALL:
            verdict = JUDGED_RIGHT
        if said:
            await send_text(message, phrases.say(said))
        if said != NUMBER_UNCLEAR and under is not None:
            await context.services.open_corrections.close(message.chat_id, asked.user_id, under)
            await clear_buttons(context.bot, message.chat_id, under)
    return verdict


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
