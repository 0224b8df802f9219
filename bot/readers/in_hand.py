"""What the readers have in hand, and since when: a process that hangs says nothing itself."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

NOTICED: Final = 15.0
"""Seconds: nothing that is well is at one photo for so long."""
NOTICED_LOADING: Final = 60.0
"""Seconds: a model of before is exported first, which takes longer than reading."""


class InHand:
    """Photos that are read, and models that are loaded, in whichever thread."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """Begin with nothing in hand."""
        self._clock = clock
        self._begun: dict[object, tuple[float, float]] = {}

    @contextmanager
    def timing(self, noticed: float = NOTICED) -> Iterator[None]:
        """Have one more in hand; after ``noticed`` seconds it counts as hanging."""
        key = object()
        self._begun[key] = self._clock(), noticed
        try:
            yield
        finally:
            del self._begun[key]

    @property
    def hanging(self) -> int:
        """How many hang."""
        now = self._clock()
        return sum(now - begun >= noticed for begun, noticed in list(self._begun.values()))
