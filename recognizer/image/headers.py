"""Headers: what picture files say about themselves, read without decoding a single pixel.

The decoders in :mod:`recognizer.image` are only handed a file whose header was found sane here,
so that a small file cannot ask for much memory or time.
"""

import struct
from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from recognizer.errors import DamagedImageError, ImageTooLargeError, NotAnImageError

MAX_CHUNKS = 20_000
MAX_TAGS = 512
MAX_STRIPS = 100_000
HEIF_BRANDS = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1")
BMP_HEADERS = (12, 40, 52, 56, 64, 108, 124)
ORIENTATION_TAG = 0x0112
TIFF_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4}


class Format(Enum):
    """The picture formats that can be read."""

    JPEG = "JPEG"
    PNG = "PNG"
    WEBP = "WebP"
    BMP = "BMP"
    TIFF = "TIFF"
    GIF = "GIF"
    HEIF = "HEIF"


PREFIXES = (
    (b"\xff\xd8\xff", Format.JPEG),
    (b"\x89PNG\r\n\x1a\n", Format.PNG),
    (b"GIF87a", Format.GIF),
    (b"GIF89a", Format.GIF),
    (b"II*\0", Format.TIFF),
    (b"MM\0*", Format.TIFF),
)


def sniff(data: bytes) -> Format:
    """Tell a file's format by its first bytes; whatever its name says does not count.

    Raises:
        NotAnImageError: the bytes begin like no picture that we know.
    """
    for prefix, kind in PREFIXES:
        if data.startswith(prefix):
            return kind
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return Format.WEBP
    if data[4:8] == b"ftyp" and data[8:12] in HEIF_BRANDS:
        return Format.HEIF
    if data.startswith(b"BM") and int.from_bytes(data[14:18], "little") in BMP_HEADERS:
        return Format.BMP
    raise NotAnImageError


class JpegHeader(NamedTuple):
    """The frame that a JPEG announces; ``orientation`` is Exif's, 1 to 8."""

    width: int
    height: int
    components: int
    orientation: int
    scans: int


def jpeg_header(data: bytes) -> JpegHeader:
    """Walk a JPEG's segments up to its first scan.

    Raises:
        DamagedImageError: a segment is malformed, or the picture does not reach its end.
    """
    frame: tuple[int, int, int] | None = None
    orientation = 1
    for marker, body in _jpeg_segments(data):
        if marker == 0xE1 and body.startswith(b"Exif\0\0"):
            orientation = exif_orientation(body[6:])
        elif 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            if len(body) < 6:
                raise DamagedImageError
            height, width, components = struct.unpack_from(">HHB", body, 1)
            frame = width, height, components
    if frame is None or not all(frame):
        raise DamagedImageError
    return JpegHeader(*frame, orientation, data.count(b"\xff\xda"))


def _jpeg_segments(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield each (marker, body) before the first scan; a scan without an end is damage."""
    at = 2
    for _ in range(MAX_CHUNKS):
        while data[at : at + 2] == b"\xff\xff":
            at += 1
        if len(data) < at + 4 or data[at] != 0xFF:
            raise DamagedImageError
        marker, size = data[at + 1], int.from_bytes(data[at + 2 : at + 4], "big")
        if marker == 0xDA:
            if data.rfind(b"\xff\xd9") < at:
                raise DamagedImageError
            return
        yield marker, data[at + 4 : at + 2 + size]
        at += 2 + size
    raise DamagedImageError


def png_size(data: bytes) -> tuple[int, int]:
    """Walk a PNG's chunks: (width, height).

    Raises:
        DamagedImageError: the file ends before its end chunk, or is cut into senseless pieces.
    """
    if data[12:16] != b"IHDR" or len(data) < 33:
        raise DamagedImageError
    at = 8
    for _ in range(MAX_CHUNKS):
        if len(data) < at + 12:
            raise DamagedImageError
        if data[at + 4 : at + 8] == b"IEND":
            width, height = struct.unpack_from(">II", data, 16)
            return width, height
        at += 12 + int.from_bytes(data[at : at + 4], "big")
    raise DamagedImageError


def bmp_size(data: bytes) -> tuple[int, int]:
    """Width and height of a BMP; rows may run upwards or downwards."""
    if len(data) < 26:
        raise DamagedImageError
    old = data[14] == 12
    width, height = struct.unpack_from("<HH" if old else "<ii", data, 18)
    return width, abs(height)


def exif_orientation(exif: bytes) -> int:
    """Return the orientation in an Exif block: 1 to 8, and 1 (upright) where it is broken."""
    try:
        return _orientation(exif.removeprefix(b"Exif\0\0"))
    except (DamagedImageError, ImageTooLargeError, struct.error):
        return 1


def check_tiff(data: bytes) -> None:
    """Refuse a TIFF whose directory names more values than an honest one would.

    Raises:
        DamagedImageError: the directory is malformed.
        ImageTooLargeError: it has more tags, strips or bytes than we read.
    """
    try:
        total = 0
        for _, kind, count, _ in _tiff_tags(data):
            total += count * TIFF_SIZES.get(kind, 1)
            if kind in (3, 4) and count > MAX_STRIPS:
                raise ImageTooLargeError
        if total > len(data):
            raise DamagedImageError
    except struct.error as error:
        raise DamagedImageError from error


def _orientation(tiff: bytes) -> int:
    for tag, kind, _, value in _tiff_tags(tiff):
        if tag == ORIENTATION_TAG and kind == 3 and 1 <= value <= 8:
            return value
    return 1


def _tiff_tags(tiff: bytes) -> Iterator[tuple[int, int, int, int]]:
    """Yield each (tag, type, count, first short) of a TIFF's first directory."""
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2])
    if order is None:
        raise DamagedImageError
    (offset,) = struct.unpack_from(f"{order}I", tiff, 4)
    (tags,) = struct.unpack_from(f"{order}H", tiff, offset)
    if tags > MAX_TAGS:
        raise ImageTooLargeError
    for index in range(tags):
        yield struct.unpack_from(f"{order}HHIH", tiff, offset + 2 + 12 * index)
