import asyncio

import pytest

from bot.context import App
from bot.fake_telegram.chats import Chat
from bot.fake_telegram.people import Person
from bot.fake_telegram.telegram import FakeTelegram
from bot.sending import chat_action
from tests.bot.stripes import (
    BLANK,
    DAMAGED,
    HUGE,
    StripeReader,
    picture,
    probabilities,
    shown,
)

pytestmark = pytest.mark.usefixtures("app")


async def test_a_photo_is_answered_with_one_chart_that_replies_to_it(
    ann: Person, chat: Chat
) -> None:
    post = await ann.send_photo(chat, picture(7))
    answer = await chat.reply(post)
    await chat.settled()
    assert shown(answer.photo) == "7"
    assert answer.text == "7 – I am sure (98%)"
    assert len(chat.answers) == 1


@pytest.mark.parametrize("suffix", [".png", ".bmp", ".tiff", ".webp", ".jpg"])
async def test_an_image_sent_as_a_file_is_read(ann: Person, chat: Chat, suffix: str) -> None:
    mime = f"image/{suffix[1:]}"
    post = await ann.send_document(chat, picture(4, suffix=suffix), name=f"a{suffix}", mime=mime)
    assert shown((await chat.reply(post)).photo) == "4"


async def test_a_file_without_a_type_is_judged_by_its_bytes(ann: Person, chat: Chat) -> None:
    mime = "application/octet-stream"
    good = await ann.send_document(chat, picture(4), name="IMG_0001.HEIC", mime=mime)
    assert shown((await chat.reply(good)).photo) == "4"
    bad = await ann.send_document(chat, b"MZ\x90", name="setup.exe", mime=mime)
    assert "cannot open this file as a picture" in (await chat.reply(bad)).text


async def test_a_static_sticker_is_read(ann: Person, chat: Chat) -> None:
    post = await ann.send_sticker(chat, picture(5, suffix=".webp"))
    assert shown((await chat.reply(post)).photo) == "5"


async def test_several_digits_are_a_number_ready_to_copy(ann: Person, chat: Chat) -> None:
    answer = await chat.reply(await ann.send_photo(chat, picture(4, 0, 7, 2)))
    assert answer.text == "4072"
    assert [(e["type"], e["offset"], e["length"]) for e in answer.entities] == [("code", 0, 4)]


async def test_doubt_is_put_in_words(ann: Person, chat: Chat, reader: StripeReader) -> None:
    reader.chances[4] = probabilities(4, 0.55, rival=9)
    answer = await chat.reply(await ann.send_photo(chat, picture(4)))
    assert answer.text == "4, perhaps 9 (55% to 44%)"
    answer = await chat.reply(await ann.send_photo(chat, picture(1, 4)))
    assert answer.text == "14\nNot sure about: no. 2: 4, perhaps 9 (55%)"


async def test_a_picture_without_a_digit_gets_what_helps(ann: Person, chat: Chat) -> None:
    answer = await chat.reply(await ann.send_photo(chat, picture(shade=BLANK)))
    assert answer.photo is None
    assert "no digit" in answer.text
    assert "dark pen" in answer.text


@pytest.mark.parametrize(("shade", "words"), [(DAMAGED, "is damaged"), (HUGE, "too many pixels")])
async def test_what_cannot_be_read_is_said_kindly(
    ann: Person, chat: Chat, shade: int, words: str
) -> None:
    answer = await chat.reply(await ann.send_photo(chat, picture(shade=shade)))
    assert words in answer.text
    assert answer.photo is None


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("animation", "animations"),
        ("video", "videos"),
        ("video_note", "videos"),
        ("voice", "cannot hear"),
        ("audio", "cannot hear"),
    ],
)
async def test_other_media_get_one_friendly_sentence(
    ann: Person, chat: Chat, kind: str, words: str
) -> None:
    answer = await chat.reply(await ann.send_media(chat, kind))
    await chat.settled()
    assert words in answer.text
    assert len(chat.answers) == 1


@pytest.mark.parametrize(
    ("mime", "words"),
    [
        ("application/pdf", "PDF"),
        ("video/mp4", "videos"),
        ("audio/mpeg", "cannot hear"),
        ("application/zip", "this kind of file"),
    ],
)
async def test_other_files_get_one_friendly_sentence(
    ann: Person, chat: Chat, mime: str, words: str, telegram: FakeTelegram
) -> None:
    post = await ann.send_document(chat, b"%PDF-1.7", name="file", mime=mime)
    assert words in (await chat.reply(post)).text
    assert telegram.sent("download") == []


async def test_moving_stickers_are_refused(ann: Person, chat: Chat) -> None:
    answer = await chat.reply(await ann.send_sticker(chat, b"\0", animated=True))
    assert "moving stickers" in answer.text
    answer = await chat.reply(await ann.send_sticker(chat, b"\0", video=True))
    assert "moving stickers" in answer.text


async def test_a_file_over_the_download_limit_is_not_fetched(
    ann: Person, chat: Chat, telegram: FakeTelegram
) -> None:
    answer = await chat.reply(await ann.send_document(chat, picture(1), size=21 * 1024 * 1024))
    assert "20 MB" in answer.text
    assert telegram.sent("getFile") == []


async def test_a_file_that_telegram_lost_is_asked_for_again(
    ann: Person, chat: Chat, telegram: FakeTelegram
) -> None:
    telegram.fail("download", 404, "Not Found")
    answer = await chat.reply(await ann.send_photo(chat, picture(1)))
    assert "send it again" in answer.text


async def test_the_answer_comes_in_the_senders_language(
    ben: Person, telegram: FakeTelegram, reader: StripeReader
) -> None:
    chat = telegram.private(ben)
    answer = await chat.reply(await ben.send_photo(chat, picture(7)))
    assert answer.text == "7 — уверен (98\u00a0%)"
    assert [style.share(0.98) for style in reader.styles] == ["98\u00a0%"]


async def test_edited_messages_are_not_answered_again(ann: Person, chat: Chat) -> None:
    post = await ann.send_photo(chat, picture(7), caption="look")
    await chat.reply(post)
    await ann.edit(post, "look at this")
    await chat.settled()
    assert len(chat.answers) == 1


async def test_a_deleted_original_is_answered_all_the_same(
    ann: Person, chat: Chat, telegram: FakeTelegram, reader: StripeReader
) -> None:
    reader.may_read.clear()
    post = await ann.send_photo(chat, picture(7))
    await telegram.wait_for(lambda: reader.reads)
    telegram.delete(post)
    reader.may_read.set()
    answer = await chat.answer()
    assert shown(answer.photo) == "7"
    assert answer.reply_to is None


async def test_uploading_shows_for_as_long_as_the_bot_works(
    ann: Person,
    chat: Chat,
    telegram: FakeTelegram,
    reader: StripeReader,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(chat_action, "UNNOTICED_SECONDS", 0.0)
    monkeypatch.setattr(chat_action, "REPEAT_SECONDS", 0.02)
    reader.may_read.clear()
    await ann.send_photo(chat, picture(7))
    await telegram.wait_for(lambda: len(telegram.sent("sendChatAction")) >= 3)
    assert chat.actions[0] == "upload_photo"
    reader.may_read.set()
    await chat.answer()
    await chat.settled()
    shown_so_far = len(telegram.sent("sendChatAction"))
    await asyncio.sleep(0.1)
    assert len(telegram.sent("sendChatAction")) == shown_so_far


async def test_others_are_answered_while_one_photo_is_being_read(
    ann: Person, ben: Person, chat: Chat, telegram: FakeTelegram, reader: StripeReader
) -> None:
    reader.may_read.clear()
    await ann.send_photo(chat, picture(7))
    await telegram.wait_for(lambda: reader.reads)
    await ben.start()
    assert "Привет" in (await telegram.private(ben).answer()).text
    assert chat.answers == []
    reader.may_read.set()
    await chat.answer()


async def test_a_photo_waits_for_the_model_and_commands_do_not(
    ann: Person, chat: Chat, app: App
) -> None:
    await ann.start()
    assert "I read handwritten digits" in (await chat.answer()).text
    assert shown((await chat.reply(await ann.send_photo(chat, picture(3)))).photo) == "3"
    assert app.bot_data["services"].readers.version == "stripes"


async def test_a_model_swapped_in_reads_the_next_photo(ann: Person, chat: Chat, app: App) -> None:
    await chat.reply(await ann.send_photo(chat, picture(7)))
    newer = StripeReader("newer")
    newer.chances[7] = probabilities(7, 0.7)
    app.bot_data["services"].readers.swap(newer)
    answer = await chat.reply(await ann.send_photo(chat, picture(7)))
    assert answer.text == "7 – I am fairly sure (70%)"
