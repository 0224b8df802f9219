"""A spoiler is answered with a spoiler: chart and words."""

from typing import Any

import pytest

from bot.fake_telegram.chats import Chat
from bot.fake_telegram.entities import cut
from bot.fake_telegram.people import Person
from bot.fake_telegram.posts import Post
from bot.fake_telegram.telegram import FakeTelegram
from tests.bot.stripes import picture

pytestmark = pytest.mark.usefixtures("app")


def hidden(post: Post) -> list[str]:
    """What of the words is covered."""
    entities: list[dict[str, Any]] = [one for one in post.entities if one["type"] == "spoiler"]
    return [cut(post.text, one["offset"], one["length"]) for one in entities]


@pytest.mark.parametrize("digits", [(7,), (4, 2)])
async def test_chart_and_caption_are_covered(
    ann: Person, chat: Chat, digits: tuple[int, ...]
) -> None:
    answer = await chat.reply(await ann.send_photo(chat, picture(*digits), spoiler=True))
    assert answer.content["has_media_spoiler"] is True
    assert hidden(answer) == [answer.text]
    # Telegram nests no code in a spoiler.
    assert all(one["type"] != "code" for one in answer.entities)


async def test_nothing_else_is_covered(ann: Person, chat: Chat) -> None:
    answer = await chat.reply(await ann.send_photo(chat, picture(4, 2)))
    assert "has_media_spoiler" not in answer.content
    assert hidden(answer) == []


async def test_whoever_asks_about_it_in_a_group_gets_one_too(
    ann: Person, ben: Person, telegram: FakeTelegram
) -> None:
    group = telegram.group("Class", [ann, ben])
    photo = await ann.send_photo(group, picture(7), spoiler=True)
    asked = await ben.send_text(group, "/digit@digit_demo_bot", reply_to=photo)
    answer = await group.reply(asked)
    assert answer.content["has_media_spoiler"] is True
    group.may_send["photos"] = False
    asked = await ben.send_text(group, "/digit@digit_demo_bot", reply_to=photo)
    answer = await group.reply(asked)
    assert answer.photo is None
    assert hidden(answer) == [answer.text]


async def test_an_album_with_one_is_covered_as_a_whole(
    ann: Person, chat: Chat, telegram: FakeTelegram
) -> None:
    album = telegram.new_album()
    for digit in (1, 2):
        await ann.send_photo(chat, picture(digit), media_group=album, spoiler=digit == 2)
    first, second = await chat.answer(1), await chat.answer(2)
    assert first.content["has_media_spoiler"] is second.content["has_media_spoiler"] is True
    assert hidden(first) == [first.text]


async def test_where_the_bot_is_a_guest_the_words_are_covered(ann: Person, chat: Chat) -> None:
    photo = await ann.send_photo(chat, picture(7), spoiler=True)
    guest = await ann.summon("Elsewhere", "@digit_demo_bot", picture=photo)
    answer = await guest.answered()
    assert hidden(answer) == [answer.text]
