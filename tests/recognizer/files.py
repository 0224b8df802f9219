"""Picture files of every format, drawn here."""

import io
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

HEIC = Path(__file__).parent / "image" / "seven.heic"
"""A seven of 160x120, encoded once: our own libraries can only decode this format."""


def drawing(width: int = 160, height: int = 120) -> NDArray[np.uint8]:
    """A dark seven on light paper, RGB; its four corners have different colours."""
    picture = np.full((height, width, 3), 235, np.uint8)
    stroke = np.array([[0.3, 0.2], [0.65, 0.2], [0.45, 0.85]]) * (width, height)
    cv2.polylines(picture, [stroke.astype(np.int32)], False, (40, 30, 25), 7, cv2.LINE_AA)
    half_w, half_h = width // 4, height // 4
    picture[:half_h, :half_w] = (250, 60, 60)
    picture[:half_h, -half_w:] = (60, 250, 60)
    picture[-half_h:, :half_w] = (60, 60, 250)
    return picture


def encode(picture: NDArray[np.generic] | Image.Image, kind: str, **options: object) -> bytes:
    """Encode a picture with Pillow."""
    image = picture if isinstance(picture, Image.Image) else Image.fromarray(picture)
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()
