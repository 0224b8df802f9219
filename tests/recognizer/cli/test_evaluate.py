"""``evaluate FOLDER``: the table, the files it writes, its complaints."""

import json
from pathlib import Path

import pytest

from recognizer.__main__ import main
from recognizer.recognizer import Recognizer
from tests.recognizer.files import drawing, encode
from tests.recognizer.readings import KnownAnswers, reading


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two labelled photos, the second of which is misread."""
    answers = {}
    for name, width, text in (("a.png", 50, "7"), ("b.png", 60, "1")):
        data = encode(drawing(width, 40), "PNG")
        (tmp_path / name).write_bytes(data)
        answers[data] = reading(text)
    (tmp_path / "manifest.csv").write_text("file,label,category\na.png,7,single\nb.png,2,single\n")
    known = KnownAnswers(answers)
    monkeypatch.setattr(Recognizer, "load", lambda models=None: known)
    return tmp_path


def test_prints_the_table_and_writes_what_was_asked(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    numbers, sheets = tmp_path / "out" / "numbers.json", tmp_path / "sheets"
    arguments = ["evaluate", str(folder), "--json", str(numbers), "--failures", str(sheets)]
    assert main(arguments) == 0
    said = capsys.readouterr()
    assert said.out.splitlines()[1].split()[:3] == ["single", "2", "50.00"]
    assert "2/2" in said.err
    assert json.loads(numbers.read_text())["failures"][0]["file"] == "b.png"
    assert (sheets / "failures-1.png").is_file()


def test_splits_are_printed_side_by_side(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = "file,label,category,split\na.png,7,single,check\nb.png,2,single,tune\n"
    (folder / "manifest.csv").write_text(rows)
    assert main(["evaluate", str(folder)]) == 0
    head, first, *_ = capsys.readouterr().out.splitlines()
    assert head.startswith("tune / check")
    assert "0.00 / 100.00 %" in first


def test_a_folder_without_a_manifest_is_explained(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["evaluate", str(tmp_path)]) == 2
    assert "manifest.csv" in capsys.readouterr().err


def test_contact_sheets_that_cannot_be_written_are_explained(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    taken = folder / "a.png"
    assert main(["evaluate", str(folder), "--failures", str(taken)]) == 2
    assert f"digit-reader: {taken} cannot be written to" in capsys.readouterr().err
