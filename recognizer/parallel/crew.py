"""Who does the work: an executor, what its calls carry along, and how much keeps it busy."""

from collections.abc import Callable
from concurrent.futures import Executor, Future
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

from recognizer.parallel.parcel import Parcel

Shared = TypeVar("Shared")
Item = TypeVar("Item")
Result = TypeVar("Result")

AHEAD: Final = 4
"""So many calls a worker are under way: while one is slow the others do not wait for it."""


@dataclass(frozen=True)
class Crew(Generic[Shared]):
    """An executor and how it is to be used.

    ``parcel`` is what each call takes along: the parcel, its label, or what the executor turns
    into one of the two on the way. ``workers`` says how many calls run side by side. ``lost``
    are the exceptions by which the executor says of one call that its workers died of it.
    ``sheltered`` is around each handing over of a call, which may start a worker.
    """

    executor: Executor
    parcel: Parcel[Shared]
    workers: Callable[[], int]
    lost: tuple[type[Exception], ...] = ()
    sheltered: Callable[[], AbstractContextManager[object]] = nullcontext

    def submit(self, work: Callable[[Shared, Item], Result], item: Item) -> Future[Result]:
        """Have ``work`` done with the parcel's content and ``item``."""
        with self.sheltered():
            return self.executor.submit(_call, work, self.parcel, item)

    @property
    def ahead(self) -> int:
        """How many calls are to be under way."""
        return AHEAD * max(1, self.workers())


def _call(work: Callable[[Shared, Item], Result], parcel: Parcel[Shared], item: Item) -> Result:
    return work(parcel.open(), item)
