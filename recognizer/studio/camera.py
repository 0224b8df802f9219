"""The camera: perspective, focus, motion, sensor noise, sharpening and JPEG."""

import cv2
import numpy as np
from numpy.typing import NDArray

from recognizer.studio.papers import Sheet
from recognizer.studio.textures import Bank

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
    return cv2.getPerspectiveTransform(corners, moved.astype(np.float32)).astype(np.float64)


def warp(sheet: Sheet, matrix: Matrix) -> Sheet:
    """See a sheet from a viewpoint; its borders go on beyond the frame."""
    size = (sheet.shape[1], sheet.shape[0])
    return cv2.warpPerspective(
        sheet, matrix, size, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
    ).astype(np.float32, copy=False)


def follow(points: NDArray[np.float32], matrix: Matrix) -> NDArray[np.float32]:
    """Move points (n, 2) with the sheet."""
    return cv2.perspectiveTransform(points[None], matrix)[0].astype(np.float32)


def _motion(sheet: Sheet, rng: np.random.Generator, length: float) -> Sheet:
    size = max(3, 2 * int(length) + 1)
    kernel = np.zeros((size, size), np.float32)
    angle = rng.uniform(0, np.pi)
    half = length / 2
    middle = size // 2
    dx, dy = half * np.cos(angle), half * np.sin(angle)
    start, end = (round(middle - dx), round(middle - dy)), (round(middle + dx), round(middle + dy))
    cv2.line(kernel, start, end, 1.0)
    return cv2.filter2D(sheet, -1, kernel / kernel.sum()).astype(np.float32, copy=False)


def focus(sheet: Sheet, rng: np.random.Generator, limit: float) -> Sheet:
    """Blur a sheet, at most by about ``limit`` pixels."""
    kind = rng.random()
    if kind < 0.55:
        sigma = rng.uniform(0.3, 1.0) if rng.random() < 0.6 else rng.uniform(0.5, 3.0)
        sigma = min(sigma, limit)
        if sigma > 0.25:
            sheet = cv2.GaussianBlur(sheet, (0, 0), sigma).astype(np.float32, copy=False)
    elif kind < 0.65:
        sheet = _motion(sheet, rng, min(rng.uniform(1.5, 7), 2.5 * limit))
    elif kind < 0.8:
        height, width = sheet.shape[:2]
        factor = rng.uniform(1.2, min(3.0, max(1.3, 2 * limit)))
        small = (max(8, int(width / factor)), max(8, int(height / factor)))
        smaller = cv2.resize(sheet, small, interpolation=cv2.INTER_AREA)
        how = cv2.INTER_CUBIC if rng.random() < 0.6 else cv2.INTER_LINEAR
        sheet = cv2.resize(smaller, (width, height), interpolation=how)
        sheet = sheet.astype(np.float32, copy=False)
    if rng.random() < 0.25:
        soft = cv2.GaussianBlur(sheet, (0, 0), rng.uniform(0.8, 2.0))
        sheet = sheet + (sheet - soft) * np.float32(rng.uniform(0.3, 1.5))
    return sheet


def sensor(sheet: Sheet, rng: np.random.Generator, bank: Bank, limit: float) -> Sheet:
    """Add noise of at most ``limit`` grey levels."""
    height, width = sheet.shape[:2]
    level = min(rng.exponential(3.0), limit)
    if level < 0.4:
        return sheet
    if rng.random() < 0.5:
        noise = bank.noise(rng, height, width)[:, :, None]
    else:
        noise = bank.noise(rng, height, width, 3)
    if rng.random() < 0.4:
        noise = cv2.GaussianBlur(noise, (0, 0), 0.8) * 2.2
        noise = noise.reshape(height, width, -1)
    return sheet + noise * np.float32(level)


def develop(sheet: Sheet, rng: np.random.Generator, *, jpeg: float = 0.85) -> NDArray[np.uint8]:
    """Round to 8 bits and, most times, through JPEG."""
    photo = np.clip(sheet, 0, 255).astype(np.uint8)
    if rng.random() > jpeg:
        return photo
    quality = int(rng.integers(25, 60) if rng.random() < 0.25 else rng.integers(60, 96))
    _, data = cv2.imencode(".jpg", photo, [cv2.IMWRITE_JPEG_QUALITY, quality])
    return cv2.imdecode(data, cv2.IMREAD_COLOR).astype(np.uint8, copy=False)
