"""What buttons carry, and how they are told apart."""

from dataclasses import dataclass

import pytest
from telegram import InlineKeyboardMarkup

from bot.common.callback_data import CallbackData, offers
from tests.bot.messages import message


@dataclass(frozen=True)
class Cancel(CallbackData, prefix="train:cancel"):
    run_id: int


@dataclass(frozen=True)
class Say(CallbackData, prefix="say"):
    user_id: int
    words: str


def test_what_is_packed_comes_back() -> None:
    for data in (Cancel(7), Say(-1, "été"), Say(1, "")):
        assert type(data).unpack(data.pack()) == data
    assert Cancel(7).pack() == "train:cancel:7"
    assert Say(12, "x").pack() == "say:12:x"


def test_what_we_never_wrote_is_refused() -> None:
    for forged in ("train:cancel:", "train:cancel:x", "train:cancel: 7", "train:cancel:٧"):
        assert not Cancel.matches(forged)
        with pytest.raises(ValueError, match=r"."):
            Cancel.unpack(forged)
    for other in ("train:cancel:07", "train:cancel:7:8", "train:cancel", "", "say:7", None):
        assert not Cancel.matches(other)
    assert Cancel.matches("train:cancel:7")


def test_64_bytes_are_allowed_and_no_more() -> None:
    assert len(Say(1, "ä" * 29).pack().encode()) == 64
    with pytest.raises(ValueError, match="Too long"):
        Say(1, "ä" * 29 + "x").pack()


def test_values_cannot_run_into_each_other() -> None:
    with pytest.raises(ValueError, match="separator"):
        Say(1, "a:b").pack()


def test_the_buttons_under_a_message_are_found_by_their_kind() -> None:
    rows = [[Say(1, "a").button("A")], [Cancel(3).button("Stop"), Cancel(4).button("Stop")]]
    shown = message(reply_markup=InlineKeyboardMarkup(rows))
    assert offers(shown) == ("say:1:a", "train:cancel:3", "train:cancel:4")
    assert Cancel.under(shown) == Cancel(3)
    assert Cancel.under(message()) is None
    assert offers(message()) == ()
