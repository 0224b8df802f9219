from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.context import App
from bot.fake_telegram.chats import Chat
from bot.fake_telegram.people import Person
from bot.fake_telegram.telegram import FakeTelegram
from recognizer.registry import Registry
from tests.bot.stripes import picture
from tests.bot.workshop import workshop


@pytest.fixture
async def app(
    telegram: FakeTelegram, admin: Person, registry: Registry, tmp_path: Path
) -> AsyncIterator[App]:
    async with workshop(telegram, tmp_path, registry, admin.id) as built:
        yield built


@pytest.mark.usefixtures("app")
async def test_they_tell_of_photos_people_groups_and_verdicts(
    telegram: FakeTelegram, admin: Person, ann: Person, ben: Person, chat: Chat
) -> None:
    telegram.account.privacy = False
    group = telegram.group("Class", [ann, ben])
    answers = [await chat.reply(await ann.send_photo(chat, picture(7))) for _ in range(3)]
    await ann.press(answers[0], "Right")
    await ann.press(answers[1], "Wrong")
    await group.reply(await ben.send_photo(group, picture(1), caption="/digit"))
    await group.settled()
    office = telegram.private(admin)
    told = await office.reply(await admin.send_text(office, "/stats"))
    assert told.photo is not None
    assert told.photo.startswith((b"\x89PNG", b"\xff\xd8"))
    assert "Photos: 4. People: 2. Groups: 1." in told.text
    assert "Judged right: 1, wrong: 1 (50% right)." in told.text
    assert "Kept corrections: 0. Model in use: 0001." in told.text


@pytest.mark.usefixtures("app")
async def test_a_new_bot_has_some_too(telegram: FakeTelegram, admin: Person) -> None:
    office = telegram.private(admin)
    told = await office.reply(await admin.send_text(office, "/stats"))
    assert "Photos: 0. People: 0. Groups: 0." in told.text
    assert "– right" in told.text
