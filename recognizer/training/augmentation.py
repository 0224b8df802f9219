"""Small changes to crops that keep their meaning, made anew for every batch."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from recognizer.classification.networks import BACKGROUND
from recognizer.classification.normalisation import SIDE
from recognizer.training.datasets import Examples

CENTRE: Final = (SIDE - 1) / 2
NODES: Final = 5
"""Points on a side that strokes are bent at."""
FROM_CENTRE: Final = np.moveaxis(np.indices((SIDE, SIDE)), 0, -1)[..., ::-1] - CENTRE


@dataclass(frozen=True)
class Source:
    """Examples that ``count`` images of a batch come from, jittered with ``strength``."""

    examples: Examples
    count: int
    strength: float


def jitter(
    image: NDArray[np.uint8],
    rng: np.random.Generator,
    strength: float = 1.0,
    *,
    bend: bool = True,
) -> NDArray[np.uint8]:
    """Change the shape of ``image``, uint8 (28, 28), a little, and at times its stroke.

    At ``strength`` 1: 12 degrees, 13 % on each axis, shear of 0.15, 2 pixels, and where strokes
    may ``bend``, an elastic distortion with a standard deviation of 0.7 pixels (Simard, Steinkraus
    and Platt, "Best practices for convolutional neural networks", 2003).
    """
    if not strength:
        return image
    angle, shear, x, y, wide, high = rng.uniform(-1, 1, 6) * strength
    angle *= np.deg2rad(12)
    cos, sin = np.cos(angle), np.sin(angle)
    matrix = np.array([[cos, -sin], [sin, cos]]) @ np.array(
        [[1 + 0.13 * wide, 0.15 * shear], [0, 1 + 0.13 * high]]
    )
    points = FROM_CENTRE @ matrix.T + (CENTRE + 2 * np.array([x, y]))
    if bend:
        nodes = rng.normal(0, 0.7 * strength, (NODES, NODES, 2))
        points += cv2.resize(nodes, (SIDE, SIDE), interpolation=cv2.INTER_CUBIC)
    columns, rows = cv2.split(points.astype(np.float32))
    warped = cv2.remap(image, columns, rows, cv2.INTER_LINEAR)
    chance = rng.random()
    if chance < 0.16 * strength:
        change = cv2.dilate if chance < 0.08 * strength else cv2.erode
        mixed = change(warped, np.ones((2, 2), np.uint8))
        warped = cv2.addWeighted(warped, 0.5, mixed, 0.5, 0)
    return np.asarray(warped, np.uint8)


def batches(
    sources: Sequence[Source], seed: int
) -> Iterator[tuple[NDArray[np.float32], NDArray[np.int64]]]:
    """Mix batches without end, each of so many images of every source.

    Digits may bend; what a letter or a sign becomes that way, nobody can tell. A batch is float32
    (n, 28, 28, 1) in 0..1 and int64 (n,). Every source is gone through in random order before it
    repeats.
    """
    rng = np.random.default_rng(seed)
    decks = [_shuffled(len(source.examples), rng) for source in sources]
    while True:
        images: list[NDArray[np.uint8]] = []
        labels: list[np.int64] = []
        for source, deck in zip(sources, decks, strict=True):
            for i in islice(deck, source.count):
                image, label = source.examples.images[i], source.examples.labels[i]
                images.append(jitter(image, rng, source.strength, bend=label != BACKGROUND))
                labels.append(label)
        yield np.stack(images)[..., None].astype(np.float32) / np.float32(255), np.array(labels)


def _shuffled(count: int, rng: np.random.Generator) -> Iterator[int]:
    while True:
        yield from rng.permutation(count)
