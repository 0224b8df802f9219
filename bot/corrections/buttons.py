"""Buttons under an answer (inline keyboards): whether it was right, and what is."""

import re
from dataclasses import dataclass

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Message

from bot.common.callback_data import CallbackData, offers
from bot.common.senders import person
from bot.corrections.labels import NO_DIGIT_ON_BUTTON
from bot.corrections.numbers import MOST_DIGITS
from bot.i18n.phrases import Phrases

_RIGHT_NUMBER = re.compile(rf"\d{{1,{MOST_DIGITS}}}|{NO_DIGIT_ON_BUTTON}", re.ASCII)


@dataclass(frozen=True)
class OwnButton(CallbackData):
    """A button for one person, the one whose picture the answer is about."""

    user_id: int


@dataclass(frozen=True)
class RightButton(OwnButton, prefix="said:right"):
    """The answer is right."""


@dataclass(frozen=True)
class WrongButton(OwnButton, prefix="said:wrong"):
    """The answer, of so many ``digits``, is wrong."""

    digits: int


@dataclass(frozen=True)
class NumberButton(OwnButton):
    """A button that carries what is ``right``: up to MOST_DIGITS digits, or ``x`` for none."""

    right: str

    def __post_init__(self) -> None:
        """Refuse everything else with ValueError."""
        if not _RIGHT_NUMBER.fullmatch(self.right):
            raise ValueError(f"No number: {self.right}")


@dataclass(frozen=True)
class DigitButton(NumberButton, prefix="said:is"):
    """What is right instead."""


@dataclass(frozen=True)
class AgreeButton(NumberButton, prefix="said:agree"):
    """Consent to keeping what is right, which travels along: nothing need be kept before."""


@dataclass(frozen=True)
class RefuseButton(OwnButton, prefix="said:no"):
    """No consent."""


def verdict_buttons(asked: Message, digits: int, phrases: Phrases) -> InlineKeyboardMarkup | None:
    """Return the two quiet buttons under an answer of so many ``digits``, for who ``asked``.

    There are none for somebody who writes as a group or a channel: nobody could press them.
    """
    if (user := person(asked)) is None:
        return None
    return InlineKeyboardMarkup.from_row(
        [
            RightButton(user.id).button(phrases.say("button-right")),
            WrongButton(user.id, digits).button(phrases.say("button-wrong")),
        ]
    )


def digit_buttons(user_id: int, phrases: Phrases) -> InlineKeyboardMarkup:
    """Return the ten digits and "no digit"."""
    digits = [DigitButton(user_id, str(digit)).button(phrases.digit(digit)) for digit in range(10)]
    return InlineKeyboardMarkup([digits[:5], digits[5:], [_no_digit(user_id, phrases)]])


def number_buttons(user_id: int, digits: int, phrases: Phrases) -> InlineKeyboardMarkup:
    """Return what stands under an answer of several ``digits`` while the right number is awaited.

    "Wrong" stays: pressed again, it tells which picture is meant to a bot that has been restarted.
    """
    wrong = WrongButton(user_id, digits).button(phrases.say("button-wrong"))
    return InlineKeyboardMarkup.from_row([wrong, _no_digit(user_id, phrases)])


def consent_buttons(user_id: int, right: str, phrases: Phrases) -> InlineKeyboardMarkup:
    """Return yes, which carries what is ``right``, and no."""
    return InlineKeyboardMarkup.from_row(
        [
            AgreeButton(user_id, right).button(phrases.say("consent-yes")),
            RefuseButton(user_id).button(phrases.say("consent-no")),
        ]
    )


def asker(answer: Message) -> int | None:
    """Return for whom the buttons under an ``answer`` are; None where there are none."""
    wrong = WrongButton.under(answer)
    return wrong.user_id if wrong else None


def is_judged(answer: Message) -> bool:
    """Say whether the buttons under an ``answer`` tell that it was judged wrong already."""
    return bool(offers(answer)) and RightButton.under(answer) is None


def _no_digit(user_id: int, phrases: Phrases) -> InlineKeyboardButton:
    return DigitButton(user_id, NO_DIGIT_ON_BUTTON).button(phrases.say("button-no-digit"))
