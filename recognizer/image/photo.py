"""Bytes to an upright photo of bounded size: the first stage of the pipeline.

Everything is bounded by the header before a pixel is decoded. JPEG, what Telegram sends, takes a
short way through OpenCV at reduced size; so does BMP, and the other formats go through Pillow.
"""

import struct
import zlib
from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from recognizer.errors import DamagedImageError, ImageTooLargeError
from recognizer.image import headers
from recognizer.image.bounds import (
    MAX_BYTES,
    MAX_PIXELS,
    MAX_SCANNED_PIXELS,
    check_pixels,
    fit,
    reduction,
)
from recognizer.image.headers import Format
from recognizer.image.pillow import decode_with_pillow

# Whatever a decoder may raise over hostile bytes; Pillow documents no closed list.
DECODER_ERRORS = (
    OSError,
    SyntaxError,
    ValueError,
    TypeError,
    AttributeError,
    LookupError,
    ArithmeticError,
    RuntimeError,
    MemoryError,
    EOFError,
    struct.error,
    zlib.error,
    cv2.error,
)


class Photo(NamedTuple):
    """A decoded picture, upright and opaque.

    ``pixels`` is uint8 BGR of shape (h, w, 3), its longest side at most ``WORKING_SIDE``;
    ``width`` and ``height`` are the upright picture's own; ``scale`` is ``pixels``'s size over it.
    """

    pixels: NDArray[np.uint8]
    width: int
    height: int
    scale: float

    def turned(self, quarters: int) -> "Photo":
        """The same picture, turned anticlockwise by so many quarters."""
        pixels = np.ascontiguousarray(np.rot90(self.pixels, quarters))
        across = self.height, self.width
        size = across if quarters % 2 else (self.width, self.height)
        return Photo(pixels, *size, self.scale)


def decode(data: bytes) -> Photo:
    """Decode a picture of any known format.

    Raises:
        NotAnImageError: the bytes are no picture.
        ImageTooLargeError: it has more bytes or pixels than we decode.
        DamagedImageError: it is cut short or broken inside.
    """
    if len(data) > MAX_BYTES:
        raise ImageTooLargeError
    kind = headers.sniff(data)
    try:
        if kind is Format.JPEG:
            return _decode_jpeg(data)
        if kind is Format.BMP:
            return _decode_bmp(data)
        pixels, size, orientation = decode_with_pillow(data, kind)
        return as_photo(pixels, *size, orientation)
    except DECODER_ERRORS as error:
        raise DamagedImageError from error


def _decode_jpeg(data: bytes) -> Photo:
    header = headers.jpeg_header(data)
    check_pixels(header.width, header.height, MAX_PIXELS)
    if header.scans * header.width * header.height > MAX_SCANNED_PIXELS:
        raise ImageTooLargeError
    factor = reduction(header.width, header.height)
    modes = {
        1: cv2.IMREAD_COLOR,
        2: cv2.IMREAD_REDUCED_COLOR_2,
        4: cv2.IMREAD_REDUCED_COLOR_4,
        8: cv2.IMREAD_REDUCED_COLOR_8,
    }
    pixels = _imdecode(data, modes[factor] | cv2.IMREAD_IGNORE_ORIENTATION)
    return as_photo(pixels, header.width, header.height, header.orientation)


def _decode_bmp(data: bytes) -> Photo:
    width, height = headers.bmp_size(data)
    check_pixels(width, height)
    return as_photo(_imdecode(data, cv2.IMREAD_COLOR), width, height)


def _imdecode(data: bytes, mode: int) -> NDArray[np.uint8]:
    pixels = cv2.imdecode(np.frombuffer(data, np.uint8), mode)
    if pixels is None:
        raise DamagedImageError
    return np.asarray(pixels, np.uint8)


def as_photo(pixels: NDArray[np.uint8], width: int, height: int, orientation: int = 1) -> Photo:
    """Turn the pixels of a picture of ``width`` x ``height`` upright, and fit them to our size.

    ``pixels`` is uint8 BGR (h, w, 3), possibly of another size than the picture's own, and
    ``orientation`` is Exif's, 1 to 8. Pixels that are fine as they are, are not copied.
    """
    upright = _upright(np.asarray(fit(pixels), np.uint8), orientation)
    if orientation >= 5:
        width, height = height, width
    scale = max(upright.shape[:2]) / max(width, height)
    return Photo(upright, width, height, scale)


def _upright(pixels: NDArray[np.uint8], orientation: int) -> NDArray[np.uint8]:
    """Undo what Exif's ``orientation`` (1 to 8) says the camera did."""
    if orientation >= 5:
        pixels = pixels.transpose(1, 0, 2)
    if orientation in (3, 4, 7, 8):
        pixels = pixels[::-1]
    if orientation in (2, 3, 6, 7):
        pixels = pixels[:, ::-1]
    return np.ascontiguousarray(pixels)
