"""Small changes to crops that keep their meaning, made anew for every batch."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from recognizer.datasets import Examples
from recognizer.normalisation import SIDE

CENTRE: Final = (SIDE - 1) / 2


def jitter(
    image: NDArray[np.uint8], rng: np.random.Generator, strength: float = 1.0
) -> NDArray[np.uint8]:
    """Turn, scale, shear and shift ``image``, uint8 (28, 28), a little; now and then its stroke.

    At ``strength`` 1: 12 degrees, 13 % on each axis, shear of 0.15, 2 pixels.
    """
    angle, shear, x, y, wide, high = rng.uniform(-1, 1, 6) * strength
    angle *= np.deg2rad(12)
    cos, sin = np.cos(angle), np.sin(angle)
    matrix = np.array([[cos, -sin], [sin, cos]]) @ np.array(
        [[1 + 0.13 * wide, 0.15 * shear], [0, 1 + 0.13 * high]]
    )
    shift = CENTRE - matrix @ np.array([CENTRE, CENTRE]) + 2.0 * np.array([x, y])
    warped = cv2.warpAffine(image, np.column_stack([matrix, shift]), (SIDE, SIDE))
    chance = rng.random()
    if chance < 0.16 * strength:
        change = cv2.dilate if chance < 0.08 * strength else cv2.erode
        mixed = change(warped, np.ones((2, 2), np.uint8))
        warped = cv2.addWeighted(warped, 0.5, mixed, 0.5, 0)
    return np.asarray(warped, np.uint8)


def batches(
    sources: Sequence[tuple[Examples, int, float]], seed: int
) -> Iterator[tuple[NDArray[np.float32], NDArray[np.int64]]]:
    """Mix batches without end: from each source so many images, jittered with its strength.

    A batch is float32 (n, 28, 28, 1) in 0..1 and int64 (n,). Every source is gone through in
    random order before it repeats.
    """
    rng = np.random.default_rng(seed)
    decks = [_shuffled(len(examples), rng) for examples, _, _ in sources]
    while True:
        images: list[NDArray[np.uint8]] = []
        labels: list[np.int64] = []
        for (examples, count, strength), deck in zip(sources, decks, strict=True):
            for i in islice(deck, count):
                images.append(jitter(examples.images[i], rng, strength))
                labels.append(examples.labels[i])
        yield np.stack(images)[..., None].astype(np.float32) / np.float32(255), np.array(labels)


def _shuffled(count: int, rng: np.random.Generator) -> Iterator[int]:
    while True:
        yield from rng.permutation(count)
