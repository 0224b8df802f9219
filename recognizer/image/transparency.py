"""Transparency: see-through pictures are laid on a background that shows their ink."""

import cv2
import numpy as np
from numpy.typing import NDArray

from recognizer.pixels import SQUARE

OPAQUE = 200
CONTRAST = 100.0


def composite(bgra: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Lay a picture with transparency, uint8 BGRA (h, w, 4), on one colour: uint8 BGR (h, w, 3)."""
    alpha = bgra[:, :, 3]
    colour = np.ascontiguousarray(bgra[:, :, :3])
    if alpha.min() == 255:
        return colour
    weight = alpha.astype(np.float32)[:, :, None] / 255
    laid = colour * weight + background(colour, alpha) * (1 - weight)
    return np.rint(laid).astype(np.uint8)


def background(colour: NDArray[np.uint8], alpha: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Choose the colour to lie beneath, float32 BGR of shape (3,).

    Bare ink gets white or black, whichever is further from the ink. A picture that carries its own
    contrast, such as a sheet of paper cut out or a sticker with a rim, is continued by the colour
    of its rim, so that the cut itself draws no line.
    """
    solid = alpha >= OPAQUE
    if not solid.any():
        solid = alpha >= max(1, int(alpha.max()))
    if not solid.any():
        return np.full(3, 255, np.float32)
    grey = cv2.cvtColor(colour, cv2.COLOR_BGR2GRAY)
    dark, light = np.percentile(grey[solid], (3, 97))
    if light - dark >= CONTRAST:
        inner = cv2.erode(solid.astype(np.uint8), SQUARE, borderValue=0)
        rim = solid & (inner == 0)
        return np.asarray(np.median(colour[rim], axis=0), np.float32)
    return np.full(3, 255 if grey[solid].mean() < 128 else 0, np.float32)
