"""The model that comes with the software, on pictures of one difficulty each.

The seeds and the glyphs are others than in training: digits of MNIST's test images where MNIST_PATH
names them, and the typefaces that come with matplotlib and the operating system. MADE_CASES says
how many pictures of each kind are made; with -s a table is printed.
"""

import math
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

from recognizer.recognizer import Recognizer
from recognizer.studio import Studio
from recognizer.studio import studio as studio_module
from recognizer.studio.writing.sources import Sources
from recognizer.training.datasets import load_mnist
from tests.recognizer.made_cases import Make, Tally, number_turned, page_of, read_cases
from tests.recognizer.typefaces import installed_typefaces

COUNT = int(os.environ.get("MADE_CASES", "40"))
SEED = 20_000_000
CASES: dict[str, tuple[Make, float]] = {
    "four digits in joined cells": (page_of("four joined cells"), 0.47),
    "a ring round one digit": (page_of("ringed digit"), 0.77),
    "a tick, %, !, / or kg": (page_of("one sign"), 0.41),
    "squares as dark as the pen": (page_of("dark squares"), 0.22),
    "print of installed fonts": (page_of("printed number"), 0.82),
    "turned by 90 degrees": (number_turned(90), 0.37),
    "turned by 180 degrees": (number_turned(180), 0.40),
    "turned by 270 degrees": (number_turned(270), 0.35),
}
"""Each kind, and the share of it that was read right when this was written: far from enough."""
MOST_LOST = 0.2
"""The share of digits that may be lost without being shown as skipped; it should be none."""

pytestmark = pytest.mark.slow


def floor(share: float, count: int) -> float:
    """What is not below ``share`` but for chance, two standard deviations of it."""
    return share - 2 * math.sqrt(share * (1 - share) / count)


@pytest.fixture(scope="module")
def recognizer() -> Recognizer:
    return Recognizer.load()


def studio(seed: int) -> Studio:
    """A studio with glyphs of its own."""
    rng, sources = np.random.default_rng(seed), Sources(prints=installed_typefaces())
    path = os.environ.get("MNIST_PATH")
    if not path or not Path(path).exists():
        return Studio(np.zeros((0, 28, 28), np.uint8), np.zeros(0, np.int64), rng, sources=sources)
    test = load_mnist(Path(path)).test
    return Studio(test.images, test.labels, rng, sources=sources)


@pytest.fixture(scope="module")
def tell() -> Iterator[Callable[[str, Tally], None]]:
    """Collects the lines of the table, which is printed at the end."""
    lines = [f"{'':30} {'n':>5} {'right':>8} {'silent':>8} {'wrong':>8}  lost digits"]

    def add(name: str, tally: Tally) -> None:
        lines.append(f"{name:30} {tally}")

    yield add
    print("", *lines, sep="\n")


@pytest.mark.parametrize("name", CASES)
def test_made_cases_are_read(
    name: str,
    recognizer: Recognizer,
    tell: Callable[[str, Tally], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(studio_module, "_TYPESET", 1.0)  # in typefaces, never in OpenCV's
    make, least = CASES[name]
    tally = read_cases(recognizer, studio(SEED), make, COUNT, SEED + 1)
    tell(name, tally)
    assert tally.share >= floor(least, COUNT), f"not read right: {tally.missed}"
    assert tally.lost <= MOST_LOST * tally.digits, "digits are gone without a word"
