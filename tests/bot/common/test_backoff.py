"""Pauses after failures."""

from bot.common.backoff import LONGEST_PAUSE, backoff


def test_pauses_double_up_to_a_bound_and_differ() -> None:
    assert 1 <= backoff(1) <= 2
    assert 4 <= backoff(3) <= 8
    assert LONGEST_PAUSE / 2 <= backoff(1_000) <= LONGEST_PAUSE
    assert len({backoff(5) for _ in range(10)}) > 1
