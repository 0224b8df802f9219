"""Surroundings of a mark: what the context network sees besides the mark's own crop."""

from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from recognizer.reading import Box

WIDTH: Final = 44
HEIGHT: Final = 28
"""The window's size in pixels."""
MARK: Final = 10
"""The mark's longer side in the window: so many digits of its size fit across and down it."""
FULL: Final = 200.0
"""The mark's own contrast in the window; paler and darker neighbours can be told from it."""


def surroundings(
    contrast: NDArray[np.uint8], box: Box, ink: NDArray[np.uint8], level: float
) -> NDArray[np.uint8]:
    """The window around a mark, uint8 of shape (28, 44, 2): the ink there, and the mark's own.

    ``contrast`` is the whole picture's, uint8 of shape (h, w), 255 for black on white; ``box`` and
    ``ink`` (uint8 of the box's shape, 255 for full ink) are the mark's, ``level`` its contrast.
    Outside the picture there is no ink.
    """
    size = max(box.width, box.height)
    scale = MARK / size
    across, down = round(WIDTH / scale), round(HEIGHT / scale)
    left = box.x + (box.width - across) // 2
    top = box.y + (box.height - down) // 2
    height, width = contrast.shape
    x0, y0 = max(left, 0), max(top, 0)
    x1, y1 = min(left + across, width), min(top + down, height)
    window = np.zeros((HEIGHT, WIDTH, 2), np.uint8)
    there = _placed(contrast[y0:y1, x0:x1], x0 - left, y0 - top, scale)
    cv2.convertScaleAbs(there, there, alpha=FULL / max(level, 1.0))
    window[..., 0] = there
    window[..., 1] = _placed(ink, box.x - left, box.y - top, scale)
    return window


def _placed(part: NDArray[np.uint8], x: int, y: int, scale: float) -> NDArray[np.uint8]:
    """Reduce ``part`` by ``scale`` into an empty window, its corner at (x, y) before that."""
    plane = np.zeros((HEIGHT, WIDTH), np.uint8)
    left, top = min(round(x * scale), WIDTH - 1), min(round(y * scale), HEIGHT - 1)
    wide = min(max(1, round(part.shape[1] * scale)), WIDTH - left)
    high = min(max(1, round(part.shape[0] * scale)), HEIGHT - top)
    how = cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR
    plane[top : top + high, left : left + wide] = cv2.resize(part, (wide, high), interpolation=how)
    return plane
