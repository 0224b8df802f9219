import os

from recognizer.evaluation.one_core import on_one_core


def test_the_process_is_released_again() -> None:
    before = os.sched_getaffinity(0) if hasattr(os, "sched_getaffinity") else set()
    with on_one_core() as pinned:
        if pinned:
            assert len(os.sched_getaffinity(0)) == 1
    if before:
        assert os.sched_getaffinity(0) == before
