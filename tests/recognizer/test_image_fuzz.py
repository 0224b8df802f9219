"""Broken and hostile pictures: always a photo or a clear refusal.

``FUZZ_EXAMPLES=10000 pytest tests/recognizer/test_image_fuzz.py`` is the long run.
"""

from functools import cache

import numpy as np
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import features

from recognizer.errors import UnreadableImageError
from recognizer.image import MAX_PIXELS, WORKING_SIDE, decode
from recognizer.recognizer import Recognizer
from tests.recognizer.files import HEIC, drawing, encode
from tests.recognizer.fuzzing import bounded, examples
from tests.recognizer.readings import sevens

EXAMPLES = examples(200)


@cache
def seeds() -> tuple[bytes, ...]:
    """Small whole files to mutate, one of every format and depth."""
    picture = drawing(48, 36)
    alpha = np.dstack([picture, np.full(picture.shape[:2], 99, np.uint8)])
    deep = picture[:, :, 0].astype(np.uint16) * 257
    exif = b"Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0"
    plain = [encode(picture, kind) for kind in ("JPEG", "PNG", "WEBP", "BMP", "TIFF", "GIF")]
    rare = [
        encode(picture, "JPEG", progressive=True, exif=exif),
        encode(alpha, "PNG", exif=exif),
        encode(alpha, "WEBP", lossless=True),
        encode(deep, "PNG"),
        encode(deep, "TIFF"),
        encode(picture, "TIFF", compression="tiff_lzw"),
        encode(picture, "TIFF", compression="jpeg"),
        HEIC.read_bytes(),
        *([encode(picture, "AVIF")] if features.check("avif") else []),
    ]
    return (*plain, *rare)


@st.composite
def mutants(draw: st.DrawFn) -> bytes:
    """A picture file with bytes changed, cut out, doubled, or another file's put inside."""
    data = bytearray(draw(st.sampled_from(seeds())))
    for _ in range(draw(st.integers(1, 6))):
        # Headers are where sizes and offsets stand: half of the changes go there.
        end = draw(st.sampled_from([min(64, len(data)), len(data)]))
        at = draw(st.integers(0, max(0, end - 1)))
        match draw(st.sampled_from(["flip", "set", "cut", "end", "double", "nest"])):
            case "flip" if data:
                data[at] ^= 1 << draw(st.integers(0, 7))
            case "set":
                value = draw(st.sampled_from([b"\0", b"\xff", b"\xff\xff\xff\xff", b"\x7f\xff"]))
                data[at : at + len(value)] = value
            case "cut":
                del data[at : at + draw(st.integers(1, 40))]
            case "end":
                del data[at:]
            case "double":
                data[at:at] = data[at : at + draw(st.integers(1, 400))]
            case "nest":
                data[at:at] = draw(st.sampled_from(seeds()))
    return bytes(data)


@settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=EXAMPLES <= 200,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(mutants())
def test_mutated_pictures_are_read_or_refused(data: bytes) -> None:
    with bounded():
        try:
            photo = decode(data)
        except UnreadableImageError as refusal:
            assert str(refusal).endswith(".")
            return
    assert photo.pixels.dtype == np.uint8
    assert photo.pixels.shape[2:] == (3,)
    assert 1 <= max(photo.pixels.shape) <= WORKING_SIDE
    assert photo.width * photo.height <= MAX_PIXELS
    with bounded():
        reading = Recognizer(sevens(), "0001").read_photo(photo)
    assert reading.text.count("7") == len(reading.digits)
