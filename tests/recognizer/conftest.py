"""Data that only some machines have; the tests that need it are skipped, visibly, elsewhere."""

import os
from pathlib import Path

import pytest


@pytest.fixture
def mnist_file() -> Path:
    """The MNIST file that MNIST_PATH names."""
    return _named("MNIST_PATH")


@pytest.fixture
def photo_folder() -> Path:
    """The folder of labelled photos that PHOTOS names."""
    return _named("PHOTOS")


def _named(variable: str) -> Path:
    path = os.environ.get(variable)
    if not path or not Path(path).exists():
        pytest.skip(f"{variable} names nothing")
    return Path(path)
