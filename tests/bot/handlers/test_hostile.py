"""Texts, captions, names and button presses of any content do no harm."""

import logging

import pytest

from bot.context import App
from bot.fake_telegram.chats import Chat
from bot.fake_telegram.people import Person
from bot.fake_telegram.telegram import FakeTelegram
from tests.bot.stripes import picture, shown

HOSTILE = [
    "<b>&lt;/code><script>alert(1)</script>",
    "*_`[x](tg://user?id=1)~||{}!",
    "\u202edigit\u2066\u2069\u200f",
    "\x00\x01\x1b[31m\r\n\x7f",
    "%s %(x)s {0} {settings.bot_token} ${HOME}",
    "'; DROP TABLE pending_updates; --",
    "\U0001f469\u200d\U0001f467\ufe0f\u20e3" * 9,
    "Z̴̡̛a̸l̶g̵o" * 300,
    "7" * 4096,
    "/" * 4096,
]
FORGED = [
    "",
    "right:1",
    "is:1:99",
    "is:-1:x",
    "cancel:1",
    "cancel:999999999999999999999999",
    "take:0001",
    "use:1",
    "use:../../../etc",
    "agree:1:x; DROP TABLE people",
    "\x00\u202e",
    "x" * 64,
]


@pytest.fixture(autouse=True)
def _no_fault(app: App, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "bot")


def faults(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [record.getMessage() for record in caplog.records if record.levelno >= logging.ERROR]


@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
async def test_whatever_people_write_the_next_photo_is_read(
    telegram: FakeTelegram, chat: Chat, ann: Person, words: str, caplog: pytest.LogCaptureFixture
) -> None:
    ann.name = words[:64]
    await ann.send_text(chat, words)
    for command in ("/start", "/digit", "/train", "/models", "/stats", "/forget", "/cancel"):
        await ann.send_text(chat, f"{command} {words[:4000]}")
    await ann.send_document(chat, picture(3), name=words[:60] + ".png", caption=words[:1024])
    await chat.settled()
    post = await ann.send_photo(chat, picture(7), caption=words[:1024])
    assert shown((await chat.reply(post)).photo) == "7"
    await chat.settled()
    assert faults(caplog) == []
    assert words[:60] not in caplog.text or len(words.strip()) < 10


@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
async def test_groups_stay_silent_about_it(
    telegram: FakeTelegram, ann: Person, words: str, caplog: pytest.LogCaptureFixture
) -> None:
    telegram.account.privacy = False
    group = telegram.group(words[:100], [ann])
    await ann.send_text(group, words)
    await ann.send_photo(group, picture(7), caption=words[:1024])
    await group.settled()
    assert group.answers == []
    assert faults(caplog) == []


@pytest.mark.parametrize("data", FORGED, ids=range(len(FORGED)))
async def test_a_forged_press_is_answered_and_changes_nothing(
    telegram: FakeTelegram,
    chat: Chat,
    ann: Person,
    app: App,
    data: str,
    caplog: pytest.LogCaptureFixture,
) -> None:
    answer = await chat.reply(await ann.send_photo(chat, picture(7)))
    await chat.settled()
    before = app.bot_data["services"].readers.version
    press = await ann.press(answer, data=data)
    await press.answered()
    await chat.settled()
    assert app.bot_data["services"].readers.version == before
    assert faults(caplog) == []
    assert shown((await chat.reply(await ann.send_photo(chat, picture(4)))).photo) == "4"
