from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.app import build
from bot.common.backoff import backoff
from bot.context import App
from bot.fake_telegram.chats import Chat
from bot.fake_telegram.people import Person
from bot.fake_telegram.telegram import FakeTelegram
from bot.fake_telegram.transport import FakeRequest
from bot.i18n.phrases import LANGUAGES, Phrases
from bot.services import Services
from tests.bot.conftest import polling
from tests.bot.stripes import picture, readers, settings

REFUSAL = "I am sorry, only admins of this group may choose its language."
LANGUAGE, DIGIT = "/language@digit_demo_bot", "/digit@digit_demo_bot"


@pytest.fixture(autouse=True)
def patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """Slow machines are no store that hangs."""
    monkeypatch.setattr("bot.i18n.chosen.PATIENCE_SECONDS", 60.0)


@asynccontextmanager
async def running(telegram: FakeTelegram, folder: Path) -> AsyncIterator[None]:
    """One run of the bot."""
    app = build(settings(folder, telegram.account.token), readers(), FakeRequest(telegram))
    async with polling(telegram, app):
        yield


async def hint(person: Person, chat: Chat) -> str:
    """What the bot says to a text."""
    return (await chat.answer(after=await person.send_text(chat, "hello"))).text


async def ask(person: Person, group: Chat, text: str) -> str:
    return (await group.reply(await person.send_text(group, text))).text


async def choose(person: Person, chat: Chat, language: str) -> str:
    """Press the button of ``language``; return what the question says after that."""
    question = await chat.reply(await person.send_text(chat, LANGUAGE))
    press = await person.press(question, Phrases.spoken(language).say("language-name"))
    await press.answered()
    await chat.settled()
    assert question.buttons == []
    return question.text


@pytest.mark.usefixtures("app")
@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_person_is_answered_in_the_language_of_their_choice(
    ann: Person, chat: Chat, language: str
) -> None:
    phrases = Phrases.spoken(language)
    assert await choose(ann, chat, language) == phrases.say("language-chosen")
    assert await hint(ann, chat) == phrases.say("hint-text")


@pytest.mark.usefixtures("app")
@pytest.mark.parametrize("method", ["editMessageText", "answerCallbackQuery"])
async def test_a_choice_is_answered_although_the_network_fails_once(
    ann: Person,
    chat: Chat,
    telegram: FakeTelegram,
    monkeypatch: pytest.MonkeyPatch,
    method: str,
) -> None:
    monkeypatch.setattr(backoff, "__defaults__", (0.02,))
    telegram.disconnect(method)
    assert await choose(ann, chat, "es") == Phrases.spoken("es").say("language-chosen")


@pytest.mark.usefixtures("app")
async def test_what_telegram_speaks_can_be_chosen_again(
    ben: Person, telegram: FakeTelegram
) -> None:
    chat = telegram.private(ben)
    await choose(ben, chat, "es")
    question = await chat.reply(await ben.send_text(chat, "/language"))
    press = await ben.press(question, "Como en Telegram")
    await press.answered()
    assert await hint(ben, chat) == Phrases.spoken("ru").say("hint-text")
    assert question.text == Phrases.spoken("ru").say("language-telegrams-private")


@pytest.mark.usefixtures("app")
@pytest.mark.parametrize("private", [True, False])
async def test_each_persons_telegram_is_a_matter_of_groups(
    ann: Person, chat: Chat, telegram: FakeTelegram, *, private: bool
) -> None:
    place = chat if private else telegram.group("Class", [ann])
    question = await place.reply(await ann.send_text(place, LANGUAGE))
    await (await ann.press(question, "As in Telegram")).answered()
    await place.settled()
    assert ("each person's" in question.text) is not private


@pytest.mark.usefixtures("app")
async def test_the_choice_of_one_is_no_matter_to_another(
    ann: Person, ben: Person, chat: Chat, telegram: FakeTelegram
) -> None:
    await choose(ann, chat, "zh")
    assert await hint(ben, telegram.private(ben)) == Phrases.spoken("ru").say("hint-text")
    group = telegram.group("Class", [ben, ann])
    assert await ask(ann, group, DIGIT) == Phrases.spoken("zh").say("ask-picture")


@pytest.mark.usefixtures("app")
async def test_an_admin_chooses_for_the_whole_group(
    ann: Person, ben: Person, chat: Chat, telegram: FakeTelegram
) -> None:
    await choose(ben, telegram.private(ben), "pt")
    group = telegram.group("Class", [ann, ben])
    group.admins.append(ben)
    for admin, language in ((ann, "es"), (ben, "ar")):
        await choose(admin, group, language)
        said = await ask(ben, group, DIGIT)
        assert said == Phrases.spoken(language).say("ask-picture")
    assert await hint(ann, chat) == Phrases.spoken("en").say("hint-text")


@pytest.mark.usefixtures("app")
async def test_members_are_refused(ann: Person, ben: Person, telegram: FakeTelegram) -> None:
    group = telegram.group("Class", [ben, ann])
    assert await ask(ann, group, LANGUAGE) == REFUSAL
    question = await group.reply(await ben.send_text(group, LANGUAGE))
    assert await (await ann.press(question, "English")).answered() == REFUSAL
    assert question.buttons
    assert await ask(ann, group, DIGIT) == Phrases.spoken("en").say("ask-picture")


@pytest.mark.usefixtures("app")
async def test_an_anonymous_admin_may_choose_and_a_channel_may_not(
    ann: Person, telegram: FakeTelegram
) -> None:
    group = telegram.group("Class", [ann])
    asked = await ann.send_text(group, LANGUAGE, anonymous=True)
    assert (await group.reply(asked)).buttons
    entity = {"type": "bot_command", "offset": 0, "length": len(LANGUAGE)}
    post = telegram.forward_from_channel(group, "News", {"text": LANGUAGE, "entities": [entity]})
    assert (await group.reply(post)).text == REFUSAL


@pytest.mark.usefixtures("app")
async def test_whose_rank_is_unknown_may_not_choose(ann: Person, telegram: FakeTelegram) -> None:
    group = telegram.group("Class", [ann])
    telegram.fail("getChatMember", 400, "Bad Request: CHAT_ADMIN_REQUIRED")
    assert await ask(ann, group, LANGUAGE) == REFUSAL


@pytest.mark.usefixtures("app")
@pytest.mark.parametrize("data", ["language:ru", "language:", "language:tlh", "language:telegrams"])
async def test_forged_buttons_are_refused(ann: Person, chat: Chat, data: str) -> None:
    shared = await chat.answer(1, after=await ann.send_text(chat, "/share"))
    press = await ann.press(shared, data=data)
    assert await press.answered() == "This button has had its day."
    question = await chat.reply(await ann.send_text(chat, "/language"))
    press = await ann.press(question, data="language:tlh")
    assert await press.answered() == "This button has had its day."
    assert await hint(ann, chat) == Phrases.spoken("en").say("hint-text")


async def test_choices_outlive_a_restart(
    ann: Person, ben: Person, chat: Chat, telegram: FakeTelegram, tmp_path: Path
) -> None:
    group = telegram.group("Class", [ben])
    async with running(telegram, tmp_path):
        await choose(ann, chat, "ar")
        await choose(ben, group, "pt")
    async with running(telegram, tmp_path):
        assert await hint(ann, chat) == Phrases.spoken("ar").say("hint-text")
        said = await ask(ben, group, DIGIT)
        assert said == Phrases.spoken("pt").say("ask-picture")


async def test_forgetting_takes_the_choice_along(
    ann: Person, chat: Chat, telegram: FakeTelegram, tmp_path: Path
) -> None:
    async with running(telegram, tmp_path):
        await choose(ann, chat, "es")
        told = await chat.reply(await ann.send_text(chat, "/forget"))
        assert told.text == Phrases.spoken("es").say("forgotten", count=0)
        assert await hint(ann, chat) == Phrases.spoken("en").say("hint-text")
    async with running(telegram, tmp_path):
        assert await hint(ann, chat) == Phrases.spoken("en").say("hint-text")


async def test_a_group_takes_its_choice_along_where_it_moves(
    ann: Person, telegram: FakeTelegram, tmp_path: Path
) -> None:
    group = telegram.group("Class", [ann], supergroup=False)
    async with running(telegram, tmp_path):
        await choose(ann, group, "ru")
        moved = group.migrate()
        await telegram.settled()
        said = await ask(ann, moved, DIGIT)
        assert said == Phrases.spoken("ru").say("ask-picture")
    async with running(telegram, tmp_path):
        said = await ask(ann, moved, DIGIT)
        assert said == Phrases.spoken("ru").say("ask-picture")


@pytest.mark.usefixtures("app")
async def test_a_group_that_the_bot_left_has_chosen_nothing(
    ann: Person, telegram: FakeTelegram
) -> None:
    group = telegram.group("Class", [ann])
    await choose(ann, group, "ru")
    group.remove_bot(ann)
    await telegram.settled()
    group.add_bot(ann)
    await telegram.settled()
    assert await ask(ann, group, DIGIT) == Phrases.spoken("en").say("ask-picture")


async def test_a_store_out_of_order_breaks_no_answer(
    ann: Person,
    ben: Person,
    chat: Chat,
    app: App,
    telegram: FakeTelegram,
    caplog: pytest.LogCaptureFixture,
) -> None:
    services: Services = app.bot_data["services"]
    await services.store.open()
    async with services.store.transaction() as connection:
        await connection.execute(text("ALTER TABLE people RENAME TO gone"))
    office = telegram.private(ben)
    assert await hint(ben, office) == Phrases.spoken("ru").say("hint-text")
    assert "no such table: people" in caplog.text
    assert "7" in (await chat.reply(await ann.send_photo(chat, picture(7)))).text
    question = await chat.reply(await ann.send_text(chat, "/language"))
    press = await ann.press(question, "Español")
    assert "memory is out of order" in await press.answered()
    assert await hint(ann, chat) == Phrases.spoken("en").say("hint-text")
