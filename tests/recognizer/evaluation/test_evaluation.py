"""Evaluating a folder: rows, totals, the JSON, the contact sheet of failures."""

import json
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from recognizer.errors import DatasetError
from recognizer.evaluation.contact_sheet import PER_PAGE, TILE, contact_sheet, write_contact_sheets
from recognizer.evaluation.evaluation import NO_SPLIT, Evaluation, evaluate
from recognizer.evaluation.manifest import Entry, load_manifest
from recognizer.evaluation.scores import Outcome
from tests.recognizer.files import drawing, encode
from tests.recognizer.readings import KnownAnswers, reading

ROWS = [
    ("a", "7", "single", "ann", "7"),
    ("b", "7", "single", "bob", "1"),
    ("c", "3", "single", "bob", ""),
    ("d", "12 34", "multi", "bob", "12\n34"),
    ("e", "", "negative", "", ""),
    ("f", "5", "single", "ann", None),
]


@pytest.fixture
def evaluation(tmp_path: Path) -> Evaluation:
    answers = {}
    lines = ["file,label,category,source"]
    for index, (name, label, category, source, answer) in enumerate(ROWS):
        data = encode(drawing(60 + index, 50), "PNG")
        (tmp_path / name).write_bytes(data)
        lines.append(f"{name},{label},{category},{source}")
        if answer is not None:
            answers[data] = reading(answer)
    (tmp_path / "manifest.csv").write_text("\n".join(lines))
    return evaluate(KnownAnswers(answers), load_manifest(tmp_path))


def test_rows_are_by_category_then_source_then_all(evaluation: Evaluation) -> None:
    rows = evaluation.rows()
    assert [(row.category, row.source) for row in rows] == [
        ("single", "all"),
        ("single", "ann"),
        ("single", "bob"),
        ("multi", "all"),
        ("multi", "bob"),
        ("negative", "all"),
        ("all", "all"),
    ]
    assert [row.score.right for row in rows] == [0.25, 0.5, 0, 1, 1, 1, 0.5]
    assert [row.score.silent for row in rows][:3] == [0.5, 0.5, 0.5]


def test_refused_files_count_as_silence_and_say_why(evaluation: Evaluation) -> None:
    refused = evaluation.outcomes[-1]
    assert refused.error is not None
    assert "damaged" in refused.error


def test_the_json_holds_rows_and_failures(evaluation: Evaluation) -> None:
    result = json.loads(evaluation.to_json())
    assert result["rows"][-1]["right"] == 0.5
    assert [failure["file"] for failure in result["failures"]] == ["b", "c", "f"]
    assert result["failures"][0]["answer"] == "1"
    assert result["failures"][1]["confidence"] is None
    assert all(row["splits"] == {} for row in result["rows"])


def test_splits_are_counted_apart_and_together() -> None:
    evaluation = by_split(("7", "7", "tune"), ("7", "1", "tune"), ("3", "3", "check"))
    every = evaluation.rows()[-1]
    assert every.score.photos == 3
    assert {name: part.photos for name, part in every.splits.items()} == {"tune": 2, "check": 1}
    assert [every.splits[name].right for name in ("tune", "check")] == [0.5, 1]
    result = json.loads(evaluation.to_json())
    assert result["rows"][-1]["splits"]["tune"]["right"] == 0.5
    assert result["failures"][0]["split"] == "tune"


def test_photos_of_no_split_are_not_lost_among_others() -> None:
    every = by_split(("7", "7", "tune"), ("7", "1", "")).rows()[-1]
    assert set(every.splits) == {"tune", NO_SPLIT}
    assert by_split(("7", "7", ""), ("7", "1", "")).rows()[-1].splits == {}


def test_letters_are_right_where_nothing_is_read() -> None:
    outcomes = [
        Outcome(Entry(Path(), str(i), "", "letter", ""), text, reading(text).digits, 0.01)
        for i, text in enumerate(("", "", "8", ""))
    ]
    letters = Evaluation(tuple(outcomes)).rows()[0]
    assert (letters.category, letters.score.right, letters.score.wrong) == ("letter", 0.75, 0.25)
    assert letters.score.silent == 0
    assert letters.score.character_error_rate is None
    assert letters.score.calibration_error is None


def by_split(*photos: tuple[str, str, str]) -> Evaluation:
    """An evaluation of single digits: label, answer and split."""
    return Evaluation(
        tuple(
            Outcome(
                Entry(Path(), str(i), label, "single", "", split), text, reading(text).digits, 0.01
            )
            for i, (label, text, split) in enumerate(photos)
        )
    )


def test_the_contact_sheet_shows_photo_and_crop(evaluation: Evaluation, tmp_path: Path) -> None:
    folder = tmp_path / "sheets"
    (path,) = write_contact_sheets(evaluation.failures, folder)
    with Image.open(path) as sheet:
        assert sheet.size == (3 * TILE[0], TILE[1])
    wrong = evaluation.failures[0]
    pixels = np.asarray(contact_sheet([wrong]))
    blank = Outcome(wrong.entry, "", (), 0.0)
    assert (pixels[200:240, :60] != np.asarray(contact_sheet([blank]))[200:240, :60]).any()


def test_sheets_are_numbered_and_replace_those_of_before(
    evaluation: Evaluation, tmp_path: Path
) -> None:
    many = evaluation.failures[:1] * (PER_PAGE + 1)
    assert [p.name for p in write_contact_sheets(many, tmp_path)] == [
        "failures-1.png",
        "failures-2.png",
    ]
    assert write_contact_sheets((), tmp_path) == ()
    assert not list(tmp_path.glob("failures-*.png"))


def test_long_names_and_unreadable_files_still_make_a_tile(tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_bytes(b"no picture")
    entry = Entry(path, "long " * 60, "7", "single", "s" * 90)
    assert contact_sheet([Outcome(entry, "", (), 0.0, "No.")]).size == TILE


def test_a_photo_that_is_gone_meanwhile_is_named(tmp_path: Path) -> None:
    entry = Entry(tmp_path / "gone.png", "gone.png", "7", "single", "")
    with pytest.raises(DatasetError, match=r"gone\.png"):
        evaluate(KnownAnswers({}), [entry])
