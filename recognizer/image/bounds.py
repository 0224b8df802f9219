"""Size bounds of pictures, and how large ones are brought down to what is worked on."""

import cv2
import numpy as np
from numpy.typing import NDArray

from recognizer.errors import DamagedImageError, ImageTooLargeError

WORKING_SIDE = 1280
"""The longest side that is worked on, and what Telegram delivers."""

MAX_BYTES = 20_000_000
"""As much as Telegram lets a bot download."""

MAX_PIXELS = 50_200_000
"""As much as the cameras of current phones deliver in one piece."""


MAX_DRAWN_PIXELS = 25_000_000
"""The same for formats that cameras do not write: their decoders are slower, or need more room."""


MAX_SCANNED_PIXELS = 12 * MAX_PIXELS
"""A progressive JPEG's pixels, counted once for each of its passes."""


def check_pixels(width: int, height: int, most: int = MAX_DRAWN_PIXELS) -> None:
    """Raise ImageTooLargeError, or DamagedImageError for no pixels at all."""
    if width <= 0 or height <= 0:
        raise DamagedImageError
    if width * height > most:
        raise ImageTooLargeError


def reduction(width: int, height: int, side: int = WORKING_SIDE) -> int:
    """Return by which of 1, 2, 4, 8 to shrink while decoding, and not be smaller than ``side``."""
    factor = 1
    while factor < 8 and max(width, height) >= 2 * factor * side:
        factor *= 2
    return factor


def fit(
    pixels: NDArray[np.integer | np.floating], side: int = WORKING_SIDE
) -> NDArray[np.integer | np.floating]:
    """Shrink to ``side``, of any depth OpenCV knows; smaller pictures stay as they are."""
    height, width = pixels.shape[:2]
    ratio = side / max(height, width)
    if ratio >= 1:
        return pixels
    size = max(1, round(width * ratio)), max(1, round(height * ratio))
    return np.asarray(cv2.resize(pixels, size, interpolation=cv2.INTER_AREA))
