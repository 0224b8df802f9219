"""Headers: what picture files say about themselves, read without decoding a single pixel.

The decoders in :mod:`recognizer.image` are only handed a file whose header was found sane here, or
in ``tiff`` and ``heif``, so that a small file cannot ask for much memory or time.
"""

import struct
from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from recognizer.errors import DamagedImageError, NotAnImageError
from recognizer.image.tiff import exif_orientation

MAX_CHUNKS = 20_000
HEIF_BRANDS = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx")
AVIF_BRANDS = (b"avif", b"avis")
ANY_CODEC_BRANDS = (b"mif1", b"msf1")
"""They leave it to the compatible brands which codec it is."""
MAX_BRANDS = 32
BMP_HEADERS = (12, 40, 52, 56, 64, 108, 124)
START_OF_SCAN = 0xDA
END_OF_IMAGE = b"\xff\xd9"


class Format(Enum):
    """The picture formats that can be read."""

    JPEG = "JPEG"
    PNG = "PNG"
    WEBP = "WebP"
    BMP = "BMP"
    TIFF = "TIFF"
    GIF = "GIF"
    HEIF = "HEIF"
    AVIF = "AVIF"


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
    if data[4:8] == b"ftyp" and (brand := _by_brand(data)) is not None:
        return brand
    if data.startswith(b"BM") and int.from_bytes(data[14:18], "little") in BMP_HEADERS:
        return Format.BMP
    raise NotAnImageError


def _by_brand(data: bytes) -> Format | None:
    """Tell a file's format by its brands, the major one first (ISO/IEC 14496-12, 4.3)."""
    major = data[8:12]
    if major in AVIF_BRANDS:
        return Format.AVIF
    if major in HEIF_BRANDS:
        return Format.HEIF
    if major not in ANY_CODEC_BRANDS:
        return None
    end = min(int.from_bytes(data[:4], "big"), 16 + 4 * MAX_BRANDS)
    compatible = {data[at : at + 4] for at in range(16, end, 4)}
    return Format.AVIF if compatible.intersection(AVIF_BRANDS) else Format.HEIF


class JpegHeader(NamedTuple):
    """The frame that a JPEG announces; ``orientation`` is Exif's, 1 to 8.

    ``ended`` says whether there is an end marker behind the first scan.
    """

    width: int
    height: int
    components: int
    orientation: int
    scans: int
    ended: bool


def jpeg_header(data: bytes) -> JpegHeader:
    """Walk a JPEG's segments up to its first scan.

    Raises:
        DamagedImageError: a segment is malformed, or the file ends before the first scan.
    """
    frame: tuple[int, int, int] | None = None
    orientation, ended = 1, False
    for marker, body in _jpeg_segments(data):
        if marker == 0xE1 and body.startswith(b"Exif\0\0"):
            orientation = exif_orientation(body[6:])
        elif marker == START_OF_SCAN:
            ended = body.rfind(END_OF_IMAGE) >= 0
        elif 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            if len(body) < 6:
                raise DamagedImageError
            height, width, components = struct.unpack_from(">HHB", body, 1)
            frame = width, height, components
    if frame is None or not all(frame):
        raise DamagedImageError
    return JpegHeader(*frame, orientation, data.count(b"\xff\xda"), ended)


def _jpeg_segments(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield each (marker, body) before the first scan, then that with all that is behind it."""
    at = 2
    for _ in range(MAX_CHUNKS):
        while data[at : at + 2] == b"\xff\xff":
            at += 1
        if len(data) < at + 4 or data[at] != 0xFF:
            raise DamagedImageError
        marker, size = data[at + 1], int.from_bytes(data[at + 2 : at + 4], "big")
        if marker == START_OF_SCAN:
            yield marker, data[at:]
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
