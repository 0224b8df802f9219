"""Whose turn it is, and so many at once."""

import asyncio

import pytest

from bot.common.fair_line import NEW_IN_A_ROW, FairLine
from bot.common.fair_turns import FairTurns


def drained(line: FairLine[int]) -> list[int]:
    return [line.pop() for _ in range(len(line))]


def test_everybody_has_a_turn_in_the_order_in_which_they_came() -> None:
    line: FairLine[int] = FairLine()
    for whose, thing in (("a", 0), ("a", 1), ("a", 2), ("b", 10), ("c", 20), ("b", 11)):
        line.add(whose, thing)
    assert (len(line), line.waiting("a"), line.waiting("d")) == (6, 3, 0)
    assert drained(line) == [0, 10, 20, 1, 11, 2]
    assert not line.next()
    with pytest.raises(IndexError):
        line.pop()


def test_who_comes_goes_before_those_who_had_a_turn() -> None:
    line: FairLine[int] = FairLine()
    for number in range(5):
        for whose in range(40):
            line.add(whose, number)
    for _ in range(60):
        line.pop()
    line.add("new", -1)
    assert line.pop() == -1


def test_a_crowd_of_newcomers_stops_nobody_for_good() -> None:
    line: FairLine[int] = FairLine()
    for _ in range(3):
        line.add("old", 1)
    line.pop()
    taken = []
    for number in range(2 * NEW_IN_A_ROW + 2):
        line.add(number, 0)
        taken.append(line.pop())
    assert sum(taken) == 2


def test_those_who_may_not_are_passed_over() -> None:
    line: FairLine[int] = FairLine()
    line.add("a", 0)
    line.add("b", 1)
    assert line.pop(lambda whose, thing: whose != "a") == 1
    assert not line.next(lambda whose, thing: whose != "a")
    assert line.pop() == 0


def test_it_tells_how_much_of_each_waits() -> None:
    line: FairLine[int] = FairLine()
    for whose in "abaca":
        line.add(whose, 0)
    line.pop()
    assert line.counts() == {"a": 2, "b": 1, "c": 1}


async def test_turns_are_so_many_at_once_and_fair() -> None:
    turns = FairTurns(2)
    began: list[str] = []
    leave = asyncio.Event()

    async def take(whose: str) -> None:
        async with turns.turn(whose):
            began.append(whose)
            await leave.wait()
            leave.clear()

    tasks = [asyncio.create_task(take("a")) for _ in range(5)]
    await asyncio.sleep(0)
    tasks.append(asyncio.create_task(take("b")))
    await asyncio.sleep(0)
    assert began == ["a", "a"]
    for _ in tasks:
        leave.set()
        for _ in range(3):
            await asyncio.sleep(0)
    await asyncio.gather(*tasks)
    assert began.index("b") <= 3
    assert len(began) == 6


async def test_who_does_not_wait_any_more_takes_no_turn_from_others() -> None:
    turns = FairTurns(1)
    async with turns.turn("a"):
        gone = asyncio.create_task(turns.turn("b").__aenter__())
        waits = asyncio.create_task(turns.turn("c").__aenter__())
        await asyncio.sleep(0)
        gone.cancel()
        await asyncio.sleep(0)
    await asyncio.wait_for(waits, 5)


async def test_a_turn_that_comes_as_its_waiter_goes_is_passed_on() -> None:
    turns = FairTurns(1)
    async with turns.turn("a"):
        gone = asyncio.create_task(turns.turn("b").__aenter__())
        waits = asyncio.create_task(turns.turn("c").__aenter__())
        await asyncio.sleep(0)
    gone.cancel()
    await asyncio.wait_for(waits, 5)


def test_who_brought_much_elsewhere_stands_behind_those_who_come() -> None:
    line: FairLine[int] = FairLine()
    for number in range(3):
        line.add(f"flood {number}", number, behind=True)
    line.add("new", -1)
    line.add("flood 3", 3, behind=True)
    assert drained(line) == [-1, 0, 1, 2, 3]


async def test_there_are_spare_turns_for_those_who_are_not_behind() -> None:
    turns, began = FairTurns(1, spare=1), []
    leave = {name: asyncio.Event() for name in ("a", "b", "c", "d")}

    async def take(name: str, *, behind: bool = False) -> None:
        async with turns.turn(name, behind=behind):
            began.append(name)
            await leave[name].wait()

    tasks = [asyncio.create_task(take(name, behind=name != "c")) for name in "abc"]
    tasks.append(asyncio.create_task(take("d")))
    await asyncio.sleep(0.01)
    # The one turn, and the spare one; the next newcomer waits, before the one who is behind.
    assert began == ["a", "c"]
    leave["c"].set()
    await asyncio.sleep(0.01)
    # A spare turn that ends is none for those in line.
    assert began == ["a", "c"]
    leave["a"].set()
    await asyncio.sleep(0.01)
    assert began == ["a", "c", "d"]
    for one in leave.values():
        one.set()
    await asyncio.gather(*tasks)
