"""Pauses before another try: exponential backoff with jitter, or what Telegram asks for."""

import random
from datetime import timedelta

from telegram.error import RetryAfter

# After an outage nobody waits for longer than this and the try itself.
LONGEST_PAUSE = 10.0


def backoff(failures: int, longest: float = LONGEST_PAUSE) -> float:
    """Return how many seconds to wait after so many failures.

    Twice as long each time, and never the same for two, lest all come back at once.
    """
    wait: float = min(longest, 2.0 ** min(failures, 10))
    return wait * random.uniform(0.5, 1)  # noqa: S311 - no secret


def seconds_asked(refused: RetryAfter) -> float:
    """Return how many seconds Telegram's flood control (429) wants us to wait.

    The library gives a number or a timedelta, as PTB_TIMEDELTA in the environment says.
    """
    wait = refused.retry_after
    return wait.total_seconds() if isinstance(wait, timedelta) else float(wait)
