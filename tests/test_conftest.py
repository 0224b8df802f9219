"""The order of tests: a long one that comes last is left running alone."""

from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest

from tests.conftest import pytest_collection_modifyitems


def test_files_with_slow_tests_come_first_and_stay_whole() -> None:
    order = ["a.1", "a.2", "b.1", "b.2 slow", "c.1", "d.1 slow"]
    items = cast("list[pytest.Item]", [item(name) for name in order])
    pytest_collection_modifyitems(items)
    assert [one.name for one in items] == ["b.1", "b.2 slow", "d.1 slow", "a.1", "a.2", "c.1"]


def item(name: str) -> SimpleNamespace:
    file = Path(name.partition(".")[0])
    return SimpleNamespace(name=name, path=file, get_closest_marker=lambda mark: mark in name)
