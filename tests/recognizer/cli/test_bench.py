"""``bench``: what it prints, and its complaints."""

import json
from pathlib import Path

import pytest

from recognizer.__main__ import main
from recognizer.cli.bench import Startup, to_json, to_table
from recognizer.evaluation.benchmark import Benchmark, Spread
from recognizer.recognizer import Recognizer
from tests.recognizer.readings import KnownAnswers

RESULT = Benchmark(
    photos=2,
    reads=10,
    pinned=True,
    stages={"decode": Spread(6.5, 7.25), "whole": Spread(20, 30)},
    crops={1: Spread(0.5, 0.6), 16: Spread(1.5, 1.75)},
    rates={1: 50.0, 2: 81.5},
    memory={"loaded": 600.0, "after all": 640.5},
)


def test_the_table_names_everything() -> None:
    lines = to_table(Startup(), RESULT).splitlines()
    assert lines[0] == "10 reads of 2 photos, one core"
    assert "decode                        6.50      7.25" in lines
    assert "16 crops                      1.50      1.75" in lines
    assert "on 2 cores                    81.5" in lines
    assert "after all                      640" in lines


def test_the_json_holds_the_same() -> None:
    startup = Startup()
    assert startup.part("nothing", lambda: 42) == 42
    said = json.loads(to_json(startup, RESULT))
    assert said["stages"]["decode"] == {"median": 6.5, "p95": 7.25}
    assert said["rates"]["2"] == 81.5
    assert list(said["startup"]) == ["Python and ours", "nothing", "whole"]


@pytest.mark.parametrize("name", ["lost.jpg", "text.jpg"])
def test_a_photo_that_cannot_be_read_is_named(
    name: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (tmp_path / "text.jpg").write_text("hello")
    monkeypatch.setattr(Recognizer, "load", lambda models=None: KnownAnswers({}))
    assert main(["bench", str(tmp_path / name)]) == 2
    assert capsys.readouterr().err.startswith(f"digit-reader: {tmp_path / name}: ")
