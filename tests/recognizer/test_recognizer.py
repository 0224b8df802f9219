"""The recognizer: which networks it reads with, and what stands in for damaged ones."""

import shutil
from pathlib import Path

import pytest

from recognizer.classification.exported import Exported
from recognizer.errors import ModelError
from recognizer.recognizer import Recognizer, current_context
from recognizer.registry import Registry, default_models_dir
from tests.recognizer.readings import sevens


@pytest.fixture
def models(tmp_path: Path) -> Path:
    """A models folder of one's own, with the version that the software comes with."""
    return Path(shutil.copytree(default_models_dir(), tmp_path / "models"))


def put(models: Path, number: int) -> Path:
    """Put the shipped version in once more, into service."""
    folder = Path(shutil.copytree(models / "0001", models / f"{number:04d}"))
    (models / "current").write_text(folder.name)
    return folder


def test_a_version_reads_with_its_own_context_network(models: Path) -> None:
    folder = put(models, 2)
    assert current_context(Registry(models)) == folder
    assert Recognizer.load(models).version == "0002"


def test_a_version_of_before_borrows_the_one_that_we_come_with(models: Path) -> None:
    for file in put(models, 2).glob("context.*"):
        file.unlink()
    assert current_context(Registry(models)) == default_models_dir() / "0001"
    assert Recognizer.load(models).version == "0002"


def test_where_nothing_was_trained_yet_a_training_takes_ours_along(tmp_path: Path) -> None:
    assert current_context(Registry(tmp_path)) == default_models_dir() / "0001"


def test_a_damaged_context_network_lets_the_version_before_stand_in(models: Path) -> None:
    folder = put(models, 2)
    (models / "previous").write_text("0001")
    (folder / "context.keras").write_bytes(b"no network")
    assert Recognizer.load(models).version == "0001"
    with pytest.raises(ModelError):
        Recognizer.load_version(Registry(models).version(2))


def test_the_context_network_comes_exported(models: Path) -> None:
    assert Exported.load(models / "0001", "context").inputs == ("crop", "surroundings")


def test_warming_up_asks_both_networks() -> None:
    ensemble = sevens()
    Recognizer(ensemble).warm_up()
    assert ensemble.classifier.asked == ensemble.context.asked == 1  # type: ignore[attr-defined]
