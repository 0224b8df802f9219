"""Held-out pages: whole made pictures that two models read, to see which one reads better."""

from collections.abc import Callable, Iterator
from typing import Final

import numpy as np

from recognizer.evaluation.manifest import digits_of
from recognizer.image import Photo
from recognizer.recognizer import Recognizer
from recognizer.studio import Scene, Studio
from recognizer.studio.writing.sources import Sources
from recognizer.training.datasets import Examples

SEED: Final = 54_321
BARE: Final = 0.3
"""The share of pages without a digit."""


def made_pages(digits: Examples, sources: Sources, count: int) -> Iterator[Scene]:
    """Make pages of ``digits`` and ``sources``, always the same ones."""
    rng = np.random.default_rng(SEED)
    studio = Studio(digits.images, digits.labels, rng, sources=sources)
    for _ in range(count):
        bare = rng.random() < BARE
        yield studio.negative_page_scene() if bare else studio.page_scene()


def counted(pages: Iterator[Scene], report: Callable[[int], None]) -> Iterator[Scene]:
    """Hand ``pages`` on, telling ``report`` each time how many are done with."""
    for done, page in enumerate(pages):
        report(done)
        yield page


def compare_pages(
    new: Recognizer, current: Recognizer | None, pages: Iterator[Scene]
) -> dict[str, object]:
    """Read all ``pages`` with both, and count as ``comparison.compare`` does."""
    pairs = [(_is_right(new, page), current and _is_right(current, page)) for page in pages]
    right = [one for one, _ in pairs]
    before = [bool(other) for _, other in pairs]
    count = max(len(pairs), 1)
    return {
        "n": len(pairs),
        "new": round(sum(right) / count, 5),
        "current": None if current is None else round(sum(before) / count, 5),
        "won": 0
        if current is None
        else sum(a and not b for a, b in zip(right, before, strict=True)),
        "lost": 0
        if current is None
        else sum(b and not a for a, b in zip(right, before, strict=True)),
    }


def _is_right(recognizer: Recognizer, page: Scene) -> bool:
    """Whether all digits are read, in order, and nothing else."""
    height, width = page.photo.shape[:2]
    reading = recognizer.read_photo(Photo(page.photo, width, height, 1.0))
    return digits_of(reading.text) == digits_of(page.text)
