"""The crowd counts what is answered, what is lost and what is answered twice."""

import time
from pathlib import Path

from bot.app import build
from bot.benchmark.crowd import Crowd, QuickFiles
from bot.fake_telegram.telegram import FakeTelegram
from bot.fake_telegram.transport import FakeRequest
from tests.bot.conftest import polling
from tests.bot.stripes import StripeReader, picture, readers, settings


def crowd_of(telegram: FakeTelegram, count: int) -> Crowd:
    telegram.files = QuickFiles()
    return Crowd(telegram, count, [picture(7), picture(4, 2)])


async def test_every_answer_of_the_bot_is_counted(telegram: FakeTelegram, tmp_path: Path) -> None:
    crowd = crowd_of(telegram, 3)
    chosen = settings(tmp_path, telegram.account.token, pictures_per_minute=1_000)
    app = build(chosen, readers(StripeReader()), FakeRequest(telegram))
    async with polling(telegram, app):
        await crowd.keep_sending(7, rate=1_000)
        assert await crowd.all_answered(20)
    assert len(crowd.sent) == crowd.answers.total() == 7
    assert {chat for chat, _ in crowd.sent} == {person.id for person in telegram.chats.values()}
    assert all(crowd.answered[key] > crowd.sent[key] for key in crowd.sent)


async def test_answers_that_never_come_and_announcements_do_not_count(
    telegram: FakeTelegram,
) -> None:
    crowd = crowd_of(telegram, 1)
    crowd.send()
    (chat_id, photo_id) = next(iter(crowd.sent))
    chat = telegram.chats[chat_id]
    bot = telegram.account.user()
    for text in ("There is a line. Your answer will take about 20 seconds.", "7", "7"):
        chat.add(bot, {"text": text}, reply_to=chat.posts[photo_id])
    assert crowd.answers[chat_id, photo_id] == 2
    crowd.send()
    assert not await crowd.all_answered(0.01)


async def test_a_far_telegram_takes_its_time_over_every_call(telegram: FakeTelegram) -> None:
    request = FakeRequest(telegram)
    telegram.latency = 0.05
    begun = time.perf_counter()
    await request.do_request(f"http://x/bot{telegram.account.token}/getMe", "POST")
    assert time.perf_counter() - begun >= 0.05


def test_what_was_sent_while_the_bot_was_away_says_so(telegram: FakeTelegram) -> None:
    telegram.updates.allowed = ["message"]
    crowd = crowd_of(telegram, 1)
    crowd.send(ago=3600)
    crowd.send()
    first, second = (one["message"]["date"] for one in telegram.updates.waiting)
    assert second - first in range(3600, 3660)
