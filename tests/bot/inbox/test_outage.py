"""Outages and pauses."""

from bot.inbox.outage import LONGEST_PAUSE, SUSPICIOUS, Outage, backoff
from tests.bot.clock import Clock


def test_pauses_double_up_to_a_bound_and_differ() -> None:
    assert 1 <= backoff(1) <= 2
    assert 4 <= backoff(3) <= 8
    assert LONGEST_PAUSE / 2 <= backoff(1_000) <= LONGEST_PAUSE
    assert len({backoff(5) for _ in range(10)}) > 1


def test_after_some_failures_one_at_a_time_tries() -> None:
    clock = Clock()
    outage = Outage(clock)
    for _ in range(SUSPICIOUS - 1):
        assert outage.failed() == 0
    assert outage.allows(in_hand=5)
    pause = outage.failed()
    assert pause > 0
    assert not outage.allows(in_hand=0)
    clock.now += pause
    assert outage.allows(in_hand=0)
    assert not outage.allows(in_hand=1)
    outage.succeeded()
    assert outage.allows(in_hand=5)
