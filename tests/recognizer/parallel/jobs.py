"""Work for other processes."""

import os
import threading
import time
from collections.abc import Iterable
from pathlib import Path
from typing import TypeVar

from recognizer.errors import WorkerLostError

Result = TypeVar("Result")
prepared: list[int] = []


def done(results: Iterable[Result | WorkerLostError]) -> list[Result]:
    """Take results, none of which was lost."""
    found: list[Result] = []
    for result in results:
        assert not isinstance(result, WorkerLostError)
        found.append(result)
    return found


def prepare() -> None:
    prepared.append(os.getpid())


def add(shared: int, item: int) -> int:
    return shared + item


def slow_first(shared: float, item: int) -> int:
    """The first item takes longest."""
    time.sleep(shared if item == 0 else 0)
    return item


def process(shared: str, item: int) -> tuple[int, int, str]:
    """Say who did it, how often that was prepared, and what it was given."""
    time.sleep(0.05)
    return os.getpid(), len(prepared), shared


def fail(shared: str, item: int) -> int:
    if item == 2:
        raise ValueError(shared)
    return item


def die(shared: str, item: int) -> int:
    """End the process at the item that ``shared`` names, as the system does for lack of memory."""
    if str(item) == shared:
        os._exit(9)
    return item


def die_once(shared: Path, item: int) -> int:
    """End the first process that gets to item 3."""
    if item == 3 and not shared.exists():
        shared.touch()
        os._exit(9)
    return item


class Unpickled:
    """Counts how often it is unpickled in a process."""

    times = 0

    def __reduce__(self) -> tuple[object, ...]:
        return _unpickle, ()


def _unpickle() -> Unpickled:
    time.sleep(0.05)
    Unpickled.times += 1
    return Unpickled()


def times(shared: Unpickled, item: int) -> tuple[int, int]:
    return threading.get_ident(), shared.times
