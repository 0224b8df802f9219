"""What people say about our answers: the buttons, and what becomes of a correction."""

import re
from collections import OrderedDict
from dataclasses import dataclass

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Message

from bot.common.recent import Recent
from bot.i18n.phrases import Phrases
from bot.photos.attachments import Picture
from bot.readers import Answered
from bot.store import Store
from bot.store.corrections import NO_DIGIT

RIGHT, WRONG, IS, AGREE, REFUSE = "said:right", "said:wrong", "said:is", "said:agree", "said:no"
# Callback data may have 64 bytes; a user id takes up to 16 of them.
MOST_DIGITS = 32
# In any script: people whose keyboards have other digits correct with those.
NUMBER = re.compile(rf"^\s*(?:\d\s*){{1,{MOST_DIGITS}}}$")
NO_DIGIT_ON_BUTTON = "x"


@dataclass(frozen=True)
class Asked:
    """Whose picture an answer was about, and where that picture is."""

    user_id: int
    message_id: int
    picture: Picture


class LatestAnswers:
    """Which picture each of our latest answers was about: ids only, in memory only.

    Telegram shows a bot what a message replies to, but not what that replied to in turn; this
    knows it for a while. Buttons do not need it.
    """

    def __init__(self, most: int = 10_000) -> None:
        self._asked: OrderedDict[tuple[int, int], Asked] = OrderedDict()
        self._judged = Recent(most)
        self._most = most

    def remember(self, answer: Message, asked: Message, picture: Picture) -> None:
        """Remember that ``answer`` was about the ``picture`` that ``asked`` was about."""
        # Who writes as a group or a channel is nobody in particular.
        if asked.from_user is not None and asked.sender_chat is None:
            self.remember_asked(answer, Asked(asked.from_user.id, asked.message_id, picture))

    def remember_asked(self, answer: Message, asked: Asked) -> None:
        """Remember what ``answer`` was about."""
        self._asked[answer.chat_id, answer.message_id] = asked
        if len(self._asked) > self._most:
            self._asked.popitem(last=False)

    def about(self, answer: Message) -> Asked | None:
        """Return what ``answer`` was about; None where that is forgotten."""
        return self._asked.get((answer.chat_id, answer.message_id))

    def judge(self, chat_id: int, asked: Asked) -> bool:
        """Say whether this is the first verdict on the answer to what was ``asked``."""
        return self._judged.add((chat_id, asked.message_id))


def verdict_buttons(asked: Message, digits: int, phrases: Phrases) -> InlineKeyboardMarkup | None:
    """Return the two quiet buttons under an answer of so many ``digits``, for who ``asked``.

    There are none for somebody who writes as a group or a channel: nobody could press them.
    """
    if asked.from_user is None or asked.sender_chat is not None:
        return None
    user_id = asked.from_user.id
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


def digits_in(text: str) -> str:
    """Return the digits of a ``text`` that is a NUMBER, from 0 to 9 whatever the script."""
    return "".join(str(int(letter)) for letter in text if letter.isdecimal())


def labels(right: str, answered: Answered) -> list[int] | None:
    """Return what each digit that was read really is; None where they do not correspond."""
    if right == NO_DIGIT_ON_BUTTON:
        return [NO_DIGIT] * len(answered.reading.digits)
    if len(right) != len(answered.reading.digits):
        return None
    return [int(digit) for digit in right]


def differs(right: list[int], answered: Answered) -> bool:
    """Say whether some digit was read wrong."""
    return [digit.digit for digit in answered.reading.digits] != right


async def keep(
    store: Store, asked: Asked, chat_id: int, answered: Answered, right: list[int]
) -> None:
    """Keep the digits that were read wrong; of the others, take back what was said before."""
    for place, (digit, label) in enumerate(zip(answered.reading.digits, right, strict=True)):
        source = (chat_id, asked.message_id, place)
        if digit.digit != label:
            await store.corrections.keep(asked.user_id, source, digit.crop, label)
        else:
            await store.corrections.take_back(asked.user_id, source)
