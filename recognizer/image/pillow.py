"""The formats that Pillow decodes: PNG, WebP, TIFF, GIF, AVIF, and HEIF by its plugin.

Each file goes straight to the decoder of its format: no other format is ever tried, and Pillow's
own warning about large pictures, which would reach the person's screen, is not in the way.
"""

import importlib
import io
import warnings
from typing import TYPE_CHECKING

import cv2
import numpy as np
from numpy.typing import NDArray

from recognizer.errors import AvifUnsupportedError, ImageTooLargeError
from recognizer.image import headers
from recognizer.image.bounds import MAX_DRAWN_PIXELS, MAX_PIXELS, check_pixels, fit, reduction
from recognizer.image.headers import Format
from recognizer.image.heif import check_decoding
from recognizer.image.tiff import check_tiff, exif_orientation
from recognizer.image.transparency import composite

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageFile import ImageFile

MAX_GIF_BYTES = 4_000_000
"""Enough for the first frame; a GIF's blocks are walked in Python, so their number is bounded."""

# Imported when the first file of their kind arrives.
DECODERS = {
    Format.PNG: ("PIL.PngImagePlugin", "PngImageFile"),
    Format.GIF: ("PIL.GifImagePlugin", "GifImageFile"),
    Format.TIFF: ("PIL.TiffImagePlugin", "TiffImageFile"),
    Format.WEBP: ("PIL.WebPImagePlugin", "WebPImageFile"),
    Format.HEIF: ("pi_heif", "HeifImageFile"),
    Format.AVIF: ("PIL.AvifImagePlugin", "AvifImageFile"),
}


def decode_with_pillow(data: bytes, kind: Format) -> tuple[NDArray[np.uint8], tuple[int, int], int]:
    """Decode to uint8 BGR, possibly reduced; with the stored (width, height) and orientation.

    Raises ImageTooLargeError, DamagedImageError, AvifUnsupportedError, or whatever the decoder
    raises over bad bytes.
    """
    from PIL.Image import DecompressionBombError

    # Not catch_warnings: it is not safe between threads. A broken tag is nobody's business.
    warnings.filterwarnings("ignore", module=r"PIL\.")
    try:
        image = _open(data, kind)
        check_pixels(*image.size, MAX_PIXELS if kind is Format.HEIF else MAX_DRAWN_PIXELS)
        image.load()
    except DecompressionBombError as error:
        raise ImageTooLargeError from error
    orientation = exif_orientation(image.info.get("exif") or b"")
    return to_bgr(image), image.size, orientation


def _open(data: bytes, kind: Format) -> "ImageFile":
    """Open a file with the one decoder of its format; pixels are not decoded yet."""
    if kind is Format.PNG:
        check_pixels(*headers.png_size(data))
    elif kind is Format.GIF:
        data = data[:MAX_GIF_BYTES]
    elif kind is Format.TIFF:
        check_tiff(data)
    elif kind is Format.HEIF:
        check_decoding(data)
    elif kind is Format.AVIF:
        _check_avif()
        check_decoding(data)
    module, name = DECODERS[kind]
    decoder: type[ImageFile] = getattr(importlib.import_module(module), name)
    return decoder(io.BytesIO(data))


def _check_avif() -> None:
    """Raise AvifUnsupportedError where Pillow was built without AVIF, or is one without it."""
    from PIL import features

    if not features.check("avif"):
        raise AvifUnsupportedError


def to_bgr(image: "Image") -> NDArray[np.uint8]:
    """Turn a loaded picture of any mode to uint8 BGR, reduced towards the working size."""
    if image.mode == "F" or image.mode.startswith("I"):
        grey = _to_8_bit(np.asarray(image))
        return np.asarray(cv2.cvtColor(grey, cv2.COLOR_GRAY2BGR), np.uint8)
    if image.has_transparency_data:
        pixels = _reduced(image, "RGBA")
        return composite(np.asarray(cv2.cvtColor(pixels, cv2.COLOR_RGBA2BGRA), np.uint8))
    return np.asarray(cv2.cvtColor(_reduced(image, "RGB"), cv2.COLOR_RGB2BGR), np.uint8)


def _reduced(image: "Image", mode: str) -> NDArray[np.uint8]:
    """Convert to ``mode`` and shrink, in that order, without a second copy of a large picture."""
    flat = image if image.mode == mode else image.convert(mode)
    factor = reduction(*flat.size)
    return np.asarray(flat.reduce(factor) if factor > 1 else flat)


def _to_8_bit(deep: NDArray[np.generic]) -> NDArray[np.uint8]:
    """Bring grey of 12, 16 or 32 bits, or of floats, to 8 bits by the range that it uses.

    Integers are taken to fill the smallest number of bits that holds them, 8 at least; floats
    beyond 0 to 1 are stretched between their extremes.
    """
    if deep.dtype.itemsize == 2:
        values = np.asarray(fit(deep.astype(np.uint16)), np.float32)
    else:
        # Rare and four times as large: their pixels are picked rather than averaged.
        step = reduction(*deep.shape)
        picked = deep[::step, ::step].astype(np.float32)
        values = np.asarray(fit(np.nan_to_num(picked, posinf=0, neginf=0)), np.float32)
    low, high = float(values.min()), float(values.max())
    if deep.dtype.kind == "f":
        low, high = (0.0, 1.0) if low >= 0 and high <= 1 else (low, high)
    else:
        low, high = min(low, 0.0), float(2 ** max(8, int(high).bit_length()) - 1)
    scaled = (values - low) * (255 / max(high - low, 1e-6))
    return np.asarray(np.rint(scaled).clip(0, 255), np.uint8)
