"""Labelled crops: scenes of the studio, cut by the very code that cuts photos in service."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from recognizer.classification.networks import BACKGROUND
from recognizer.classification.normalisation import SIDE, normalise
from recognizer.ink.ink import find_ink
from recognizer.segmentation.marks import Mark, find_marks
from recognizer.segmentation.strokes import cluster, cut_columns, join, part
from recognizer.studio import Scene, Studio
from recognizer.studio.writing.sources import NOTHING, Sources
from recognizer.training.ground_truth import GroundTruth

MOST_NEGATIVES: Final = 2
"""How many of a scene's marks without a digit are learned from."""


@dataclass(frozen=True)
class Share:
    """How much of each kind of scene there is; they sum to 1."""

    digits: float = 0.58
    numbers: float = 0.1
    negatives: float = 0.32


def photograph(
    digits: NDArray[np.uint8],
    labels: NDArray[np.int64],
    scenes: int,
    seed: tuple[int, int],
    share: Share | None = None,
    *,
    sources: Sources = NOTHING,
) -> tuple[NDArray[np.uint8], NDArray[np.int64]]:
    """Make ``scenes`` scenes of ``digits`` and cut them into crops (n, 28, 28) with labels (n,)."""
    cv2.setNumThreads(1)  # the processes are what runs side by side
    rng = np.random.default_rng(seed)
    studio = Studio(digits, labels, rng, sources=sources)
    share = share or Share()
    crops: list[NDArray[np.uint8]] = []
    classes: list[int] = []
    for _ in range(scenes):
        for crop, label in label_crops(_scene(studio, share, rng.random()), rng):
            crops.append(crop)
            classes.append(label)
    if not crops:
        return np.zeros((0, SIDE, SIDE), np.uint8), np.zeros(0, np.int64)
    return np.stack(crops), np.array(classes, np.int64)


def _scene(studio: Studio, share: Share, chance: float) -> Scene:
    if chance < share.digits:
        return studio.digit_scene()
    if chance < share.digits + share.numbers:
        return studio.number_scene()
    return studio.negative_scene()


def label_crops(scene: Scene, rng: np.random.Generator) -> Iterator[tuple[NDArray[np.uint8], int]]:
    """Cut a scene as a photo is cut, and say what each crop shows: a digit, or 10 for none."""
    ink = find_ink(scene.photo)
    marks = find_marks(ink)
    ground_truth = GroundTruth.of(scene, ink)
    candidates = [*_candidates(marks, rng), *_pieces(marks, rng)]
    negatives = 0
    for index in rng.permutation(len(candidates)):
        mark = candidates[index]
        label = ground_truth.label(mark)
        if label is None or (label == BACKGROUND and negatives >= MOST_NEGATIVES):
            continue
        negatives += label == BACKGROUND
        yield normalise(mark.ink), label


def _candidates(marks: Sequence[Mark], rng: np.random.Generator) -> Iterator[Mark]:
    for group in cluster(marks):
        yield from (marks[i] for i in group)
        if 1 < len(group) <= 4:
            pairs = list(combinations(group, 2))
            chosen = (
                pairs if len(pairs) <= 3 else [pairs[i] for i in rng.permutation(len(pairs))[:3]]
            )
            yield from (join([marks[i] for i in pair]) for pair in chosen)
            if len(group) > 2:
                yield join([marks[i] for i in group])


def _pieces(marks: Sequence[Mark], rng: np.random.Generator) -> Iterator[Mark]:
    for mark in marks:
        if mark.box.width >= 0.9 * mark.box.height and mark.box.width >= 16:
            columns = [0, *cut_columns(mark), mark.box.width]
            spans = list(combinations(columns, 2))
            for index in rng.permutation(len(spans))[:3]:
                yield part(mark, *spans[index])
