"""Reads handwritten digits from photos."""

from typing import TYPE_CHECKING

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

if TYPE_CHECKING:
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


def __getattr__(name: str) -> object:
    """Import OpenCV and the rest when they are asked for, not with the package (PEP 562)."""
    if name == "Recognizer":
        from recognizer.recognizer import Recognizer

        return Recognizer
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
