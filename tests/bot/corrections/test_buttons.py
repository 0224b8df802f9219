"""The buttons under an answer: what they carry, which old messages still hold."""

import pytest
from telegram import User

from bot.corrections.buttons import (
    AgreeButton,
    DigitButton,
    RefuseButton,
    RightButton,
    WrongButton,
    asker,
    consent_buttons,
    is_judged,
    number_buttons,
    verdict_buttons,
)
from bot.corrections.numbers import MOST_DIGITS
from bot.i18n.phrases import Phrases
from tests.bot.messages import message

ENGLISH = Phrases.spoken("en")
LARGEST_USER_ID = 2**52 - 1
"""https://core.telegram.org/bots/api#user: at most 52 significant bits."""


def test_buttons_that_were_sent_long_ago_are_understood() -> None:
    assert RightButton.unpack("said:right:12") == RightButton(12)
    assert WrongButton.unpack("said:wrong:12:3") == WrongButton(12, 3)
    assert DigitButton.unpack("said:is:12:x") == DigitButton(12, "x")
    assert AgreeButton.unpack("said:agree:12:007") == AgreeButton(12, "007")
    assert RefuseButton.unpack("said:no:12") == RefuseButton(12)


@pytest.mark.parametrize("right", ["", "y", "7x", "٧", "1" * (MOST_DIGITS + 1)])
def test_what_is_no_number_stands_on_no_button(right: str) -> None:
    assert not AgreeButton.matches(f"said:agree:12:{right}")


def test_the_longest_number_of_the_largest_user_fits() -> None:
    assert consent_buttons(LARGEST_USER_ID, "9" * MOST_DIGITS, ENGLISH)


def test_the_buttons_tell_whose_answer_it_is_and_whether_it_was_judged() -> None:
    asked = message(from_user=User(12, "Ann", is_bot=False))
    fresh = message(reply_markup=verdict_buttons(asked, 2, ENGLISH))
    assert asker(fresh) == 12
    assert not is_judged(fresh)
    judged = message(reply_markup=number_buttons(12, 2, ENGLISH))
    assert asker(judged) == 12
    assert is_judged(judged)
    assert asker(message()) is None
    assert not is_judged(message())
