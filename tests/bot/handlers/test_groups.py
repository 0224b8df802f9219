import pytest

from bot.fake_telegram.chats import Chat
from bot.fake_telegram.people import Person
from bot.fake_telegram.telegram import FakeTelegram
from tests.bot.stripes import BLANK, DAMAGED, FAILING, picture, shown

pytestmark = pytest.mark.usefixtures("app")
COMMAND = "/digit@digit_demo_bot"


@pytest.fixture
def group(telegram: FakeTelegram, ann: Person, ben: Person) -> Chat:
    """A supergroup in which the bot sees everything, so that its silence is its own."""
    telegram.account.privacy = False
    return telegram.group("Class", [ann, ben])


@pytest.fixture
def guarded(telegram: FakeTelegram, ann: Person, ben: Person) -> Chat:
    """A supergroup in which the bot is in privacy mode."""
    return telegram.group("Class", [ann, ben])


async def test_the_command_in_reply_to_a_photo_reads_it(
    ann: Person, ben: Person, guarded: Chat, telegram: FakeTelegram
) -> None:
    photo = await ann.send_photo(guarded, picture(7))
    asked = await ben.send_text(guarded, COMMAND, reply_to=photo)
    answer = await guarded.reply(asked)
    await guarded.settled()
    assert shown(answer.photo) == "7"
    assert "уверен" in answer.text
    assert len(guarded.answers) == 1
    assert telegram.sent("sendChatAction") == []


async def test_the_command_reads_files_stickers_and_album_items(ann: Person, group: Chat) -> None:
    file = await ann.send_document(group, picture(1))
    sticker = await ann.send_sticker(group, picture(2, suffix=".webp"))
    album = await ann.send_album(group, [picture(3), picture(4)])
    for post, digit in [(file, "1"), (sticker, "2"), (album[1], "4")]:
        asked = await ann.send_text(group, "/digit", reply_to=post)
        assert shown((await group.reply(asked)).photo) == digit
    await group.settled()
    assert len(group.answers) == 3


@pytest.mark.parametrize(
    "caption", ["/digit", COMMAND, "what is this? /digit", "/DIGIT@Digit_Demo_Bot"]
)
async def test_a_caption_with_the_command_reads_the_photo(
    ann: Person, group: Chat, caption: str
) -> None:
    post = await ann.send_photo(group, picture(5), caption=caption)
    assert shown((await group.reply(post)).photo) == "5"


async def test_a_photo_that_replies_to_the_bot_is_read(ann: Person, guarded: Chat) -> None:
    await ann.send_text(guarded, "/help@digit_demo_bot")
    help_ = await guarded.answer()
    post = await ann.send_photo(guarded, picture(6), reply_to=help_)
    assert shown((await guarded.reply(post)).photo) == "6"


@pytest.mark.parametrize("mime", [None, "application/octet-stream", "image/heic"])
async def test_a_file_that_replies_to_the_bot_is_read_as_it_is_in_private(
    ann: Person, guarded: Chat, chat: Chat, mime: str | None
) -> None:
    await ann.send_text(guarded, "/help@digit_demo_bot")
    help_ = await guarded.answer()
    post = await ann.send_document(guarded, picture(6), mime=mime, reply_to=help_)
    assert shown((await guarded.reply(post)).photo) == "6"
    alone = await ann.send_document(chat, picture(6), mime=mime)
    assert shown((await chat.reply(alone)).photo) == "6"


async def test_without_a_picture_the_bot_asks_selectively_and_reads_the_answer(
    ann: Person, guarded: Chat
) -> None:
    asked = await ann.send_text(guarded, COMMAND)
    question = await guarded.reply(asked)
    markup = question.content["reply_markup"]
    assert markup["force_reply"]
    assert markup["selective"]
    post = await ann.send_sticker(guarded, picture(8, suffix=".webp"), reply_to=question)
    assert shown((await guarded.reply(post)).photo) == "8"


async def test_in_a_basic_group_that_hides_the_original_the_bot_asks(
    ann: Person, telegram: FakeTelegram
) -> None:
    group = telegram.group("Old", [ann], supergroup=False)
    photo = await ann.send_photo(group, picture(7))
    asked = await ann.send_text(group, COMMAND, reply_to=photo)
    question = await group.reply(asked)
    post = await ann.send_photo(group, picture(7), reply_to=question)
    assert shown((await group.reply(post)).photo) == "7"


async def test_the_bots_own_chart_is_not_read_back(ann: Person, group: Chat) -> None:
    post = await ann.send_photo(group, picture(5), caption="/digit")
    chart = await group.reply(post)
    asked = await ann.send_text(group, "/digit", reply_to=chart)
    assert "Which picture?" in (await group.reply(asked)).text


async def test_everything_else_meets_silence(ann: Person, ben: Person, group: Chat) -> None:
    photo = await ann.send_photo(group, picture(7))
    await ann.send_photo(group, picture(7), caption="look at my 7")
    await ann.send_photo(group, picture(7), caption="/digit@other_bot")
    await ann.send_photo(group, picture(7), caption="/digital")
    await ann.send_photo(group, picture(shade=BLANK))
    await ann.send_photo(group, picture(shade=DAMAGED))
    await ann.send_photo(group, picture(shade=FAILING))
    await ann.send_photo(group, picture(7), reply_to=photo)
    await ann.send_document(group, b"%PDF", mime="application/pdf")
    await ann.send_media(group, "voice")
    await ann.send_sticker(group, picture(7, suffix=".webp"))
    await ann.send_text(group, "hello")
    await ann.send_text(group, "/digit@other_bot", reply_to=photo)
    await ann.send_text(group, "42", reply_to=photo)
    await ann.send_text(group, "/unknown")
    await ben.send_album(group, [picture(1), picture(2)])
    await group.settled()
    assert group.answers == []


async def test_applause_for_an_answer_is_not_read(ann: Person, group: Chat) -> None:
    answer = await group.reply(await ann.send_photo(group, picture(5), caption="/digit"))
    await ann.send_sticker(group, picture(5, suffix=".webp"), reply_to=answer)
    await ann.send_text(group, "thanks", reply_to=answer)
    await group.settled()
    assert group.answers == [answer]


async def test_who_asked_is_told_about_trouble(ann: Person, group: Chat) -> None:
    answer = await group.reply(await ann.send_photo(group, picture(shade=BLANK), caption="/digit"))
    assert "no digit" in answer.text
    video = await ann.send_media(group, "video")
    asked = await ann.send_text(group, "/digit", reply_to=video)
    assert "videos" in (await group.reply(asked)).text


async def test_answers_stay_in_their_topic(ann: Person, telegram: FakeTelegram) -> None:
    telegram.account.privacy = False
    forum = telegram.group("Forum", [ann], topics=True)
    post = await ann.send_photo(forum, picture(7), caption="/digit", topic=42)
    assert (await forum.reply(post)).content["message_thread_id"] == 42
    asked = await ann.send_text(forum, "/digit", topic=42)
    assert (await forum.reply(asked)).content["message_thread_id"] == 42


async def test_an_anonymous_admin_is_answered(ann: Person, group: Chat) -> None:
    post = await ann.send_photo(group, picture(7), caption="/digit", anonymous=True)
    assert shown((await group.reply(post)).photo) == "7"


async def test_a_channels_forward_is_left_alone_until_somebody_asks(
    ann: Person, group: Chat, telegram: FakeTelegram
) -> None:
    photo = telegram.files.add_photo(picture(7))
    forwarded = telegram.forward_from_channel(group, "News", {"photo": photo})
    await group.settled()
    assert group.answers == []
    asked = await ann.send_text(group, "/digit", reply_to=forwarded)
    assert shown((await group.reply(asked)).photo) == "7"


async def test_a_deleted_question_is_answered_all_the_same(
    ann: Person, group: Chat, telegram: FakeTelegram
) -> None:
    post = await ann.send_photo(group, picture(7), caption="/digit")
    telegram.delete(post)
    assert shown((await group.answer()).photo) == "7"


async def test_where_photos_are_forbidden_the_answer_is_text(ann: Person, group: Chat) -> None:
    group.may_send["photos"] = False
    post = await ann.send_photo(group, picture(4, 2), caption="/digit")
    answer = await group.reply(post)
    assert answer.photo is None
    assert answer.text == "42"
    await ann.send_album(group, [picture(1), picture(2)], caption="/digit")
    answer = await group.answer(2)
    assert answer.text.splitlines()[0] == "1. 1 – I am sure (98%)"


@pytest.mark.parametrize("right", ["PHOTOS", "MEDIA"])
async def test_so_it_is_where_telegram_says_it_in_capitals(
    ann: Person, group: Chat, telegram: FakeTelegram, right: str
) -> None:
    telegram.fail("sendPhoto", 400, f"Bad Request: CHAT_SEND_{right}_FORBIDDEN")
    answer = await group.reply(await ann.send_photo(group, picture(4), caption="/digit"))
    assert answer.photo is None
    assert answer.text == "4 – I am sure (98%)"


async def test_the_answer_follows_a_group_that_became_a_supergroup(
    ann: Person, telegram: FakeTelegram
) -> None:
    telegram.account.privacy = False
    old = telegram.group("Old", [ann], supergroup=False)
    post = await ann.send_photo(old, picture(7), caption="/digit")
    new = old.migrate()
    assert shown((await new.answer()).photo) == "7"
    assert post.chat is old


async def test_the_command_works_in_private_too(ann: Person, chat: Chat) -> None:
    photo = await ann.send_photo(chat, picture(7))
    await chat.reply(photo)
    asked = await ann.send_text(chat, "/digit", reply_to=photo)
    assert shown((await chat.reply(asked)).photo) == "7"


async def test_an_edited_command_is_not_answered_again(ann: Person, group: Chat) -> None:
    post = await ann.send_photo(group, picture(7), caption="/digit")
    await group.reply(post)
    await ann.edit(post, "/digit please")
    await group.settled()
    assert len(group.answers) == 1


async def test_the_command_reads_a_picture_quoted_from_another_chat(
    ann: Person, group: Chat, telegram: FakeTelegram
) -> None:
    asked = await ann.send_text(group, "just text")
    origin = {"type": "hidden_user", "sender_user_name": "Zoe", "date": 1}
    quoted = {"origin": origin, "photo": telegram.files.add_photo(picture(7))}
    entities = [{"type": "bot_command", "offset": 0, "length": 6}]
    message = {**asked.json(), "text": "/digit", "entities": entities, "external_reply": quoted}
    telegram.updates.push("message", message)
    assert shown((await group.reply(asked)).photo) == "7"
