"""The table of scores: a line a row, splits side by side."""

from recognizer.evaluation.evaluation import ALL, Row
from recognizer.evaluation.scores import Score
from recognizer.evaluation.table import table


def score(right: float, errors: float | None = None) -> Score:
    return Score(4, right, 0.0, 1 - right, errors, 0.0123, 16.0)


def test_each_row_has_a_line_and_sources_are_indented() -> None:
    lines = table(
        [
            Row("single", ALL, score(0.25)),
            Row("single", "ann", score(1.0)),
            Row("single", "", score(0.5)),
            Row("multi", ALL, score(1.0, 0.0)),
        ]
    ).splitlines()
    assert len(lines) == 5
    assert lines[0].split()[:3] == ["photos", "right", "silent"]
    assert lines[1].split()[:3] == ["single", "4", "25.00"]
    assert lines[2].startswith("  ann")
    assert lines[3].startswith("  (no source)")
    assert lines[4].split()[8:10] == ["0.00", "%"]
    assert len({line.index("%") for line in lines[1:]}) == 1


def test_splits_stand_side_by_side_and_what_one_lacks_is_a_dash() -> None:
    lines = table(
        [
            Row("letter", ALL, score(0.8), {"check": score(0.957), "tune": score(1.0)}),
            Row("letter", "ann", score(0.957), {"check": score(0.957)}),
            Row("multi", ALL, score(0.5, 0.1), {"check": score(0.4, 0.1), "tune": score(0.6, 0.2)}),
        ]
    ).splitlines()
    assert lines[0].startswith("tune / check")
    assert "100.00 /  95.70 %" in lines[1]
    assert "     - /  95.70 %" in lines[2]
    assert " 20.00 /  10.00 %" in lines[3]
    assert lines[1].split()[1:4] == ["4", "/", "4"]
    assert len({line.index("%") for line in lines[1:]}) == 1


def test_other_splits_have_their_own_names() -> None:
    head = table([Row("single", ALL, score(1.0), {"night": score(1.0), "tune": score(1.0)})])
    assert head.startswith("tune / night")
