"""What a HEIF file costs its decoder: told by its boxes. None of these files is a burden."""

import pytest

from recognizer.errors import DamagedImageError, ImageTooLargeError
from recognizer.image import decode
from recognizer.image.heif import MAX_DECODED_PIXELS, check_decoding
from recognizer.image.hevc import largest_picture
from tests.recognizer.image.heif_files import (
    ALPHA,
    CODED,
    HEIGHT,
    WIDTH,
    Item,
    coded,
    configuration,
    full,
    grid,
    heif,
    inside,
    size,
)


def test_a_grid_of_tiles_is_read() -> None:
    photo = decode(heif(grid(2, 3, 3 * WIDTH, 2 * HEIGHT, range(2, 8)), *[coded()] * 6))
    assert (photo.width, photo.height) == (3 * WIDTH, 2 * HEIGHT)
    for left in (0, WIDTH, 2 * WIDTH):
        assert photo.pixels[25, left + 80].max() < 100
        assert photo.pixels[60, left + 10].min() > 200


def test_a_tile_that_is_named_again_and_again_counts_each_time() -> None:
    assert 50 * 64 < MAX_DECODED_PIXELS / (WIDTH * HEIGHT) < 64 * 64
    check_decoding(heif(grid(50, 64, 64, 64), coded()))
    with pytest.raises(ImageTooLargeError):
        decode(heif(grid(64, 64, 64, 64), coded()))


@pytest.mark.parametrize(
    "properties",
    [
        [inside(b"hvcC"), size(8192, 8192)],
        [configuration(8192, 8192), size(64, 64)],
    ],
    ids=["says so", "holds a stream that says so"],
)
def test_tiles_far_larger_than_the_picture_are_refused(properties: list[bytes]) -> None:
    small = heif(grid(1, 1, 64, 64), Item(b"hvc1", b"nothing", properties))
    with pytest.raises(ImageTooLargeError):
        decode(small)


def test_the_stream_says_how_large_it_is() -> None:
    assert largest_picture(inside(b"hvcC")[8:]) == WIDTH * HEIGHT
    assert largest_picture(configuration(4032, 3024)[8:]) == 4032 * 3024


def test_transparency_counts_and_other_companions_do_not() -> None:
    def with_companion(kind: bytes) -> bytes:
        properties = [size(8192, 8192), full(b"auxC", kind)]
        return heif(coded(), Item(b"hvc1", b"nothing", properties, alpha_of=1))

    with pytest.raises(ImageTooLargeError):
        check_decoding(with_companion(ALPHA))
    check_decoding(with_companion(b"urn:mpeg:hevc:2015:auxid:2\0"))


def test_pictures_made_of_pictures_count_all_the_way_down() -> None:
    tile = Item(b"hvc1", b"nothing", [size(4096, 4096)])
    with pytest.raises(ImageTooLargeError):
        check_decoding(heif(grid(1, 2, 64, 64), grid(1, 2, 64, 64, [3, 3]), tile))
    check_decoding(heif(grid(1, 2, 64, 64), grid(1, 1, 64, 64, [3]), tile))
    with pytest.raises(DamagedImageError):
        check_decoding(heif(grid(1, 1, 64, 64), grid(1, 1, 64, 64, [2])))


@pytest.mark.parametrize("at", range(20, 400, 7))
def test_cut_short_it_is_damaged_or_refused_by_the_decoder(at: int) -> None:
    with pytest.raises(DamagedImageError):
        decode(CODED[:at])
