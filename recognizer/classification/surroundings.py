"""Surroundings of a mark: what the context network sees besides the mark's own crop."""

from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from recognizer.pyramid import Pyramid
from recognizer.reading import Box

WIDTH: Final = 44
HEIGHT: Final = 28
"""The window's size in pixels."""
MARK: Final = 10
"""The mark's longer side in the window: so many digits of its size fit across and down it."""
FULL: Final = 200.0
"""The mark's own contrast in the window; paler and darker neighbours can be told from it."""


def surroundings(
    contrast: Pyramid, box: Box, ink: NDArray[np.uint8], level: float
) -> NDArray[np.uint8]:
    """The window around a mark, uint8 of shape (28, 44, 2): the ink there, and the mark's own.

    ``contrast`` is the whole picture's, 255 for black on white; ``box`` and ``ink`` (uint8 of the
    box's shape, 255 for full ink) are the mark's, ``level`` its contrast. Outside the picture there
    is no ink.
    """
    scale = MARK / max(box.width, box.height)
    left = (box.width - WIDTH / scale) / 2
    top = (box.height - HEIGHT / scale) / 2
    size = (WIDTH, HEIGHT)
    around = contrast.view(box.x + left, box.y + top, scale, size)
    window = np.empty((HEIGHT, WIDTH, 2), np.uint8)
    window[..., 0] = cv2.convertScaleAbs(around, alpha=FULL / max(level, 1.0))
    window[..., 1] = Pyramid(ink).view(left, top, scale, size)
    return window
