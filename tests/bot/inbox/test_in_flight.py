"""One answer at a time is on its way, and a few at most where people would have to wait."""

import asyncio
import contextlib
from collections.abc import Callable

import pytest
from telegram import PhotoSize, Update
from telegram.error import TimedOut

from bot.app import ANSWER_TIMEOUT
from bot.inbox import in_flight
from bot.inbox.in_flight import InFlightLimit
from bot.inbox.item import Item, handled
from tests.bot.clock import Clock
from tests.bot.messages import message
from tests.bot.waiting import until

# The transport's own, for the name, the socket, the proxy and TLS.
CONNECT_SECONDS = 5.0


class Answering:
    """Handlers that answer through one limit and note who is inside."""

    def __init__(self, hangs: Callable[[Item], None] = lambda item: None) -> None:
        self.clock = Clock()
        self.limit = InFlightLimit(self.clock, hangs)
        self.inside: list[int] = []
        self.most = 0

    async def answer(
        self, number: int, *, fails: bool = False, photo: bool = False, behind: bool = False
    ) -> Item:
        carried = message(photo=[PhotoSize("f", "u", 9, 9)]) if photo else None
        item = Item(Update(number, message=carried), behind=behind)
        item.begin()
        handled.set(item)
        with contextlib.suppress(ConnectionError):
            async with self.limit.answering():
                self.inside.append(number)
                self.most = max(self.most, len(self.inside))
                await asyncio.sleep(0)
                if fails:
                    self.inside.remove(number)
                    raise ConnectionError
        return item

    def erased(self, item: Item) -> None:
        self.inside.remove(item.number)
        item.end()
        self.limit.leave(item)


async def learn(answering: Answering, seconds: float) -> None:
    """Let answers take ``seconds`` for a while."""
    for number in range(30):
        item = await asyncio.create_task(answering.answer(1000 + number))
        answering.clock.now += seconds
        answering.erased(item)


async def most_of(answering: Answering, count: int, seconds: float) -> int:
    """How many answers are inside where ``count`` come at once, one done every ``seconds``."""
    answering.most = 0
    tasks = [asyncio.create_task(answering.answer(number)) for number in range(count)]
    for task in asyncio.as_completed(tasks):
        item = await task
        answering.clock.now += seconds
        answering.erased(item)
    return answering.most


async def test_nobody_answers_until_the_one_before_is_erased() -> None:
    answering = Answering()
    tasks = [asyncio.create_task(answering.answer(number)) for number in range(3)]
    for task in tasks:
        item = await task
        assert answering.inside == [item.number]
        answering.erased(item)
    assert answering.most == 1


async def test_with_a_quick_telegram_a_crowd_answers_one_by_one() -> None:
    answering = Answering()
    await learn(answering, 0.002)
    assert await most_of(answering, 40, 0.002) == 1


async def test_with_a_slow_telegram_nobody_waits_for_another_and_a_crowd_for_few() -> None:
    answering = Answering()
    await learn(answering, 0.2)
    assert await most_of(answering, 2, 0.2) == 2
    assert await most_of(answering, 40, 0.2) == in_flight.MOST


async def test_one_that_failed_lets_the_next_in() -> None:
    answering = Answering()
    failed = asyncio.create_task(answering.answer(1, fails=True))
    await failed
    assert (await asyncio.create_task(answering.answer(2))).number == 2


async def test_one_that_is_cancelled_in_line_keeps_nobody_out() -> None:
    answering = Answering()
    first = await asyncio.create_task(answering.answer(1))
    second = asyncio.create_task(answering.answer(2))
    third = asyncio.create_task(answering.answer(3))
    await asyncio.sleep(0)
    # In the same moment its turn comes.
    answering.erased(first)
    second.cancel()
    assert (await third).number == 3


async def test_those_that_take_too_long_hold_nobody_up_as_long_as_they_are_few(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(in_flight, "OVERDUE_SECONDS", 0.01)
    monkeypatch.setattr(in_flight, "PROBE_SECONDS", 0.02)
    answering = Answering()
    most = in_flight.MOST + in_flight.MOST_OVERDUE
    tasks = [asyncio.create_task(answering.answer(number)) for number in range(most + 2)]
    await until(lambda: len(answering.inside) == most)
    await asyncio.sleep(0.1)
    assert answering.inside == list(range(most))
    answering.erased(await tasks[0])
    await tasks[most]
    assert answering.inside == list(range(1, most + 1))
    tasks[-1].cancel()


async def test_while_many_hang_the_next_goes_out_after_a_pause(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(in_flight, "OVERDUE_SECONDS", 0.01)
    answering = Answering()
    tasks = [asyncio.create_task(answering.answer(number)) for number in range(8)]
    # Those that began at once, and one that finds out whether Telegram is there.
    await until(lambda: len(answering.inside) == in_flight.MOST + 1)
    await asyncio.sleep(0.1)
    assert len(answering.inside) == in_flight.MOST + 1
    # Of this one Telegram is heard: the others need not wait.
    answering.erased(await tasks[in_flight.MOST])
    for task in tasks[in_flight.MOST + 1 :]:
        answering.erased(await asyncio.wait_for(task, 5))
    assert answering.inside == list(range(in_flight.MOST))


async def test_one_that_timed_out_tells_nothing_of_now(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(in_flight, "OVERDUE_SECONDS", 0.01)
    timed_out = asyncio.Event()
    limit = InFlightLimit(Clock())
    out: list[int] = []

    async def answer(number: int) -> None:
        item = Item(Update(number))
        item.begin()
        handled.set(item)
        with contextlib.suppress(TimedOut):
            async with limit.answering():
                out.append(number)
                await (timed_out if number == 0 else asyncio.Event()).wait()
                raise TimedOut

    tasks = [asyncio.create_task(answer(number)) for number in range(9)]
    await until(lambda: len(out) == in_flight.MOST + 1)
    timed_out.set()
    await tasks[0]
    await asyncio.sleep(0.1)
    assert len(out) == in_flight.MOST + 1
    for task in tasks:
        task.cancel()


async def test_however_many_timed_out_one_at_a_time_goes_out_until_telegram_is_heard(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Each of them may have arrived: all that wait, let out as others time out, came twice."""
    monkeypatch.setattr(in_flight, "OVERDUE_SECONDS", 0.01)
    timed_out, heard = asyncio.Event(), asyncio.Event()
    limit = InFlightLimit(Clock())
    out: list[int] = []

    async def answer(number: int) -> None:
        item = Item(Update(number))
        item.begin()
        handled.set(item)
        with contextlib.suppress(TimedOut):
            async with limit.answering():
                out.append(number)
                await (timed_out if number < in_flight.MOST else heard).wait()
                if number < in_flight.MOST:
                    raise TimedOut
        limit.leave(item)

    tasks = [asyncio.create_task(answer(number)) for number in range(12)]
    await until(lambda: len(out) == in_flight.MOST + 1)
    timed_out.set()
    await asyncio.gather(*tasks[: in_flight.MOST])
    await asyncio.sleep(0.1)
    assert len(out) == in_flight.MOST + 1
    heard.set()
    await asyncio.wait_for(asyncio.gather(*tasks), 5)


def test_there_is_always_a_place_for_the_next() -> None:
    """As many as go out while one hangs until it times out have places beside the first."""
    hangs = ANSWER_TIMEOUT + CONNECT_SECONDS
    assert hangs / in_flight.PROBE_SECONDS <= in_flight.MOST_OVERDUE


async def test_who_hangs_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(in_flight, "OVERDUE_SECONDS", 0.01)
    hanging: list[int] = []
    answering = Answering(lambda item: hanging.append(item.number))
    item = await asyncio.create_task(answering.answer(5))
    assert hanging == []
    await until(lambda: hanging == [5])
    answering.erased(item)


async def test_one_that_takes_too_long_holds_nobody_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(in_flight, "OVERDUE_SECONDS", 0.02)
    answering = Answering()
    slow = await asyncio.create_task(answering.answer(1))
    await asyncio.create_task(answering.answer(2))
    assert answering.inside == [1, 2]
    answering.erased(slow)


async def test_pictures_that_hang_hold_up_no_words() -> None:
    answering = Answering()
    hanging = [asyncio.create_task(answering.answer(number, photo=True)) for number in range(20)]
    await hanging[0]
    said = await asyncio.wait_for(answering.answer(100), 20)
    assert answering.inside == [0, 100]
    answering.erased(said)
    answering.erased(hanging[0].result())
    await hanging[1]
    assert answering.inside == [1]
    for task in hanging[2:]:
        task.cancel()


async def test_outside_of_an_update_there_is_no_waiting() -> None:
    limit = InFlightLimit()
    async with limit.answering(), limit.answering():
        pass


async def test_those_who_have_just_come_answer_before_the_rest_of_a_flood() -> None:
    answering = Answering()
    first = await asyncio.create_task(answering.answer(0))
    flood = [asyncio.create_task(answering.answer(n, behind=True)) for n in range(1, 4)]
    await asyncio.sleep(0)
    newcomer = asyncio.create_task(answering.answer(9))
    await asyncio.sleep(0)
    answering.erased(first)
    answering.erased(await newcomer)
    for task in flood:
        answering.erased(await task)
