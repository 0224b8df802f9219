"""Simple sheets with strokes on them, drawn here: what each stage is asked about."""

import cv2
import numpy as np
from numpy.typing import NDArray

from recognizer.ink.ink import Ink

Picture = NDArray[np.uint8]


def sheet(width: int = 400, height: int = 300, shade: int = 225, noise: float = 2.0) -> Picture:
    """Even paper under a camera's noise, uint8 BGR."""
    rng = np.random.default_rng(0)
    gray = rng.normal(shade, noise, (height, width, 1)).repeat(3, axis=2)
    return np.clip(gray, 0, 255).astype(np.uint8)


def write_seven(
    picture: Picture, x: int, y: int, size: int, ink: tuple[int, int, int], pen: int = 6
) -> None:
    """A seven of two strokes, ``size`` pixels high, its box's corner at (x, y)."""
    corners = [(x, y), (x + 6 * size // 10, y), (x + 2 * size // 10, y + size)]
    cv2.polylines(picture, [np.array(corners, np.int32)], False, ink, pen, cv2.LINE_AA)


def ruled_line(picture: Picture, y: int, ink: tuple[int, int, int], slope: float = 0.0) -> None:
    """A printed line over the whole width, climbing by ``slope``."""
    width = picture.shape[1]
    cv2.line(picture, (0, y), (width, round(y - slope * width)), ink, 2, cv2.LINE_AA)


def ink_of(mask: NDArray[np.uint8]) -> Ink:
    """Ink as clean as a drawing's from a mask of 0 and 1."""
    return Ink(255 - mask * 200, mask * 200, mask, 1.0, 1.0, 0)


def share_covered(mask: NDArray[np.uint8], written: NDArray[np.uint8]) -> float:
    """The share of the true ink that a mask has kept."""
    return float((mask[written > 0] > 0).mean())
