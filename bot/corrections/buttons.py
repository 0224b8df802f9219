"""The buttons under an answer, and what stands on them: whether it was right, and what is."""

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Message

from bot.common.senders import person
from bot.corrections.labels import NO_DIGIT_ON_BUTTON
from bot.i18n.phrases import Phrases

RIGHT, WRONG, IS, AGREE, REFUSE = "said:right", "said:wrong", "said:is", "said:agree", "said:no"


def verdict_buttons(asked: Message, digits: int, phrases: Phrases) -> InlineKeyboardMarkup | None:
    """Return the two quiet buttons under an answer of so many ``digits``, for who ``asked``.

    There are none for somebody who writes as a group or a channel: nobody could press them.
    """
    if (user := person(asked)) is None:
        return None
    user_id = user.id
    wrong = f"{WRONG}:{user_id}:{digits}"
    return InlineKeyboardMarkup.from_row(
        [
            InlineKeyboardButton(phrases.say("button-right"), callback_data=f"{RIGHT}:{user_id}"),
            InlineKeyboardButton(phrases.say("button-wrong"), callback_data=wrong),
        ]
    )


def digit_buttons(user_id: int, phrases: Phrases) -> InlineKeyboardMarkup:
    """Return the ten digits and "no digit"."""
    digits = [
        InlineKeyboardButton(str(digit), callback_data=f"{IS}:{user_id}:{digit}")
        for digit in range(10)
    ]
    none = InlineKeyboardButton(
        phrases.say("button-no-digit"), callback_data=f"{IS}:{user_id}:{NO_DIGIT_ON_BUTTON}"
    )
    return InlineKeyboardMarkup([digits[:5], digits[5:], [none]])


def number_buttons(user_id: int, digits: int, phrases: Phrases) -> InlineKeyboardMarkup:
    """Return what stands under an answer of several ``digits`` while the right number is awaited.

    "Wrong" stays: pressed again, it tells which picture is meant to a bot that has been restarted.
    """
    wrong = f"{WRONG}:{user_id}:{digits}"
    none = f"{IS}:{user_id}:{NO_DIGIT_ON_BUTTON}"
    return InlineKeyboardMarkup.from_row(
        [
            InlineKeyboardButton(phrases.say("button-wrong"), callback_data=wrong),
            InlineKeyboardButton(phrases.say("button-no-digit"), callback_data=none),
        ]
    )


def consent_buttons(user_id: int, right: str, phrases: Phrases) -> InlineKeyboardMarkup:
    """Return yes and no; yes carries what is ``right``, so that nothing need be kept before."""
    return InlineKeyboardMarkup.from_row(
        [
            InlineKeyboardButton(
                phrases.say("consent-yes"), callback_data=f"{AGREE}:{user_id}:{right}"
            ),
            InlineKeyboardButton(phrases.say("consent-no"), callback_data=f"{REFUSE}:{user_id}"),
        ]
    )


def owner(data: str) -> int:
    """Return for whom a button was made."""
    return int(data.split(":")[2])


def asker(answer: Message) -> int | None:
    """Return for whom the buttons under an ``answer`` are; None where there are none."""
    return next((owner(one) for one in _offers(answer) if one.startswith(f"{WRONG}:")), None)


def is_judged(answer: Message) -> bool:
    """Say whether the buttons under an ``answer`` tell that it was judged wrong already."""
    offered = _offers(answer)
    return bool(offered) and not any(one.startswith(f"{RIGHT}:") for one in offered)


def _offers(answer: Message) -> list[str]:
    rows = answer.reply_markup.inline_keyboard if answer.reply_markup else ()
    return [str(button.callback_data) for row in rows for button in row]


def carried(data: str) -> str:
    """Return what else is on a button: how many digits, the right number, or ``x`` for none."""
    return data.split(":")[3]
