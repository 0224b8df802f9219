"""What there is to learn from, and what is said when there is none."""

import os
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from recognizer.classification.networks import BACKGROUND, FRAGMENT, OTHER
from recognizer.errors import DatasetError
from recognizer.training import datasets
from recognizer.training.datasets import (
    Examples,
    crops_of,
    load_corrections,
    load_mnist,
    photograph_many,
)
from recognizer.training.samples import Share
from tests.recognizer.training.samples_of import samples_of


def write_mnist(path: Path, train: int = 100, test: int = 20) -> None:
    rng = np.random.default_rng(0)
    arrays: dict[str, Any] = {}
    for name, count in (("train", train), ("test", test)):
        arrays[f"x_{name}"] = rng.integers(0, 255, (count, 28, 28)).astype(np.uint8)
        arrays[f"y_{name}"] = rng.integers(0, 10, count).astype(np.uint8)
    np.savez(path, **arrays)


def test_the_split_is_kept_and_the_end_of_the_training_part_held_out(tmp_path: Path) -> None:
    write_mnist(tmp_path / "m.npz")
    mnist = load_mnist(tmp_path / "m.npz")
    assert [len(part) for part in (mnist.train, mnist.validation, mnist.test)] == [90, 10, 20]


def test_the_file_may_be_named_in_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_mnist(tmp_path / "m.npz")
    monkeypatch.setenv("MNIST_PATH", str(tmp_path / "m.npz"))
    assert len(load_mnist().test) == 20


def test_missing_and_malformed_files_are_named(tmp_path: Path) -> None:
    with pytest.raises(DatasetError, match="gone"):
        load_mnist(tmp_path / "gone.npz")
    (tmp_path / "text.npz").write_text("hello")
    with pytest.raises(DatasetError, match="text"):
        load_mnist(tmp_path / "text.npz")
    np.savez(tmp_path / "flat.npz", x_train=np.zeros((3, 784)), y_train=[1], x_test=[], y_test=[])
    with pytest.raises(DatasetError):
        load_mnist(tmp_path / "flat.npz")


def test_held_out_corrections_are_not_learned_from(tmp_path: Path) -> None:
    crops = np.zeros((4, 28, 28), np.uint8)
    held_out = np.array([True, False, False, True])
    np.savez(tmp_path / "c.npz", crops=crops, labels=[1, 2, 10, 4], held_out=held_out)
    corrections = load_corrections(tmp_path / "c.npz")
    assert list(corrections.train.labels) == [2, 10]
    assert list(corrections.held_out.labels) == [1, 4]
    with pytest.raises(DatasetError):
        load_corrections(tmp_path / "none.npz")


NOTHING = Examples(np.zeros((0, 28, 28), np.uint8), np.zeros(0, np.int64))


@pytest.mark.slow
def test_photographs_repeat_with_their_seed_and_say_how_far_they_are() -> None:
    told: list[float] = []
    first = photograph_many(NOTHING, 40, 3, report=told.append)
    again, other = (photograph_many(NOTHING, 40, seed) for seed in (3, 4))
    assert told[-1] == 1
    assert (first.crops == again.crops).all()
    assert (first.windows == again.windows).all()
    assert first.crops.shape != other.crops.shape or (first.crops != other.crops).any()
    assert len(first.crops) == len(first.windows) == len(first)
    assert set(first.labels) <= set(range(12))
    assert {bool(label < 10) for label in first.labels} == {True, False}


@pytest.mark.slow
def test_processes_make_the_same_photographs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(datasets, "SCENES_A_TASK", 5)
    one, two = (photograph_many(NOTHING, 30, 3, workers=workers) for workers in (1, 2))
    assert (one.crops == two.crops).all()
    assert (one.windows == two.windows).all()
    assert (one.labels == two.labels).all()


def test_the_classifier_learns_from_whole_things_only() -> None:
    samples = samples_of(3, FRAGMENT, OTHER, 5, FRAGMENT)
    crops = crops_of(samples)
    assert list(crops.labels) == [3, BACKGROUND, 5]
    assert (crops.images == samples_of(3, OTHER, 5).crops).all()


def test_what_looks_like_a_one_is_not_taught_as_something_else() -> None:
    samples = samples_of(OTHER, 1, OTHER)
    samples.crops[:] = 0
    samples.crops[:2, 4:24, 13:15] = 255
    samples.crops[2, 8:20, 8:20] = 255
    crops = crops_of(samples)
    assert list(crops.labels) == [1, BACKGROUND]
    assert (crops.images == samples.crops[1:]).all()


class Deadly(Share):
    """Ends the process that unpacks it, as the system does where memory has run out."""

    def __reduce__(self) -> tuple[object, ...]:
        return os._exit, (9,)


def test_a_worker_that_the_system_ends_is_a_dataset_error() -> None:
    with pytest.raises(DatasetError, match="ended a process"):
        photograph_many(NOTHING, 2_000, 1, Deadly(), workers=2)
