"""The buttons under an answer, and numbers in reply to it.

Nothing is kept while somebody makes up their mind: the right answer travels on the buttons, and
the picture is fetched and read again where Telegram has it.
"""

from telegram import CallbackQuery, Message, Update
from telegram.constants import ChatType

from bot.context import Context, phrases_for
from bot.corrections.buttons import (
    asker,
    carried,
    digit_buttons,
    is_judged,
    number_buttons,
    owner,
)
from bot.corrections.labels import differs, digits_in, keep, labels
from bot.corrections.latest_answers import Asked
from bot.handlers import about, consent
from bot.handlers.permissions import pressed
from bot.handlers.store_faults import store_guard
from bot.i18n.phrases import Phrases
from bot.photos.attachments import Picture, attachment
from bot.photos.fetching import outcome
from bot.readers import Answered
from bot.sending.delivery import send_text, set_buttons
from bot.statistics.counting import JUDGED_RIGHT, JUDGED_WRONG

RIGHT_AFTER_ALL = "answer-right-after-all"


async def press_right(update: Update, context: Context) -> None:
    """Count a confirmed answer."""
    query, phrases = update.callback_query, await phrases_for(update, context)
    if query is None or (message := await pressed_by_owner(query, phrases)) is None:
        return
    await set_buttons(query, None)
    _judge(message, asked_about(message, query.from_user.id, context), JUDGED_RIGHT, context)
    await query.answer(phrases.say("thanks-right"))


async def press_wrong(update: Update, context: Context) -> None:
    """Count a wrong answer, and ask what is right."""
    query, phrases = update.callback_query, await phrases_for(update, context)
    if query is None or (message := await pressed_by_owner(query, phrases)) is None:
        return
    user_id, digits = query.from_user.id, int(carried(str(query.data)))
    asked, one = asked_about(message, user_id, context), digits == 1
    keyboard = digit_buttons(user_id, phrases) if one else number_buttons(user_id, digits, phrases)
    # Under several digits the button stays, and may be pressed again.
    if not is_judged(message):
        _judge(message, asked, JUDGED_WRONG, context)
        await set_buttons(query, keyboard if asked and digits else None)
    if not digits:
        # Where no digit was read there is no crop to keep.
        await query.answer(phrases.say("thanks-counted"))
        return
    if asked is None:
        await query.answer(phrases.say("photo-gone"), show_alert=True)
        return
    context.services.latest_answers.remember_asked(message, asked)
    await query.answer(
        phrases.say("ask-right-digit" if one else "ask-right-number"), show_alert=not one
    )


async def press_digit(update: Update, context: Context) -> None:
    """Take what the digit is from the button."""
    query, phrases = update.callback_query, await phrases_for(update, context)
    if query is None or (message := await pressed_by_owner(query, phrases)) is None:
        return
    await set_buttons(query, None)
    asked = asked_about(message, query.from_user.id, context)
    async with store_guard(update, context):
        await _correct_pressed(query, asked, message, phrases, context)


async def press_agree(update: Update, context: Context) -> None:
    """Keep the consent, and the correction that it was asked for."""
    query, phrases = update.callback_query, await phrases_for(update, context)
    if query is None or (message := await pressed_by_owner(query, phrases)) is None:
        return
    async with store_guard(update, context):
        await context.services.store.consents.answer(query.from_user.id, given=True)
        asked = asked_about(message, query.from_user.id, context)
        await query.edit_message_text(phrases.say("consent-given"))
        await _correct_pressed(query, asked, message, phrases, context)


async def press_refuse(update: Update, context: Context) -> None:
    """Keep that nothing of this person's is to be kept."""
    query, phrases = update.callback_query, await phrases_for(update, context)
    if query is None or await pressed_by_owner(query, phrases) is None:
        return
    async with store_guard(update, context):
        await context.services.store.consents.answer(query.from_user.id, given=False)
        await query.edit_message_text(phrases.say("consent-refused"))
        await query.answer()


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
        _judge(message, asked, verdict, context)


async def _correct_pressed(
    query: CallbackQuery, asked: Asked | None, message: Message, phrases: Phrases, context: Context
) -> None:
    said = await correct(asked, carried(str(query.data)), message, phrases, context)
    await query.answer(phrases.say(said) if said else "")


async def correct(
    asked: Asked | None, right: str, message: Message, phrases: Phrases, context: Context
) -> str:
    """Keep what is ``right`` if that is allowed, or ask whether it is; return the phrase to say.

    It is empty where the question says it all. ``message`` tells the chat and its topic.
    """
    answered = asked and await outcome(context.bot, context.services.readers, asked.picture)
    if asked is None or not isinstance(answered, Answered):
        return "photo-gone"
    if (wanted := labels(right, answered)) is None:
        return "number-unclear"
    given = await context.services.store.consents.given(asked.user_id)
    if given:
        await keep(context.services.store, asked, message.chat_id, answered, wanted)
    if not differs(wanted, answered):
        return RIGHT_AFTER_ALL
    if given is None:
        await consent.ask(asked, right, message, phrases, context)
        return ""
    return "thanks-kept" if given else "thanks-counted"


async def pressed_by_owner(query: CallbackQuery, phrases: Phrases) -> Message | None:
    """Return the message under which its owner pressed a button; refuse everybody else."""
    message = pressed(query)
    if message is None:
        await query.answer(phrases.say("button-stale"))
    elif owner(str(query.data)) != query.from_user.id:
        await query.answer(phrases.say("not-yours"))
        return None
    return message


def asked_about(message: Message, user_id: int, context: Context) -> Asked | None:
    """Return which picture our ``message`` is about; None where that cannot be found out."""
    if asked := context.services.latest_answers.about(message):
        return asked
    original = message.reply_to_message
    found = attachment(original) if original else None
    if original is None or not isinstance(found, Picture):
        return None
    return Asked(user_id, original.message_id, found)


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
        ours = original.from_user is not None and original.from_user.id == context.bot.id
        if ours and original.photo:
            await send_text(message, phrases.say("photo-unknown"))
        else:
            await about.anything_else(update, context)


def _judge(message: Message, asked: Asked | None, verdict: str, context: Context) -> None:
    """Count the first verdict on an answer."""
    if asked is None or context.services.latest_answers.judge(message.chat_id, asked):
        context.services.counters.count(verdict)
