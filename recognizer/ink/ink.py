"""Ink of an upright picture: colour, polarity, illumination correction, threshold, ruled lines."""

import math
from dataclasses import dataclass, replace
from functools import cached_property, partial
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from recognizer.ink.cells import count_lines, find_cells, without_cells
from recognizer.ink.illumination import correct_illumination
from recognizer.ink.page import Page
from recognizer.ink.projection import project
from recognizer.ink.ruled_lines import remove_ruled_lines
from recognizer.ink.threshold import noise_floor, threshold_locally
from recognizer.pixels import Components, components, quarters_turned
from recognizer.pyramid import Pyramid, half

INK_SIDE: Final = 640
"""The longest side that is searched for ink, in pixels: enough for a digit of 1/40 of a sheet."""
SMALL_SIDE: Final = 224
"""Smaller pictures are enlarged to this, so that one-pixel strokes get an inside and an edge."""
CLEAN: Final = 0.8
"""Pictures with less noise than this were drawn on a screen."""
ROUGHEST: Final = 16.0
"""Paper and boards are smoother between the strokes (``Ink.noise``), the world is not."""
THIN: Final = 0.08
"""Strokes that are thinner than this share of the picture's side are not taken for shadows."""
WIDE_INK: Final = 0.02
"""What is no wider than this share of the picture's side was written, or is part of a pattern."""
GRAIN: Final = 1.2
"""By how much rougher pictures are smoothed: a standard deviation in pixels."""

LEFT: Final = 1.0
"""Squares as dark as the pen are taken out where that leaves fewer pixels on long lines, by the
picture's longest side times this."""

Gray = NDArray[np.uint8]


@dataclass(frozen=True, eq=False)
class Ink:
    """The ink of a picture.

    ``contrast`` is uint8 of shape (h, w): how much darker than its paper (or lighter than its
    board) a pixel is, 255 being black on white; ``gray``, of the same shape, is what it was taken
    from, its ink dark. ``mask`` is uint8 of the same shape, 1 where there is ink, without ruled
    lines; ``labelled`` is what is connected in it, where that is known. ``scale`` is their size
    over the picture's. ``noise`` is the standard deviation of ``contrast`` where there is no ink.
    ``ruled_lines`` counts those that were taken away. ``agreement`` says how far all that is
    unusual agrees that ink is darker than paper, or all that it is lighter: 0 to 1.
    """

    gray: Gray
    contrast: Gray
    mask: Gray
    scale: float
    noise: float
    ruled_lines: int
    agreement: float = 1.0
    labelled: Components | None = None

    @cached_property
    def components(self) -> Components:
        """What is connected in ``mask``."""
        return self.labelled or components(self.mask)

    @cached_property
    def pyramid(self) -> Pyramid:
        """``contrast`` and its halves."""
        return Pyramid(self.contrast)


def find_ink(pixels: NDArray[np.uint8]) -> Ink:
    """Find the ink in ``pixels``, uint8 BGR of shape (h, w, 3)."""
    return search(*searchable(pixels))


def search(pixels: NDArray[np.uint8], scale: float) -> Ink:
    """Find the ink in a picture of ``searchable`` size, which is ``scale`` times its own."""
    gray, agreement = project(pixels)
    return _dark_ink(gray, scale, agreement)


def inverted(ink: Ink) -> Ink:
    """Find what is light where ``ink`` took what is dark, and the other way round."""
    gray = np.asarray(cv2.bitwise_not(ink.gray), np.uint8)
    return _dark_ink(gray, ink.scale, ink.agreement)


def without_skewed_lines(ink: Ink, slope: float) -> Ink:
    """Take the ruled lines out of the same ink anew, where they have a ``slope``."""
    return _without_ruled_lines(ink.gray, ink.contrast, ink.scale, ink.agreement, slope)


def turned(ink: Ink, quarters: int) -> Ink:
    """The same ink, turned anticlockwise by so many quarters."""
    gray, contrast, mask = (
        quarters_turned(one, quarters) for one in (ink.gray, ink.contrast, ink.mask)
    )
    return replace(ink, gray=gray, contrast=contrast, mask=mask, labelled=None)


def thin(ink: Ink) -> Ink:
    """Find only thin strokes in the same picture: shadows of hands and folds are wider."""
    contrast = correct_illumination(ink.gray, THIN)
    return _without_ruled_lines(ink.gray, contrast, ink.scale, ink.agreement)


def holds_wide(ink: Ink) -> bool:
    """Whether there is any ink wider than pens write: else :func:`thin` finds the same again."""
    height, width = ink.mask.shape
    size = max(3, round(WIDE_INK * min(max(height, width), 2 * min(height, width))))
    return bool(cv2.erode(ink.mask, np.ones((size, size), np.uint8)).any())


def _dark_ink(gray: Gray, scale: float, agreement: float) -> Ink:
    contrast = correct_illumination(gray)
    if noise_floor(contrast)[0] > ROUGHEST:  # grain and weave are finer than strokes
        contrast = correct_illumination(np.asarray(cv2.GaussianBlur(gray, (0, 0), GRAIN), np.uint8))
    return _without_ruled_lines(gray, contrast, scale, agreement)


def _without_ruled_lines(
    gray: Gray, contrast: Gray, scale: float, agreement: float, slope: float = 0.0
) -> Ink:
    noise, threshold = noise_floor(contrast)
    mask = threshold_locally(contrast, threshold)
    faint = (contrast >= math.ceil(threshold)).view(np.uint8)
    page = Page(mask, faint, contrast)
    lines = partial(remove_ruled_lines, clean=noise < CLEAN, enlarged=max(scale, 1.0), slope=slope)
    found = find_cells(page)
    cells = [one for one in found if not one.beyond]
    mask, count = lines(without_cells(page, cells))
    if len(cells) < len(found):
        left, least = count_lines(mask), LEFT * max(mask.shape)
        if left > least:
            other, others = lines(without_cells(page, found))
            if count_lines(other) < left - least:
                mask, count, cells = other, others, found
    count += sum(one.walls for one in cells)
    labelled = page.components if mask is page.mask else None
    return Ink(gray, contrast, mask, scale, noise, count, agreement, labelled)


def searchable(pixels: NDArray[np.uint8]) -> tuple[NDArray[np.uint8], float]:
    """Bring the longest side between ``SMALL_SIDE`` and ``INK_SIDE``; returns the scale, too."""
    longest = max(pixels.shape[:2])
    side = min(max(longest, SMALL_SIDE), INK_SIDE)
    if side == longest:
        return pixels, 1.0
    scale = side / longest
    if longest == 2 * side:  # as most photos are
        return half(pixels, cv2.BORDER_REPLICATE), scale
    interpolation = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    height, width = (max(1, round(n * scale)) for n in pixels.shape[:2])
    return np.asarray(
        cv2.resize(pixels, (width, height), interpolation=interpolation), np.uint8
    ), scale
