"""One function, many items: done here, by processes of this machine, or by a cluster."""

from collections import deque
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import BrokenExecutor, CancelledError, Executor, Future, wait
from contextlib import AbstractContextManager, nullcontext
from itertools import chain, islice
from typing import TypeVar

from recognizer.errors import WorkerLostError
from recognizer.parallel.cluster import cluster_crew
from recognizer.parallel.crew import Crew
from recognizer.parallel.local import cores, local_crew
from recognizer.parallel.parcel import Parcel, nothing

Shared = TypeVar("Shared")
Item = TypeVar("Item")
Result = TypeVar("Result")
Scheduler = str | Executor
"""The address of a Dask scheduler, or any executor."""


def spread(
    work: Callable[[Shared, Item], Result],
    shared: Shared,
    items: Iterable[Item],
    *,
    workers: int | None = None,
    scheduler: Scheduler | None = None,
    prepare: Callable[[], object] = nothing,
    few: int = 0,
) -> Generator[Result | WorkerLostError]:
    """Yield ``work(shared, item)`` for each item, in their order, as they are done.

    ``workers`` processes of this machine (default: its cores) do it, or ``scheduler`` does. Each
    of them gets ``shared`` once, and calls ``prepare`` before. ``work`` and ``prepare`` are
    functions of modules; what is sent and returned can be pickled. Items are taken as they are
    needed, a few a worker ahead. The first ``few`` are done here while nobody else is asked: for
    them it would not pay to start processes. With one worker all are.

    A call whose workers died each time a cluster tried it, at last by itself, yields a
    WorkerLostError. Whatever ``work`` raises is raised.

    Raises:
        WorkerLostError: the system ended a process of this machine, as it does when memory runs
            out, or an executor broke.
        ClusterError: see ``cluster_crew``.
        ValueError: there are less than one worker.
    """
    count = cores() if workers is None else workers
    if count < 1:
        raise ValueError(f"{count} workers cannot do anything: there must be one at least.")
    todo = iter(items)
    if scheduler is None:
        here = todo if count == 1 else islice(todo, few)
        yield from (work(shared, item) for item in here)
    for following in todo:
        with _crew(Parcel.of(shared, prepare), count, scheduler) as crew:
            yield from _in_order(crew, work, chain([following], todo))


def _crew(
    parcel: Parcel[Shared], workers: int, scheduler: Scheduler | None
) -> AbstractContextManager[Crew[Shared]]:
    if scheduler is None:
        return local_crew(parcel, workers)
    if isinstance(scheduler, str):
        return cluster_crew(parcel, scheduler)
    # Nobody knows how to bring a parcel to its workers but with every call.
    return nullcontext(Crew(scheduler, parcel, lambda: workers))


def _in_order(
    crew: Crew[Shared], work: Callable[[Shared, Item], Result], items: Iterable[Item]
) -> Generator[Result | WorkerLostError]:
    under_way: deque[tuple[Item, Future[Result]]] = deque()

    def first() -> Result | WorkerLostError:
        item, future = under_way.popleft()
        try:
            return future.result()
        except crew.lost:
            # Dask blames every call that waited at a worker that died, too (dask/distributed
            # issue 5234): the one that it dies of is found by being done while no other is.
            wait([others for _, others in under_way])
            return _alone(crew, work, item)

    try:
        for item in items:
            under_way.append((item, crew.submit(work, item)))
            while under_way and (len(under_way) >= crew.ahead or under_way[0][1].done()):
                yield first()
        while under_way:
            yield first()
    except BrokenExecutor as error:
        raise WorkerLostError from error
    except CancelledError as error:  # not by us, who would not wait for it
        raise WorkerLostError("The work was cancelled: its scheduler may have ended.") from error
    finally:
        for _, future in under_way:
            future.cancel()


def _alone(
    crew: Crew[Shared], work: Callable[[Shared, Item], Result], item: Item
) -> Result | WorkerLostError:
    try:
        return crew.submit(work, item).result()
    except crew.lost as error:
        lost = WorkerLostError()
        lost.__cause__ = error
        return lost
