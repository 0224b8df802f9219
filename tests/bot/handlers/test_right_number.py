"""After ✗ Wrong under a number: the next one is right, in groups the one that replies."""

import pytest

from bot.common.backoff import backoff
from bot.fake_telegram.chats import Chat
from bot.fake_telegram.people import Person
from bot.fake_telegram.posts import Post
from bot.fake_telegram.telegram import FakeTelegram
from bot.services import Services
from bot.store import Store
from tests.bot.handlers.correcting import agree, labels, question, read, verdicts
from tests.bot.stripes import picture

LEARNED = "Thank you! I will learn from it."
ASKED = "Which number is it? Just send it to me."


async def read_wrong(person: Person, chat: Chat) -> Post:
    """The answer 123 after somebody said that it is wrong."""
    answer = await read(person, chat, 1, 2, 3)
    assert await (await person.press(answer, "Wrong")).answered() == ASKED
    return answer


async def said(person: Person, chat: Chat, text: str) -> str:
    return (await chat.answer(after=await person.send_text(chat, text))).text


@pytest.mark.parametrize("text", ["173", "it's 173", "173.", "1️⃣7️⃣3️⃣", "۱۷۳"])
async def test_in_private_the_next_number_is_the_correction(
    services: Services, store: Store, ann: Person, chat: Chat, text: str
) -> None:
    await agree(ann, chat)
    answer = await read_wrong(ann, chat)
    assert await said(ann, chat, text) == LEARNED
    await chat.settled()
    assert await labels(store) == [2, 7]
    assert await verdicts(services) == {"right": 0, "wrong": 2}
    assert answer.buttons == []
    assert "press “✗ Wrong” under it first" in await said(ann, chat, "173")


async def test_a_single_digit_may_be_typed_too(store: Store, ann: Person, chat: Chat) -> None:
    await agree(ann, chat)
    await (await ann.press(await read(ann, chat, 1), "Wrong")).answered()
    assert await said(ann, chat, "no idea") == "Which digit is it?"
    assert await said(ann, chat, "7") == LEARNED
    assert await labels(store) == [2, 7]


async def test_words_are_asked_back_and_a_slip_may_be_mended(
    store: Store, ann: Person, chat: Chat
) -> None:
    await agree(ann, chat)
    answer = await read_wrong(ann, chat)
    for text in ("no idea", "173 or 178"):
        assert await said(ann, chat, text) == ASKED
    assert "another number of digits" in await said(ann, chat, "17")
    assert answer.buttons != []
    assert await said(ann, chat, "173") == LEARNED
    assert await labels(store) == [2, 7]


async def test_a_number_after_another_photo_is_not_about_the_first(
    services: Services, store: Store, ann: Person, chat: Chat
) -> None:
    await agree(ann, chat)
    answer = await read_wrong(ann, chat)
    await read(ann, chat, 4, 5, 6)
    assert (await said(ann, chat, "173")).startswith("Send me a photo")
    assert (await (await ann.press(answer, "Wrong")).answered()) == ASKED
    assert await said(ann, chat, "173") == LEARNED
    assert await labels(store) == [2, 7]


async def test_without_consent_the_number_leads_to_the_question_for_it(
    services: Services, store: Store, ann: Person, chat: Chat
) -> None:
    await read_wrong(ann, chat)
    await ann.send_text(chat, "173")
    await (await ann.press(await question(chat), "Yes, keep it")).answered()
    assert await labels(store) == [7]


async def test_cancel_closes_what_is_open_and_nothing_is_kept(
    services: Services, store: Store, ann: Person, chat: Chat
) -> None:
    await agree(ann, chat)
    number = await read_wrong(ann, chat)
    assert "I leave it at that" in await said(ann, chat, "/cancel")
    assert number.buttons == []
    assert (await said(ann, chat, "173")).startswith("Send me a photo")
    digit = await read(ann, chat, 1)
    await (await ann.press(digit, "Wrong")).answered()
    assert "I leave it at that" in await said(ann, chat, "/cancel")
    assert digit.buttons == []
    assert "only this bot's admins" in await said(ann, chat, "/cancel")
    assert await labels(store) == [2]


async def test_who_is_forgotten_has_nothing_open(
    services: Services, store: Store, ann: Person, chat: Chat
) -> None:
    await agree(ann, chat)
    await read_wrong(ann, chat)
    assert "Deleted: one crop" in await said(ann, chat, "/forget")
    assert (await said(ann, chat, "173")).startswith("Send me a photo")


async def test_cancel_closes_the_question_for_consent_too(
    services: Services, store: Store, ann: Person, chat: Chat
) -> None:
    await read_wrong(ann, chat)
    await ann.send_text(chat, "173")
    asked = await question(chat)
    assert "I leave it at that" in await said(ann, chat, "/cancel")
    assert asked.buttons == []
    assert await labels(store) == []


@pytest.fixture
def group(telegram: FakeTelegram, ann: Person, ben: Person) -> Chat:
    telegram.account.privacy = False
    return telegram.group("Class", [ann, ben])


async def test_in_groups_a_forced_reply_asks_one_person_once(
    services: Services, store: Store, ann: Person, ben: Person, chat: Chat, group: Chat
) -> None:
    await agree(ann, chat)
    photo = await ann.send_photo(group, picture(1, 2, 3), caption="/digit")
    answer = await group.reply(photo)
    await (await ann.press(answer, "Wrong")).answered()
    asked = await group.answer(2)
    assert asked.text == "Which number is it? Please reply to this message with it."
    assert asked.reply_to is photo
    markup = asked.content["reply_markup"]
    assert (markup["force_reply"], markup["selective"]) == (True, True)
    again = await (await ann.press(answer, "Wrong")).answered()
    assert again == "Please reply to my answer with the right number."
    await ann.send_text(group, "173")
    await ben.send_text(group, "178", reply_to=asked)
    await group.settled()
    assert len(group.answers) == 2
    learned = await group.reply(await ann.send_text(group, "it's 173", reply_to=asked))
    assert learned.text == LEARNED
    await group.settled()
    assert answer.buttons == []
    assert await labels(store) == [2, 7]


async def test_in_groups_it_asks_although_the_network_fails_once(
    services: Services,
    telegram: FakeTelegram,
    ann: Person,
    group: Chat,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(backoff, "__defaults__", (0.02,))
    answer = await group.reply(await ann.send_photo(group, picture(1, 2), caption="/digit"))
    telegram.disconnect("sendMessage")
    assert await (await ann.press(answer, "Wrong")).answered() == ""
    assert "reply to this message" in (await group.answer(2)).text


async def test_in_groups_talk_about_numbers_is_no_correction(
    services: Services, ann: Person, group: Chat
) -> None:
    answer = await group.reply(await ann.send_photo(group, picture(1, 2), caption="/digit"))
    await ann.send_text(group, "I have 17 of these", reply_to=answer)
    await group.settled()
    assert group.answers == [answer]


async def test_in_groups_the_question_stays_in_its_topic(
    services: Services, telegram: FakeTelegram, ann: Person
) -> None:
    telegram.account.privacy = False
    forum = telegram.group("Forum", [ann], topics=True)
    photo = await ann.send_photo(forum, picture(1, 2), caption="/digit", topic=42)
    await (await ann.press(await forum.reply(photo), "Wrong")).answered()
    assert (await forum.answer(2)).content["message_thread_id"] == 42
