"""Work spread over processes: order, look-ahead, errors, and who did it."""

import os
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from typing import Any, ParamSpec, TypeVar

import pytest

from recognizer.errors import WorkerLostError
from recognizer.parallel.crew import AHEAD
from recognizer.parallel.spreading import spread
from tests.recognizer.parallel import jobs


def test_one_worker_is_this_process_and_asks_for_one_item_at_a_time() -> None:
    taken: list[int] = []

    def items() -> Iterator[int]:
        for number in range(5):
            taken.append(number)
            yield number

    results = spread(jobs.process, "given", items(), workers=1)
    [(pid, _, shared)] = jobs.done([next(results)])
    assert (pid, shared) == (os.getpid(), "given")
    assert taken == [0]
    assert len(list(results)) == 4


def test_processes_share_the_work_and_each_is_prepared_once() -> None:
    results = jobs.done(
        spread(jobs.process, "given", range(24), workers=2, prepare=jobs.prepare, few=2)
    )
    here, there = results[:2], results[2:]
    assert {pid for pid, _, _ in here} == {os.getpid()}
    assert len({pid for pid, _, _ in there} - {os.getpid()}) == 2
    assert {times for _, times, _ in there} == {1}
    assert {shared for _, _, shared in results} == {"given"}


def test_no_process_is_started_for_a_few() -> None:
    results = jobs.done(spread(jobs.process, "given", range(3), workers=8, few=3))
    assert {pid for pid, _, _ in results} == {os.getpid()}


P = ParamSpec("P")
T = TypeVar("T")


class Watched(ThreadPoolExecutor):
    """Knows how many calls were under way at most."""

    def __init__(self, workers: int) -> None:
        super().__init__(workers)
        self.calls: list[Future[Any]] = []
        self.most = 0

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        call = super().submit(fn, *args, **kwargs)
        self.calls.append(call)
        self.most = max(self.most, sum(not each.done() for each in self.calls))
        return call


def test_any_executor_will_do_and_results_keep_their_order() -> None:
    with Watched(3) as pool:
        found = list(spread(jobs.slow_first, 0.3, range(100), workers=3, scheduler=pool))
    assert found == list(range(100))


def test_while_one_is_slow_only_so_many_are_taken_ahead() -> None:
    taken: list[int] = []

    def items() -> Iterator[int]:
        for number in range(1000):
            taken.append(number)
            yield number

    with Watched(2) as pool:
        results = spread(jobs.slow_first, 0.3, items(), workers=2, scheduler=pool)
        assert next(results) == 0
        assert len(taken) <= 2 * AHEAD
        results.close()
        assert all(call.done() or call.cancelled() for call in pool.calls[2:])


class Idle(Executor):
    """Does nothing but the first call."""

    def __init__(self) -> None:
        self.calls: list[Future[Any]] = []

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        call: Future[T] = Future()
        if not self.calls:
            call.set_result(fn(*args, **kwargs))
        self.calls.append(call)
        return call


def test_what_is_given_up_is_not_computed() -> None:
    idle = Idle()
    results = spread(jobs.add, 1, range(100), workers=2, scheduler=idle)
    assert next(results) == 1
    results.close()
    assert len(idle.calls) >= 1
    assert all(call.cancelled() for call in idle.calls[1:])


def test_errors_of_the_work_are_raised() -> None:
    with ProcessPoolExecutor(1) as pool:
        results = spread(jobs.fail, "why", range(4), scheduler=pool)
        assert [next(results), next(results)] == [0, 1]
        with pytest.raises(ValueError, match="why"):
            next(results)


def test_a_process_that_the_system_ends_is_a_sentence() -> None:
    with pytest.raises(WorkerLostError, match="memory"):
        list(spread(jobs.die, "5", range(20), workers=2))


def test_no_worker_is_too_few() -> None:
    with pytest.raises(ValueError, match="one at least"):
        list(spread(jobs.add, 1, [1], workers=0))
