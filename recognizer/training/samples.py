"""Labelled crops: scenes of the studio, cut by the very code that cuts photos in service."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from recognizer.classification.networks import FRAGMENT, OTHER
from recognizer.classification.normalisation import SIDE, normalise
from recognizer.classification.surroundings import HEIGHT, WIDTH, surroundings
from recognizer.ink.ink import find_ink
from recognizer.segmentation.marks import Mark, find_marks
from recognizer.segmentation.strokes import (
    cluster,
    cut_columns,
    is_wide,
    join,
    joins,
    part,
    spans,
)
from recognizer.studio import Scene, Studio
from recognizer.studio.writing.sources import NOTHING, Sources
from recognizer.training.ground_truth import GroundTruth

MOST: Final = {OTHER: 4, FRAGMENT: 4}
"""How many of a scene's marks without a whole digit are learned from."""
MOST_JOINS: Final = 12
MOST_PIECES: Final = 16
"""How many joined and cut marks of a scene are looked at, whole digits among them."""


@dataclass(frozen=True)
class Share:
    """How much of each kind of scene there is; they sum to 1."""

    digits: float = 0.28
    numbers: float = 0.06
    pages: float = 0.25
    letters: float = 0.17
    negatives: float = 0.08
    turned: float = 0.02
    bare_pages: float = 0.14


@dataclass(frozen=True, eq=False)
class Samples:
    """Crops, uint8 (n, 28, 28), their surroundings, uint8 (n, 28, 44, 2), and int64 labels (n,)."""

    crops: NDArray[np.uint8]
    windows: NDArray[np.uint8]
    labels: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.labels)

    def where(self, chosen: NDArray[np.int64]) -> "Samples":
        """Only those of these numbers."""
        return Samples(self.crops[chosen], self.windows[chosen], self.labels[chosen])


NO_SAMPLES: Final = Samples(
    np.zeros((0, SIDE, SIDE), np.uint8),
    np.zeros((0, HEIGHT, WIDTH, 2), np.uint8),
    np.zeros(0, np.int64),
)


def joined(parts: Sequence[Samples]) -> Samples:
    """All samples of some parts, in their order."""
    return Samples(
        np.concatenate([part.crops for part in parts]),
        np.concatenate([part.windows for part in parts]),
        np.concatenate([part.labels for part in parts]),
    )


def photograph(
    digits: NDArray[np.uint8],
    labels: NDArray[np.int64],
    scenes: int,
    seed: tuple[int, int],
    share: Share | None = None,
    *,
    sources: Sources = NOTHING,
) -> Samples:
    """Make ``scenes`` scenes of ``digits`` and cut them into samples."""
    cv2.setNumThreads(1)  # the processes are what runs side by side
    rng = np.random.default_rng(seed)
    studio = Studio(digits, labels, rng, sources=sources)
    share = share or Share()
    crops: list[NDArray[np.uint8]] = []
    windows: list[NDArray[np.uint8]] = []
    classes: list[int] = []
    for _ in range(scenes):
        for sample in cut_samples(_scene(studio, share, rng.random()), rng):
            crops.append(sample.crop)
            windows.append(sample.window)
            classes.append(sample.label)
    return Samples(
        np.reshape(crops, (-1, SIDE, SIDE)).astype(np.uint8),
        np.reshape(windows, (-1, HEIGHT, WIDTH, 2)).astype(np.uint8),
        np.array(classes, np.int64),
    )


def _scene(studio: Studio, share: Share, chance: float) -> Scene:
    ways = (
        (share.digits, studio.digit_scene),
        (share.numbers, studio.number_scene),
        (share.pages, studio.page_scene),
        (share.letters, studio.letter_scene),
        (share.negatives, studio.negative_scene),
        (share.turned, studio.turned_page_scene),
    )
    for weight, make in ways:
        if chance < weight:
            return make()
        chance -= weight
    return studio.negative_page_scene()


@dataclass(frozen=True, eq=False)
class Sample:
    """A mark's crop, uint8 (28, 28), its surroundings, uint8 (28, 44, 2), and what it shows.

    ``label`` is a digit, ``OTHER`` or ``FRAGMENT``.
    """

    crop: NDArray[np.uint8]
    window: NDArray[np.uint8]
    label: int


def cut_samples(scene: Scene, rng: np.random.Generator) -> Iterator[Sample]:
    """Cut a scene as a photo is cut, and say what each part shows."""
    ink = find_ink(scene.photo)
    marks = find_marks(ink)
    ground_truth = GroundTruth.of(scene, ink)
    parts = [*_joined(marks, rng), *_pieces(marks, rng)]
    counts = dict.fromkeys((OTHER, FRAGMENT), 0)
    for index in rng.permutation(len(parts)):
        mark = parts[index]
        label = ground_truth.label(mark)
        if label is None:
            continue
        if label in counts:
            counts[label] += 1
            if counts[label] > MOST[label]:
                continue
        window = surroundings(ink.pyramid, mark.box, mark.ink, mark.level)
        yield Sample(normalise(mark.ink), window, label)


def _joined(marks: Sequence[Mark], rng: np.random.Generator) -> Iterator[Mark]:
    """All single marks, and some of the joins that are asked about in service."""
    yield from marks
    ways = [way for group in cluster(marks) for way in joins(group)]
    for index in rng.permutation(len(ways))[:MOST_JOINS]:
        yield join([marks[i] for i in ways[index]])


def _pieces(marks: Sequence[Mark], rng: np.random.Generator) -> Iterator[Mark]:
    """Some of the pieces that are asked about in service."""
    ways = [
        (mark, span)
        for mark in marks
        if is_wide(mark)
        for span in spans(mark, [0, *cut_columns(mark), mark.box.width])
    ]
    for index in rng.permutation(len(ways))[:MOST_PIECES]:
        mark, span = ways[index]
        yield part(mark, *span)
