"""What is recorded of an update."""

from telegram import Bot, Update

from bot.fake_telegram.telegram import FakeTelegram
from bot.inbox.payload import pack, unpack
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
