"""Evaluation: how well a reader reads a folder of labelled photos."""

import json
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field

from recognizer.errors import DatasetError, UnreadableImageError, WorkerLostError
from recognizer.evaluation.manifest import Entry
from recognizer.evaluation.scores import Outcome, Score, Verdict, score
from recognizer.many import FEW, Reader
from recognizer.parallel.spreading import Scheduler, spread
from recognizer.threads import compute_in_callers

ALL = "all"
NO_SPLIT = "(no split)"


@dataclass(frozen=True)
class Row:
    """The score of one category, or of one source within it.

    ``splits`` holds the scores of its parts by the manifest's ``split``, where it has any.
    """

    category: str
    source: str
    score: Score
    splits: Mapping[str, Score] = field(default_factory=dict)


@dataclass(frozen=True)
class Evaluation:
    """Every outcome, in the manifest's order."""

    outcomes: tuple[Outcome, ...]

    @property
    def failures(self) -> tuple[Outcome, ...]:
        """What was read wrong, or not at all."""
        return tuple(o for o in self.outcomes if o.verdict is not Verdict.RIGHT)

    def rows(self) -> tuple[Row, ...]:
        """Scores by category, each followed by its sources; the total comes last."""
        return tuple(self._rows())

    def _rows(self) -> Iterator[Row]:
        for category, some in _grouped(self.outcomes, lambda o: o.entry.category):
            yield self._row(category, ALL, some)
            sources = list(_grouped(some, lambda o: o.entry.source))
            if len(sources) > 1 or sources[0][0]:
                yield from (self._row(category, name, each) for name, each in sources)
        yield self._row(ALL, ALL, self.outcomes)

    def _row(self, category: str, source: str, outcomes: Sequence[Outcome]) -> Row:
        splits = {}
        if any(o.entry.split for o in self.outcomes):
            parts = _grouped(outcomes, lambda o: o.entry.split or NO_SPLIT)
            splits = {name: score(some) for name, some in parts}
        return Row(category, source, score(outcomes), splits)

    def to_json(self) -> str:
        """Everything as one JSON document: ``rows`` of scores, and the ``failures``.

        A row's ``splits`` holds the same numbers for each split of the manifest.
        """
        rows = [
            {
                "category": row.category,
                "source": row.source,
                **asdict(row.score),
                "splits": {name: asdict(part) for name, part in row.splits.items()},
            }
            for row in self.rows()
        ]
        failures = [
            {
                "file": o.entry.file,
                "category": o.entry.category,
                "source": o.entry.source,
                "split": o.entry.split,
                "label": o.entry.label,
                "answer": o.answer,
                "confidence": round(o.confidence, 4) if o.answer else None,
                "error": o.error,
            }
            for o in self.failures
        ]
        return json.dumps({"rows": rows, "failures": failures}, indent=2, ensure_ascii=False)


def evaluate(
    reader: Reader,
    entries: Iterable[Entry],
    *,
    workers: int | None = None,
    scheduler: Scheduler | None = None,
) -> Evaluation:
    """Read every photo once, side by side by ``workers`` or a scheduler, see ``spread``.

    The seconds of an outcome are its own worker's. A reader that cannot be pickled reads alone,
    with ``workers=1``.

    Raises:
        DatasetError: a file is gone.
        WorkerLostError: the system ended a process that read.
        ClusterError: the scheduler cannot be reached.
    """
    photos = ((entry, _bytes(entry)) for entry in entries)
    outcomes = spread(
        _read,
        reader,
        photos,
        workers=workers,
        scheduler=scheduler,
        prepare=compute_in_callers,
        few=FEW,
    )
    return Evaluation(tuple(map(_found, outcomes)))


def _bytes(entry: Entry) -> bytes:
    try:
        return entry.path.read_bytes()
    except OSError as error:
        raise DatasetError(f"{entry.path} cannot be opened: {error.strerror}.") from error


def _found(outcome: Outcome | WorkerLostError) -> Outcome:
    if isinstance(outcome, WorkerLostError):
        raise outcome
    return outcome


def _read(reader: Reader, photo: tuple[Entry, bytes]) -> Outcome:
    entry, data = photo
    started = time.perf_counter()
    try:
        reading = reader.read(data)
    except UnreadableImageError as error:
        return Outcome(entry, "", (), time.perf_counter() - started, str(error))
    return Outcome(entry, reading.text, reading.digits, time.perf_counter() - started)


def _grouped(
    outcomes: Sequence[Outcome], key: Callable[[Outcome], str]
) -> Iterator[tuple[str, list[Outcome]]]:
    """Yield groups in the order of their first member."""
    groups: dict[str, list[Outcome]] = {}
    for outcome in outcomes:
        groups.setdefault(key(outcome), []).append(outcome)
    yield from groups.items()
