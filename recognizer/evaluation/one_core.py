"""One core for this process, so that what is measured does not hang on what else goes on."""

import contextlib
import os
from collections.abc import Iterator

import cv2
import psutil


@contextlib.contextmanager
def on_one_core() -> Iterator[bool]:
    """Hold this process to one core, where the system can; say whether it could."""
    threads = cv2.getNumThreads()
    allowed = os.sched_getaffinity(0) if hasattr(os, "sched_setaffinity") else set()
    cv2.setNumThreads(1)
    if allowed:
        _pin({min(allowed)})
    try:
        yield bool(allowed)
    finally:
        cv2.setNumThreads(threads)
        if allowed:
            _pin(allowed)


def _pin(cores: set[int]) -> None:
    """Move every thread, the libraries', too, to ``cores``; new threads follow their parents."""
    for thread in psutil.Process().threads():
        with contextlib.suppress(ProcessLookupError):
            os.sched_setaffinity(thread.id, cores)
