"""Outages of the network."""

from bot.inbox.outage import SUSPICIOUS, Outage
from tests.bot.clock import Clock


def test_after_some_failures_one_at_a_time_tries() -> None:
    clock = Clock()
    outage = Outage(clock)
    for _ in range(SUSPICIOUS - 1):
        assert outage.failed() == 0
    assert outage.admits(in_hand=5)
    pause = outage.failed()
    assert pause > 0
    assert not outage.admits(in_hand=0)
    clock.now += pause
    assert outage.admits(in_hand=0)
    assert not outage.admits(in_hand=1)
    assert outage.failed(hung=True) == 0
    assert outage.admits(in_hand=0)
    outage.succeeded()
    assert outage.admits(in_hand=5)
