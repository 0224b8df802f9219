"""How rows become lines of text, and what lines of before say."""

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator
from typing import Final, Protocol

from recognizer.cli.rows.row import Row, Written, shown
from recognizer.errors import RecognizerError
from recognizer.reading import Reading, percent

NOTHING: Final = "no digit found"
_ANSWER: Final = re.compile(rf"{NOTHING}|[0-9 /]+ \([0-9., %]+\)")


class Format(Protocol):
    """One way to write rows, each ending with a newline."""

    header: str

    def name(self, name: str) -> str:
        """Return what a file is called in a row."""

    def line(self, row: Row) -> str:
        """Write one row."""

    def written(self, lines: Iterable[str]) -> Iterator[Written]:
        """Say of each row in ``lines`` what it is; raises RecognizerError where it is none."""


class Text:
    """Plain lines, such as ``seven.jpg: 7 (99.8 %)``.

    Rows of digits are set apart by `` / ``; each digit has its own confidence, in reading order.
    """

    header = ""

    def name(self, name: str) -> str:
        """Return what a file is called in a line: line breaks are written as such."""
        return shown(name).replace("\n", "\\n").replace("\r", "\\r")

    def line(self, row: Row) -> str:
        """Write one row."""
        return f"{self.name(row.name)}: {_said(row)}\n"

    def written(self, lines: Iterable[str]) -> Iterator[Written]:
        """Read rows; no answer and no complaint has a colon with a blank."""
        for line in lines:
            name, colon, said = line.rstrip("\n").rpartition(": ")
            if not colon:
                raise RecognizerError("holds a line that is no answer")
            yield Written(name, not _ANSWER.fullmatch(said))


class JsonLines:
    """One JSON object a line: ``file`` with ``text`` and ``digits``, or with ``error``."""

    header = ""

    def name(self, name: str) -> str:
        """Return what a file is called in a row."""
        return shown(name)

    def line(self, row: Row) -> str:
        """Write one row."""
        return json.dumps(row.to_dict(), ensure_ascii=False) + "\n"

    def written(self, lines: Iterable[str]) -> Iterator[Written]:
        """Read rows."""
        for line in lines:
            try:
                row = json.loads(line)
                yield Written(shown(row["file"]), "error" in row)
            except (ValueError, TypeError, KeyError, AttributeError) as error:
                raise RecognizerError("holds a line that is no answer") from error


class Csv:
    """Comma-separated values for spreadsheets.

    ``text`` has its rows of digits set apart by `` / ``. ``confidences`` and ``boxes`` (x, y,
    width, height) are lists set apart by blanks, one of each digit.
    """

    FIELDS: Final = ("file", "text", "confidences", "boxes", "error")
    header = ",".join(FIELDS) + "\n"

    def name(self, name: str) -> str:
        """Return what a file is called in a row."""
        return shown(name)

    def line(self, row: Row) -> str:
        """Write one row."""
        out = io.StringIO()
        csv.writer(out, lineterminator="\n").writerow([row.name, *_fields(row.answer)])
        return out.getvalue()

    def written(self, lines: Iterable[str]) -> Iterator[Written]:
        """Read rows below the header; what ends within a field is left out."""
        try:
            for row in csv.reader(lines, strict=True):
                if len(row) != len(self.FIELDS):
                    raise RecognizerError("holds a row that is no answer")
                if tuple(row) != self.FIELDS:
                    yield Written(row[0], bool(row[-1]))
        except csv.Error as error:
            if "unexpected end" not in str(error):  # as where a row's last line was cut off
                raise RecognizerError("holds a row that is no answer") from error


def _fields(answer: Reading | Exception) -> tuple[str, ...]:
    if isinstance(answer, Exception):
        return "", "", "", str(answer)
    confidences = " ".join(f"{digit.confidence:.6f}" for digit in answer.digits)
    boxes = " ".join(",".join(str(int(side)) for side in digit.box) for digit in answer.digits)
    return _in_one_line(answer), confidences, boxes, ""


def _said(row: Row) -> str:
    if isinstance(row.answer, Exception):
        return str(row.answer)
    if not row.answer.digits:
        return NOTHING
    shares = ", ".join(percent(digit.confidence) for digit in row.answer.digits)
    return f"{_in_one_line(row.answer)} ({shares})"


def _in_one_line(reading: Reading) -> str:
    return " / ".join(reading.text.splitlines())


FORMATS: Final[dict[str, Format]] = {"text": Text(), "jsonl": JsonLines(), "csv": Csv()}
