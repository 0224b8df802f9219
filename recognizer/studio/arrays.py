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
    return octets(cv2.GaussianBlur(mask, (0, 0), sigma))


def stretch(
    plane: NDArray[np.float32], width: int, height: int, how: int = cv2.INTER_LINEAR
) -> NDArray[np.float32]:
    """Bring to another size."""
    return floats(cv2.resize(plane, (width, height), interpolation=how))


def tint(sheet: Sheet) -> NDArray[np.float32]:
    """The mean colour of a picture, BGR (3,)."""
    return floats(cv2.mean(sheet)[:3])


def blend(sheet: Sheet, mask: Mask, colour: NDArray[np.float32], strength: float = 1.0) -> Sheet:
    """Lay a colour (3,) or a picture over a sheet where a mask says."""
    alpha = floats(mask)[:, :, None] * np.float32(strength / 255)
    return floats(sheet + alpha * (colour - sheet))


def polyline(mask: Mask, points: Points, thickness: int) -> None:
    """Draw a smooth-edged open line of subpixel accuracy."""
    fixed = np.round(points * (1 << _FIXED)).astype(np.int32)
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
