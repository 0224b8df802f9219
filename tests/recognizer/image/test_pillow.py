"""AVIF, which Pillow decodes where it was built with that."""

import struct

import numpy as np
import pytest
from PIL import Image, features

from recognizer.errors import AvifUnsupportedError, DamagedImageError, ImageTooLargeError
from recognizer.image import decode
from tests.recognizer.files import drawing, encode

needs_avif = pytest.mark.skipif(not features.check("avif"), reason="Pillow is built without AVIF")


@needs_avif
@pytest.mark.parametrize("major", [b"avif", b"mif1"])
def test_avif_is_read_whatever_its_major_brand(major: bytes) -> None:
    data = encode(drawing(), "AVIF")
    assert data[8:12] == b"avif"
    found = decode(data[:8] + major + data[12:]).pixels[:, :, ::-1].astype(int)
    assert np.abs(found - drawing()).mean() < 6


@needs_avif
def test_an_avif_lies_as_its_orientation_says() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    photo = decode(encode(drawing(), "AVIF", exif=exif.tobytes()))
    assert (photo.width, photo.height) == (120, 160)


@needs_avif
def test_an_avif_cut_short_is_damaged_and_a_huge_one_too_large() -> None:
    data = encode(drawing(), "AVIF")
    with pytest.raises(DamagedImageError):
        decode(data[:-40])
    # In the box "ispe" stand the width and the height.
    at = data.index(b"ispe") + 8
    with pytest.raises(ImageTooLargeError):
        decode(data[:at] + struct.pack(">II", 30_000, 30_000) + data[at + 8 :])


def test_where_pillow_has_no_avif_it_is_refused_by_its_name(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(features, "check", lambda name: name != "avif")
    box = b"\0\0\0\x1cftypavif\0\0\0\0avifmif1miaf"
    with pytest.raises(AvifUnsupportedError, match="AVIF"):
        decode(box)
