"""Rows as lines: what they look like, and that they are found again."""

import csv
import json

import pytest

from recognizer.cli.rows.formats import FORMATS, Format
from recognizer.cli.rows.row import Row, Written
from recognizer.errors import DamagedImageError, RecognizerError, UnreadableImageError
from tests.recognizer.readings import reading

ROWS = [
    Row("seven.jpg", reading("7", 0.998)),
    Row('a: b, "c".jpg', reading("12\n3 4", 0.99999)),
    Row("cat.jpg", reading("")),
    Row("form.pdf#2", DamagedImageError()),
    Row("lost\n.jpg", UnreadableImageError("No such file or directory.")),
    Row("\udcff.jpg", reading("0")),
]


def lines_of(form: Format) -> list[str]:
    """Write all rows as a file does, and split them as a file is read."""
    text = form.header + "".join(map(form.line, ROWS))
    return text.encode("utf-8", "backslashreplace").decode().splitlines(keepends=True)


@pytest.mark.parametrize("kind", FORMATS)
def test_what_was_written_is_found_again(kind: str) -> None:
    form = FORMATS[kind]
    found = list(form.written(lines_of(form)))
    assert found == [Written(form.name(row.name), row.failed) for row in ROWS]


def test_plain_lines_are_for_people() -> None:
    assert lines_of(FORMATS["text"]) == [
        "seven.jpg: 7 (99.8%)\n",
        'a: b, "c".jpg: 12 / 3 4 (99.9%, 99.9%, 99.9%, 99.9%)\n',
        "cat.jpg: no digit found\n",
        "form.pdf#2: This picture is damaged; please send it again.\n",
        "lost\\n.jpg: No such file or directory.\n",
        "\\udcff.jpg: 0 (98.0%)\n",
    ]


def test_json_lines_have_everything() -> None:
    lines = [json.loads(line) for line in lines_of(FORMATS["jsonl"])]
    assert [line["file"] for line in lines] == [row.name for row in ROWS]
    assert lines[1] == {"file": ROWS[1].name, **reading("12\n3 4", 0.99999).to_dict()}
    assert lines[3] == {"file": "form.pdf#2", "error": str(DamagedImageError())}


def test_csv_is_a_table() -> None:
    rows = list(csv.DictReader(lines_of(FORMATS["csv"])))
    assert len(rows) == len(ROWS)
    assert rows[1] == {
        "file": 'a: b, "c".jpg',
        "text": "12 / 3 4",
        "confidences": "0.999990 0.999990 0.999990 0.999990",
        "boxes": "20,50,40,60 80,50,40,60 140,50,40,60 200,50,40,60",
        "error": "",
    }
    assert rows[4]["file"] == "lost\n.jpg"
    assert rows[4]["error"] == "No such file or directory."


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("text", "hello\n"),
        ("jsonl", "hello\n"),
        ("jsonl", "[1]\n"),
        ("jsonl", '{"name": 1}\n'),
        ("jsonl", '{"file": 1}\n'),
        ("csv", "a,b\n"),
    ],
)
def test_what_is_no_row_is_refused(kind: str, text: str) -> None:
    with pytest.raises(RecognizerError, match="no answer"):
        list(FORMATS[kind].written([text]))
