"""Who is told to wait, and for how long."""

from telegram import Update

from bot.inbox.item import Item
from bot.inbox.waiting_time import WaitingTime
from tests.bot.clock import Clock


def waits(clock: Clock, seconds: float, in_hand: int) -> WaitingTime:
    """With a pace learned from updates that took ``seconds`` beside ``in_hand`` others."""
    learned = WaitingTime(clock)
    for _ in range(20):
        clock.now += 1_000
        learned.finished(seconds, in_hand)
    return learned


def item(number: int) -> Item:
    return Item(Update(number))


def test_idle_hours_are_no_line() -> None:
    clock = Clock()
    learned = waits(clock, 0.05, 1)
    clock.now += 100_000
    assert learned.to_announce(item(1), 10) is None


def test_a_long_line_is_announced_to_a_chat_once_in_a_while() -> None:
    clock = Clock()
    learned = waits(clock, 8.0, 100)
    assert learned.to_announce(item(1), 100) is None
    assert learned.to_announce(item(1), 500) == 40
    assert learned.to_announce(item(2), 500) is None
    clock.now += 1_000
    assert learned.to_announce(item(3), 500) == 40


def test_one_that_took_hours_does_not_tell_the_pace() -> None:
    learned = waits(Clock(), 0.05, 1)
    learned.finished(7_200, 1)
    assert learned.to_announce(item(1), 10) is None
