"""Processes of this machine."""

import multiprocessing
import os
import signal
import threading
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from typing import TypeVar

from recognizer.memory import reuse_memory
from recognizer.parallel.crew import Crew
from recognizer.parallel.parcel import Parcel

Shared = TypeVar("Shared")


def cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@contextmanager
def local_crew(parcel: Parcel[Shared], workers: int) -> Iterator[Crew[Shared]]:
    """Start up to ``workers`` processes, each of which opens the parcel once.

    They are spawned: the threads of OpenCV and of networks do not survive a fork.
    """
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, context, initializer=_begin, initargs=(parcel,)) as pool:
        yield Crew(pool, parcel.label(), lambda: workers, sheltered=_deaf)


@contextmanager
def _deaf() -> Iterator[None]:
    """Hold Ctrl-C back meanwhile: a worker that starts now keeps that until it leaves it to us."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin(parcel: Parcel[Shared]) -> None:
    """Begin a worker: it ends with its parent, and leaves Ctrl-C to it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    threading.Thread(target=_end_with_parent, daemon=True).start()
    reuse_memory()
    parcel.open()


def _end_with_parent() -> None:
    # A parent that was killed told nobody to end: its workers would wait for more work for ever.
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
