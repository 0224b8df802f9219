"""Many pictures, read side by side: in processes of this machine, or on a cluster."""

import os
from collections.abc import Generator, Iterable
from contextlib import closing
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final, Protocol

import numpy as np

from recognizer.errors import UnreadableImageError, WorkerLostError
from recognizer.image import Portable, portable
from recognizer.parallel.spreading import Scheduler, spread
from recognizer.reading import Reading
from recognizer.threads import compute_in_callers

if TYPE_CHECKING:
    from recognizer.image import Source

Result = Reading | UnreadableImageError | TypeError | ValueError
"""What was read, or why it was not: the exception that ``Recognizer.read`` raises, as a value."""

FEW: Final = 32
"""So many are read sooner here than a process starts and loads its model."""
DEADLY: Final = "The processes that read this picture died of it, one after the other."
NO_PHOTO: Final = np.zeros((0, 0, 3), np.uint8)


class Reader(Protocol):
    """Whatever reads a picture: the recognizer, or a stand-in that can be pickled."""

    def read(self, source: "Portable") -> Reading:
        """Read one picture; raises UnreadableImageError where it is none."""


def read_many(
    reader: Reader,
    sources: "Iterable[Source | UnreadableImageError]",
    *,
    workers: int | None = None,
    scheduler: Scheduler | None = None,
    photos: bool = True,
) -> Generator[Result]:
    """Read pictures side by side, see ``Recognizer.read_many``; errors are passed on in order.

    Raises TypeError, at once, where ``sources`` is a single picture.
    """
    if isinstance(sources, str | bytes | bytearray | memoryview | os.PathLike):
        raise TypeError("read_many takes many pictures, such as a list; read takes one.")
    return _results(reader, sources, workers, scheduler, photos=photos)


def _results(
    reader: Reader,
    sources: "Iterable[Source | UnreadableImageError]",
    workers: int | None,
    scheduler: Scheduler | None,
    *,
    photos: bool,
) -> Generator[Result]:
    ready = (_ready(source, elsewhere=scheduler is not None) for source in sources)
    results = spread(
        partial(_read, photos=photos),
        reader,
        ready,
        workers=workers,
        scheduler=scheduler,
        prepare=compute_in_callers,
        few=FEW,
    )
    with closing(results):
        for result in results:
            if isinstance(result, WorkerLostError):
                yield UnreadableImageError(DEADLY)
            else:
                yield result


Refusal = UnreadableImageError | TypeError | ValueError


def _ready(source: "Source | UnreadableImageError", *, elsewhere: bool) -> Portable | Refusal:
    if isinstance(source, UnreadableImageError):
        return source
    try:
        return portable(source, elsewhere=elsewhere)
    except (UnreadableImageError, TypeError, ValueError) as error:
        return error


def _read(reader: Reader, source: Portable | Refusal, *, photos: bool) -> Result:
    if isinstance(source, Exception):
        return source
    try:
        reading = reader.read(source)
    except UnreadableImageError as error:
        return error
    return reading if photos else replace(reading, photo=NO_PHOTO)
