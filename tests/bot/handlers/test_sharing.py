from urllib.parse import parse_qs, urlsplit

import pytest

from bot.fake_telegram.chats import Chat
from bot.fake_telegram.people import Person
from bot.fake_telegram.telegram import FakeTelegram
from tests.bot.stripes import BLANK, DAMAGED, FAILING, StripeReader, picture, probabilities

pytestmark = pytest.mark.usefixtures("app")


async def test_share_offers_a_group_and_a_friend(ann: Person, chat: Chat) -> None:
    await ann.send_text(chat, "/share")
    markup = (await chat.answer()).content["reply_markup"]["inline_keyboard"]
    group, friend = [row[0]["url"] for row in markup]
    assert group == "https://t.me/digit_demo_bot?startgroup=share"
    query = parse_qs(urlsplit(friend).query)
    assert query["url"] == ["https://t.me/digit_demo_bot"]
    assert "handwritten digits" in query["text"][0]


async def test_a_guest_is_answered_once_with_a_text(
    ann: Person, telegram: FakeTelegram, reader: StripeReader
) -> None:
    reader.chances[4] = probabilities(4, 0.55, rival=9)
    elsewhere = telegram.group("Elsewhere", [ann], bot=False)
    photo = await ann.send_photo(elsewhere, picture(4))
    guest = await ann.summon("Elsewhere", "@digit_demo_bot what is it?", picture=photo)
    answer = await guest.answered()
    await telegram.settled()
    assert answer.text == "4, perhaps 9 (55% to 44%)"
    assert len(telegram.sent("answerGuestQuery")) == 1
    assert telegram.sent("sendMessage") == []


@pytest.mark.parametrize(
    ("shade", "words"),
    [(BLANK, "no digit"), (DAMAGED, "damaged"), (FAILING, "went wrong")],
)
async def test_a_guest_is_told_about_trouble(
    ann: Person, telegram: FakeTelegram, shade: int, words: str
) -> None:
    elsewhere = telegram.group("Elsewhere", [ann], bot=False)
    photo = await ann.send_photo(elsewhere, picture(shade=shade))
    guest = await ann.summon("Elsewhere", "@digit_demo_bot", picture=photo)
    assert words in (await guest.answered()).text


async def test_a_guest_without_a_picture_learns_how(ben: Person, telegram: FakeTelegram) -> None:
    guest = await ben.summon("Elsewhere", "@digit_demo_bot")
    assert "Упомяните меня" in (await guest.answered()).text
