"""Photos over which reading hangs: what becomes of them, of who sent them, and of who waits."""

import pytest

from bot.context import App
from bot.fake_telegram.chats import Chat
from bot.fake_telegram.people import Person
from bot.fake_telegram.telegram import FakeTelegram
from bot.photos.overruns import FIRST_PAUSE, Overruns
from bot.readers.in_hand import NOTICED, InHand
from bot.sending.stall_notices import StallNotices
from bot.services import Services
from tests.bot.clock import Clock
from tests.bot.stripes import SLOW, StripeReader, picture, shown
from tests.bot.waiting import until


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(autouse=True)
async def services(app: App, clock: Clock) -> Services:
    """The bot's clocks are ours, and it looks more often."""
    services: Services = app.bot_data["services"]
    services.overruns = Overruns(clock)
    services.readers.in_hand = InHand(clock)
    await services.stalls.close()
    services.stalls = StallNotices(services.readers.in_hand, seconds=0.02)
    services.stalls.open()
    return services


async def test_who_sent_one_waits_a_minute(ann: Person, chat: Chat, clock: Clock) -> None:
    answer = await chat.reply(await ann.send_photo(chat, picture(shade=SLOW)))
    assert "took me too long" in answer.text
    notice = await chat.reply(await ann.send_photo(chat, picture(4)))
    assert f"go on in {FIRST_PAUSE:.0f} seconds" in notice.text
    await ann.send_photo(chat, picture(4))
    await chat.settled()
    assert len(chat.answers) == 2
    clock.now += FIRST_PAUSE
    assert shown((await chat.reply(await ann.send_photo(chat, picture(4)))).photo) == "4"


async def test_others_and_admins_do_not(
    ann: Person, ben: Person, chat: Chat, admin: Person, office: Chat, telegram: FakeTelegram
) -> None:
    await chat.reply(await ann.send_photo(chat, picture(shade=SLOW)))
    bens = telegram.private(ben)
    assert shown((await bens.reply(await ben.send_photo(bens, picture(5)))).photo) == "5"
    await office.reply(await admin.send_photo(office, picture(shade=SLOW)))
    assert shown((await office.reply(await admin.send_photo(office, picture(5)))).photo) == "5"


async def test_an_album_costs_everybody_one_of_them(
    ann: Person, chat: Chat, reader: StripeReader, services: Services
) -> None:
    # In one thread, so that none is begun beside the first.
    services.readers._pool._max_workers = 1
    await ann.send_album(chat, [picture(shade=SLOW)] * 6)
    answer = await chat.answer()
    assert "took me too long" in answer.text
    assert reader.reads == 1


async def test_who_waits_while_reading_hangs_is_told_once(
    ann: Person,
    ben: Person,
    chat: Chat,
    reader: StripeReader,
    clock: Clock,
    telegram: FakeTelegram,
    caplog: pytest.LogCaptureFixture,
) -> None:
    bens, group = telegram.private(ben), telegram.group("Class", [ben])
    reader.may_read.clear()
    for _ in range(3):
        await ann.send_photo(chat, picture(7))
    # Of two threads each has one in hand.
    await until(lambda: reader.reads == 2)
    original = await ben.send_photo(group, picture(5))
    await ben.send_text(group, "/digit@digit_demo_bot", reply_to=original)
    clock.now += NOTICED
    notice = await chat.answer()
    assert "Your picture is not lost" in notice.text
    await ben.send_photo(bens, picture(8))
    assert "застряло" in (await bens.answer()).text
    assert "reading hangs: 2 at once" in caplog.text
    reader.may_read.set()
    await group.settled()
    assert [len(each.answers) for each in (chat, bens, group)] == [4, 2, 1]
