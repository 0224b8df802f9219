"""Pauses before another try."""

from datetime import timedelta

from telegram.error import RetryAfter

from bot.common.backoff import LONGEST_PAUSE, backoff, seconds_asked


def test_pauses_double_up_to_a_bound_and_differ() -> None:
    assert 1 <= backoff(1) <= 2
    assert 4 <= backoff(3) <= 8
    assert LONGEST_PAUSE / 2 <= backoff(1_000) <= LONGEST_PAUSE
    assert len({backoff(5) for _ in range(10)}) > 1


def test_what_telegram_asks_for_comes_in_seconds_either_way() -> None:
    assert seconds_asked(RetryAfter(7)) == 7.0
    assert seconds_asked(RetryAfter(timedelta(minutes=2))) == 120.0
