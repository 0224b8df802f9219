"""Reads handwritten digits from photos."""

from typing import TYPE_CHECKING

from recognizer.errors import (
    AvifUnsupportedError,
    ClusterError,
    DamagedImageError,
    DatasetError,
    ImageTooLargeError,
    ModelError,
    NotAnImageError,
    OutOfMemoryError,
    RecognizerError,
    UnreadableImageError,
    WorkerLostError,
)
from recognizer.reading import Box, Digit, Reading

if TYPE_CHECKING:
    from recognizer.image import pages as pdf_pages
    from recognizer.recognizer import Recognizer

    __version__: str

__all__ = [
    "AvifUnsupportedError",
    "Box",
    "ClusterError",
    "DamagedImageError",
    "DatasetError",
    "Digit",
    "ImageTooLargeError",
    "ModelError",
    "NotAnImageError",
    "OutOfMemoryError",
    "Reading",
    "Recognizer",
    "RecognizerError",
    "UnreadableImageError",
    "WorkerLostError",
    "__version__",
    "pdf_pages",
]


def __getattr__(name: str) -> object:
    """Import OpenCV and the rest when they are asked for, not with the package (PEP 562)."""
    if name == "Recognizer":
        from recognizer.recognizer import Recognizer

        return Recognizer
    if name == "pdf_pages":
        from recognizer.image import pages

        return pages
    if name == "__version__":
        return _version()
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def _version() -> str:
    """Return the version that is installed; a checkout that is not has none."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("digit-bot")
    except PackageNotFoundError:
        return "unknown"
