"""Thresholds are moved one by one, everywhere they are used, and put back."""

from pathlib import Path

import pytest

from recognizer.digits import candidates, orientation
from recognizer.digits import filter as digit_filter
from recognizer.evaluation.manifest import Entry, load_manifest
from recognizer.evaluation.sensitivity import (
    FACTORS,
    Threshold,
    choosing,
    override,
    readings,
    sensitivity,
    table,
    thresholds,
)
from recognizer.reading import Reading
from tests.recognizer.readings import reading

SURE = Threshold("recognizer.digits.candidates", "SURE", vars(candidates)["SURE"])


def test_every_number_with_a_name_is_found_once_where_it_is_defined() -> None:
    found = list(thresholds())
    assert len({(one.module, one.name) for one in found}) == len(found)
    assert found.count(SURE) == 1
    assert not [one for one in found if one.name == "SURE" and one.module != SURE.module]
    assert {one.module.rpartition(".")[0] for one in found} == {
        "recognizer.digits",
        "recognizer.segmentation",
    }


def test_a_threshold_is_another_one_in_each_module_that_imported_it() -> None:
    importing = (candidates, digit_filter, orientation)
    with override(SURE, 0.5):
        assert [vars(module)["SURE"] for module in importing] == [0.5] * 3
    assert [vars(module)["SURE"] for module in importing] == [SURE.value] * 3


def test_it_is_put_back_whatever_happens() -> None:
    with pytest.raises(RuntimeError), override(SURE, 0.5):
        raise RuntimeError
    assert vars(candidates)["SURE"] == vars(orientation)["SURE"] == SURE.value


def test_thresholds_of_the_same_name_are_others() -> None:
    few = Threshold("recognizer.digits.orientation", "FIGURE", orientation.FIGURE)
    other = digit_filter.FIGURE
    with override(few, 0.9):
        assert orientation.FIGURE == 0.9
        assert other == digit_filter.FIGURE


@pytest.mark.parametrize(
    ("value", "moved"), [(0.5, (0.4, 0.625)), (2, (1, 3)), (12, (10, 15)), (3, (2, 4))]
)
def test_whole_numbers_stay_whole_and_move(value: float, moved: tuple[float, float]) -> None:
    found = tuple(Threshold("m", "N", value).times(factor) for factor in FACTORS)
    assert found == pytest.approx(moved)
    assert {type(one) for one in found} == {type(value)}


class Sure:
    """Reads a seven where it is sure of it: its confidence is 0.8."""

    def read(self, source: object) -> Reading:
        return reading("7" if vars(candidates)["SURE"] <= 0.8 else "")


@pytest.fixture
def entries(tmp_path: Path) -> tuple[Entry, ...]:
    for name in "abc":
        (tmp_path / name).write_bytes(b"x")
    rows = "file,label,category,split\na,7,single,tune\nb,,letter,tune\nc,7,single,check\n"
    (tmp_path / "manifest.csv").write_text(rows)
    return load_manifest(tmp_path)


def test_answers_that_move_are_counted_by_category(entries: tuple[Entry, ...]) -> None:
    told: list[int] = []
    moves = list(sensitivity(Sure(), entries, told.append, packages=["recognizer.digits"]))
    lower, higher = (move for move in moves if move.threshold == SURE)
    assert lower.value < SURE.value < higher.value
    assert dict(lower.moved) == {"single": 1, "letter": 1}
    assert dict(lower.gained) == {"single": 1, "letter": -1}
    assert not any(higher.moved.values())
    others = [move for move in moves if move.threshold != SURE]
    assert not any(sum(move.moved.values()) for move in others)
    assert told[-1] == readings(entries, ["recognizer.digits"]) == 2 * (len(moves) + 1)
    line = next(line for line in table(moves).splitlines() if ".SURE" in line)
    assert line.split()[:3] == ["digits.candidates.SURE", "0.9", "0.72"]
    assert "1 (+1)" in line
    assert "1 (-1)" in line


def test_only_photos_that_may_choose_are_looked_at(entries: tuple[Entry, ...]) -> None:
    assert [entry.file for entry in choosing(entries)] == ["a", "b"]
    bare = [Entry(one.path, one.file, one.label, one.category, "") for one in entries]
    assert len(choosing(bare)) == 3
