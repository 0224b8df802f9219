"""The camera: perspective, focus, motion, sensor noise, sharpening and JPEG."""

import cv2
import numpy as np
from numpy.typing import NDArray

from recognizer.studio.arrays import Points, Sheet, blur, floats, octets, stretch
from recognizer.studio.scenery.textures import Bank

Matrix = NDArray[np.float64]


def viewpoint(rng: np.random.Generator, height: int, width: int, strength: float = 1.0) -> Matrix:
    """A homography of the sheet as a hand-held camera sees it."""
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    angle = np.deg2rad(np.clip(rng.normal(0, 3), -9, 9) * strength)
    zoom = 1 + abs(rng.normal(0, 0.02))
    centre = np.array([width / 2, height / 2])
    turn = zoom * np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    moved = (corners - centre) @ turn.T + centre
    moved += rng.normal(0, 0.025 * strength, (4, 2)) * (width, height)
    return np.asarray(cv2.getPerspectiveTransform(corners, floats(moved)), dtype=np.float64)


def warp(sheet: Sheet, matrix: Matrix) -> Sheet:
    """See a sheet from a viewpoint; its borders go on beyond the frame."""
    size = (sheet.shape[1], sheet.shape[0])
    seen = cv2.warpPerspective(
        sheet, matrix, size, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
    )
    return floats(seen)


def follow(points: Points, matrix: Matrix) -> Points:
    """Move points with the sheet."""
    moved: Points = floats(cv2.perspectiveTransform(points[None], matrix))
    return moved.reshape(-1, 2)


def focus(sheet: Sheet, rng: np.random.Generator, limit: float) -> Sheet:
    """Blur a sheet, at most by about ``limit`` pixels, or enlarge it from fewer pixels."""
    kind = rng.random()
    if kind < 0.55:
        sigma = rng.uniform(0.3, 1.0) if rng.random() < 0.6 else rng.uniform(0.5, 3.0)
        if min(sigma, limit) > 0.25:
            sheet = blur(sheet, min(sigma, limit))
    elif kind < 0.65:
        sheet = _motion(sheet, rng, min(rng.uniform(1.5, 7), 2.5 * limit))
    elif kind < 0.8:
        height, width = sheet.shape[:2]
        factor = rng.uniform(1.2, min(3.0, max(1.3, 2 * limit)))
        small = max(8, int(width / factor)), max(8, int(height / factor))
        how = cv2.INTER_CUBIC if rng.random() < 0.6 else cv2.INTER_LINEAR
        sheet = stretch(stretch(sheet, *small, cv2.INTER_AREA), width, height, how)
    if rng.random() < 0.25:
        soft = blur(sheet, rng.uniform(0.8, 2.0))
        sheet = floats(sheet + (sheet - soft) * np.float32(rng.uniform(0.3, 1.5)))
    return sheet


def _motion(sheet: Sheet, rng: np.random.Generator, length: float) -> Sheet:
    """Smear along a line ``length`` pixels long."""
    size = max(3, 2 * int(length) + 1)
    kernel = np.zeros((size, size), np.float32)
    angle, middle = rng.uniform(0, np.pi), size // 2
    dx, dy = length / 2 * np.cos(angle), length / 2 * np.sin(angle)
    start, end = (round(middle - dx), round(middle - dy)), (round(middle + dx), round(middle + dy))
    cv2.line(kernel, start, end, 1.0)
    return floats(cv2.filter2D(sheet, -1, kernel / kernel.sum()))


def sensor(sheet: Sheet, rng: np.random.Generator, bank: Bank, limit: float) -> Sheet:
    """Add noise of at most ``limit`` grey levels, white or blotched, grey or coloured."""
    height, width = sheet.shape[:2]
    level = min(rng.exponential(3.0), limit)
    if level < 0.4:
        return sheet
    channels = 1 if rng.random() < 0.5 else 3
    noise = bank.noise(rng, height, width, channels).reshape(height, width, channels)
    if rng.random() < 0.4:
        noise = blur(noise, 0.8) * np.float32(2.2)
    return floats(sheet + noise * np.float32(level))


def develop(sheet: Sheet, rng: np.random.Generator, *, jpeg: float = 0.85) -> NDArray[np.uint8]:
    """Round to 8 bits and, with chance ``jpeg``, send through JPEG."""
    photo = octets(np.clip(sheet, 0, 255))
    if rng.random() > jpeg:
        return photo
    quality = int(rng.integers(25, 60) if rng.random() < 0.25 else rng.integers(60, 96))
    _, data = cv2.imencode(".jpg", photo, [cv2.IMWRITE_JPEG_QUALITY, quality])
    return octets(np.asarray(cv2.imdecode(data, cv2.IMREAD_COLOR)))
