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

from recognizer.errors import (
    DamagedImageError,
    ImageTooLargeError,
    OutOfMemoryError,
    UnreadableImageError,
)
from recognizer.image import headers
from recognizer.image.bounds import (
    MAX_BYTES,
    MAX_PIXELS,
    MAX_SCANNED_PIXELS,
    WORKING_SIDE,
    check_pixels,
    fit,
    reduction,
)
from recognizer.image.headers import END_OF_IMAGE, Format
from recognizer.image.pillow import decode_with_pillow
from recognizer.pixels import quarters_turned
from recognizer.reading import Box

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

MEMORY_WORDS = ("out of memory", "insufficient memory", "memory allocation")
"""What decoders say in C (OpenCV, libavif, libheif) that know no MemoryError."""

ANY_BITS = b"\x55" * 4096
"""Enough to change what is drawn of a scan that has not come to its end."""

LAST_ROWS = 20
"""So many may lack something: a JPEG's last row of blocks, and what upsampling takes from them."""


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
        pixels = quarters_turned(self.pixels, quarters)
        across = self.height, self.width
        size = across if quarters % 2 else (self.width, self.height)
        return Photo(pixels, *size, self.scale)

    def own(self, box: Box, scale: float) -> Box:
        """Take ``box`` of the picture in ``scale`` times its size to its own pixels."""
        x, y, w, h = box
        left, top = min(int(x / scale), self.width - 1), min(int(y / scale), self.height - 1)
        right = min(max(round((x + w) / scale), left + 1), self.width)
        bottom = min(max(round((y + h) / scale), top + 1), self.height)
        return Box(left, top, right - left, bottom - top)


def decode(data: bytes, side: int = WORKING_SIDE) -> Photo:
    """Decode a picture of any known format; a JPEG no larger than ``side``, which is quicker.

    Raises:
        NotAnImageError: the bytes are no picture.
        AvifUnsupportedError: they are an AVIF, which this Pillow does not decode.
        ImageTooLargeError: it has more bytes or pixels than we decode.
        DamagedImageError: it is cut short or broken inside.
        OutOfMemoryError: memory ran out.
    """
    if len(data) > MAX_BYTES:
        raise ImageTooLargeError
    kind = headers.sniff(data)
    try:
        if kind is Format.JPEG:
            return _decode_jpeg(data, side)
        if kind is Format.BMP:
            return _decode_bmp(data)
        pixels, size, orientation = decode_with_pillow(data, kind)
        return as_photo(pixels, *size, orientation)
    except DECODER_ERRORS as error:
        raise unreadable(error) from error


def unreadable(
    error: Exception, damaged: UnreadableImageError | None = None
) -> UnreadableImageError:
    """Return what a decoder's ``error`` means: too little memory, or a ``damaged`` picture."""
    words = str(error).lower()
    if isinstance(error, MemoryError) or any(said in words for said in MEMORY_WORDS):
        return OutOfMemoryError()
    return damaged or DamagedImageError()


def _decode_jpeg(data: bytes, side: int) -> Photo:
    header = headers.jpeg_header(data)
    check_pixels(header.width, header.height, MAX_PIXELS)
    if header.scans * header.width * header.height > MAX_SCANNED_PIXELS:
        raise ImageTooLargeError
    factor = reduction(header.width, header.height, side)
    modes = {
        1: cv2.IMREAD_COLOR,
        2: cv2.IMREAD_REDUCED_COLOR_2,
        4: cv2.IMREAD_REDUCED_COLOR_4,
        8: cv2.IMREAD_REDUCED_COLOR_8,
    }
    mode = modes[factor] | cv2.IMREAD_IGNORE_ORIENTATION
    pixels = _imdecode(data, mode) if header.ended else _imdecode_without_end(data, mode)
    return as_photo(pixels, header.width, header.height, header.orientation, side)


def _decode_bmp(data: bytes) -> Photo:
    width, height = headers.bmp_size(data)
    check_pixels(width, height)
    return as_photo(_imdecode(data, cv2.IMREAD_COLOR), width, height)


def _imdecode(data: bytes, mode: int) -> NDArray[np.uint8]:
    pixels = cv2.imdecode(np.frombuffer(data, np.uint8), mode)
    if pixels is None:
        raise DamagedImageError
    return np.asarray(pixels, np.uint8)


def _imdecode_without_end(data: bytes, mode: int) -> NDArray[np.uint8]:
    """Decode a JPEG that lacks its end marker, as some cameras and crawlers leave it.

    The decoder fills up what is missing and does not tell. Where the scan is whole, more bits
    behind it change nothing; where it was cut short, they change what it fills up with.
    """
    # Of a marker only the first byte may be there.
    data = data.rstrip(b"\xff")
    pixels = _imdecode(data + END_OF_IMAGE, mode)
    other = _imdecode(data + ANY_BITS + END_OF_IMAGE, mode)
    if (pixels != other)[:-LAST_ROWS].any():
        raise DamagedImageError
    return pixels


def as_photo(
    pixels: NDArray[np.uint8],
    width: int,
    height: int,
    orientation: int = 1,
    side: int = WORKING_SIDE,
) -> Photo:
    """Turn the pixels of a picture of ``width`` x ``height`` upright, and fit them to ``side``.

    ``pixels`` is uint8 BGR (h, w, 3), possibly of another size than the picture's own, and
    ``orientation`` is Exif's, 1 to 8. Pixels that are fine as they are, are not copied.
    """
    upright = _upright(np.asarray(fit(pixels, side), np.uint8), orientation)
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
