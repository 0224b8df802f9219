"""``train``: MNIST to a saved model in service, its events, and not training twice."""

import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from sklearn.datasets import load_digits

from recognizer.registry import Registry


def recognizer(mnist: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "recognizer", *arguments],
        env={**os.environ, "MNIST_PATH": str(mnist)},
        capture_output=True,
        text=True,
        check=True,
        timeout=600,
    )


@pytest.mark.mnist
@pytest.mark.slow
def test_the_origin_projects_recipe_reaches_its_accuracy(mnist_file: Path, tmp_path: Path) -> None:
    arguments = ("train", "--architecture", "mlp", "--epochs", "3", "--models", str(tmp_path))
    # The photos are only measured on.
    done = recognizer(mnist_file, *arguments, "--scenes", "40")
    version = Registry(tmp_path).current()
    assert version.card["architecture"] == "mlp"
    for name in ("history.png", "confusion.png"):
        assert (version.folder / name).read_bytes().startswith(b"\x89PNG")
    last, in_service = done.stdout.splitlines()[-2:]
    accuracy = float(last.rpartition(" ")[2].rstrip("%"))
    assert 96 <= accuracy <= 98
    assert "1719/1719" in done.stderr
    assert len(done.stdout.splitlines()) == 2
    assert in_service.startswith("model 0001 is in service")

    again = recognizer(mnist_file, *arguments, "--if-missing", "--samples", str(tmp_path / "s.png"))
    assert again.stdout.startswith("model 0001: MNIST test loss")
    assert len(Registry(tmp_path).versions()) == 1
    assert (tmp_path / "s.png").read_bytes().startswith(b"\x89PNG")

    plot = tmp_path / "confusion.png"
    measured = recognizer(
        mnist_file, "evaluate", "--models", str(tmp_path), "--confusion", str(plot)
    )
    assert plot.read_bytes().startswith(b"\x89PNG")
    assert measured.stdout == again.stdout
    assert not measured.stderr


@pytest.fixture
def small_mnist(tmp_path: Path) -> Path:
    """Scikit-learn's digits of 8x8 in MNIST's layout: 28x28, in two parts."""
    digits = load_digits()
    images = (digits.images * 15.9).astype(np.uint8).repeat(3, axis=1).repeat(3, axis=2)
    images = np.pad(images, ((0, 0), (2, 2), (2, 2)))
    labels = digits.target.astype(np.uint8)
    path = tmp_path / "small.npz"
    np.savez(
        path,
        x_train=images[:1500],
        y_train=labels[:1500],
        x_test=images[1500:],
        y_test=labels[1500:],
    )
    return path


def test_events_tell_a_program_how_far_it_is(small_mnist: Path, tmp_path: Path) -> None:
    models = tmp_path / "models"
    done = recognizer(
        small_mnist,
        *("train", "--architecture", "mlp", "--epochs", "2", "--scenes", "20", "--events"),
        *("--models", str(models)),
    )
    events = [json.loads(line) for line in done.stdout.splitlines()]
    assert {event["stage"] for event in events} == {"data", "fit", "calibrate", "evaluate", "done"}
    fractions = [event["fraction"] for event in events]
    assert fractions == sorted(fractions)
    assert max(event["fraction"] for event in events if event["stage"] == "data") > 0
    assert fractions[-1] == 1
    last = events[-1]
    assert (last["stage"], last["version"]) == ("done", 1)
    assert last["report"]
    assert last["accuracy"] > 0.6
    assert Registry(models).pointed() is None


def test_missing_data_ends_with_a_sentence(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "recognizer", "train", "--models", str(tmp_path)],
        env={**os.environ, "MNIST_PATH": str(tmp_path / "nowhere.npz")},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 2
    assert done.stderr.startswith("digit-reader: MNIST is not available")
    assert len(done.stderr.splitlines()) == 1
