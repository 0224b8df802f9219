"""The whole bot with a faulty network, a faulty store, and a past."""

import asyncio
import logging
import threading
from collections.abc import AsyncIterator, Collection, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import cast

import pytest
from telegram import Update

from bot.app import build
from bot.common.backoff import backoff
from bot.context import App
from bot.fake_telegram.calls import Call
from bot.fake_telegram.errors import Unreachable
from bot.fake_telegram.methods import METHODS
from bot.fake_telegram.people import Person
from bot.fake_telegram.telegram import FakeTelegram
from bot.fake_telegram.transport import FakeRequest
from bot.inbox import arrivals, in_flight, leases, outage, retries, room
from bot.inbox.fair_queue import BEGUN_AT_ONCE, JOBS_AT_ONCE_IN_A_CHAT
from bot.readers import Readers
from bot.store import Store
from bot.store.arrival import Arrival
from bot.store.engine import DATABASE_FILE
from bot.store.notes import Note
from bot.store.pending import Pending
from tests.bot.conftest import polling
from tests.bot.stripes import StripeReader, picture, readers, settings, shown
from tests.bot.waiting import until

BOT = 4_200_000_042


@pytest.fixture(autouse=True)
def _quick_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backoff, "__defaults__", (0.02,))


@pytest.fixture
def ann(telegram: FakeTelegram) -> Person:
    return telegram.person("Ann", language="en")


@asynccontextmanager
async def bot(
    telegram: FakeTelegram, data_dir: Path, reader: StripeReader | None = None
) -> AsyncIterator[App]:
    chosen = settings(data_dir, telegram.account.token, pictures_per_minute=1_000)
    app = build(chosen, readers(reader or StripeReader()), FakeRequest(telegram))
    async with polling(telegram, app):
        yield app


async def waiting(data_dir: Path) -> int:
    store = Store(data_dir)
    try:
        return await store.pending.count(BOT)
    finally:
        await store.close()


@pytest.mark.parametrize("method", ["sendPhoto", "getFile", "download"])
@pytest.mark.parametrize("code", [500, 502])
async def test_a_server_error_ends_in_one_answer(
    telegram: FakeTelegram, tmp_path: Path, ann: Person, method: str, code: int
) -> None:
    telegram.fail(method, code, "Bad Gateway", times=2)
    chat = telegram.private(ann)
    async with bot(telegram, tmp_path):
        assert shown((await chat.reply(await ann.send_photo(chat, picture(7)))).photo) == "7"
        await telegram.settled()
    assert len(chat.answers) == 1
    assert await waiting(tmp_path) == 0


@pytest.mark.parametrize("late", [True, False])
async def test_a_broken_connection_ends_in_one_answer(
    telegram: FakeTelegram, tmp_path: Path, ann: Person, late: bool
) -> None:
    telegram.disconnect("sendPhoto", times=2, timeout=late)
    chat = telegram.private(ann)
    async with bot(telegram, tmp_path):
        await chat.reply(await ann.send_photo(chat, picture(7)))
        await telegram.settled()
    assert len(chat.answers) == 1


async def test_a_receipt_that_is_lost_costs_one_more_answer_and_no_storm(
    telegram: FakeTelegram, tmp_path: Path, ann: Person
) -> None:
    telegram.disconnect("sendPhoto", after=True)
    chat = telegram.private(ann)
    async with bot(telegram, tmp_path):
        post = await ann.send_photo(chat, picture(7))
        # Nobody but Telegram knows that the first one arrived.
        assert (await chat.answer(2)).reply_to is post
        await telegram.settled()
    assert [shown(one.photo) for one in chat.answers] == ["7", "7"]
    assert await waiting(tmp_path) == 0


async def test_a_long_outage_brings_no_storm_and_ends_in_answers(
    telegram: FakeTelegram, tmp_path: Path, ann: Person
) -> None:
    chat = telegram.private(ann)
    telegram.disconnect("sendPhoto", times=15)
    async with bot(telegram, tmp_path):
        posts = [await ann.send_photo(chat, picture(n % 10)) for n in range(20)]
        for post in posts:
            await chat.reply(post)
        await telegram.settled()
    assert len(chat.answers) == len(posts)
    # Each failure is one call: nothing was tried in vain beyond what failed.
    assert len(telegram.sent("sendPhoto")) == len(posts) + 15


async def test_while_only_pictures_do_not_go_out_words_do(
    telegram: FakeTelegram, tmp_path: Path, ann: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backoff, "__defaults__", (600,))
    ben = telegram.person("Ben", language="en")
    chat, other = telegram.private(ann), telegram.private(ben)
    async with bot(telegram, tmp_path):
        telegram.disconnect("sendPhoto", times=None)
        for _ in range(6):
            await ann.send_photo(chat, picture(7))
        await telegram.wait_for(lambda: len(telegram.sent("sendPhoto")) >= 3)
        for person, place in ((ben, other), (ann, chat)):
            asked = await person.send_text(place, "/help")
            assert "picture" in (await place.answer(after=asked)).text


# Where some timed out already, an outage is suspected.
@pytest.mark.parametrize(("sent", "timed_out"), [(8, 0), (5, 3)])
async def test_when_telegram_takes_pictures_again_nobody_waits_for_those_that_hang(
    telegram: FakeTelegram,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    sent: int,
    timed_out: int,
) -> None:
    monkeypatch.setattr(in_flight, "OVERDUE_SECONDS", 0.01)
    monkeypatch.setattr(in_flight, "PROBE_SECONDS", 0.5)
    for module in (outage, retries):
        monkeypatch.setattr(module, "backoff", lambda failures: 600.0)
    times_out, never = asyncio.Event(), asyncio.Event()
    hanging = 0
    send = METHODS["sendphoto"]

    async def hang(telegram: FakeTelegram, call: Call) -> object:
        nonlocal hanging
        hanging += 1
        await (times_out if hanging <= timed_out else never).wait()
        raise Unreachable(timeout=True)

    methods = cast("dict[str, object]", METHODS)
    monkeypatch.setitem(methods, "sendphoto", hang)
    people = [telegram.person(f"P{number}", language="en") for number in range(sent + 3)]
    chats = [telegram.private(person) for person in people]
    async with bot(telegram, tmp_path):
        for person, chat in zip(people[:sent], chats, strict=False):
            await person.send_photo(chat, picture(7))
        await telegram.wait_for(lambda: hanging > in_flight.MOST)
        await asyncio.sleep(0.1)
        times_out.set()
        await until(lambda: telegram.in_flight == hanging - timed_out)
        monkeypatch.setitem(methods, "sendphoto", send)
        try:
            for person, chat in zip(people[sent:], chats[sent:], strict=True):
                answer = await chat.reply(await person.send_photo(chat, picture(8)))
                assert shown(answer.photo) == "8"
            assert telegram.in_flight == hanging - timed_out
        finally:
            never.set()
    assert await waiting(tmp_path) == hanging


async def test_pictures_whose_sending_hangs_hold_up_no_words(
    telegram: FakeTelegram, tmp_path: Path, ann: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(in_flight, "OVERDUE_SECONDS", 0.01)
    monkeypatch.setattr(in_flight, "PROBE_SECONDS", 0.02)
    released = asyncio.Event()
    send = METHODS["sendphoto"]

    async def hang(telegram: FakeTelegram, call: Call) -> object:
        await released.wait()
        return await send(telegram, call)

    monkeypatch.setitem(cast("dict[str, object]", METHODS), "sendphoto", hang)
    ben = telegram.person("Ben", language="en")
    chats = [telegram.private(telegram.person(f"P{number}", language="en")) for number in range(3)]
    async with bot(telegram, tmp_path):
        for chat in chats:
            for _ in range(JOBS_AT_ONCE_IN_A_CHAT):
                await chat.people[0].send_photo(chat, picture(7))
        most = in_flight.MOST + in_flight.MOST_OVERDUE
        await telegram.wait_for(lambda: len(telegram.sent("sendPhoto")) == most)
        for person in (ben, chats[0].people[0]):
            place = telegram.private(person)
            asked = await person.send_text(place, "/help")
            assert "picture" in (await place.answer(after=asked)).text
        released.set()
        await telegram.settled()
    assert [shown(one.photo) for one in chats[1].answers] == ["7"] * JOBS_AT_ONCE_IN_A_CHAT


async def test_what_always_fails_is_given_up_while_others_are_answered(
    telegram: FakeTelegram, tmp_path: Path, ann: Person
) -> None:
    ben = telegram.person("Ben")
    chat, other = telegram.private(ann), telegram.private(ben)
    async with bot(telegram, tmp_path):
        telegram.fail("sendPhoto", 500, times=None)
        post = await ann.send_photo(chat, picture(7))
        told = asyncio.create_task(chat.reply(post))
        while not told.done():
            await ben.send_text(other, "hm?")
            await asyncio.sleep(0.01)
    assert "went wrong" in (await told).text


async def test_an_update_that_comes_again_after_a_restart_is_answered_once(
    telegram: FakeTelegram, tmp_path: Path, ann: Person
) -> None:
    chat = telegram.private(ann)
    telegram.updates.allowed = ["message"]
    post = await ann.send_photo(chat, picture(7))
    repeated = dict(telegram.updates.waiting[-1])
    async with bot(telegram, tmp_path):
        await chat.reply(post)
        await telegram.settled()
    async with bot(telegram, tmp_path) as app:
        await app.update_queue.put(Update.de_json(repeated, app.bot))
        await telegram.settled()
    assert len(chat.answers) == 1


async def test_what_was_confirmed_but_not_answered_is_answered_by_the_next_process(
    telegram: FakeTelegram, tmp_path: Path, ann: Person
) -> None:
    chat = telegram.private(ann)
    telegram.disconnect("sendPhoto", times=None)
    async with bot(telegram, tmp_path):
        post = await ann.send_photo(chat, picture(7), caption="a secret")
        await telegram.wait_for(lambda: telegram.sent("sendPhoto"))
    assert telegram.updates.waiting == []
    assert await waiting(tmp_path) == 1
    assert b"a secret" not in (tmp_path / DATABASE_FILE).read_bytes()
    telegram.faults.clear()
    async with bot(telegram, tmp_path):
        assert shown((await chat.reply(post)).photo) == "7"
    assert await waiting(tmp_path) == 0


async def test_a_store_that_fails_stops_no_photo(
    telegram: FakeTelegram, tmp_path: Path, ann: Person, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "file").write_text("where the folder should be")
    chat = telegram.private(ann)
    async with bot(telegram, tmp_path / "file"):
        for digit in (1, 2, 3):
            assert shown((await chat.reply(await ann.send_photo(chat, picture(digit)))).photo)
        await telegram.settled()
    assert len(chat.answers) == 3
    errors = [one for one in caplog.records if "the store fails" in one.message]
    assert len(errors) == 1


async def test_while_the_store_fails_telegram_keeps_what_is_not_answered(
    telegram: FakeTelegram, tmp_path: Path, ann: Person
) -> None:
    (tmp_path / "file").write_text("where the folder should be")
    chat, reader = telegram.private(ann), StripeReader()
    telegram.updates.allowed = ["message"]
    reader.may_read.clear()
    async with bot(telegram, tmp_path / "file", reader) as app:
        inbox = app.bot_data["services"].inbox
        await ann.send_photo(chat, picture(7))
        await until(lambda: inbox.queue.fair.in_hand)
        await asyncio.sleep(0.1)
        # Were the process killed now, another one would get it.
        assert (len(telegram.updates.waiting), inbox.waiting) == (1, 1)
        reader.may_read.set()
        await chat.answer()
        await telegram.wait_for(lambda: not telegram.updates.waiting)


async def test_what_takes_long_while_the_store_fails_keeps_nobody_else_from_coming(
    telegram: FakeTelegram, tmp_path: Path, ann: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(arrivals, "HELD_SECONDS", 0.1)
    (tmp_path / "file").write_text("where the folder should be")
    reader = StripeReader()
    reader.may_read.clear()
    async with bot(telegram, tmp_path / "file", reader):
        await ann.send_photo(telegram.private(ann), picture(7))
        await telegram.wait_for(lambda: not telegram.updates.waiting)
        ben = telegram.person("Ben")
        await ben.send_text(telegram.private(ben), "/help")
        await telegram.private(ben).answer()
        reader.may_read.set()
        await telegram.private(ann).answer()


async def test_with_more_than_fits_in_memory_the_rest_waits_in_the_store(
    telegram: FakeTelegram, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room, "IN_MEMORY", 6)
    people = [telegram.person(f"P{number}") for number in range(4)]
    reader = StripeReader()
    reader.may_read.clear()
    posts = []
    async with bot(telegram, tmp_path, reader) as app:
        for number in range(24):
            person = people[number % 4]
            posts.append(await person.send_photo(telegram.private(person), picture(number % 10)))
        inbox = app.bot_data["services"].inbox
        await telegram.wait_for(lambda: not telegram.updates.waiting)
        await until(lambda: inbox.waiting == len(posts))
        # Three of each: there is room for longer for those of whom there is little.
        assert inbox.queue.fair.in_hand + len(inbox.queue.fair) <= 12
        reader.may_read.set()
        for post in posts:
            await post.chat.reply(post)
    assert sum(len(telegram.private(person).answers) for person in people) == len(posts)


async def test_the_store_is_bounded_and_telegram_keeps_the_rest(
    telegram: FakeTelegram, tmp_path: Path, ann: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room, "IN_MEMORY", 4)
    monkeypatch.setattr(leases, "MOST_IN_STORE", 3)
    reader = StripeReader()
    reader.may_read.clear()
    chat = telegram.private(ann)
    async with bot(telegram, tmp_path, reader) as app:
        inbox = app.bot_data["services"].inbox
        posts = [await ann.send_photo(chat, picture(number)) for number in range(10)]
        await telegram.wait_for(lambda: not telegram.updates.waiting)
        # There is room for a batch that has begun to come, and for none after it.
        posts += [await ann.send_photo(chat, picture(number)) for number in range(10)]
        await until(lambda: inbox.arriving == 10)
        await asyncio.sleep(0.1)
        assert inbox.arriving == len(telegram.updates.waiting) == 10
        reader.may_read.set()
        for post in posts:
            await chat.reply(post)
    assert len(chat.answers) == len(posts)


async def test_who_only_writes_is_not_told_to_wait(
    telegram: FakeTelegram, tmp_path: Path, ann: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.inbox.waiting_time.LONG", 0.15)
    reader = StripeReader()
    reader.may_read.clear()
    chat = telegram.private(ann)
    async with bot(telegram, tmp_path, reader):
        for number in range(2):
            await ann.send_photo(chat, picture(number))
        await ann.send_text(chat, "/help")
        assert "picture" in (await chat.answer()).text
        reader.may_read.set()
        await telegram.settled()
    assert len(chat.answers) == 3


async def test_a_long_wait_is_announced_once(
    telegram: FakeTelegram, tmp_path: Path, ann: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.inbox.waiting_time.LONG", 0.15)
    reader = StripeReader()
    reader.may_read.clear()
    chat = telegram.private(ann)
    async with bot(telegram, tmp_path, reader):
        for number in range(5):
            await ann.send_photo(chat, picture(number))
        assert "There is a line" in (await chat.answer()).text
        reader.may_read.set()
        await chat.answer(6)
        await telegram.settled()
    assert len([one for one in chat.answers if "line" in one.text]) == 1


async def test_each_update_is_one_line_of_log_without_content(
    telegram: FakeTelegram, tmp_path: Path, ann: Person, caplog: pytest.LogCaptureFixture
) -> None:
    chat = telegram.private(ann)
    with caplog.at_level(logging.INFO, "bot"):
        async with bot(telegram, tmp_path):
            await chat.reply(await ann.send_photo(chat, picture(7), caption="a secret of Ann's"))
            await telegram.settled()
    (line,) = [one.message for one in caplog.records if "update=" in one.message]
    assert " kind=photo chat=private outcome=done ms=" in line
    assert "secret" not in caplog.text
    assert telegram.account.token not in line


async def test_a_batch_is_recorded_in_one_transaction_before_the_next_is_asked_for(
    telegram: FakeTelegram, tmp_path: Path, ann: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[tuple[int, int]] = []
    write = Pending.write

    async def watched(
        self: Pending,
        bot_id: int,
        arrivals: Sequence[Arrival],
        answered: Collection[int],
        noted: Sequence[Note],
    ) -> set[int]:
        await asyncio.sleep(0.05)
        written.append((len(arrivals), len(telegram.updates.waiting)))
        return await write(self, bot_id, arrivals, answered, noted)

    monkeypatch.setattr(Pending, "write", watched)
    reader = StripeReader()
    reader.may_read.clear()
    telegram.updates.allowed = ["message"]
    for number in range(30):
        await ann.send_photo(telegram.private(ann), picture(number % 10))
    async with bot(telegram, tmp_path, reader):
        await telegram.wait_for(lambda: not telegram.updates.waiting)
        assert written == [(30, 30)]
        reader.may_read.set()
        await telegram.private(ann).answer(30)


async def test_who_comes_into_a_flood_is_answered_before_the_rest_of_it(
    telegram: FakeTelegram, tmp_path: Path, ann: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room, "IN_MEMORY", 10)
    ben, reader = telegram.person("Ben"), StripeReader()
    reader.may_read.clear()
    flood = telegram.private(ann)
    async with bot(telegram, tmp_path, reader) as app:
        for number in range(60):
            await ann.send_photo(flood, picture(number % 10))
        inbox = app.bot_data["services"].inbox
        await until(lambda: inbox.waiting == 60)
        post = await ben.send_photo(telegram.private(ben), picture(7))
        await until(lambda: inbox.waiting == 61)
        reader.may_read.set()
        await telegram.private(ben).reply(post)
        # Of the flood, no more than were in hand already.
        assert len(flood.answers) <= JOBS_AT_ONCE_IN_A_CHAT
        await flood.answer(60)


async def test_who_comes_goes_before_those_who_waited_while_the_bot_was_away(
    telegram: FakeTelegram, tmp_path: Path, ann: Person
) -> None:
    reader = StripeReader()
    reader.may_read.clear()
    telegram.updates.allowed = ["message"]
    away = [telegram.private(telegram.person(f"P{number}")) for number in range(120)]
    for chat in away:
        chat.status = "member"
        post = chat.add(chat.people[0].json(), {"photo": telegram.files.add_photo(picture(3))})
        post.date -= 3600
        telegram.deliver("message", post)
    async with bot(telegram, tmp_path, reader) as app:
        inbox = app.bot_data["services"].inbox
        await until(lambda: inbox.waiting == len(away))
        post = await ann.send_photo(telegram.private(ann), picture(7))
        await until(lambda: inbox.waiting == len(away) + 1)
        reader.may_read.set()
        await telegram.private(ann).reply(post)
        # No more than was fetched and being read already.
        assert sum(len(chat.answers) for chat in away) <= BEGUN_AT_ONCE
        for chat in away:
            # And nobody is told that it will take long who has waited for an hour.
            assert shown((await chat.answer()).photo) == "3"


async def test_who_cannot_read_leaves_what_is_left_to_others(
    telegram: FakeTelegram, tmp_path: Path, ann: Person
) -> None:
    chat, reader = telegram.private(ann), StripeReader()
    telegram.disconnect("sendPhoto", times=None)
    async with bot(telegram, tmp_path):
        await ann.send_photo(chat, picture(7))
        await telegram.wait_for(lambda: telegram.sent("sendPhoto"))
    telegram.faults.clear()
    may_load = threading.Event()

    def load() -> StripeReader:
        may_load.wait(20)
        return reader

    chosen = settings(tmp_path, telegram.account.token)
    app = build(chosen, Readers(load, threads=1), FakeRequest(telegram))
    async with polling(telegram, app):
        await asyncio.sleep(0.3)
        assert app.bot_data["services"].inbox.waiting == 0
        may_load.set()
        await chat.answer()
