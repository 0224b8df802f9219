"""``read``: lines and JSON, files that cannot be read, charts and explanations."""

import csv
import io
import json
import re
import sys
from pathlib import Path

import pytest

from recognizer.__main__ import main
from recognizer.reading import Reading
from recognizer.recognizer import Recognizer
from tests.recognizer.files import drawing, encode
from tests.recognizer.image.pdfs import pdf
from tests.recognizer.readings import KnownAnswers, reading


@pytest.fixture
def photos(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """Files whose answers are known: a seven, an empty one, two rows."""
    answers, names = {}, {}
    for index, (name, text) in enumerate(
        {"seven": "7", "cat": "", "rows": "12\n3 4", "sure": "1"}.items()
    ):
        data = encode(drawing(50 + index, 40), "PNG")
        path = tmp_path / f"{name}.png"
        path.write_bytes(data)
        answers[data] = reading(text, 0.998 if name == "seven" else 0.99999)
        names[name] = str(path)
    known = KnownAnswers(answers)
    monkeypatch.setattr(Recognizer, "load", lambda models=None: known)
    return names


def test_a_line_a_photo(photos: dict[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", photos["seven"], photos["cat"], photos["rows"], photos["sure"]]) == 0
    assert capsys.readouterr().out.splitlines() == [
        f"{photos['seven']}: 7 (99.8%)",
        f"{photos['cat']}: no digit found",
        f"{photos['rows']}: 12 / 3 4 (99.9%, 99.9%, 99.9%, 99.9%)",
        f"{photos['sure']}: 1 (99.9%)",
    ]


def test_json_has_everything(photos: dict[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", "--json", photos["rows"]]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    said = json.loads(line)
    assert said["file"] == photos["rows"]
    assert said["text"] == "12\n3 4"
    assert [each["digit"] for each in said["digits"]] == [1, 2, 3, 4]
    first = said["digits"][0]
    assert set(first) == {"digit", "confidence", "probabilities", "box"}
    assert len(first["probabilities"]) == 10
    assert first["confidence"] == first["probabilities"][1]
    assert first["box"] == [20, 50, 40, 60]


def test_unreadable_files_are_named_and_the_others_go_on(
    photos: dict[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text, lost = tmp_path / "text.jpg", tmp_path / "lost.jpg"
    text.write_text("hello")
    names = [str(text), str(lost), photos["seven"]]
    assert main(["read", "--json", *names]) == 1
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["file"] for line in lines] == names
    assert ["error" in line for line in lines] == [True, True, False]
    assert lines[1]["error"] == "No such file or directory."
    assert main(["read", *names]) == 1
    said = capsys.readouterr()
    assert said.out == f"{photos['seven']}: 7 (99.8%)\n"
    assert len(said.err.splitlines()) == 2


def test_a_folder_a_pattern_and_a_list_are_what_is_in_them(
    photos: dict[str, str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(photos["seven"] + "\n"))
    assert main(["read", str(tmp_path), str(tmp_path / "s*.png"), "-"]) == 0
    lines = capsys.readouterr().out.splitlines()
    named = [Path(line.partition(":")[0]).stem for line in lines]
    assert named == ["cat", "rows", "seven", "sure", "seven", "sure", "seven"]


def test_pages_are_rows(
    photos: dict[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    scan = tmp_path / "scan.pdf"
    scan.write_bytes(pdf(drawing(), drawing()))
    assert main(["read", "--format", "csv", str(scan)]) == 1  # whose answers are not known
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert [row["file"] for row in rows] == [f"{scan}#1", f"{scan}#2"]


@pytest.mark.parametrize("suffix", ["txt", "jsonl", "csv", "parquet"])
def test_rows_go_to_a_file_that_is_gone_on_with(
    photos: dict[str, str], tmp_path: Path, suffix: str, capsys: pytest.CaptureFixture[str]
) -> None:
    lost, first, second = (
        str(tmp_path / name) for name in ("lost.jpg", f"a.{suffix}", f"b.{suffix}")
    )
    names = [*photos.values(), lost]
    assert main(["read", *names, "--output", first]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert re.search(r"5/5 \[[0-9:]+<[0-9:]+, .*photo", said.err)  # with the time left and the rate
    assert "1 could not be read" in said.err
    assert main(["read", *names[:2], "--output", second]) == 0
    assert main(["read", *names, "--output", second, "--resume"]) == 1
    assert Path(second).read_bytes() == Path(first).read_bytes()
    assert main(["read", *names, "--output", second, "--resume"]) == 1  # of its row, still
    assert Path(second).read_bytes() == Path(first).read_bytes()


def test_a_run_that_is_interrupted_says_how_to_go_on(
    photos: dict[str, str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    known = Recognizer.load()
    monkeypatch.setattr(Recognizer, "load", lambda models=None: Interrupted(known, after=2))
    rows = tmp_path / "rows.txt"
    names = list(photos.values())
    assert main(["read", *names, "--output", str(rows)]) == 130
    assert len(rows.read_text().splitlines()) == 2
    assert "--resume" in capsys.readouterr().err
    monkeypatch.setattr(Recognizer, "load", lambda models=None: known)
    assert main(["read", *names, "--output", str(rows), "--resume"]) == 0
    assert [line.partition(":")[0] for line in rows.read_text().splitlines()] == names


class Interrupted:
    """Is interrupted by Ctrl-C after so many photos."""

    def __init__(self, inner: Recognizer, after: int) -> None:
        self._inner, self._left = inner, after

    def read(self, source: bytes) -> Reading:
        if not self._left:
            raise KeyboardInterrupt
        self._left -= 1
        return self._inner.read(source)


@pytest.mark.parametrize("arguments", [["--resume"], ["--format", "parquet"]])
def test_some_options_need_a_file(
    photos: dict[str, str], arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as end:
        main(["read", photos["seven"], *arguments])
    assert end.value.code == 2
    assert "--output FILE" in capsys.readouterr().err


def test_where_there_is_no_picture_that_is_said(
    photos: dict[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "empty").mkdir()
    assert main(["read", str(tmp_path / "empty")]) == 2
    assert capsys.readouterr().err.startswith("digit-reader: There is no picture")


def test_a_cluster_that_is_not_there_is_a_sentence(
    photos: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("distributed")
    assert main(["read", photos["seven"], "--scheduler", "nonsense"]) == 2
    assert "digit-reader: No Dask scheduler can be reached at nonsense" in capsys.readouterr().err


def test_names_that_are_no_text_are_shown(
    photos: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["read", "--json", "\udcff\n.jpg", photos["seven"]]) == 1
    first, second = capsys.readouterr().out.splitlines()
    assert json.loads(first)["file"] == "\udcff\n.jpg"
    assert json.loads(second)["text"] == "7"


def test_charts_are_numbered_from_the_second_photo_on(
    photos: dict[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    chart = tmp_path / "new" / "chart.png"
    assert main(["read", *photos.values(), "--chart", str(chart)]) == 0
    written = sorted(path.name for path in chart.parent.iterdir())
    assert written == ["chart-3.png", "chart-4.png", "chart.png"]
    assert chart.read_bytes().startswith(b"\x89PNG")
    assert "chart-2.png: not written" in capsys.readouterr().err


def test_explain_writes_each_stage(photos: dict[str, str], tmp_path: Path) -> None:
    assert main(["read", photos["seven"], photos["rows"], "--explain", str(tmp_path / "why")]) == 0
    for folder in ("why", "why-2"):
        names = sorted(path.name for path in (tmp_path / folder).iterdir())
        assert names == [
            *("1-decoded.png", "2-contrast.png", "3-ink.png", "4-marks.png"),
            *("5-crops.png", "6-classified.png"),
        ]


@pytest.mark.parametrize("option", ["--chart", "--explain"])
def test_what_cannot_be_written_ends_with_a_sentence(
    photos: dict[str, str], tmp_path: Path, option: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("")
    assert main(["read", photos["seven"], option, str(tmp_path / "file" / "x.png")]) == 2
    assert "cannot be written" in capsys.readouterr().err


def test_without_a_model_there_is_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["read", "x.jpg", "--models", str(tmp_path)]) == 2
    said = capsys.readouterr().err
    assert said.startswith("digit-reader: ")
    assert "model" in said
