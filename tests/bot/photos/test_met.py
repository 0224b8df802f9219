from datetime import UTC, datetime, timedelta

import pytest
from telegram import PhotoSize
from telegram.error import NetworkError

from bot.photos.met import MetPictures
from tests.bot.messages import message


def photo(name: str) -> list[PhotoSize]:
    return [PhotoSize(f"{name}{side}", f"u{name}{side}", side, side) for side in (90, 800)]


def test_a_message_is_met_again_only_with_the_same_file() -> None:
    met = MetPictures()
    met.meet(message(photo=photo("a"), caption="look"))
    assert met.met(message(photo=photo("a"), caption="look at this"))
    assert not met.met(message(photo=photo("b")))
    assert not met.met(message(2, photo=photo("a")))


def test_what_was_sent_before_it_began_may_have_been_met() -> None:
    later = MetPictures(since=datetime.now(UTC) + timedelta(minutes=1))
    assert later.may_have_met(message(photo=photo("a")))
    later.meet(message(photo=photo("a")))
    assert not later.may_have_met(message(photo=photo("b")))
    earlier = MetPictures(since=datetime.now(UTC) - timedelta(minutes=1))
    assert not earlier.may_have_met(message(photo=photo("a")))


def test_what_failed_was_not_met() -> None:
    met = MetPictures()
    met.meet(message(photo=photo("a")))
    with pytest.raises(NetworkError), met.meeting(message(photo=photo("b"))):
        raise NetworkError("down")
    assert met.met(message(photo=photo("a")))
    with met.meeting(message(photo=photo("b"))):
        pass
    assert met.met(message(photo=photo("b")))
