import pytest

from bot.fake_telegram.chats import Chat
from bot.fake_telegram.people import Person
from bot.fake_telegram.telegram import FakeTelegram
from bot.i18n.phrases import LANGUAGES, Phrases

pytestmark = pytest.mark.usefixtures("app")


@pytest.mark.parametrize("language", LANGUAGES)
async def test_start_and_help_speak_the_persons_language(
    telegram: FakeTelegram, language: str
) -> None:
    person = telegram.person("Somebody", language=language)
    chat = telegram.private(person)
    await person.start()
    assert (await chat.answer()).text == Phrases.spoken(language).say("start")
    help_ = await person.send_text(chat, "/help")
    assert (await chat.answer(after=help_)).text == Phrases.spoken(language).say("help-private")


async def test_unknown_languages_get_english(telegram: FakeTelegram) -> None:
    person = telegram.person("Somebody", language=None)
    await person.start()
    assert (await telegram.private(person).answer()).text.startswith("Hello!")


async def test_privacy_says_what_is_kept_and_how_to_delete_it(ann: Person, chat: Chat) -> None:
    await ann.send_text(chat, "/privacy")
    text = (await chat.answer()).text
    for words in ("in memory", "counters without content", "28×28", "/language", "/forget"):
        assert words in text


async def test_help_tells_of_numbers_corrections_and_forget_and_admins_of_train(
    ann: Person, chat: Chat, admin: Person, office: Chat, telegram: FakeTelegram
) -> None:
    told = (await chat.answer(after=await ann.send_text(chat, "/help"))).text
    for words in ("whole number", "✗ Wrong", "/forget"):
        assert words in told
    assert "/train" not in told
    told = (await office.answer(after=await admin.send_text(office, "/help"))).text
    for command in ("/train", "/cancel", "/models", "/stats"):
        assert command in told
    group = telegram.group("Class", [ann, admin])
    told = (await group.reply(await ann.send_text(group, "/help@digit_demo_bot"))).text
    assert "✗ Wrong" in told
    assert "/forget@digit_demo_bot" in told


async def test_help_in_a_group_tells_what_works_there(ann: Person, telegram: FakeTelegram) -> None:
    group = telegram.group("Class", [ann])
    asked = await ann.send_text(group, "/help@digit_demo_bot")
    assert "I only see what is addressed to me" in (await group.reply(asked)).text
    asked = await ann.send_text(group, "/privacy@digit_demo_bot")
    assert "counters" in (await group.reply(asked)).text


@pytest.mark.parametrize("text", ["hello", "7", "what do you do?", "<b>&amp;</b> \u202e" * 300])
async def test_text_gets_a_hint(ann: Person, chat: Chat, text: str) -> None:
    await ann.send_text(chat, text)
    assert "Send me a photo" in (await chat.answer()).text


async def test_an_unknown_command_gets_a_hint(ann: Person, chat: Chat) -> None:
    await ann.send_text(chat, "/frobnicate now")
    assert "do not know that command" in (await chat.answer()).text


async def test_edited_texts_get_no_second_hint(ann: Person, chat: Chat) -> None:
    post = await ann.send_text(chat, "/help")
    await chat.answer()
    await ann.edit(post, "/start")
    await chat.settled()
    assert len(chat.answers) == 1


async def test_a_channel_is_left_alone(telegram: FakeTelegram) -> None:
    sender = {"id": -1_009_000_000_000, "type": "channel", "title": "News"}
    post = {"message_id": 1, "date": 1, "chat": sender, "text": "/help", "sender_chat": sender}
    post["entities"] = [{"type": "bot_command", "offset": 0, "length": 5}]
    telegram.updates.push("channel_post", post)
    await telegram.settled()
    assert telegram.sent("sendMessage") == []
