from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.common.backoff import backoff
from bot.fake_telegram.chats import Chat
from bot.fake_telegram.people import Person
from bot.fake_telegram.telegram import FakeTelegram
from bot.metrics import REGISTRY
from bot.readers import Answered, OverrunError
from bot.services import Services
from bot.store import Store
from recognizer.errors import OutOfMemoryError
from recognizer.pictures.number_style import PLAIN, NumberStyle
from recognizer.registry import Registry
from tests.bot.handlers.correcting import agree, labels, question, read, verdicts, wrong
from tests.bot.stripes import StripeReader, picture
from tests.bot.workshop import workshop


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


async def test_that_there_is_a_digit_after_all_is_counted_and_nothing_is_asked(
    services: Services, store: Store, ann: Person, chat: Chat
) -> None:
    await agree(ann, chat)
    answer = await read(ann, chat)
    assert "I see no digit" in answer.text
    press = await ann.press(answer, "Wrong")
    assert await press.answered() == "Thank you, counted. Nothing is kept."
    assert answer.buttons == []
    said = await chat.reply(await ann.send_text(chat, "7", reply_to=answer))
    assert "another number of digits" in said.text
    assert await verdicts(services) == {"right": 0, "wrong": 2}
    assert await labels(store) == [2]


async def test_a_button_pressed_twice_at_once_is_no_fault(
    services: Services, ann: Person, chat: Chat
) -> None:
    answer = await read(ann, chat, 7)
    for press in [await ann.press(answer, "Wrong") for _ in range(2)]:
        assert await press.answered() == "Which digit is it?"
    assert await verdicts(services) == {"right": 0, "wrong": 1}


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


async def test_a_yes_is_kept_and_answered_although_the_network_fails_after_it(
    services: Services,
    store: Store,
    telegram: FakeTelegram,
    ann: Person,
    chat: Chat,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(backoff, "__defaults__", (0.02,))
    await wrong(ann, await read(ann, chat, 1), "7")
    asked = await question(chat)
    telegram.disconnect("getFile")
    press = await ann.press(asked, "Yes, keep it")
    assert await press.answered() == "Thank you! I will learn from it."
    assert await labels(store) == [7]


async def test_a_no_is_answered_although_the_network_fails_after_it(
    services: Services,
    telegram: FakeTelegram,
    ann: Person,
    chat: Chat,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(backoff, "__defaults__", (0.02,))
    await wrong(ann, await read(ann, chat, 1), "7")
    telegram.disconnect("answerCallbackQuery")
    press = await ann.press(await question(chat), "No")
    assert await press.answered() == ""


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
    assert "I had no crops of yours" in nothing.text
    await agree(ann, chat)
    await wrong(ann, await read(ann, chat, 3), "5")
    told = await chat.reply(await ann.send_text(chat, "/forget"))
    assert "Deleted: 2 crops of yours" in told.text
    assert await labels(store) == []
    assert await store.consents.given(ann.id) is None


async def test_who_is_forgotten_is_not_met_again_by_the_next_writing(
    services: Services, ann: Person, chat: Chat
) -> None:
    await read(ann, chat, 7)
    await chat.reply(await ann.send_text(chat, "/forget"))
    await services.counters.write()
    assert await services.store.people.count() == 0


async def test_a_photo_that_is_gone_is_said_to_be(
    telegram: FakeTelegram, services: Services, ann: Person, chat: Chat
) -> None:
    answer = await read(ann, chat, 1)
    await (await ann.press(answer, "Wrong")).answered()
    telegram.fail("getFile", 400, "Bad Request: invalid file_id", times=None)
    assert "cannot see that photo" in await (await ann.press(answer, "7")).answered()


def _failing(error: Exception) -> Callable[..., Answered]:
    def answer(self: StripeReader, data: bytes, style: NumberStyle = PLAIN) -> Answered:
        raise error

    return answer


@pytest.mark.parametrize(
    ("error", "words"),
    [(OverrunError(), "took me too long"), (OutOfMemoryError(), "too little memory")],
)
async def test_why_a_photo_could_not_be_read_again_is_said(
    services: Services,
    ann: Person,
    chat: Chat,
    error: Exception,
    words: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    answer = await read(ann, chat, 1)
    await (await ann.press(answer, "Wrong")).answered()
    monkeypatch.setattr(StripeReader, "answer", _failing(error))
    assert words in await (await ann.press(answer, "7")).answered()
    assert services.overruns.is_paused(ann.id) is isinstance(error, OverrunError)


async def test_an_admin_waits_for_nothing_after_a_correction_that_took_too_long(
    services: Services, admin: Person, office: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = await read(admin, office, 1)
    await (await admin.press(answer, "Wrong")).answered()
    monkeypatch.setattr(StripeReader, "answer", _failing(OverrunError()))
    assert "took me too long" in await (await admin.press(answer, "7")).answered()
    assert not services.overruns.is_paused(admin.id)


async def test_a_photo_that_is_read_again_is_counted_once(
    services: Services, ann: Person, chat: Chat
) -> None:
    def counted() -> float:
        return REGISTRY.get_sample_value("digit_bot_photos_total", {"outcome": "digits"}) or 0

    before = counted()
    await wrong(ann, await read(ann, chat, 1), "7")
    await question(chat)
    assert counted() - before == 1


async def test_a_store_out_of_order_is_said_and_photos_are_still_read(
    services: Services, ann: Person, chat: Chat, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    await services.store.open()
    async with services.store.transaction() as connection:
        await connection.execute(text("ALTER TABLE consents RENAME TO gone"))
    answer = await read(ann, chat, 1)
    said = await wrong(ann, answer, "7")
    assert "My memory is out of order" in said
    assert "no such table" in caplog.text
    assert "out of order" in (await chat.reply(await ann.send_text(chat, "/forget"))).text
    assert "1" in (await read(ann, chat, 1)).text
