"""Bytes to an upright photo of bounded size: the first stage of a photo's journey.

Everything is bounded by the header before a pixel is decoded. JPEG, what Telegram sends, takes a
short way through OpenCV at reduced size; the other formats go through Pillow's decoders, which
are handed the file directly: no format beyond these is ever tried.
"""

import importlib
import io
import struct
import warnings
import zlib
from typing import TYPE_CHECKING, NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from recognizer import headers
from recognizer.errors import DamagedImageError, ImageTooLargeError
from recognizer.headers import Format
from recognizer.transparency import composite

if TYPE_CHECKING:
    from PIL.ImageFile import ImageFile

WORKING_SIDE = 1280
MAX_BYTES = 20_000_000
MAX_PIXELS = 50_200_000
MAX_SCANNED_PIXELS = 12 * MAX_PIXELS
MAX_GIF_BYTES = 4_000_000

# Imported when the first file of their kind arrives.
DECODERS = {
    Format.PNG: ("PIL.PngImagePlugin", "PngImageFile"),
    Format.GIF: ("PIL.GifImagePlugin", "GifImageFile"),
    Format.TIFF: ("PIL.TiffImagePlugin", "TiffImageFile"),
    Format.WEBP: ("PIL.WebPImagePlugin", "WebPImageFile"),
    Format.HEIF: ("pi_heif", "HeifImageFile"),
}

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
        return _decode_with_pillow(data, kind)
    except DECODER_ERRORS as error:
        raise DamagedImageError from error


def _decode_jpeg(data: bytes) -> Photo:
    header = headers.jpeg_header(data)
    _check_pixels(header.width, header.height)
    if header.scans * header.width * header.height > MAX_SCANNED_PIXELS:
        raise ImageTooLargeError
    factor = _reduction(header.width, header.height)
    modes = {
        1: cv2.IMREAD_COLOR,
        2: cv2.IMREAD_REDUCED_COLOR_2,
        4: cv2.IMREAD_REDUCED_COLOR_4,
        8: cv2.IMREAD_REDUCED_COLOR_8,
    }
    pixels = _imdecode(data, modes[factor] | cv2.IMREAD_IGNORE_ORIENTATION)
    return _photo(pixels, header.width, header.height, header.orientation)


def _decode_bmp(data: bytes) -> Photo:
    width, height = headers.bmp_size(data)
    _check_pixels(width, height)
    return _photo(_imdecode(data, cv2.IMREAD_COLOR), width, height)


def _imdecode(data: bytes, mode: int) -> NDArray[np.uint8]:
    pixels = cv2.imdecode(np.frombuffer(data, np.uint8), mode)
    if pixels is None:
        raise DamagedImageError
    return np.asarray(pixels, np.uint8)


def _decode_with_pillow(data: bytes, kind: Format) -> Photo:
    from PIL.Image import DecompressionBombError

    # Not catch_warnings: it is not safe between threads. A broken tag is nobody's business.
    warnings.filterwarnings("ignore", module=r"PIL\.")
    try:
        image = _open_with_pillow(data, kind)
        _check_pixels(*image.size)
        image.load()
    except DecompressionBombError as error:
        raise ImageTooLargeError from error
    orientation = headers.exif_orientation(image.info.get("exif") or b"")
    return _photo(_to_bgr(image), *image.size, orientation)


def _open_with_pillow(data: bytes, kind: Format) -> "ImageFile":
    """Open a file with the one decoder of its format; pixels are not decoded yet."""
    if kind is Format.PNG:
        _check_pixels(*headers.png_size(data))
    elif kind is Format.GIF:
        data = data[:MAX_GIF_BYTES]
    elif kind is Format.TIFF:
        headers.check_tiff(data)
    module, name = DECODERS[kind]
    decoder: type[ImageFile] = getattr(importlib.import_module(module), name)
    return decoder(io.BytesIO(data))


def _to_bgr(image: "ImageFile") -> NDArray[np.uint8]:
    """Turn a loaded picture of any mode to uint8 BGR, reduced towards the working size."""
    if image.mode == "F" or image.mode.startswith("I"):
        grey = _fit(_to_8_bit(np.asarray(image)))
        return np.asarray(cv2.cvtColor(grey, cv2.COLOR_GRAY2BGR), np.uint8)
    transparent = image.has_transparency_data
    flat = image.convert("RGBA" if transparent else "RGB")
    factor = _reduction(*flat.size)
    pixels = np.asarray(flat.reduce(factor) if factor > 1 else flat)
    if transparent:
        return composite(np.asarray(cv2.cvtColor(pixels, cv2.COLOR_RGBA2BGRA), np.uint8))
    return np.asarray(cv2.cvtColor(pixels, cv2.COLOR_RGB2BGR), np.uint8)


def _to_8_bit(deep: NDArray[np.generic]) -> NDArray[np.uint8]:
    """Bring grey of 12, 16 or 32 bits, or of floats, to 8 bits by the range that it uses.

    Integers are taken to fill the smallest number of bits that holds them, 8 at least; floats
    beyond 0 to 1 are stretched between their extremes.
    """
    values = np.nan_to_num(deep.astype(np.float32), posinf=0, neginf=0)
    low, high = float(values.min()), float(values.max())
    if deep.dtype.kind == "f":
        low, high = (0.0, 1.0) if low >= 0 and high <= 1 else (low, high)
    else:
        low, high = min(low, 0.0), float(2 ** max(8, int(high).bit_length()) - 1)
    scaled = (values - low) * (255 / max(high - low, 1e-6))
    return np.asarray(np.rint(scaled).clip(0, 255), np.uint8)


def _check_pixels(width: int, height: int) -> None:
    if width <= 0 or height <= 0:
        raise DamagedImageError
    if width * height > MAX_PIXELS:
        raise ImageTooLargeError


def _reduction(width: int, height: int) -> int:
    """Return by which of 1, 2, 4, 8 to shrink while decoding, and stay above the working size."""
    factor = 1
    while factor < 8 and max(width, height) >= 2 * factor * WORKING_SIDE:
        factor *= 2
    return factor


def _photo(pixels: NDArray[np.uint8], width: int, height: int, orientation: int = 1) -> Photo:
    upright = _upright(_fit(pixels), orientation)
    if orientation >= 5:
        width, height = height, width
    scale = max(upright.shape[:2]) / max(width, height)
    return Photo(upright, width, height, scale)


def _fit(pixels: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Shrink to the working size; smaller pictures stay as they are."""
    height, width = pixels.shape[:2]
    ratio = WORKING_SIDE / max(height, width)
    if ratio >= 1:
        return pixels
    size = max(1, round(width * ratio)), max(1, round(height * ratio))
    return np.asarray(cv2.resize(pixels, size, interpolation=cv2.INTER_AREA), np.uint8)


def _upright(pixels: NDArray[np.uint8], orientation: int) -> NDArray[np.uint8]:
    """Undo what Exif's ``orientation`` (1 to 8) says the camera did."""
    if orientation >= 5:
        pixels = pixels.transpose(1, 0, 2)
    if orientation in (3, 4, 7, 8):
        pixels = pixels[::-1]
    if orientation in (2, 3, 6, 7):
        pixels = pixels[:, ::-1]
    return np.ascontiguousarray(pixels)
