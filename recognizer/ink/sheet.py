"""A sheet on a table: what lies around it is painted over, so that it cannot pass for ink."""

from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

SHEET_SIDE: Final = 160
"""The longest side at which the sheet is looked for."""
MIN_SHEET_AREA: Final = 0.06
MAX_SHEET_AREA: Final = 0.9
"""The shares of the picture that it covers."""
RECTANGULAR: Final = 0.82
"""It covers this share of the smallest turned rectangle around it; a disc covers 0.785."""
SOLID: Final = 0.9
"""And this share of its own convex hull; torn edges are not quite straight."""
SPARSE: Final = 4
"""Of so many rows and columns one tells the sheet's colour."""
BORDER: Final = 3
"""How much of its border is painted over, in pixels at ``SHEET_SIDE``."""
DIFFERENT: Final = 6
"""Sheet and table differ by so many shades of grey ..."""
SHARPLY: Final = 0.5
"""... and by this share of that within ``BORDER`` of where it ends: light fades more slowly."""

AROUND: Final = np.ones((2 * BORDER + 1, 2 * BORDER + 1), np.uint8)

Pixels = NDArray[np.uint8]


def without_table(pixels: Pixels, gray: Pixels) -> Pixels | None:
    """Return ``pixels``, uint8 BGR, with everything around its one sheet in the sheet's colour.

    ``gray`` is uint8, of any size, in which paper and table differ. None where no sheet lies.
    """
    height, width = gray.shape
    scale = SHEET_SIDE / max(height, width)
    size = max(1, round(width * scale)), max(1, round(height * scale))
    tones = np.asarray(cv2.resize(gray, size, interpolation=cv2.INTER_AREA), np.uint8)
    small = cv2.blur(tones, (5, 5))
    _, light = cv2.threshold(small, 0, 1, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    outlines = [*_sheets(np.asarray(light, np.uint8)), *_sheets(np.asarray(1 - light, np.uint8))]
    if not outlines:
        return None
    sheet = np.zeros(light.shape, np.uint8)
    cv2.drawContours(sheet, [max(outlines, key=cv2.contourArea)], -1, 1, cv2.FILLED)
    inner = np.asarray(cv2.erode(sheet, AROUND), np.uint8)
    if not _ends_sharply(tones, sheet, inner):
        return None
    inside = cv2.resize(inner, pixels.shape[1::-1], interpolation=cv2.INTER_NEAREST)
    some = pixels[::SPARSE, ::SPARSE][inside[::SPARSE, ::SPARSE] > 0]
    if not len(some):
        return None
    painted = np.empty_like(pixels)
    painted[:] = np.median(some, axis=0).astype(np.uint8)
    cv2.copyTo(pixels, inside, painted)
    return painted


def _ends_sharply(tones: Pixels, sheet: Pixels, inner: Pixels) -> bool:
    """Whether ``tones`` differ in and around ``sheet``, and at once: else it is light, or a frame.

    ``inner`` is the sheet without its border.
    """
    outer = cv2.dilate(sheet, AROUND)
    regions = (sheet > 0, sheet == 0, sheet > inner, outer > sheet)
    if not all(region.any() for region in regions):
        return False
    own, table, last, first = (float(np.median(tones[region])) for region in regions)
    return abs(last - first) >= SHARPLY * abs(own - table) >= SHARPLY * DIFFERENT


def _sheets(mask: Pixels) -> list[NDArray[np.int32]]:
    """The outlines of what is large and rectangular in ``mask``, holes or not."""
    found = []
    outlines, _ = cv2.findContours(mask, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    for outline in outlines:
        area = cv2.contourArea(outline)
        if not MIN_SHEET_AREA * mask.size <= area <= MAX_SHEET_AREA * mask.size:
            continue
        _, (width, height), _ = cv2.minAreaRect(outline)
        hull = cv2.contourArea(cv2.convexHull(outline))
        if area >= SOLID * hull and hull >= RECTANGULAR * width * height:
            found.append(np.asarray(outline, np.int32))
    return found
