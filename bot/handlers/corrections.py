"""Corrections: the buttons under an answer, and what becomes of the right digit or number.

Nothing is kept while somebody makes up their mind: the right answer travels on the buttons, and
the picture is fetched and read again where Telegram has it.
"""

from typing import TypeVar

from telegram import CallbackQuery, Message, Update

from bot.context import Context, phrases_for
from bot.corrections.buttons import (
    AgreeButton,
    DigitButton,
    NumberButton,
    OwnButton,
    RefuseButton,
    RightButton,
    WrongButton,
    digit_buttons,
    is_judged,
    number_buttons,
)
from bot.corrections.labels import differs, keep, labels
from bot.corrections.latest_answers import Asked
from bot.corrections.open_corrections import OpenCorrection
from bot.handlers import consent, right_number
from bot.handlers.permissions import message_of
from bot.handlers.store_faults import store_guard
from bot.handlers.throttling import account_under
from bot.i18n.phrases import Phrases
from bot.photos.attachments import Picture, Refusal, attachment
from bot.photos.fetching import Outcome, read
from bot.readers import Answered
from bot.sending.delivery import set_buttons, set_text
from bot.statistics.counting import JUDGED_RIGHT, JUDGED_WRONG

ButtonT = TypeVar("ButtonT", bound=OwnButton)
RIGHT_AFTER_ALL = "answer-right-after-all"
NUMBER_UNCLEAR = "number-unclear"


async def press_right(update: Update, context: Context) -> None:
    """Count a confirmed answer."""
    query, phrases = update.callback_query, await phrases_for(update, context)
    if query is None or not (pressed := await pressed_by_owner(RightButton, query, phrases)):
        return
    message, button = pressed
    await set_buttons(query, None)
    asked = await asked_about(message, button.user_id, context)
    await judge(message, asked, JUDGED_RIGHT, context)
    await query.answer(phrases.say("thanks-right"))


async def press_wrong(update: Update, context: Context) -> None:
    """Count a wrong answer, and ask what is right."""
    query, phrases = update.callback_query, await phrases_for(update, context)
    if query is None or not (pressed := await pressed_by_owner(WrongButton, query, phrases)):
        return
    message, button = pressed
    user_id, digits = button.user_id, button.digits
    asked, one = await asked_about(message, user_id, context), digits == 1
    keyboard = digit_buttons(user_id, phrases) if one else number_buttons(user_id, digits, phrases)
    # Under several digits the button stays, and may be pressed again.
    if not is_judged(message):
        await judge(message, asked, JUDGED_WRONG, context)
        await set_buttons(query, keyboard if asked and digits else None)
    if not digits:
        # Where no digit was read there is no crop to keep.
        await query.answer(phrases.say("thanks-counted"))
        return
    if asked is None:
        await query.answer(phrases.say("photo-gone"), show_alert=True)
        return
    context.services.latest_answers.remember_asked(message, asked)
    opened = OpenCorrection(message.message_id, asked, digits)
    if one:
        context.services.open_corrections.open(message.chat_id, opened)
        await query.answer(phrases.say("ask-right-digit"))
    else:
        await right_number.ask(query, message, opened, phrases, context)


async def press_digit(update: Update, context: Context) -> None:
    """Take what the digit is from the button."""
    query, phrases = update.callback_query, await phrases_for(update, context)
    if query is None or not (pressed := await pressed_by_owner(DigitButton, query, phrases)):
        return
    message, button = pressed
    await _close(message, button, context)
    await set_buttons(query, None)
    async with store_guard(update, context):
        await _correct_pressed(query, button, message, phrases, context)


async def press_agree(update: Update, context: Context) -> None:
    """Keep the consent, and the correction that it was asked for."""
    query, phrases = update.callback_query, await phrases_for(update, context)
    if query is None or not (pressed := await pressed_by_owner(AgreeButton, query, phrases)):
        return
    message, button = pressed
    async with store_guard(update, context):
        await context.services.store.consents.answer(button.user_id, given=True)
        await _close(message, button, context)
        await set_text(query, phrases.say("consent-given"))
        await _correct_pressed(query, button, message, phrases, context)


async def press_refuse(update: Update, context: Context) -> None:
    """Keep that nothing of this person's is to be kept."""
    query, phrases = update.callback_query, await phrases_for(update, context)
    if query is None or not (pressed := await pressed_by_owner(RefuseButton, query, phrases)):
        return
    message, button = pressed
    async with store_guard(update, context):
        await _close(message, button, context)
        await context.services.store.consents.answer(query.from_user.id, given=False)
        await set_text(query, phrases.say("consent-refused"))
        await query.answer()


async def _close(message: Message, button: OwnButton, context: Context) -> None:
    opened = context.services.open_corrections
    await opened.close(message.chat_id, button.user_id, message.message_id)


async def _correct_pressed(
    query: CallbackQuery, button: NumberButton, message: Message, phrases: Phrases, context: Context
) -> None:
    asked = await asked_about(message, button.user_id, context)
    said = await correct(asked, button.right, message, phrases, context)
    await query.answer(phrases.say(said) if said else "")


async def correct(
    asked: Asked | None, right: str, message: Message, phrases: Phrases, context: Context
) -> str:
    """Keep what is ``right`` if that is allowed, or ask whether it is; return the phrase to say.

    It is empty where the question says it all. ``message`` tells the chat and its topic.
    """
    if asked is None:
        return "photo-gone"
    answered = await _read_again(asked, context)
    if not isinstance(answered, Answered):
        return "photo-gone" if answered is Refusal.GONE else answered.value
    if (wanted := labels(right, answered)) is None:
        return NUMBER_UNCLEAR
    given = await context.services.store.consents.given(asked.user_id)
    if given:
        await keep(context.services.store, asked, message.chat_id, answered, wanted)
    if not differs(wanted, answered):
        return RIGHT_AFTER_ALL
    if given is None:
        await consent.ask(asked, right, message, phrases, context)
        return ""
    return "thanks-kept" if given else "thanks-counted"


async def _read_again(asked: Asked, context: Context) -> Outcome:
    services = context.services
    account = account_under(asked.user_id, services)
    return await read(context.bot, services.readers, asked.picture, account)


async def pressed_by_owner(
    kind: type[ButtonT], query: CallbackQuery, phrases: Phrases
) -> tuple[Message, ButtonT] | None:
    """Return the message under which its owner pressed a button, and that; refuse all others."""
    message = message_of(query)
    if message is None or not kind.matches(query.data):  # such as a press that carries nothing
        await query.answer(phrases.say("button-stale"))
        return None
    button = kind.unpack(str(query.data))
    if button.user_id != query.from_user.id:
        await query.answer(phrases.say("not-yours"))
        return None
    return message, button


async def asked_about(message: Message, user_id: int, context: Context) -> Asked | None:
    """Return which picture our ``message`` is about; None where that cannot be found out."""
    if asked := await context.services.latest_answers.about(message):
        return asked
    original = message.reply_to_message
    found = attachment(original) if original else None
    if original is None or not isinstance(found, Picture):
        return None
    return Asked(user_id, original.message_id, found)


async def judge(message: Message, asked: Asked | None, verdict: str, context: Context) -> None:
    """Count the first verdict on an answer."""
    if asked is None or await context.services.latest_answers.judge(message.chat_id, asked):
        context.services.counters.count(verdict)
