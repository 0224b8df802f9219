"""A version's card is believed where it makes sense."""

from pathlib import Path

import pytest

from recognizer.errors import ModelError
from recognizer.registry import Version
from recognizer.registry.version import numbers_in


@pytest.mark.parametrize(("card", "expected"), [({"t": 2}, 2.0), ({"t": 0.5}, 0.5), ({}, 1.0)])
def test_a_temperature_is_the_cards_or_one(card: dict[str, object], expected: float) -> None:
    assert Version(7, Path("0007"), card).temperature("t") == expected


@pytest.mark.parametrize("value", [0, -1, 21, "2", None])
def test_a_temperature_that_makes_no_sense_is_an_error(value: object) -> None:
    with pytest.raises(ModelError, match="0007 holds no sensible t"):
        Version(7, Path("0007"), {"t": value}).temperature("t")


def test_only_folders_of_versions_have_numbers(tmp_path: Path) -> None:
    assert numbers_in(tmp_path / "none") == []
    for name in ("0010", "0002", "current", ".draft-1", "²"):
        (tmp_path / name).mkdir()
    assert numbers_in(tmp_path) == [2, 10]
