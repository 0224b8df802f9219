"""How many mutated examples to try, and how long each may take."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager

MOST_SECONDS = 2.0


def examples(default: int) -> int:
    """Return how many examples FUZZ_EXAMPLES asks for, or ``default``."""
    return int(os.environ.get("FUZZ_EXAMPLES", default))


@contextmanager
def bounded() -> Iterator[None]:
    """Fail over work of more than ``MOST_SECONDS`` of this thread's own time, not the machine's."""
    started = time.thread_time()
    yield
    assert time.thread_time() - started < MOST_SECONDS
