"""AV1 streams announce how large their frames are, and AVIF files are held to it."""

import numpy as np
import pytest
from PIL import Image, features

from recognizer.errors import ImageTooLargeError
from recognizer.image import decode, heif
from recognizer.image.av1 import largest_frame
from tests.recognizer.files import drawing, encode

pytestmark = pytest.mark.skipif(not features.check("avif"), reason="Pillow is built without AVIF")


def avif(width: int, height: int, **options: object) -> bytes:
    return encode(drawing(width, height), "AVIF", **options)


@pytest.mark.parametrize("size", [(160, 120), (31, 700), (1, 1)])
def test_a_stream_tells_the_size_of_its_frames(size: tuple[int, int]) -> None:
    data = avif(*size)
    stream = data[data.index(b"mdat") + 4 :]
    assert largest_frame(stream) == size[0] * size[1]
    # As it is within a longer one: behind a unit that delimits, and without its own size.
    assert largest_frame(b"\x12\x00" + stream) == size[0] * size[1]


def bits(*fields: tuple[int, int]) -> bytes:
    """Numbers of so many bits, one after the other."""
    text = "".join(f"{number:0{length}b}" for number, length in fields)
    return int(text.ljust(-(-len(text) // 8) * 8, "0"), 2).to_bytes(-(-len(text) // 8), "big")


def test_a_films_header_tells_it_behind_timing_and_operating_points() -> None:
    header = bits(
        *[(0, 3), (0, 1), (0, 1), (1, 1)],
        # Ticks, whether they are equal, how many each takes, and how long delays are.
        *[(1, 32), (25, 32), (1, 1), (1, 1), (1, 1), (9, 5), (1, 32), (9, 5), (9, 5)],
        # Two operating points, of which the first one has a tier and delays.
        *[(1, 1), (1, 5)],
        *[(0, 12), (8, 5), (0, 1), (1, 1), (7, 10), (7, 10), (0, 1), (1, 1), (3, 4)],
        *[(0, 12), (7, 5), (0, 1), (0, 1)],
        *[(8, 4), (7, 4), (399, 9), (254, 8)],
    )
    assert largest_frame(bytes((0x0A, len(header))) + header) == 400 * 255


@pytest.mark.parametrize("stream", [b"", b"\x12\x00", b"\x32\x01\x00"])
def test_a_stream_without_a_header_tells_none(stream: bytes) -> None:
    assert largest_frame(stream) == 0


def test_a_stream_cut_short_is_malformed() -> None:
    with pytest.raises(IndexError):
        largest_frame(b"\x0a\x06\x18")


@pytest.mark.parametrize("alpha", [False, True])
def test_frames_that_are_larger_than_the_boxes_say_are_counted(
    monkeypatch: pytest.MonkeyPatch, *, alpha: bool
) -> None:
    picture = drawing(400, 300)
    if alpha:
        picture = np.dstack([picture, np.full((300, 400), 99, np.uint8)])
    data = encode(Image.fromarray(picture), "AVIF")
    at = data.index(b"ispe") + 8
    small = data[:at] + (10).to_bytes(4, "big") * 2 + data[at + 8 :]
    frames = 400 * 300 * (2 if alpha else 1)
    monkeypatch.setattr(heif, "MAX_DECODED_PIXELS", frames)
    heif.check_decoding(small)
    monkeypatch.setattr(heif, "MAX_DECODED_PIXELS", frames - 1)
    with pytest.raises(ImageTooLargeError):
        decode(small)
