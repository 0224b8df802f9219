"""Reads handwritten digits from photos."""

from recognizer.errors import (
    DamagedImageError,
    DatasetError,
    ImageTooLargeError,
    ModelError,
    NotAnImageError,
    RecognizerError,
    UnreadableImageError,
)
from recognizer.reading import Box, Digit, Reading
from recognizer.recognizer import Recognizer

__all__ = [
    "Box",
    "DamagedImageError",
    "DatasetError",
    "Digit",
    "ImageTooLargeError",
    "ModelError",
    "NotAnImageError",
    "Reading",
    "Recognizer",
    "RecognizerError",
    "UnreadableImageError",
]
