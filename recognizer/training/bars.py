"""Bars: strokes, brackets, slashes, which are a one to whoever sees nothing around them."""

import math
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

INK: Final = 100
"""From here on a pixel is ink."""
STRAIGHT: Final = 0.16
"""Strokes, upright or slanted, spread less than this across their length ..."""
SLIM: Final = 0.42
LEAN: Final = 0.3
"""... or they are narrower than this times their height and spread less than that: flagged ones,
brackets, exclamation marks."""


def is_bar(ink: NDArray[np.uint8]) -> bool:
    """Whether nobody could tell ``ink``, uint8 of any shape, from a one by itself."""
    *_, width, height = cv2.boundingRect((ink > INK).view(np.uint8))
    across = roundness(ink)
    return across < STRAIGHT or (width < SLIM * height and across < LEAN)


def roundness(ink: NDArray[np.uint8]) -> float:
    """How far ink spreads across its main direction, over how far along it: 0 a line, 1 a disc."""
    moments = cv2.moments((ink > INK).view(np.uint8))
    a, b, c = moments["mu20"], moments["mu11"], moments["mu02"]
    root = math.hypot(a - c, 2 * b)
    return math.sqrt(max(a + c - root, 0.0) / max(a + c + root, 1e-6))
