"""``read``: lines and JSON, files that cannot be read, charts and explanations."""

import json
from pathlib import Path

import pytest

from recognizer.__main__ import main
from recognizer.recognizer import Recognizer
from tests.recognizer.files import drawing, encode
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
        f"{photos['seven']}: 7 (99.8 %)",
        f"{photos['cat']}: no digit found",
        f"{photos['rows']}: 12 / 3 4 (99.9 %, 99.9 %, 99.9 %, 99.9 %)",
        f"{photos['sure']}: 1 (99.9 %)",
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
    names = [str(text), str(lost), str(tmp_path), photos["seven"]]
    assert main(["read", "--json", *names]) == 1
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["file"] for line in lines] == names
    assert ["error" in line for line in lines] == [True, True, True, False]
    assert lines[1]["error"] == "No such file or directory."
    assert main(["read", *names]) == 1
    said = capsys.readouterr()
    assert said.out == f"{photos['seven']}: 7 (99.8 %)\n"
    assert len(said.err.splitlines()) == 3


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
    assert said.startswith("recognizer: ")
    assert "model" in said
