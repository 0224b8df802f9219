"""What a TIFF costs its decoder: told by its directory. None of these files is a burden."""

import struct

import pytest
from PIL import Image

from recognizer.errors import DamagedImageError, ImageTooLargeError
from recognizer.image import decode
from recognizer.image.tiff import check_tiff
from tests.recognizer.files import drawing, encode

WIDTH, HEIGHT, COMPRESSION, STRIPS, SAMPLES, PLANES = 256, 257, 259, 273, 277, 284
TILE_WIDTH, TILE_HEIGHT, TILES = 322, 323, 324


def tiff(tags: dict[int, int], counts: dict[int, int] | None = None, after: bytes = b"") -> bytes:
    """A file with a directory of long values, and a thousand bytes that mean nothing."""
    listed = [
        struct.pack("<HHII", tag, 4, (counts or {}).get(tag, 1), value)
        for tag, value in sorted(tags.items())
    ]
    return struct.pack("<2sHIH", b"II", 42, 8, len(listed)) + b"".join(listed) + bytes(1000) + after


def test_tiles_that_fit_the_picture_are_read() -> None:
    picture = Image.fromarray(drawing())
    data = encode(picture, "TIFF", compression="tiff_lzw", tiffinfo={322: 64, 323: 64})
    assert decode(data).width == 160


def test_a_tile_far_larger_than_the_picture_is_refused() -> None:
    tags = {WIDTH: 64, HEIGHT: 64, TILE_WIDTH: 8192, TILE_HEIGHT: 8192, TILES: 8}
    with pytest.raises(ImageTooLargeError):
        check_tiff(tiff(tags))
    check_tiff(tiff({**tags, TILE_WIDTH: 1024, TILE_HEIGHT: 1024}))


def test_tiles_count_each_and_planes_that_lie_apart_have_their_own() -> None:
    tags = {WIDTH: 64, HEIGHT: 64, TILE_WIDTH: 1024, TILE_HEIGHT: 1024, TILES: 8}
    check_tiff(tiff(tags, {TILES: 25}))
    with pytest.raises(ImageTooLargeError):
        check_tiff(tiff(tags, {TILES: 90}))
    check_tiff(tiff({**tags, PLANES: 2, SAMPLES: 4}, {TILES: 90}))


def test_the_passes_of_jpegs_inside_count() -> None:
    tags = {WIDTH: 5000, HEIGHT: 5000, STRIPS: 8, COMPRESSION: 7}
    check_tiff(tiff(tags, after=b"\xff\xda" * 20))
    with pytest.raises(ImageTooLargeError):
        check_tiff(tiff(tags, after=b"\xff\xda" * 30))
    check_tiff(tiff({**tags, COMPRESSION: 5}, after=b"\xff\xda" * 30))
    check_tiff(tiff(tags, {STRIPS: 100}, after=b"\xff\xda" * 30))


def test_a_directory_that_ends_early_is_damaged() -> None:
    with pytest.raises(DamagedImageError):
        check_tiff(tiff({WIDTH: 64})[:15])
