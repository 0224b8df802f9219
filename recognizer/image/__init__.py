"""Whatever a picture is given as, to an upright photo of bounded size."""

from typing import TYPE_CHECKING

from recognizer.image.bounds import MAX_BYTES, MAX_PIXELS, WORKING_SIDE
from recognizer.image.pdf import Page, Pdf, pages
from recognizer.image.photo import Photo, decode
from recognizer.image.source import Portable, file_bytes, photo_of, portable

if TYPE_CHECKING:
    from recognizer.image.source import Source as Source

__all__ = [
    "MAX_BYTES",
    "MAX_PIXELS",
    "WORKING_SIDE",
    "Page",
    "Pdf",
    "Photo",
    "Portable",
    "decode",
    "file_bytes",
    "pages",
    "photo_of",
    "portable",
]
