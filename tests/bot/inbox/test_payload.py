"""What is recorded of an update."""

import inspect
from collections.abc import Iterator

import pytest
from telegram import Bot, TelegramObject, Update
from telegram.constants import ChatType

from bot.fake_telegram.telegram import FakeTelegram
from bot.inbox.payload import _NEEDLESS, _REQUIRED, pack, unpack
from tests.bot.stripes import picture

BOT = Bot("1:token-of-nobody")


async def test_a_photo_is_recorded_without_names(telegram: FakeTelegram) -> None:
    telegram.updates.allowed = ["message"]
    ann = telegram.person("Annabella", language="ru", username="annabella_x")
    group = telegram.group("Our family", [ann])
    telegram.account.privacy = False
    sent = await ann.send_photo(group, picture(7), caption="/digit please")
    update = Update.de_json(telegram.updates.waiting[-1], BOT)
    content = pack(update)
    for name in (b"Annabella", b"annabella_x", b"Our family"):
        assert name not in content
    again = unpack(content, BOT)
    assert again
    assert again.message
    assert again.message.message_id == sent.id
    assert again.message.photo == update.message.photo if update.message else None
    assert again.message.caption == "/digit please"
    assert again.message.from_user
    assert (again.message.from_user.id, again.message.from_user.language_code) == (ann.id, "ru")


async def test_an_edited_photo_is_recorded_without_names(telegram: FakeTelegram) -> None:
    telegram.updates.allowed = ["message", "edited_message"]
    ann = telegram.person("Annabella")
    await ann.edit(await ann.send_photo(telegram.private(ann), picture(7)), "look")
    update = Update.de_json(telegram.updates.waiting[-1], BOT)
    assert update.edited_message
    assert b"Annabella" not in pack(update)


async def test_a_command_keeps_the_name_of_who_gave_it(telegram: FakeTelegram) -> None:
    telegram.updates.allowed = ["message"]
    ann = telegram.person("Annabella")
    await ann.send_text(telegram.private(ann), "/train")
    again = unpack(pack(Update.de_json(telegram.updates.waiting[-1], BOT)), BOT)
    assert again
    assert again.effective_user
    assert again.effective_user.full_name == "Annabella"


def test_what_cannot_be_read_is_nothing() -> None:
    assert unpack(b"{", BOT) is None
    assert unpack(b'{"message": {}}', BOT) is None
    # As another version of the library may have written it.
    assert unpack(b'{"update_id": 1, "message": "text"}', BOT) is None


CHAT = {"id": 7, "type": ChatType.GROUP, "title": "Our family"}
GAME = {"game": {"title": "Snake", "description": "of nine", "photo": []}}
CHECKLIST = {"checklist": {"title": "To buy", "tasks": [{"id": 1, "text": "ink"}]}}
PHOTO = {"photo": [{"file_id": "a", "file_unique_id": "b", "width": 9, "height": 9}]}


@pytest.mark.parametrize("original", [GAME, CHECKLIST])
def test_a_photo_that_replies_to_what_has_a_title_can_be_read_again(
    original: dict[str, object],
) -> None:
    said = {"message_id": 1, "date": 1, "chat": CHAT}
    message = {**said, **PHOTO, "reply_to_message": {**said, **original}}
    content = pack(Update.de_json({"update_id": 1, "message": message}, BOT))
    for name in (b"Our family", b"Snake", b"To buy"):
        assert name not in content
    again = unpack(content, BOT)
    assert again
    assert again.message
    assert again.message.photo


def test_a_game_can_be_read_again() -> None:
    message = {"message_id": 1, "date": 1, "chat": CHAT, **GAME}
    assert unpack(pack(Update.de_json({"update_id": 1, "message": message}, BOT)), BOT)


def test_nothing_that_telegram_sends_needs_what_is_pruned_and_not_replaced() -> None:
    # A venue goes as a whole, and its place with it; where a chat is, only getChat says.
    whole = {("Venue", "location"), ("ChatLocation", "location"), ("PersonalDetails", "last_name")}
    needed = {(kind.__name__, name) for kind in _kinds(TelegramObject) for name in _needs(kind)}
    missing = {(kind, name) for kind, name in needed if name in _NEEDLESS - _REQUIRED.keys()}
    assert missing == whole


def _kinds(kind: type[TelegramObject]) -> Iterator[type[TelegramObject]]:
    for each in kind.__subclasses__():
        yield each
        yield from _kinds(each)


def _needs(kind: type[TelegramObject]) -> list[str]:
    parameters = inspect.signature(kind).parameters
    return [name for name, one in parameters.items() if one.default is one.empty]
