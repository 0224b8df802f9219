"""Methods beyond messages, through the library's own bot: menus, profile, files, membership."""

from collections.abc import AsyncIterator

import pytest
from telegram import (
    Bot,
    BotCommandScopeAllGroupChats,
    BotCommandScopeChat,
    InlineQueryResultArticle,
    InputMediaPhoto,
    InputTextMessageContent,
)
from telegram.constants import ChatAction, ChatMemberStatus
from telegram.error import BadRequest, Forbidden, InvalidToken, RetryAfter

from bot.fake_telegram.telegram import FakeTelegram
from bot.fake_telegram.transport import FakeRequest
from tests.bot.fake_telegram.test_transport import picture


@pytest.fixture
async def bot(telegram: FakeTelegram) -> AsyncIterator[Bot]:
    request = FakeRequest(telegram)
    token = telegram.account.token
    async with Bot(token, request=request, get_updates_request=request) as bot:
        yield bot


async def test_menus_go_by_scope_and_language(telegram: FakeTelegram, bot: Bot) -> None:
    anna = telegram.person("Anna")
    await bot.set_my_commands([("help", "Help")])
    await bot.set_my_commands([("help", "Ayuda")], language_code="es")
    await bot.set_my_commands([("digit", "Read")], scope=BotCommandScopeAllGroupChats())
    menu = telegram.account.menu_for
    assert menu(anna.id, private=True, language="en")[0]["description"] == "Help"
    assert menu(anna.id, private=True, language="es")[0]["description"] == "Ayuda"
    assert menu(-1, private=False, language="es")[0]["command"] == "digit"
    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.set_my_commands([("train", "Train")], scope=BotCommandScopeChat(anna.id))
    telegram.private(anna)
    await bot.set_my_commands([("train", "Train")], scope=BotCommandScopeChat(anna.id))
    assert menu(anna.id, private=True, language="es")[0]["command"] == "train"
    await bot.delete_my_commands(scope=BotCommandScopeChat(anna.id))
    assert menu(anna.id, private=True, language="en")[0]["command"] == "help"
    with pytest.raises(BadRequest, match=r"(?i)command_invalid"):
        await bot.set_my_commands([("Not Valid", "x")])


async def test_the_profile_goes_by_language(telegram: FakeTelegram, bot: Bot) -> None:
    await bot.set_my_name("Reader")
    await bot.set_my_short_description("Lee", language_code="es")
    assert (await bot.get_my_name(language_code="es")).name == "Reader"
    assert (await bot.get_my_short_description("es")).short_description == "Lee"
    assert (await bot.get_my_short_description()).short_description == ""
    with pytest.raises(BadRequest, match="too long"):
        await bot.set_my_name("x" * 65)


async def test_files_over_the_limit_cannot_be_fetched(telegram: FakeTelegram, bot: Bot) -> None:
    anna = telegram.person("Anna")
    large = await anna.send_document(telegram.private(anna), b"x", size=20 * 1024 * 1024 + 1)
    small = await anna.send_document(telegram.private(anna), b"abc", name="a.bin")
    with pytest.raises(BadRequest, match="File is too big"):
        await bot.get_file(large.content["document"]["file_id"])
    file = await bot.get_file(small.content["document"]["file_id"])
    assert await file.download_as_bytearray() == b"abc"
    with pytest.raises(BadRequest, match="file_id"):
        await bot.get_file("nonsense")


async def test_membership_decides_what_the_bot_may_do(telegram: FakeTelegram, bot: Bot) -> None:
    anna = telegram.person("Anna")
    group = telegram.group("Maths", [anna], bot=False)
    with pytest.raises(Forbidden, match="not a member"):
        await bot.send_message(group.id, "hi")
    group.add_bot(anna)
    kinds = [next(key for key in update if key != "update_id") for update in await waiting(bot)]
    assert kinds == ["my_chat_member", "message"]
    member = await bot.get_chat_member(group.id, bot.id)
    assert member.status == ChatMemberStatus.MEMBER
    group.may_send["photos"] = False
    with pytest.raises(BadRequest, match=r"(?i)not enough rights to send photos"):
        await bot.send_photo(group.id, picture())
    await bot.send_message(group.id, "then words")
    group.remove_bot(anna)
    with pytest.raises(Forbidden, match="kicked"):
        await bot.send_message(group.id, "hi")


async def waiting(bot: Bot) -> list[dict[str, object]]:
    return [update.to_dict() for update in await bot.get_updates()]


async def test_photos_and_captions_change_in_place(telegram: FakeTelegram, bot: Bot) -> None:
    anna = telegram.person("Anna")
    chat = telegram.private(anna)
    await anna.start()
    await bot.send_chat_action(anna.id, ChatAction.UPLOAD_PHOTO)
    assert chat.actions == ["upload_photo"]
    sent = await bot.send_photo(anna.id, picture(), caption="one")
    assert chat.actions == []
    with pytest.raises(BadRequest, match="no text in the message"):
        await sent.edit_text("two")
    await sent.edit_media(InputMediaPhoto(picture(100, 50), caption="two"))
    post = chat.last
    assert post.text == "two"
    assert post.content["photo"][-1]["width"] == 100
    await sent.edit_caption("three")
    assert post.text == "three"
    assert post.content["photo"][-1]["width"] == 100
    await sent.delete()
    with pytest.raises(BadRequest, match="to edit not found"):
        await sent.edit_caption("four")


async def test_a_press_can_be_answered_once(telegram: FakeTelegram, bot: Bot) -> None:
    anna = telegram.person("Anna")
    await anna.start()
    await bot.send_message(anna.id, "Right?")
    press = await anna.press(telegram.private(anna).last, data="forged")
    await bot.answer_callback_query(press.id, "Thanks")
    assert await press.answered() == "Thanks"
    with pytest.raises(BadRequest, match="Query is too old"):
        await bot.answer_callback_query(press.id)


async def test_a_guest_is_answered_once(telegram: FakeTelegram, bot: Bot) -> None:
    anna = telegram.person("Anna")
    guest = await anna.summon("Elsewhere", f"@{telegram.account.username} what is this?")
    (update,) = await bot.get_updates()
    assert update.guest_message
    assert update.guest_message.guest_query_id == guest.id
    result = InlineQueryResultArticle("1", "7", InputTextMessageContent("It is a 7"))
    await bot.answer_guest_query(guest.id, result)
    assert (await guest.answered()).text == "It is a 7"
    with pytest.raises(BadRequest, match="Query is too old"):
        await bot.answer_guest_query(guest.id, result)


async def test_unknown_methods_and_tokens_are_refused(telegram: FakeTelegram, bot: Bot) -> None:
    with pytest.raises(Exception, match="not found"):
        await bot.do_api_request("makeCoffee")
    stranger = Bot("1:x", request=FakeRequest(telegram))
    with pytest.raises(InvalidToken):
        await stranger.initialize()
    telegram.fail("*", 429, "Too Many Requests", retry_after=1, times=None)
    for _ in range(2):
        with pytest.raises(RetryAfter):
            await bot.get_me()
    telegram.faults.clear()
    assert (await bot.get_me()).username == telegram.account.username
