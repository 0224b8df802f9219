"""An installation that only reads has all that the bot needs, and nothing of what trains."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from recognizer.classification.backend import PACKAGES

ROOT = Path(__file__).parent.parent
SERVING = ROOT / "deploy" / "requirements-serving.txt"


@pytest.fixture
def project() -> dict[str, Any]:
    """What pyproject.toml says of the project."""
    project: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return project


def name(requirement: str) -> str:
    found = re.match(r"[\w.-]+", requirement)
    assert found, requirement
    return found.group()


def test_serving_needs_all_that_the_bot_needs_but_what_trains(project: dict[str, Any]) -> None:
    lines = SERVING.read_text("utf-8").splitlines()
    serving = [line for line in lines if line and not line.startswith("#")]
    assert serving == [one for one in project["dependencies"] if name(one) not in PACKAGES]


def test_the_readme_names_the_pythons_that_may_install_it(project: dict[str, Any]) -> None:
    lowest, beyond = re.findall(r"3\.(\d+)", project["requires-python"])
    told = f"Python 3.{lowest} to 3.{int(beyond) - 1}"
    assert told in (ROOT / "README.md").read_text("utf-8")


def test_all_of_it_can_train(project: dict[str, Any]) -> None:
    assert set(PACKAGES) <= set(map(name, project["dependencies"]))


def test_the_small_image_has_the_same_database_driver(project: dict[str, Any]) -> None:
    (driver,) = project["optional-dependencies"]["postgres"]
    assert f'"{driver}"' in (ROOT / "deploy" / "Dockerfile").read_text("utf-8")
