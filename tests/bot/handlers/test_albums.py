import asyncio

import pytest
from telegram.error import NetworkError

from bot.common.backoff import backoff
from bot.context import App
from bot.fake_telegram.chats import Chat
from bot.fake_telegram.people import Person
from bot.fake_telegram.telegram import FakeTelegram
from bot.photos.attachments import Picture
from bot.photos.fetching import outcomes
from tests.bot.stripes import BLANK, DAMAGED, FAILING, StripeReader, picture, shown

pytestmark = pytest.mark.usefixtures("app")
BLANK_PICTURE = picture(shade=BLANK)


async def test_an_album_is_answered_once_in_order_with_an_album_of_charts(
    ann: Person, chat: Chat, telegram: FakeTelegram
) -> None:
    posts = await ann.send_album(chat, [picture(digit) for digit in (3, 1, 4)])
    await chat.answer(3)
    await chat.settled()
    assert len(telegram.sent("sendMediaGroup")) == 1
    assert [shown(answer.photo) for answer in chat.answers] == ["3", "1", "4"]
    assert chat.answers[0].reply_to is posts[0]
    # Apps show a caption below an album only if exactly one item has one.
    assert [bool(answer.text) for answer in chat.answers] == [True, False, False]
    lines = chat.answers[0].text.splitlines()
    assert lines == [f"{n}. {d} – I am sure (98%)" for n, d in enumerate((3, 1, 4), 1)]


async def test_ten_pictures_are_one_album(ann: Person, chat: Chat, telegram: FakeTelegram) -> None:
    await ann.send_album(chat, [picture(digit) for digit in range(10)])
    await chat.answer(10)
    await chat.settled()
    assert [shown(answer.photo) for answer in chat.answers] == list("0123456789")
    assert len(telegram.sent("sendMediaGroup")) == 1


async def test_items_that_arrive_out_of_order_are_answered_in_order(
    ann: Person, chat: Chat, telegram: FakeTelegram, app: App
) -> None:
    posts = []
    telegram.updates.allowed = ["callback_query"]  # hold them back, to shuffle them
    for digit in (1, 2, 3):
        posts.append(await ann.send_photo(chat, picture(digit), media_group="77"))
    telegram.updates.allowed = []
    for post in (posts[2], posts[0], posts[1]):
        telegram.deliver("message", post)
    await chat.answer(3)
    assert [shown(answer.photo) for answer in chat.answers] == ["1", "2", "3"]


async def test_what_could_not_be_read_is_listed_with_the_charts(
    ann: Person, chat: Chat, telegram: FakeTelegram
) -> None:
    await ann.send_album(chat, [picture(3), BLANK_PICTURE, picture(shade=DAMAGED), picture(4)])
    await chat.answer(2)
    await chat.settled()
    assert [shown(answer.photo) for answer in chat.answers] == ["3", "4"]
    assert chat.answers[0].text.splitlines()[1:3] == ["2. no digit found", "3. damaged"]


async def test_a_single_readable_picture_is_answered_with_a_photo(ann: Person, chat: Chat) -> None:
    await ann.send_album(chat, [BLANK_PICTURE, picture(4)])
    answer = await chat.answer()
    await chat.settled()
    assert len(chat.answers) == 1
    assert shown(answer.photo) == "4"
    assert answer.text == "1. no digit found\n2. 4 – I am sure (98%)"


async def test_an_album_without_digits_gets_one_message(ann: Person, chat: Chat) -> None:
    await ann.send_album(chat, [BLANK_PICTURE] * 3)
    answer = await chat.answer()
    await chat.settled()
    assert len(chat.answers) == 1
    assert "any of these 3 pictures" in answer.text
    assert answer.text.count("no digit found") == 3


async def test_an_album_of_one_kind_of_file_gets_its_sentence(ann: Person, chat: Chat) -> None:
    for number in (1, 2, 3):
        name = f"{number}.pdf"
        await ann.send_document(
            chat, b"%PDF-1.7", name=name, mime="application/pdf", media_group="66"
        )
    answer = await chat.answer()
    await chat.settled()
    assert [post.text for post in chat.answers] == [answer.text]
    assert answer.text.startswith("I cannot read PDF files.")


async def test_files_make_albums_too(ann: Person, chat: Chat, telegram: FakeTelegram) -> None:
    for digit in (5, 6):
        await ann.send_document(chat, picture(digit), media_group="88")
    await chat.answer(2)
    assert [shown(answer.photo) for answer in chat.answers] == ["5", "6"]


async def test_a_straggler_is_answered_by_itself(ann: Person, chat: Chat) -> None:
    for digit in (1, 2):
        await ann.send_photo(chat, picture(digit), media_group="99")
    await chat.answer(2)
    await chat.settled()
    late = await ann.send_photo(chat, picture(3), media_group="99")
    assert shown((await chat.reply(late)).photo) == "3"


async def test_two_albums_at_once_do_not_mix(
    ann: Person, ben: Person, chat: Chat, telegram: FakeTelegram
) -> None:
    bens = telegram.private(ben)
    await asyncio.gather(
        ann.send_album(chat, [picture(1), picture(2)]),
        ben.send_album(bens, [picture(8), picture(9)]),
    )
    await chat.answer(2)
    await bens.answer(2)
    assert [shown(answer.photo) for answer in chat.answers] == ["1", "2"]
    assert [shown(answer.photo) for answer in bens.answers] == ["8", "9"]


async def test_a_fault_in_an_album_is_told_once(
    ann: Person, chat: Chat, reader: StripeReader
) -> None:
    await ann.send_album(chat, [picture(1), picture(shade=FAILING), picture(2)])
    await chat.answer()
    await chat.settled()
    assert len(chat.answers) == 1
    assert "went wrong" in chat.answers[0].text


async def test_an_album_in_a_group_is_read_where_its_caption_asks(
    ann: Person, ben: Person, telegram: FakeTelegram
) -> None:
    telegram.account.privacy = False
    group = telegram.group("Class", [ann, ben])
    await ann.send_album(group, [picture(1), picture(2)], caption="/digit")
    await group.answer(2)
    await ben.send_album(group, [picture(3), picture(4)], caption="my homework")
    await group.settled()
    assert [shown(answer.photo) for answer in group.answers] == ["1", "2"]


async def test_an_album_that_the_network_let_down_is_tried_again_whole(
    ann: Person, chat: Chat, telegram: FakeTelegram, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backoff, "__defaults__", (0.02,))
    telegram.disconnect("sendMediaGroup")
    await ann.send_album(chat, [picture(1), picture(2), picture(3)])
    await chat.answer(3)
    await chat.settled()
    assert [shown(answer.photo) for answer in chat.answers] == ["1", "2", "3"]


async def test_stragglers_of_an_album_that_was_asked_for_in_a_group_are_read(
    ann: Person, telegram: FakeTelegram
) -> None:
    telegram.account.privacy = False
    group = telegram.group("Class", [ann])
    for digit, caption in ((1, "/digit"), (2, "")):
        await ann.send_photo(group, picture(digit), caption=caption, media_group="99")
    await group.answer(2)
    await group.settled()
    late = await ann.send_photo(group, picture(3), media_group="99")
    assert shown((await group.reply(late)).photo) == "3"


async def test_where_one_of_an_album_fails_the_rest_is_not_read_in_vain(
    telegram: FakeTelegram, app: App, reader: StripeReader
) -> None:
    readers, files = app.bot_data["services"].readers, telegram.files
    await readers.warm_up()
    album = [Picture(files.add_photo(picture(digit))[-1]["file_id"]) for digit in range(6)]
    reader.may_read.clear()
    telegram.disconnect("getFile")
    with pytest.raises(NetworkError):
        await outcomes(app.bot, readers, album, None)
    assert not [task for task in asyncio.all_tasks() if "outcome" in repr(task.get_coro())]
    reader.may_read.set()
    await readers.read(picture(7))
    # Two may have been in hand, one in each thread.
    assert reader.reads <= 3
