"""Reading: the digits that were found in a photo, and where."""

from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray


class Box(NamedTuple):
    """A rectangle in pixels of the upright photo; the origin is its top left corner."""

    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, eq=False)
class Digit:
    """One digit of a reading.

    ``probabilities`` is float32 of shape (10,): the calibrated probability of each digit; what
    is missing to 1 is the probability that this is no digit. ``confidence`` is
    ``probabilities[digit]``. ``crop`` is uint8 of shape (28, 28), light ink on dark, as the
    network saw it.
    """

    digit: int
    confidence: float
    probabilities: NDArray[np.float32]
    box: Box
    crop: NDArray[np.uint8] = field(repr=False)


@dataclass(frozen=True, eq=False)
class Reading:
    """What one photo says.

    ``text`` holds the digits in reading order: a line a row, a blank between clearly separate
    groups; it is empty where the photo holds no digit. ``photo`` is the upright picture that was
    read, uint8 BGR of shape (h, w, 3), possibly reduced: ``scale`` is its size over the upright
    photo's, in whose pixels the boxes are given.
    """

    text: str
    digits: tuple[Digit, ...]
    photo: NDArray[np.uint8] = field(repr=False)
    scale: float = 1.0
