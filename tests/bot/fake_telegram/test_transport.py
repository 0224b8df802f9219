"""The library's real client and application on the in-process Telegram."""

import asyncio

import cv2
import numpy as np
import pytest
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, InputMediaPhoto, Update
from telegram.constants import ParseMode
from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter, TimedOut
from telegram.ext import (
    Application,
    ApplicationBuilder,
    CallbackQueryHandler,
    ContextTypes,
    MessageHandler,
    filters,
)

from bot.fake_telegram.telegram import FakeTelegram
from bot.fake_telegram.transport import FakeRequest
from tests.bot.conftest import AnyApplication, polling

Context = ContextTypes.DEFAULT_TYPE


def picture(width: int = 640, height: int = 480) -> bytes:
    noise = np.random.default_rng(1).integers(0, 255, (height, width, 3), dtype=np.uint8)
    return bytes(cv2.imencode(".png", noise)[1])


def build(telegram: FakeTelegram) -> AnyApplication:
    application: AnyApplication = (
        ApplicationBuilder()
        .token(telegram.account.token)
        .request(FakeRequest(telegram))
        .get_updates_request(FakeRequest(telegram))
        .build()
    )
    return application


async def echo(update: Update, context: Context) -> None:
    assert update.message
    size = update.message.photo[-1]
    data = await (await size.get_file()).download_as_bytearray()
    await update.message.reply_photo(
        bytes(data),
        caption=f"<b>{len(data)}</b> bytes",
        parse_mode=ParseMode.HTML,
        reply_markup=InlineKeyboardMarkup([[InlineKeyboardButton("Right", callback_data="yes")]]),
        do_quote=True,
    )


async def pressed(update: Update, context: Context) -> None:
    assert update.callback_query
    await update.callback_query.answer("Noted")
    await update.callback_query.edit_message_caption("done")


async def test_a_photo_goes_through_the_real_application(telegram: FakeTelegram) -> None:
    application = build(telegram)
    application.add_handler(MessageHandler(filters.PHOTO, echo))
    application.add_handler(CallbackQueryHandler(pressed))
    anna = telegram.person("Anna")
    chat = telegram.private(anna)
    async with polling(telegram, application):
        sent = await anna.send_photo(chat, picture(2000, 1000))
        answer = await chat.reply(sent)
        assert answer.photo
        assert answer.text.endswith(" bytes")
        assert answer.entities[0]["type"] == "bold"
        press = await anna.press(answer, "Right")
        assert await press.answered() == "Noted"
        await chat.settled()
    assert answer.text == "done"
    assert answer.buttons == []
    sizes = sent.content["photo"]
    assert [max(size["width"], size["height"]) for size in sizes] == [90, 320, 800, 1280]


async def test_privacy_mode_hides_what_is_not_for_the_bot(telegram: FakeTelegram) -> None:
    anna, ben = telegram.person("Anna"), telegram.person("Ben")
    group = telegram.group("Maths", [anna, ben])
    photo = await anna.send_photo(group, picture())
    await ben.send_text(group, "what is that?")
    await ben.send_text(group, "/digit@some_other_bot", reply_to=photo)
    await ben.send_text(group, "/digit", reply_to=photo)
    await ben.send_photo(group, picture(), caption=f"/digit@{telegram.account.username}")
    assert telegram.updates.waiting == []
    await ben.send_text(group, f"/digit@{telegram.account.username}", reply_to=photo)
    (update,) = telegram.updates.waiting
    assert update["message"]["reply_to_message"]["message_id"] == photo.id
    telegram.account.privacy = False
    await ben.send_text(group, "hello")
    assert len(telegram.updates.waiting) == 2


async def test_a_basic_group_hides_the_original_of_a_reply(telegram: FakeTelegram) -> None:
    anna = telegram.person("Anna")
    group = telegram.group("Family", [anna], supergroup=False)
    photo = await anna.send_photo(group, picture())
    await anna.send_text(group, f"/digit@{telegram.account.username}", reply_to=photo)
    assert "reply_to_message" not in telegram.updates.waiting[0]["message"]


async def test_refusals_are_the_documented_ones(telegram: FakeTelegram) -> None:
    anna = telegram.person("Anna")
    chat = telegram.private(anna)
    async with build(telegram).bot as bot:
        with pytest.raises(Forbidden, match="initiate"):
            await bot.send_message(chat.id, "hi")
        await anna.start()
        with pytest.raises(BadRequest, match="Chat not found"):
            await bot.send_message(4711, "hi")
        with pytest.raises(BadRequest, match="replied not found"):
            await bot.send_message(chat.id, "hi", reply_to_message_id=999)
        with pytest.raises(BadRequest, match="too long"):
            await bot.send_message(chat.id, "x" * 4097)
        with pytest.raises(BadRequest, match="caption is too long"):
            await bot.send_photo(chat.id, picture(), caption="x" * 1025)
        with pytest.raises(BadRequest, match="unsupported start tag"):
            await bot.send_message(chat.id, "<h1>hi</h1>", parse_mode=ParseMode.HTML)
        with pytest.raises(BadRequest, match=r"(?i)button_data_invalid"):
            button = InlineKeyboardButton("x", callback_data="ä" * 33)
            await bot.send_message(chat.id, "hi", reply_markup=InlineKeyboardMarkup([[button]]))
        with pytest.raises(BadRequest, match=r"(?i)photo_invalid_dimensions"):
            await bot.send_photo(chat.id, picture(2100, 100))
        message = await bot.send_message(chat.id, "hi")
        with pytest.raises(BadRequest, match="not modified"):
            await message.edit_text("hi")
        anna.block()
        with pytest.raises(Forbidden, match="blocked"):
            await bot.send_message(chat.id, "hi")


async def test_an_album_has_two_to_ten_photos_and_one_caption(telegram: FakeTelegram) -> None:
    anna = telegram.person("Anna")
    await anna.start()
    async with build(telegram).bot as bot:
        media = [InputMediaPhoto(picture(), caption="one"), InputMediaPhoto(picture())]
        first, second = await bot.send_media_group(anna.id, media)
        assert first.media_group_id == second.media_group_id
        assert first.caption == "one"
        with pytest.raises(BadRequest, match="between 2 and 10"):
            await bot.send_media_group(anna.id, media[:1])


async def test_ordered_faults_strike_once(telegram: FakeTelegram) -> None:
    anna = telegram.person("Anna")
    chat = telegram.private(anna)
    await anna.start()
    async with build(telegram).bot as bot:
        telegram.fail("sendMessage", 429, "Too Many Requests: retry after 3", retry_after=3)
        with pytest.raises(RetryAfter):
            await bot.send_message(chat.id, "hi")
        telegram.disconnect("sendMessage", after=True)
        with pytest.raises(NetworkError):
            await bot.send_message(chat.id, "arrived")
        telegram.disconnect("sendMessage", timeout=True)
        with pytest.raises(TimedOut):
            await bot.send_message(chat.id, "lost")
        await bot.send_message(chat.id, "fine")
    assert [post.text for post in chat.answers] == ["arrived", "fine"]


async def test_polling_confirms_by_offset_and_ends_the_older_poll(telegram: FakeTelegram) -> None:
    anna = telegram.person("Anna")
    async with build(telegram).bot as bot:
        await anna.start()
        (update,) = await bot.get_updates()
        assert (await bot.get_updates())[0].update_id == update.update_id
        waiting = asyncio.create_task(bot.get_updates(offset=update.update_id + 1, timeout=5))
        await telegram.wait_for(lambda: not telegram.updates.waiting)
        assert await bot.get_updates(timeout=0) == ()
        with pytest.raises(Exception, match="terminated by other"):
            await waiting


async def test_a_supergroup_is_another_chat(telegram: FakeTelegram) -> None:
    anna = telegram.person("Anna")
    group = telegram.group("Family", [anna], supergroup=False)
    new = group.migrate()
    async with build(telegram).bot as bot:
        with pytest.raises(Exception, match=str(new.id)):
            await bot.send_message(group.id, "hi")
        await bot.send_message(new.id, "hi")
    assert new.last.text == "hi"
    assert isinstance(build(telegram), Application)
