"""One answer at a time is on its way, and more only where a line forms."""

import asyncio
import contextlib

import pytest
from telegram import Update

from bot.inbox import in_flight
from bot.inbox.in_flight import InFlightLimit
from bot.inbox.item import Item, handled
from tests.bot.clock import Clock


class Answering:
    """Handlers that answer through one window and note who is inside."""

    def __init__(self) -> None:
        self.clock = Clock()
        self.limit = InFlightLimit(self.clock)
        self.inside: list[int] = []
        self.most = 0

    async def answer(self, number: int, *, fails: bool = False) -> Item:
        item = Item(Update(number))
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
        item.handling = False
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


async def test_a_crowd_answers_one_by_one() -> None:
    answering = Answering()
    await learn(answering, 0.1)
    assert await most_of(answering, 40, 0.1) == 1


async def test_where_a_line_would_last_for_many_seconds_some_answer_side_by_side() -> None:
    answering = Answering()
    await learn(answering, 0.5)
    assert await most_of(answering, 2, 0.5) == 1
    assert 3 <= await most_of(answering, 40, 0.1) <= 5


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


async def test_one_that_takes_too_long_holds_nobody_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(in_flight, "PATIENCE", 0.02)
    answering = Answering()
    slow = await asyncio.create_task(answering.answer(1))
    await asyncio.create_task(answering.answer(2))
    assert answering.inside == [1, 2]
    answering.erased(slow)


async def test_outside_of_an_update_there_is_no_waiting() -> None:
    limit = InFlightLimit()
    async with limit.answering(), limit.answering():
        pass
