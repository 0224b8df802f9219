"""Table of scores, as text: a line a category and a source, splits side by side."""

from collections.abc import Callable, Sequence

from recognizer.evaluation.evaluation import ALL, Row
from recognizer.evaluation.scores import Score

COLUMNS: dict[str, Callable[[Score], str]] = {
    "photos": lambda score: str(score.photos),
    "right": lambda score: _percent(score.right),
    "silent": lambda score: _percent(score.silent),
    "wrong": lambda score: _percent(score.wrong),
    "digit errors": lambda score: _percent(score.character_error_rate),
    "calibration": lambda score: _percent(score.calibration_error),
    "ms": lambda score: f"{score.milliseconds:.1f}",
}
NOTHING = "-"
WIDTH = 6
"""As wide as 100.00."""
FIRST = ("tune", "check")
"""Splits in this order, others after them."""


def table(rows: Sequence[Row]) -> str:
    """Lay scores out as text, a line each; sources are indented below their category.

    Where the manifest has splits, each cell holds theirs side by side: ``98.50 / 99.20 %``.
    """
    found = dict.fromkeys(name for row in rows for name in row.splits)
    splits = [name for name in FIRST if name in found] + [n for n in found if n not in FIRST]
    head = (" / ".join(splits), *COLUMNS)
    lines = [head, *(_cells(row, splits) for row in rows)]
    widths = [max(len(line[i]) for line in lines) for i in range(len(head))]
    return "\n".join(
        "  ".join(
            cell.ljust(width) if i == 0 else cell.rjust(width)
            for i, (cell, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in lines
    )


def _cells(row: Row, splits: Sequence[str]) -> tuple[str, ...]:
    name = row.category if row.source == ALL else f"  {row.source or '(no source)'}"
    return name, *(_cell(row, splits, column) for column in COLUMNS.values())


def _cell(row: Row, splits: Sequence[str], column: Callable[[Score], str]) -> str:
    if not splits:
        return column(row.score)
    parts = [column(row.splits[name]) if name in row.splits else NOTHING for name in splits]
    # The unit is said once: 98.50 / 99.20 %.
    unit = " %" if any(part.endswith(" %") for part in parts) else ""
    return " / ".join(part.removesuffix(" %").rjust(WIDTH) for part in parts) + unit


def _percent(share: float | None) -> str:
    return NOTHING if share is None else f"{share:.2%}".replace("%", " %")
