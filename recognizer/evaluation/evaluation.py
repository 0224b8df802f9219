"""Evaluation: how well a reader reads a folder of labelled photos."""

import json
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass

from recognizer.errors import DatasetError, UnreadableImageError, WorkerLostError
from recognizer.evaluation.manifest import Entry
from recognizer.evaluation.scores import Outcome, Score, Verdict, score
from recognizer.many import FEW, Reader
from recognizer.parallel.spreading import Scheduler, spread
from recognizer.threads import compute_in_callers

ALL = "all"


@dataclass(frozen=True)
class Row:
    """The score of one category, or of one source within it."""

    category: str
    source: str
    score: Score


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
            yield Row(category, ALL, score(some))
            sources = list(_grouped(some, lambda o: o.entry.source))
            if len(sources) > 1 or sources[0][0]:
                yield from (Row(category, name, score(each)) for name, each in sources)
        yield Row(ALL, ALL, score(self.outcomes))

    def to_json(self) -> str:
        """Everything as one JSON document: ``rows`` of scores, and the ``failures``."""
        rows = [
            {"category": row.category, "source": row.source, **asdict(row.score)}
            for row in self.rows()
        ]
        failures = [
            {
                "file": o.entry.file,
                "category": o.entry.category,
                "source": o.entry.source,
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


def table(rows: Sequence[Row]) -> str:
    """Lay scores out as text, a line each; sources are indented below their category."""
    head = ("", "photos", "right", "silent", "wrong", "digit errors", "calibration", "ms")
    lines = [head, *(_cells(row) for row in rows)]
    widths = [max(len(line[i]) for line in lines) for i in range(len(head))]
    return "\n".join(
        "  ".join(
            cell.ljust(width) if i == 0 else cell.rjust(width)
            for i, (cell, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in lines
    )


def _cells(row: Row) -> tuple[str, ...]:
    name = row.category if row.source == ALL else f"  {row.source or '(no source)'}"
    got = row.score
    return (
        name,
        str(got.photos),
        _percent(got.right),
        _percent(got.silent),
        _percent(got.wrong),
        _percent(got.character_error_rate),
        _percent(got.calibration_error),
        f"{got.milliseconds:.1f}",
    )


def _percent(share: float | None) -> str:
    return "-" if share is None else f"{share:.2%}".replace("%", " %")


def _grouped(
    outcomes: Sequence[Outcome], key: Callable[[Outcome], str]
) -> Iterator[tuple[str, list[Outcome]]]:
    """Yield groups in the order of their first member."""
    groups: dict[str, list[Outcome]] = {}
    for outcome in outcomes:
        groups.setdefault(key(outcome), []).append(outcome)
    yield from groups.items()
