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
from recognizer.ink.ruled_lines import remove_ruled_lines
from recognizer.pixels import Components, components, histogram, percentile
from recognizer.pyramid import Pyramid, half

INK_SIDE: Final = 640
"""The longest side that is searched for ink, in pixels: enough for a digit of 1/40 of a sheet."""
SMALL_SIDE: Final = 224
"""Smaller pictures are enlarged to this, so that one-pixel strokes get an inside and an edge."""
MINIMUM_CONTRAST: Final = 11
"""The faintest ink, in 1/255 of the paper's brightness."""

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

COLOUR_SIDE: Final = 48
"""The side of the square in which the ink's colour is looked for."""
WIDE: Final = 23
NARROW: Final = 9
"""What a pixel of that square is compared with: the medians of squares of these sides."""
STRIP: Final = 64
"""So many rows are mixed at once."""
LUMINANCE: Final = np.array([0.114, 0.587, 0.299], np.float32)
COHERENCE: Final = 0.25
"""Differences that cancel out to less than this share of themselves are noise."""
LEVELS: Final = np.arange(256, dtype=np.float32)
SHARE_OF_PEAK: Final = 0.36
"""Ink is at least this share of the darkest ink around it: strokes end at half of their edge."""

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
        np.ascontiguousarray(np.rot90(one, quarters)) for one in (ink.gray, ink.contrast, ink.mask)
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


def project(pixels: NDArray[np.uint8]) -> tuple[Gray, float]:
    """Mix the channels so that ink differs most from paper; dark ink on light in the result.

    The ink's colour is the mean difference of the most unusual pixels from what surrounds them.
    Half of the weight stays with the luminance, since chroma is coarse and noisy in JPEG.
    Returns how far these pixels agree, too, as ``Ink.agreement``.
    """
    halves = [max(1, side // 2) for side in pixels.shape[1::-1]]
    # OpenCV halves fast, and a float transform beats one of bytes: 0.8 ms less together.
    half = cv2.resize(pixels, halves, interpolation=cv2.INTER_AREA)
    small = cv2.resize(half, (COLOUR_SIDE, COLOUR_SIDE), interpolation=cv2.INTER_AREA)
    difference = _unlike_surroundings(np.asarray(small, np.uint8)).reshape(-1, 3)
    distance = np.abs(difference).max(axis=1)
    counts = histogram(distance.astype(np.uint8))
    unusual = difference[distance >= max(percentile(counts, 96), 1.0)]
    direction = unusual.sum(axis=0)
    total = max(float(np.abs(unusual).sum(axis=0).max()), 1.0)
    agreement = float(np.abs(direction).max()) / total
    if agreement < COHERENCE:
        direction = -LUMINANCE  # noise has no colour: paper is light until ink says otherwise
    # Away from the ink's colour, so that ink is dark; opposite channels help each other.
    away = -direction / max(float(np.abs(direction).sum()), 1e-6)
    brighter = 1.0 if float(direction @ LUMINANCE) <= 0 else -1.0
    weights = 0.5 * brighter * LUMINANCE + 0.5 * away
    offset = -255 * float(np.minimum(weights, 0).sum())
    matrix = np.append(weights, offset).reshape(1, 4).astype(np.float32)
    return _mixed(pixels, matrix), agreement


def _mixed(pixels: NDArray[np.uint8], matrix: NDArray[np.float32]) -> Gray:
    """Mix the channels by ``matrix``, float32 (1, 4), its last column added.

    Strip by strip: floats of a whole picture would be 3.7 MB, which no cache holds, and whose
    pages the system would hand out anew for each photo.
    """
    result = np.empty(pixels.shape[:2], np.uint8)
    for top in range(0, len(pixels), STRIP):
        strip = pixels[top : top + STRIP].astype(np.float32)
        cv2.convertScaleAbs(cv2.transform(strip, matrix), result[top : top + STRIP])
    return result


def _unlike_surroundings(small: NDArray[np.uint8]) -> NDArray[np.float32]:
    """How far pixels are from the median around them, a wide one and a narrow one, per channel.

    The wide one knows paper from thick strokes, the narrow one follows vignettes, tables and the
    edges of shadows; where they disagree, the difference is light. Against the wide one alone
    3 % more of made photos of one digit are read right.
    """
    pixels = small.astype(np.float32)
    wide, narrow = (pixels - cv2.medianBlur(small, size) for size in (WIDE, NARROW))
    agreed = np.sign(wide) * np.minimum(np.abs(wide), np.abs(narrow))
    return np.asarray(agreed * (wide * narrow > 0), np.float32)


def threshold_locally(contrast: Gray, floor: float) -> Gray:
    """Take as ink what is above ``floor`` and above a share of the darkest ink around it.

    The first lets faint pencil in, the second keeps halos and ringing out of strong strokes.
    """
    height, width = contrast.shape
    quarter = (max(1, width // 4), max(1, height // 4))
    small = cv2.resize(cv2.blur(contrast, (3, 3)), quarter, interpolation=cv2.INTER_LINEAR)
    size = max(3, round(0.07 * max(quarter)) | 1)
    peak = cv2.blur(cv2.dilate(small, np.ones((size, size), np.uint8)), (size, size))
    peak = cv2.resize(peak, (width, height), interpolation=cv2.INTER_LINEAR)
    least = np.ceil(np.maximum(np.float32(SHARE_OF_PEAK) * LEVELS, np.float32(floor)))
    # Whole numbers of which the ink is one more: 255 says that there is none.
    limit = cv2.LUT(peak, np.clip(least - 1, 0, 255).astype(np.uint8))
    return np.asarray(contrast > limit).view(np.uint8)


def noise_floor(contrast: Gray) -> tuple[float, float]:
    """Measure the paper: its noise (standard deviation) and the threshold that clears it."""
    counts = histogram(contrast[::3, ::3])
    level = percentile(counts, 50)
    # Half of the paper lies below its median whatever the ink does above it; of that half the
    # nearest 68 % are within a standard deviation, whatever tables and frames do to the rest.
    below = counts[: math.floor(level) + 1]
    noise = max(level - percentile(below, 100 - 68), 0.5)
    return noise, max(level + 4 * noise, level + MINIMUM_CONTRAST)
