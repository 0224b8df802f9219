import logging
import re

import pytest
from telegram import Update

from bot.context import App
from bot.fake_telegram.chats import Chat
from bot.fake_telegram.people import Person
from bot.fake_telegram.telegram import FakeTelegram
from tests.bot.stripes import FAILING, picture, shown

pytestmark = pytest.mark.usefixtures("app")
FAULT = picture(shade=FAILING)


async def test_a_fault_is_one_sentence_with_the_number_that_the_log_has(
    ann: Person, chat: Chat, caplog: pytest.LogCaptureFixture
) -> None:
    answer = await chat.reply(await ann.send_photo(chat, FAULT))
    await chat.settled()
    reference = re.search(r"no\. ([0-9A-F]{6})", answer.text)
    assert reference
    assert len(chat.answers) == 1
    assert f"fault {reference[1]}" in caplog.text
    assert "secret content" not in answer.text


async def test_admins_get_one_note_a_minute_without_content(
    ann: Person, admin: Person, chat: Chat, telegram: FakeTelegram
) -> None:
    await admin.start()
    office = telegram.private(admin)
    await office.answer()
    for _ in range(3):
        await chat.reply(await ann.send_photo(chat, FAULT))
    await chat.settled()
    notes = [post.text for post in office.answers if "Fault" in post.text]
    assert len(notes) == 1
    assert "RuntimeError" in notes[0]
    assert "secret content" not in notes[0]
    assert "Ann" not in notes[0]


async def test_an_admin_who_never_started_the_bot_is_no_trouble(ann: Person, chat: Chat) -> None:
    answer = await chat.reply(await ann.send_photo(chat, FAULT))
    await chat.settled()
    assert "went wrong" in answer.text


async def test_the_bot_goes_on_after_a_fault(ann: Person, chat: Chat) -> None:
    await chat.reply(await ann.send_photo(chat, FAULT))
    assert shown((await chat.reply(await ann.send_photo(chat, picture(7)))).photo) == "7"


async def test_a_fault_in_a_group_is_told_to_who_asked(ann: Person, telegram: FakeTelegram) -> None:
    telegram.account.privacy = False
    group = telegram.group("Class", [ann])
    post = await ann.send_photo(group, FAULT, caption="/digit")
    assert "went wrong" in (await group.reply(post)).text


@pytest.mark.parametrize(
    "refusal",
    [
        (403, "Forbidden: bot was blocked by the user"),
        (400, "Bad Request: chat not found"),
        (400, "Bad Request: not enough rights to send text messages to the chat"),
        (400, "Bad Request: CHAT_SEND_PLAIN_FORBIDDEN"),
    ],
)
async def test_ordinary_life_is_no_error(
    ann: Person,
    chat: Chat,
    telegram: FakeTelegram,
    caplog: pytest.LogCaptureFixture,
    refusal: tuple[int, str],
) -> None:
    telegram.fail("sendPhoto", *refusal)
    await ann.send_photo(chat, picture(7))
    await chat.settled()
    assert telegram.sent("sendMessage") == []
    assert [r for r in caplog.records if r.levelno >= logging.WARNING] == []


async def test_repeated_updates_are_answered_once(
    ann: Person, chat: Chat, telegram: FakeTelegram, app: App
) -> None:
    telegram.updates.allowed = ["message"]
    post = await ann.send_photo(chat, picture(7))
    repeated = dict(telegram.updates.waiting[-1])
    await chat.reply(post)
    await chat.settled()
    # Our own confirmation keeps the library from asking for it again: hand it over directly.
    await app.update_queue.put(Update.de_json(repeated, app.bot))
    await chat.settled()
    assert len(chat.answers) == 1
