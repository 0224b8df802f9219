"""Several digits are corrected by a number in reply."""

from contextlib import AbstractAsyncContextManager
from pathlib import Path

from bot.context import App
from bot.fake_telegram.chats import Chat
from bot.fake_telegram.people import Person
from bot.fake_telegram.posts import Post
from bot.fake_telegram.telegram import FakeTelegram
from bot.services import Services
from bot.store import Store
from recognizer.registry import Registry
from tests.bot.handlers.correcting import agree, labels, question, read, verdicts, wrong
from tests.bot.stripes import picture
from tests.bot.workshop import workshop


async def read_before_restart(
    bot: AbstractAsyncContextManager[App], ann: Person, chat: Chat, button: str
) -> Post:
    """The answer to Ann's 123, and her verdict on it, of a bot that has ended since."""
    async with bot:
        await agree(ann, chat)
        answer = await read(ann, chat, 1, 2, 3)
        await (await ann.press(answer, button)).answered()
    return answer


async def test_several_digits_are_corrected_by_a_reply_with_the_number(
    services: Services, store: Store, ann: Person, chat: Chat
) -> None:
    await agree(ann, chat)
    answer = await read(ann, chat, 1, 2, 3)
    press = await ann.press(answer, "Wrong")
    assert await press.answered() == "Which number is it? Just send it to me."
    said = await chat.reply(await ann.send_text(chat, "173", reply_to=answer))
    assert said.text == "Thank you! I will learn from it."
    assert await labels(store) == [2, 7]
    assert await verdicts(services) == {"right": 0, "wrong": 2}


async def test_the_number_that_was_read_is_a_confirmation(
    services: Services, ann: Person, chat: Chat
) -> None:
    answer = await read(ann, chat, 1, 2, 3)
    said = await chat.reply(await ann.send_text(chat, "123", reply_to=answer))
    assert said.text == "That is what I read, too. Thank you!"
    await chat.settled()
    assert await verdicts(services) == {"right": 1, "wrong": 0}


async def test_a_later_word_replaces_the_one_before(store: Store, ann: Person, chat: Chat) -> None:
    await agree(ann, chat)
    answer = await read(ann, chat, 1, 2, 3)
    for number, kept in (("173", [7]), ("124", [4]), ("123", []), ("923", [9])):
        await chat.reply(await ann.send_text(chat, number, reply_to=answer))
        assert await labels(store) == [2, *kept]


async def test_the_number_may_be_in_the_digits_of_any_script(
    store: Store, ann: Person, chat: Chat
) -> None:
    await agree(ann, chat)
    answer = await read(ann, chat, 1, 2, 3)
    await chat.reply(await ann.send_text(chat, "١٧ ٣", reply_to=answer))
    assert await labels(store) == [2, 7]


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
    before = workshop(telegram, tmp_path, registry)
    answer = await read_before_restart(before, ann, chat, "Wrong")
    async with workshop(telegram, tmp_path, registry) as app:
        lost = await chat.reply(await ann.send_text(chat, "1 7 3", reply_to=answer))
        assert "press “✗ Wrong” under my answer" in lost.text
        await (await ann.press(answer, "Wrong")).answered()
        said = await chat.reply(await ann.send_text(chat, "1 7 3", reply_to=answer))
        assert said.text == "Thank you! I will learn from it."
        assert await labels(app.bot_data["services"].store) == [2, 7]
        assert await verdicts(app.bot_data["services"]) == {"right": 0, "wrong": 2}


async def test_after_a_restart_a_reply_to_the_picture_itself_needs_no_button(
    telegram: FakeTelegram, ann: Person, chat: Chat, registry: Registry, tmp_path: Path
) -> None:
    before = workshop(telegram, tmp_path, registry)
    answer = await read_before_restart(before, ann, chat, "Right")
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
