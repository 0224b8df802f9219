from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.context import App
from bot.demo.chats import Chat
from bot.demo.people import Person
from bot.demo.posts import Post
from bot.demo.telegram import FakeTelegram
from bot.services import Services
from bot.store import Store
from recognizer.registry import Registry
from tests.bot.stripes import picture
from tests.bot.workshop import workshop


@pytest.fixture
async def app(
    telegram: FakeTelegram, admin: Person, registry: Registry, tmp_path: Path
) -> AsyncIterator[App]:
    async with workshop(telegram, tmp_path, registry, admin.id) as built:
        yield built


@pytest.fixture
def services(app: App) -> Services:
    found: Services = app.bot_data["services"]
    return found


@pytest.fixture
def store(services: Services) -> Store:
    return services.store


async def read(person: Person, chat: Chat, *digits: int) -> Post:
    """The answer to a picture of ``digits``."""
    return await chat.reply(await person.send_photo(chat, picture(*digits)))


async def wrong(person: Person, answer: Post, right: str) -> str:
    """Say that the answer is wrong, and what is right; returns what pops up."""
    await (await person.press(answer, "✗ Wrong")).answered()
    return await (await person.press(answer, right)).answered()


async def question(chat: Chat) -> Post:
    """The question for consent, once it is there."""
    return await chat.telegram.wait_for(
        lambda: next((one for one in chat.answers if "May I keep this" in one.text), None)
    )


async def agree(person: Person, chat: Chat) -> None:
    answer = await read(person, chat, 1)
    await wrong(person, answer, "2")
    await (await person.press(await question(chat), "Yes, keep it")).answered()


async def labels(store: Store) -> list[int]:
    return [int(label) for label in (await store.corrections.all()).labels]


async def verdicts(services: Services) -> dict[str, int]:
    await services.tally.write()
    totals = await services.store.counters.totals()
    return {name: totals.get(name, 0) for name in ("right", "wrong")}


async def test_two_quiet_buttons_stand_under_an_answer(
    services: Services, ann: Person, chat: Chat
) -> None:
    answer = await read(ann, chat, 7)
    assert [button.text for button in answer.buttons] == ["✓ Right", "✗ Wrong"]


async def test_right_is_counted_once_and_the_buttons_go(
    services: Services, ann: Person, chat: Chat
) -> None:
    answer = await read(ann, chat, 7)
    button = answer.button("Right")
    assert await (await ann.press(answer, button)).answered() == "Thank you, good to know!"
    assert answer.buttons == []
    await (await ann.press(answer, data=button.data)).answered()
    assert await verdicts(services) == {"right": 1, "wrong": 0}


async def test_wrong_opens_the_digits_and_no_digit(
    services: Services, ann: Person, chat: Chat
) -> None:
    answer = await read(ann, chat, 7)
    press = await ann.press(answer, "Wrong")
    assert await press.answered() == "Which digit is it?"
    assert [button.text for button in answer.buttons] == [*"0123456789", "No digit"]


async def test_nothing_is_kept_before_the_consent_says_what_why_how_long_and_how_back(
    services: Services, store: Store, ann: Person, chat: Chat
) -> None:
    answer = await read(ann, chat, 1)
    await wrong(ann, answer, "7")
    asked = await question(chat)
    for word in ("28×28", "What:", "Why:", "How long:", "/forget"):
        assert word in asked.text
    assert await labels(store) == []
    assert await verdicts(services) == {"right": 0, "wrong": 1}
    await (await ann.press(asked, "Yes, keep it")).answered()
    assert await labels(store) == [7]
    assert asked.buttons == []
    assert "I keep the crops" in asked.text


async def test_a_no_is_kept_and_nothing_else(
    services: Services, store: Store, ann: Person, chat: Chat
) -> None:
    await wrong(ann, await read(ann, chat, 1), "7")
    asked = await question(chat)
    await (await ann.press(asked, "No")).answered()
    said = await wrong(ann, await read(ann, chat, 1), "7")
    assert said == "Thank you, counted. Nothing is kept."
    await chat.settled()
    assert await labels(store) == []
    assert len([one for one in chat.answers if one.buttons]) == 0
    assert await verdicts(services) == {"right": 0, "wrong": 2}


async def test_after_the_consent_corrections_are_kept_without_asking(
    store: Store, ann: Person, chat: Chat
) -> None:
    await agree(ann, chat)
    assert await wrong(ann, await read(ann, chat, 3), "5") == "Thank you! I will learn from it."
    assert await wrong(ann, await read(ann, chat, 3), "No digit") != ""
    assert await labels(store) == [2, 5, 10]


async def test_what_was_read_right_after_all_is_not_kept(
    store: Store, ann: Person, chat: Chat
) -> None:
    await agree(ann, chat)
    said = await wrong(ann, await read(ann, chat, 3), "3")
    assert said == "That is what I read, too. Thank you!"
    assert await labels(store) == [2]


async def test_buttons_work_after_a_restart(
    telegram: FakeTelegram, ann: Person, chat: Chat, registry: Registry, tmp_path: Path
) -> None:
    async with workshop(telegram, tmp_path, registry):
        answer = await read(ann, chat, 1)
        await (await ann.press(answer, "Wrong")).answered()
    async with workshop(telegram, tmp_path, registry):
        await (await ann.press(answer, "7")).answered()
        asked = await question(chat)
    async with workshop(telegram, tmp_path, registry) as app:
        await (await ann.press(asked, "Yes, keep it")).answered()
        assert await labels(app.bot_data["services"].store) == [7]


async def test_several_digits_are_corrected_by_a_reply_with_the_number(
    services: Services, store: Store, ann: Person, chat: Chat
) -> None:
    await agree(ann, chat)
    answer = await read(ann, chat, 1, 2, 3)
    press = await ann.press(answer, "Wrong")
    assert await press.answered() == "Please reply to my answer with the right number."
    said = await chat.reply(await ann.send_text(chat, "173", reply_to=answer))
    assert said.text == "Thank you! I will learn from it."
    assert await labels(store) == [2, 7]
    assert await verdicts(services) == {"right": 0, "wrong": 2}


async def test_while_the_number_is_awaited_wrong_and_no_digit_stay_and_then_they_go(
    services: Services, store: Store, ann: Person, chat: Chat
) -> None:
    await agree(ann, chat)
    answer = await read(ann, chat, 1, 2, 3)
    for _ in range(2):
        await (await ann.press(answer, "Wrong")).answered()
        assert [button.text for button in answer.buttons] == ["✗ Wrong", "No digit"]
    await chat.reply(await ann.send_text(chat, "173", reply_to=answer))
    await chat.settled()
    assert answer.buttons == []
    other = await read(ann, chat, 4, 5)
    assert await wrong(ann, other, "No digit") == "Thank you! I will learn from it."
    assert await labels(store) == [2, 7, 10, 10]


async def test_after_a_restart_wrong_tells_again_which_photo_a_number_is_about(
    telegram: FakeTelegram, ann: Person, chat: Chat, registry: Registry, tmp_path: Path
) -> None:
    async with workshop(telegram, tmp_path, registry):
        await agree(ann, chat)
        answer = await read(ann, chat, 1, 2, 3)
        await (await ann.press(answer, "Wrong")).answered()
    async with workshop(telegram, tmp_path, registry) as app:
        lost = await chat.reply(await ann.send_text(chat, "1 7 3", reply_to=answer))
        assert "press “✗ Wrong” under my answer" in lost.text
        await (await ann.press(answer, "Wrong")).answered()
        said = await chat.reply(await ann.send_text(chat, "1 7 3", reply_to=answer))
        assert said.text == "Thank you! I will learn from it."
        assert await labels(app.bot_data["services"].store) == [2, 7]


async def test_after_a_restart_a_reply_to_the_picture_itself_needs_no_button(
    telegram: FakeTelegram, ann: Person, chat: Chat, registry: Registry, tmp_path: Path
) -> None:
    async with workshop(telegram, tmp_path, registry):
        await agree(ann, chat)
        answer = await read(ann, chat, 1, 2, 3)
        await (await ann.press(answer, "Right")).answered()
    async with workshop(telegram, tmp_path, registry) as app:
        lost = await chat.reply(await ann.send_text(chat, "173", reply_to=answer))
        assert "reply to the photo itself" in lost.text
        said = await chat.reply(await ann.send_text(chat, "173", reply_to=answer.reply_to))
        assert said.text == "Thank you! I will learn from it."
        assert await labels(app.bot_data["services"].store) == [2, 7]


async def test_after_a_restart_groups_are_told_only_what_concerns_them(
    telegram: FakeTelegram, ann: Person, ben: Person, registry: Registry, tmp_path: Path
) -> None:
    telegram.account.privacy = False
    group = telegram.group("Class", [ann, ben])
    async with workshop(telegram, tmp_path, registry):
        captioned = await group.reply(await ann.send_photo(group, picture(1, 2), caption="/digit"))
        photo = await ben.send_photo(group, picture(1, 2))
        commanded = await group.reply(await ann.send_text(group, "/digit", reply_to=photo))
    async with workshop(telegram, tmp_path, registry):
        await ben.send_text(group, "17", reply_to=captioned)
        lost = await group.reply(await ann.send_text(group, "17", reply_to=captioned))
        assert "press “✗ Wrong” under my answer" in lost.text
        assert group.answers[-1] is lost
        await (await ann.press(captioned, "Wrong")).answered()
        await ann.send_text(group, "17", reply_to=captioned)
        assert await question(group)
        # Telegram shows the command that the answer replies to, not the photo beyond it.
        gone = await (await ann.press(commanded, "Wrong")).answered()
        assert "cannot see that photo" in gone
        assert commanded.buttons == []


async def test_a_number_of_another_length_is_only_counted(
    services: Services, store: Store, ann: Person, chat: Chat
) -> None:
    await agree(ann, chat)
    answer = await read(ann, chat, 1, 2, 3)
    said = await chat.reply(await ann.send_text(chat, "1234", reply_to=answer))
    assert "another number of digits" in said.text
    assert await labels(store) == [2]


async def test_numbers_that_reply_to_anything_else_get_the_usual_hint(
    services: Services, ann: Person, chat: Chat
) -> None:
    help_ = await chat.answer(1, after=await ann.send_text(chat, "/help"))
    said = await chat.answer(1, after=await ann.send_text(chat, "123", reply_to=help_))
    assert said.text.startswith("Send me a photo")


async def test_in_groups_only_who_asked_may_judge(
    telegram: FakeTelegram, services: Services, store: Store, ann: Person, ben: Person
) -> None:
    telegram.account.privacy = False
    group = telegram.group("Class", [ann, ben])
    photo = await ben.send_photo(group, picture(1))
    answer = await group.reply(await ann.send_text(group, "/digit", reply_to=photo))
    said = await (await ben.press(answer, "Wrong")).answered()
    assert said == "Эти кнопки — для того, кто спрашивал."
    assert await verdicts(services) == {"right": 0, "wrong": 0}
    await ben.send_text(group, "7", reply_to=answer)
    await group.settled()
    assert len(group.answers) == 1
    await wrong(ann, answer, "7")
    asked = await question(group)
    assert await (await ben.press(asked, "Yes")).answered() != ""
    assert await labels(store) == []
    await (await ann.press(asked, "Yes, keep it")).answered()
    assert await labels(store) == [7]


async def test_a_stranger_cannot_forge_a_button(
    telegram: FakeTelegram, services: Services, store: Store, ann: Person, ben: Person
) -> None:
    telegram.account.privacy = False
    group = telegram.group("Class", [ann, ben])
    answer = await group.reply(await ann.send_photo(group, picture(1), caption="/digit"))
    await store.consents.answer(ben.id, given=True)
    await store.consents.answer(ann.id, given=True)
    for data in (f"said:is:{ben.id}:7", f"said:is:{ann.id}:7", f"said:agree:{ann.id}:7", "x" * 64):
        assert await (await ben.press(answer, data=data)).answered() != ""
    assert await labels(store) == []


async def test_no_buttons_for_an_anonymous_admin(
    telegram: FakeTelegram, services: Services, ann: Person
) -> None:
    telegram.account.privacy = False
    group = telegram.group("Class", [ann])
    photo = await ann.send_photo(group, picture(1), caption="/digit", anonymous=True)
    assert (await group.reply(photo)).buttons == []


async def test_forgetting_says_how_many_crops_that_was(
    store: Store, ann: Person, chat: Chat
) -> None:
    nothing = await chat.reply(await ann.send_text(chat, "/forget"))
    assert "Nothing of yours was kept" in nothing.text
    await agree(ann, chat)
    await wrong(ann, await read(ann, chat, 3), "5")
    told = await chat.reply(await ann.send_text(chat, "/forget"))
    assert "Deleted: 2 crops of yours" in told.text
    assert await labels(store) == []
    assert await store.consents.given(ann.id) is None


async def test_a_photo_that_is_gone_is_said_to_be(
    telegram: FakeTelegram, services: Services, ann: Person, chat: Chat
) -> None:
    answer = await read(ann, chat, 1)
    await (await ann.press(answer, "Wrong")).answered()
    telegram.fail("getFile", 400, "Bad Request: invalid file_id", times=None)
    assert "cannot see that photo" in await (await ann.press(answer, "7")).answered()


async def test_a_store_out_of_order_is_said_and_photos_are_still_read(
    services: Services, ann: Person, chat: Chat, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    await services.store.open()
    async with services.store.transaction() as connection:
        await connection.exec_driver_sql("ALTER TABLE consents RENAME TO gone")
    answer = await read(ann, chat, 1)
    said = await wrong(ann, answer, "7")
    assert "My memory is out of order" in said
    assert "no such table" in caplog.text
    assert "out of order" in (await chat.reply(await ann.send_text(chat, "/forget"))).text
    assert "1" in (await read(ann, chat, 1)).text
