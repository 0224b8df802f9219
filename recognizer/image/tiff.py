"""TIFF directories: what a file, or an Exif block, says about itself and about its decoder's work.

The tags are those of TIFF 6.0 (Adobe, 1992).
"""

import struct
from collections.abc import Iterator, Mapping
from typing import Final

from recognizer.errors import DamagedImageError, ImageTooLargeError
from recognizer.image.bounds import MAX_DRAWN_PIXELS, MAX_SCANNED_PIXELS

MAX_TAGS: Final = 512
MAX_STRIPS: Final = 100_000
MAX_TILED_PIXELS: Final = MAX_DRAWN_PIXELS + MAX_DRAWN_PIXELS // 4
"""Tiles reach beyond the picture's right and lower side."""
ORIENTATION_TAG: Final = 0x0112
SIZES: Final = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4}

_SHORT: Final = 3
_LONG: Final = 4
_WIDTH: Final = 256
_HEIGHT: Final = 257
_COMPRESSION: Final = 259
_STRIPS: Final = 273
_SAMPLES: Final = 277
_PLANES: Final = 284
_TILE_WIDTH: Final = 322
_TILE_HEIGHT: Final = 323
_TILES: Final = 324
_JPEG: Final = (6, 7)
_APART: Final = 2
_SCAN: Final = b"\xff\xda"


def exif_orientation(exif: bytes) -> int:
    """Return the orientation in an Exif block: 1 to 8, and 1 (upright) where it is broken."""
    try:
        return _orientation(exif.removeprefix(b"Exif\0\0"))
    except (DamagedImageError, ImageTooLargeError, struct.error):
        return 1


def check_tiff(data: bytes) -> None:
    """Refuse a TIFF that asks for more than an honest one would, before its decoder obeys.

    Raises:
        DamagedImageError: the directory is malformed.
        ImageTooLargeError: it has more tags, strips or bytes than we read, its tiles add up to more
            pixels than we decode, or the JPEGs in it to more passes.
    """
    try:
        total, values = 0, dict[int, int]()
        for tag, kind, count, value in _tags(data):
            total += count * SIZES.get(kind, 1)
            if kind in (_SHORT, _LONG) and count > MAX_STRIPS:
                raise ImageTooLargeError
            # Of places only their number matters.
            values[tag] = max(values.get(tag, 0), count if tag in (_STRIPS, _TILES) else value)
        if total > len(data):
            raise DamagedImageError
    except struct.error as error:
        raise DamagedImageError from error
    _check_work(values, data)


def _check_work(values: Mapping[int, int], data: bytes) -> None:
    tile = values.get(_TILE_WIDTH, 0) * values.get(_TILE_HEIGHT, 0)
    apart = values.get(_PLANES) == _APART
    # Planes that lie apart have tiles of their own, of a sample a pixel.
    planes = min(values.get(_SAMPLES, 1), 4) if apart else 1
    pieces = max(values.get(_STRIPS, 0), values.get(_TILES, 0), 1)
    pixels = max(values.get(_WIDTH, 0) * values.get(_HEIGHT, 0), tile * pieces)
    if tile and (tile > MAX_TILED_PIXELS or tile * pieces > planes * MAX_TILED_PIXELS):
        raise ImageTooLargeError
    if values.get(_COMPRESSION) in _JPEG and data.count(_SCAN) * pixels > (
        pieces * MAX_SCANNED_PIXELS
    ):
        raise ImageTooLargeError


def _orientation(tiff: bytes) -> int:
    for tag, kind, _, value in _tags(tiff):
        if tag == ORIENTATION_TAG and kind == _SHORT and 1 <= value <= 8:
            return value
    return 1


def _tags(tiff: bytes) -> Iterator[tuple[int, int, int, int]]:
    """Yield each (tag, type, count, first value) of a TIFF's first directory."""
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2])
    if order is None:
        raise DamagedImageError
    (offset,) = struct.unpack_from(f"{order}I", tiff, 4)
    (tags,) = struct.unpack_from(f"{order}H", tiff, offset)
    if tags > MAX_TAGS:
        raise ImageTooLargeError
    for index in range(tags):
        at = offset + 2 + 12 * index
        tag, kind, count = struct.unpack_from(f"{order}HHI", tiff, at)
        (value,) = struct.unpack_from(f"{order}{'H' if kind == _SHORT else 'I'}", tiff, at + 8)
        yield tag, kind, count, value
