"""Who sent a message, and who is nobody in particular."""

from telegram import Chat, User
from telegram.constants import ChatID

from bot.common.senders import person, sender
from tests.bot.messages import message

ANN = User(1, "Ann", is_bot=False)
GROUP = Chat(-5, "supergroup", title="Class")


def test_a_person_is_who_sent_it() -> None:
    sent = message(from_user=ANN)
    assert person(sent) == ANN
    assert sender(sent) == ANN


def test_who_writes_as_a_group_or_a_channel_is_nobody_but_sends_as_that() -> None:
    shared = User(ChatID.ANONYMOUS_ADMIN, "Group", is_bot=True)
    assert person(message(from_user=shared, sender_chat=GROUP)) is None
    assert person(message(from_user=shared)) is None
    assert (
        person(message(from_user=User(136_817_688, "Channel", is_bot=True), sender_chat=GROUP))
        is None
    )
    assert sender(message(from_user=shared, sender_chat=GROUP)) == GROUP


def test_a_message_of_nobody_has_neither() -> None:
    assert person(message(from_user=None)) is None
    assert sender(message(from_user=None)) is None
