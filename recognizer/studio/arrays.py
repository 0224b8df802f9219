"""The few picture operations that the studio is made of, with their types."""

import cv2
import numpy as np
from numpy.typing import ArrayLike, NDArray

Plane = NDArray[np.float32]
"""One value a pixel, float32 (h, w)."""

Sheet = NDArray[np.float32]
"""A picture in the making: float32 BGR (h, w, 3), 0 to 255."""

Mask = NDArray[np.uint8]
"""Coverage of each pixel, uint8 (h, w)."""

Points = NDArray[np.float32]
"""Points (n, 2), x before y."""

_FIXED = 4


def floats(values: ArrayLike) -> NDArray[np.float32]:
    """As float32, copied only if need be."""
    return np.asarray(values, dtype=np.float32)


def octets(values: ArrayLike) -> NDArray[np.uint8]:
    """As uint8, copied only if need be."""
    return np.asarray(values, dtype=np.uint8)


def blur(plane: NDArray[np.float32], sigma: float) -> NDArray[np.float32]:
    """Blur by a Gaussian of ``sigma`` pixels."""
    return floats(cv2.GaussianBlur(plane, (0, 0), sigma)).reshape(plane.shape)


def soften(mask: Mask, sigma: float) -> Mask:
    """Blur a mask by a Gaussian of ``sigma`` pixels."""
    factor = int(sigma / 3)
    if factor > 1 and min(mask.shape) >= 4 * factor:  # so wide a blur leaves no finer detail
        size = (mask.shape[1] // factor, mask.shape[0] // factor)
        small = cv2.resize(mask, size, interpolation=cv2.INTER_AREA)
        soft = cv2.GaussianBlur(small, (0, 0), sigma / factor)
        return octets(cv2.resize(soft, mask.shape[::-1], interpolation=cv2.INTER_LINEAR))
    return octets(cv2.GaussianBlur(mask, (0, 0), sigma))


def stretch(
    plane: NDArray[np.float32], width: int, height: int, how: int = cv2.INTER_LINEAR
) -> NDArray[np.float32]:
    """Bring to another size."""
    return floats(cv2.resize(plane, (width, height), interpolation=how))


def tint(sheet: Sheet) -> NDArray[np.float32]:
    """The mean colour of a picture, BGR (3,)."""
    return floats(cv2.mean(sheet)[:3])


def dyed(plane: NDArray[np.float32], colour: NDArray[np.float32]) -> Sheet:
    """A picture of one colour (3,), as bright as ``plane`` (h, w) says."""
    # Three planes put together take a quarter of the time of NumPy's broadcasting to three values.
    return floats(cv2.merge([plane * np.float32(value) for value in colour]))


def lay(sheet: Sheet, alpha: NDArray[np.float32], colour: NDArray[np.float32]) -> Sheet:
    """Lay a colour (3,) or a picture over a sheet, as densely as ``alpha`` (h, w; 0 to 1) says."""
    veil = cv2.merge([alpha, alpha, alpha])
    if colour.ndim == 1:
        kept = cv2.multiply(sheet, 1 - floats(veil))
        return floats(cv2.add(kept, dyed(alpha, colour)))
    return floats(cv2.add(sheet, cv2.multiply(veil, cv2.subtract(colour, sheet))))


def blend(sheet: Sheet, mask: Mask, colour: NDArray[np.float32], strength: float = 1.0) -> Sheet:
    """Lay a colour (3,) or a picture over a sheet where a mask says."""
    left, top, width, height = cv2.boundingRect(mask)
    if not width:
        return sheet
    area = np.s_[top : top + height, left : left + width]
    alpha = floats(mask[area]) * np.float32(strength / 255)
    result = sheet.copy()
    over = colour if colour.ndim == 1 else np.ascontiguousarray(colour[area])
    result[area] = lay(np.ascontiguousarray(sheet[area]), alpha, over)
    return result


def polyline(mask: Mask, points: Points, thickness: int) -> None:
    """Draw a smooth-edged open line of subpixel accuracy."""
    fixed = np.rint(points * np.float32(1 << _FIXED)).astype(np.int32)
    cv2.polylines(mask, [fixed], False, 255, thickness, cv2.LINE_AA, _FIXED)


def polygon(mask: Mask, points: ArrayLike) -> None:
    """Fill a smooth-edged polygon of subpixel accuracy."""
    fixed = np.round(floats(points) * (1 << _FIXED)).astype(np.int32)
    cv2.fillPoly(mask, [fixed], 255, cv2.LINE_AA, _FIXED)


def oval(mask: Mask, centre: tuple[float, float], size: tuple[float, float], angle: float) -> None:
    """Fill an ellipse of ``size`` (width, height), turned by ``angle`` degrees."""
    cv2.ellipse(mask, (centre, size, angle), 255, -1, cv2.LINE_AA)


def disc(mask: Mask, x: float, y: float, radius: float) -> None:
    """Fill a circle of subpixel accuracy."""
    unit = 1 << _FIXED
    centre = (round(x * unit), round(y * unit))
    cv2.circle(mask, centre, max(1, round(radius * unit)), 255, -1, cv2.LINE_AA, _FIXED)
