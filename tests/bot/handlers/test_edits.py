"""/digit added to a caption later, and photos replaced: answered, and once."""

from datetime import UTC, datetime, timedelta

import pytest
from telegram.constants import UpdateType

from bot.common.updates import ALLOWED_UPDATES
from bot.context import App
from bot.fake_telegram.chats import Chat
from bot.fake_telegram.people import Person
from bot.fake_telegram.telegram import FakeTelegram
from bot.photos.met import MetPictures
from bot.services import Services
from tests.bot.stripes import picture, shown

pytestmark = pytest.mark.usefixtures("app")


@pytest.fixture
def group(telegram: FakeTelegram, ann: Person, ben: Person) -> Chat:
    telegram.account.privacy = False
    return telegram.group("Class", [ann, ben])


def test_telegram_is_asked_for_edits() -> None:
    assert UpdateType.EDITED_MESSAGE in ALLOWED_UPDATES


async def test_a_command_added_to_a_caption_is_answered_once(ann: Person, group: Chat) -> None:
    post = await ann.send_photo(group, picture(7), caption="look")
    await group.settled()
    assert group.answers == []
    await ann.edit(post, "look /digit")
    assert shown((await group.reply(post)).photo) == "7"
    for text in ("look! /digit", "/digit please", "nothing"):
        await ann.edit(post, text)
    await group.settled()
    assert len(group.answers) == 1


async def test_a_replaced_photo_is_answered_once(ann: Person, chat: Chat, group: Chat) -> None:
    for place, caption in ((chat, "look"), (group, "/digit")):
        post = await ann.send_photo(place, picture(7), caption=caption)
        assert shown((await place.reply(post)).photo) == "7"
        await ann.edit(post, caption, photo=picture(4, 2))
        assert shown((await place.answer(2)).photo) == "42"
        await ann.edit(post, f"{caption} again")
        await place.settled()
        assert len(place.answers) == 2


async def test_a_command_added_to_an_albums_caption_is_answered_with_all_of_it_once(
    ann: Person, group: Chat
) -> None:
    posts = await ann.send_album(group, [picture(digit) for digit in (3, 1, 4)], "look")
    await group.settled()
    assert group.answers == []
    await ann.edit(posts[2], "", photo=picture(5))
    await ann.edit(posts[0], "look /digit")
    await group.answer(3)
    for post in (posts[0], posts[1]):
        await ann.edit(post, "/digit")
    await group.settled()
    assert [shown(answer.photo) for answer in group.answers] == ["3", "1", "5"]
    assert group.answers[0].reply_to is posts[0]
    await ann.edit(posts[1], "/digit", photo=picture(6))
    assert shown((await group.answer(4)).photo) == "6"


async def test_an_album_is_read_by_an_edit_although_telegram_fails_once(
    ann: Person, group: Chat, telegram: FakeTelegram
) -> None:
    posts = await ann.send_album(group, [picture(digit) for digit in (3, 1)], "look")
    await group.settled()
    telegram.fail("sendMediaGroup", 502, "Bad Gateway")
    await ann.edit(posts[1], "/digit")
    await group.answer(2)
    assert [shown(answer.photo) for answer in group.answers] == ["3", "1"]


async def test_other_edits_in_groups_meet_silence(ann: Person, ben: Person, group: Chat) -> None:
    post = await ann.send_photo(group, picture(7), caption="look")
    await ann.edit(post, "look", photo=picture(4))
    await ann.edit(post, "look /digit@other_bot")
    await group.settled()
    assert group.answers == []
    asked = await ben.send_text(group, "/digit", reply_to=post)
    await group.reply(asked)
    await ann.edit(post, "look /digit")
    await group.settled()
    assert len(group.answers) == 1


async def test_after_a_restart_another_caption_of_what_was_answered_is_nobodys_business(
    ann: Person, group: Chat, app: App
) -> None:
    question = await group.reply(await ann.send_text(group, "/digit"))
    post = await ann.send_photo(group, picture(7), caption="look", reply_to=question)
    await group.reply(post)
    services: Services = app.bot_data["services"]
    # As a process that begins now remembers: nothing.
    begun = datetime.now(UTC) + timedelta(seconds=2)
    services.met_pictures = MetPictures(
        services.store.shared_notes, services.inbox.note, since=begun
    )
    await ann.edit(post, "look again")
    await group.settled()
    assert len(group.answers) == 2
    await ann.edit(post, "look again /digit")
    assert shown((await group.answer(3)).photo) == "7"


async def test_an_edit_that_telegram_would_not_let_be_answered_is_tried_again(
    ann: Person, chat: Chat, telegram: FakeTelegram
) -> None:
    post = await ann.send_photo(chat, picture(7))
    await chat.reply(post)
    telegram.fail("sendPhoto", 502, "Bad Gateway")
    await ann.edit(post, "", photo=picture(4))
    assert shown((await chat.answer(2)).photo) == "4"
