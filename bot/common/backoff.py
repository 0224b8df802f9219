"""Exponential backoff with jitter: how long to wait after so many failures."""

import random

LONGEST_PAUSE = 60.0


def backoff(failures: int, longest: float = LONGEST_PAUSE) -> float:
    """Return how many seconds to wait after so many failures.

    Twice as long each time, and never the same for two, lest all come back at once.
    """
    wait: float = min(longest, 2.0 ** min(failures, 10))
    return wait * random.uniform(0.5, 1)  # noqa: S311 - no secret
