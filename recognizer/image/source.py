"""What a picture may be given as: bytes, a path, a file, an array, a PIL image, a PDF's page."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Protocol, TypeGuard

import cv2
import numpy as np
from numpy.typing import NDArray

from recognizer.errors import UnreadableImageError
from recognizer.image.bounds import MAX_BYTES, WORKING_SIDE
from recognizer.image.pdf import Page
from recognizer.image.photo import DECODER_ERRORS, Photo, as_photo, decode, unreadable
from recognizer.image.pillow import to_bgr
from recognizer.image.tiff import ORIENTATION_TAG
from recognizer.image.transparency import composite

if TYPE_CHECKING:
    from PIL.Image import Image

    Source = (
        bytes
        | bytearray
        | memoryview
        | str
        | os.PathLike[str]
        | BinaryIO
        | NDArray[np.uint8]
        | Image
        | Page
        | Photo
    )
    """Whatever :func:`photo_of` takes."""

Portable = bytes | Path | Photo | Page
"""A source in a form that travels between processes."""


class _Readable(Protocol):
    def read(self, size: int, /) -> object: ...


def photo_of(source: "Source", side: int = WORKING_SIDE) -> Photo:
    """Turn a source into an upright photo; a JPEG into one no larger than ``side``.

    An encoded picture comes as ``bytes`` (or ``bytearray``, ``memoryview``), as the path of a
    file (``str`` or ``os.PathLike``), or as a file opened in binary mode, which is read from where
    it stands. Pixels come as a NumPy array of uint8: grey (h, w) or (h, w, 1), BGR (h, w, 3) or
    BGRA (h, w, 4), the channels in OpenCV's order; or as a ``PIL.Image.Image`` of any mode, turned
    upright by its Exif orientation. A :class:`~recognizer.image.pdf.Page` is drawn.

    Raises:
        UnreadableImageError: the file cannot be opened, or holds no whole picture.
        TypeError: the source is of another type, or an array of another one than uint8.
        ValueError: an array has another shape.
    """
    kept = portable(source)
    if isinstance(kept, Photo):
        return kept
    if isinstance(kept, Page):
        return kept.draw()
    return decode(file_bytes(kept) if isinstance(kept, Path) else kept, side)


def portable(source: "Source", *, elsewhere: bool = False) -> Portable:
    """Turn a source into what another process can read; on ``elsewhere`` it sees no file of ours.

    Pixels are reduced to the working size on the way, paths made absolute. Raises what
    :func:`photo_of` does.
    """
    if isinstance(source, bytes | Photo | Page):
        return source
    if isinstance(source, bytearray | memoryview):
        return bytes(source)
    if isinstance(source, str | os.PathLike):
        path = Path(os.path.abspath(source))  # noqa: PTH100 - Path.resolve would ask the disk
        return file_bytes(path) if elsewhere else path
    if isinstance(source, np.ndarray):
        return _from_array(source)
    if _is_pillow(source):
        return _from_pillow(source)
    if hasattr(source, "read"):
        return _from_file(source)
    raise TypeError(
        "A picture is given as bytes, a path, a file opened in binary mode, a NumPy array of uint8 "
        f"or a PIL image, not as {type(source).__name__}."
    )


def file_bytes(path: Path) -> bytes:
    """Read a picture file.

    Raises:
        UnreadableImageError: it is not there, may not be read, or is a folder.
    """
    try:
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except OSError as error:
        raise UnreadableImageError(f"{error.strerror or 'This file cannot be opened'}.") from error
    except ValueError as error:  # a null character in the name
        raise UnreadableImageError("This is not the name of a file.") from error


def _from_file(file: _Readable) -> bytes:
    data = file.read(MAX_BYTES + 1)
    if not isinstance(data, bytes):
        raise TypeError("The file gives text, not bytes: open it in binary mode, 'rb'.")
    return data


def _from_array(array: NDArray[np.generic]) -> Photo:
    if array.dtype != np.uint8:
        raise TypeError(
            f"The array is of {array.dtype}, but a picture's is of uint8: 0 is black, 255 white."
        )
    if array.ndim == 3 and array.shape[2] == 1:
        array = array[:, :, 0]
    if array.ndim not in (2, 3) or array.shape[2:] not in ((), (3,), (4,)) or not array.size:
        raise ValueError(
            f"The array has the shape {array.shape}, but a picture's is (height, width), "
            "(height, width, 3) in BGR or (height, width, 4) in BGRA."
        )
    # A copy in any case: whoever took the picture may use the array for the next one.
    pixels = np.array(array, np.uint8, order="C")
    if pixels.ndim == 2:
        pixels = np.asarray(cv2.cvtColor(pixels, cv2.COLOR_GRAY2BGR), np.uint8)
    elif pixels.shape[2] == 4:
        pixels = composite(pixels)
    return as_photo(pixels, pixels.shape[1], pixels.shape[0])


def _is_pillow(source: object) -> "TypeGuard[Image]":
    # Whoever has such an image has imported Pillow.
    module = sys.modules.get("PIL.Image")
    return module is not None and isinstance(source, module.Image)


def _from_pillow(image: "Image") -> Photo:
    if not image.width or not image.height:
        raise ValueError("The PIL image has no pixels.")
    try:
        orientation = image.getexif().get(ORIENTATION_TAG, 1)
        pixels = to_bgr(image)
    except DECODER_ERRORS as error:  # it may be read only now
        raise unreadable(error) from error
    known = orientation if orientation in range(1, 9) else 1
    return as_photo(pixels, image.width, image.height, known)
