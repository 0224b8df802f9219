import pytest

from bot.context import App
from bot.fake_telegram.chats import Chat
from bot.fake_telegram.people import Person
from bot.fake_telegram.telegram import FakeTelegram
from bot.photos.limits import Limits
from tests.bot.clock import Clock
from tests.bot.stripes import picture, shown


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(autouse=True)
def limits(app: App, clock: Clock) -> None:
    """The bot reads three pictures a minute."""
    app.bot_data["services"].limits = Limits(3, clock)


async def test_too_many_pictures_get_one_notice_that_says_when_to_go_on(
    ann: Person, chat: Chat, clock: Clock
) -> None:
    for digit in (1, 2, 3):
        await chat.reply(await ann.send_photo(chat, picture(digit)))
    clock.now += 20
    notice = await chat.reply(await ann.send_photo(chat, picture(4)))
    assert "go on in 40 seconds" in notice.text
    await ann.send_photo(chat, picture(5))
    await chat.settled()
    assert len(chat.answers) == 4
    clock.now += 41
    assert shown((await chat.reply(await ann.send_photo(chat, picture(6)))).photo) == "6"


async def test_other_people_are_not_held_up(
    ann: Person, ben: Person, chat: Chat, telegram: FakeTelegram
) -> None:
    for digit in (1, 2, 3, 4):
        await chat.reply(await ann.send_photo(chat, picture(digit)))
    bens = telegram.private(ben)
    assert shown((await bens.reply(await ben.send_photo(bens, picture(5)))).photo) == "5"


async def test_admins_are_exempt(admin: Person, telegram: FakeTelegram) -> None:
    chat = telegram.private(admin)
    for digit in range(6):
        answer = await chat.reply(await admin.send_photo(chat, picture(digit)))
        assert shown(answer.photo) == str(digit)


async def test_in_a_group_the_limit_counts_for_the_chat(
    ann: Person, ben: Person, telegram: FakeTelegram
) -> None:
    telegram.account.privacy = False
    group = telegram.group("Class", [ann, ben])
    for person, digit in ((ann, 1), (ben, 2), (ann, 3)):
        await group.reply(await person.send_photo(group, picture(digit), caption="/digit"))
    notice = await group.reply(await ben.send_photo(group, picture(4), caption="/digit"))
    assert "группы" in notice.text
    # Others in the group are not nagged again.
    await ann.send_photo(group, picture(5))
    await group.settled()
    assert len(group.answers) == 4


async def test_an_album_counts_its_pictures(ann: Person, chat: Chat) -> None:
    await ann.send_album(chat, [picture(1), picture(2), picture(3)])
    await chat.answer(3)
    await chat.settled()
    notice = await chat.reply(await ann.send_photo(chat, picture(4)))
    assert "go on in 60 seconds" in notice.text


async def test_a_429_is_waited_out_and_not_dropped(
    ann: Person, chat: Chat, telegram: FakeTelegram
) -> None:
    telegram.fail("sendPhoto", 429, "Too Many Requests: retry after 1", retry_after=1)
    post = await ann.send_photo(chat, picture(7))
    assert shown((await chat.reply(post)).photo) == "7"
    await chat.settled()
    assert len(telegram.sent("sendPhoto")) == 2
    assert len(chat.answers) == 1
