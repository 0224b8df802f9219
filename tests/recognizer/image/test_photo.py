"""Decoding: what is read, how it is turned, what is refused and why."""

import struct
import subprocess
import sys
import zlib

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image, PngImagePlugin

from recognizer.errors import (
    DamagedImageError,
    ImageTooLargeError,
    NotAnImageError,
    OutOfMemoryError,
)
from recognizer.image import MAX_BYTES, WORKING_SIDE, Photo, decode
from recognizer.reading import Box
from tests.recognizer.files import HEIC, drawing, encode

FORMATS = ["JPEG", "PNG", "WEBP", "BMP", "TIFF", "GIF"]
ORIENTATIONS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}


def rgb(data: bytes) -> NDArray[np.int64]:
    return decode(data).pixels[:, :, ::-1].astype(np.int64)


def noise() -> NDArray[np.uint8]:
    return np.random.default_rng(1).integers(0, 255, (120, 160, 3), np.uint8)


def png(width: int, height: int, *chunks: bytes) -> bytes:
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + b"".join(chunks)


def chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


@pytest.mark.parametrize("kind", FORMATS)
def test_reads_every_format_in_its_colours(kind: str) -> None:
    picture = drawing()
    assert np.abs(rgb(encode(picture, kind)) - picture).mean() < 6


def test_reads_heic_as_iphones_send_it() -> None:
    photo = decode(HEIC.read_bytes())
    assert (photo.width, photo.height) == (160, 120)
    assert photo.pixels[60, 10].min() > 200
    assert photo.pixels[25, 80].max() < 100


@pytest.mark.parametrize("orientation", ORIENTATIONS)
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF"])
def test_turns_pictures_upright(kind: str, orientation: int) -> None:
    picture = drawing()
    stored = Image.fromarray(picture).transpose(ORIENTATIONS[orientation])
    exif = Image.Exif()
    exif[0x0112] = orientation
    photo = decode(encode(stored, kind, exif=exif.tobytes()))
    assert (photo.width, photo.height) == (160, 120)
    assert np.abs(photo.pixels[:, :, ::-1].astype(int) - picture).mean() < 6


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF"])
@pytest.mark.parametrize("size", [(2000, 1500), (4000, 3000), (300, 5200)])
def test_large_pictures_come_at_working_size(kind: str, size: tuple[int, int]) -> None:
    options = {"compression": "tiff_lzw"} if kind == "TIFF" else {}
    photo = decode(encode(drawing(*size), kind, **options))
    assert (photo.width, photo.height) == size
    assert max(photo.pixels.shape) == WORKING_SIDE
    assert photo.scale == pytest.approx(WORKING_SIDE / max(size))
    assert photo.pixels.shape[0] == pytest.approx(size[1] * photo.scale, abs=1)


def test_small_pictures_are_left_alone() -> None:
    photo = decode(encode(drawing(28, 28), "PNG"))
    assert photo.pixels.shape == (28, 28, 3)
    assert photo.scale == 1


@pytest.mark.parametrize("bits", [12, 16])
@pytest.mark.parametrize("kind", ["PNG", "TIFF"])
def test_deep_grey_keeps_its_shades(kind: str, bits: int) -> None:
    shades = np.linspace(0, 2**bits - 1, 256).reshape(16, 16)
    found = decode(encode(shades.astype(np.uint16), kind)).pixels[:, :, 0]
    assert np.abs(found.ravel().astype(int) - np.arange(256)).max() <= 1


def test_floats_are_read_by_their_range() -> None:
    shades = np.linspace(-3, 7, 256, dtype=np.float32).reshape(16, 16)
    shades[0, 5] = np.nan
    found = decode(encode(shades, "TIFF")).pixels[1:, :, 0]
    assert np.abs(found.ravel().astype(int) - np.arange(16, 256)).max() <= 1


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA"])
def test_reads_pngs_of_every_mode(mode: str) -> None:
    found = rgb(encode(Image.fromarray(drawing()).convert(mode), "PNG"))
    assert found[60, 10].min() > 200
    assert found[24, 80].max() < 90


def test_reads_cmyk_jpegs() -> None:
    found = rgb(encode(Image.fromarray(drawing()).convert("CMYK"), "JPEG"))
    assert np.abs(found - drawing()).mean() < 12


def test_reads_the_first_frame_of_an_animation() -> None:
    first, second = Image.new("L", (40, 30), 200), Image.new("L", (40, 30), 10)
    for kind in ("GIF", "WEBP"):
        data = encode(first, kind, save_all=True, append_images=[second])
        assert abs(int(decode(data).pixels[5, 5, 0]) - 200) < 5


@pytest.mark.parametrize("ink", [0, 255])
def test_bare_ink_on_nothing_stays_visible(ink: int) -> None:
    sticker = np.zeros((40, 40, 4), np.uint8)
    sticker[:, :, :3] = 90
    sticker[10:30, 18:22] = (ink, ink, ink, 255)
    for kind in ("PNG", "WEBP"):
        found = decode(encode(sticker, kind, lossless=True)).pixels
        assert abs(int(found[20, 20, 0]) - ink) < 5
        assert abs(int(found[2, 2, 0]) - ink) > 200


def test_a_sheet_cut_out_draws_no_line_where_it_was_cut() -> None:
    sheet = np.zeros((60, 60, 4), np.uint8)
    sheet[10:50, 10:50] = (240, 235, 230, 255)
    sheet[20:40, 28:32] = (20, 20, 20, 255)
    found = decode(encode(sheet, "PNG")).pixels.astype(int)
    assert np.abs(found[0, 0] - found[12, 12]).max() < 3


def test_wholly_transparent_pictures_are_plain() -> None:
    assert np.ptp(decode(encode(np.zeros((9, 9, 4), np.uint8), "PNG")).pixels) == 0


@pytest.mark.parametrize(
    "data",
    [b"", b"x", b"hello there", b"%PDF-1.7 ...", b"BM, said the owl", b"GIF8", b"\0" * 4000],
)
def test_other_files_are_no_pictures(data: bytes) -> None:
    with pytest.raises(NotAnImageError):
        decode(data)


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_pictures_cut_short_are_damaged(kind: str, share: float) -> None:
    data = encode(noise(), kind)
    with pytest.raises(DamagedImageError):
        decode(data[: int(len(data) * share)])


@pytest.mark.parametrize("progressive", [False, True])
@pytest.mark.parametrize("missing", [1, 2, 10])
def test_a_jpeg_without_its_end_marker_is_read(missing: int, progressive: bool) -> None:
    data = encode(noise(), "JPEG", progressive=progressive)
    found = rgb(data[:-missing])
    assert (found != rgb(data)).any(axis=2).mean() < 0.02


@pytest.mark.parametrize("size", [(160, 120), (3000, 2000)])
@pytest.mark.parametrize("share", [0.5, 0.85])
def test_a_jpeg_that_lacks_more_than_its_end_is_damaged(
    size: tuple[int, int], share: float
) -> None:
    shades = np.random.default_rng(1).integers(0, 255, (size[1] // 8, size[0] // 8), np.uint8)
    data = encode(Image.fromarray(shades).resize(size), "JPEG")
    with pytest.raises(DamagedImageError):
        decode(data[: int(len(data) * share)])


@pytest.mark.parametrize(
    "error",
    [
        MemoryError(),
        cv2.error("(-4:Insufficient memory) Failed to allocate 147000000 bytes"),
        RuntimeError("Failed to decode frame 0: Out of memory"),
    ],
)
def test_memory_that_ran_out_is_not_called_damage(
    error: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    def load(image: object) -> None:
        raise error

    monkeypatch.setattr(PngImagePlugin.PngImageFile, "load", load)
    with pytest.raises(OutOfMemoryError):
        decode(encode(drawing(), "PNG"))


def test_a_heic_cut_short_is_damaged() -> None:
    data = HEIC.read_bytes()
    with pytest.raises(DamagedImageError):
        decode(data[: len(data) // 2])


def test_too_many_bytes_are_refused() -> None:
    with pytest.raises(ImageTooLargeError):
        decode(b"\xff\xd8\xff" + bytes(MAX_BYTES))


@pytest.mark.parametrize("kind", FORMATS)
def test_too_many_pixels_are_refused_by_the_header(kind: str) -> None:
    if kind == "WEBP":
        data = encode(Image.new("L", (16383, 3200)), kind, method=0)
    elif kind in ("BMP", "TIFF"):
        options = {} if kind == "BMP" else {"compression": "group4"}
        data = encode(Image.new("1", (10_000, 6_000)), kind, **options)
    else:
        data = encode(Image.new("L", (10_000, 6_000)), kind)
    assert len(data) < MAX_BYTES
    with pytest.raises(ImageTooLargeError):
        decode(data)


def test_a_bomb_of_a_billion_pixels_is_refused() -> None:
    bomb = png(40_000, 40_000, chunk(b"IDAT", zlib.compress(bytes(1000))), chunk(b"IEND", b""))
    with pytest.raises(ImageTooLargeError):
        decode(bomb)


def test_camera_formats_may_be_larger_than_drawn_ones() -> None:
    large = Image.new("L", (7000, 5000), 200)
    assert decode(encode(large, "JPEG")).width == 7000
    with pytest.raises(ImageTooLargeError):
        decode(encode(large, "PNG"))


@pytest.mark.parametrize("size", [(20_000, 1), (1, 20_000), (1, 1)])
@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_odd_shapes_are_read(kind: str, size: tuple[int, int]) -> None:
    photo = decode(encode(Image.new("L", size, 130), kind))
    assert (photo.width, photo.height) == size
    assert min(photo.pixels.shape[:2]) >= 1


def test_a_tiff_that_names_more_values_than_it_holds_is_refused() -> None:
    def directory(tags: int, count: int) -> bytes:
        tag = struct.pack("<HHII", 700, 1, count, 8)
        return struct.pack("<2sHIH", b"II", 42, 8, tags) + tag * tags + bytes(1000)

    with pytest.raises(DamagedImageError):
        decode(directory(100, 1000))
    with pytest.raises(ImageTooLargeError):
        decode(directory(1000, 1))


def test_senseless_metadata_does_no_harm() -> None:
    for exif in (b"Exif\0\0", b"Exif\0\0II*\0\xff\xff\xff\xff", b"Exif\0\0MM\0*\0\0\0\x08\xff\xff"):
        for kind in ("JPEG", "PNG", "WEBP"):
            assert decode(encode(drawing(), kind, exif=exif)).width == 160


def test_importing_loads_no_decoder() -> None:
    code = (
        "import sys, recognizer.image; print([m for m in ('PIL', 'pi_heif') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("box", "scale", "expected"),
    [
        (Box(10, 20, 30, 25), 0.5, Box(20, 40, 60, 50)),
        (Box(10, 20, 30, 40), 2.0, Box(5, 10, 15, 20)),
        (Box(49, 49, 9, 9), 0.5, Box(98, 98, 2, 2)),  # never beyond the picture
        (Box(0, 0, 1, 1), 8.0, Box(0, 0, 1, 1)),  # nor without a pixel
        (Box(900, 900, 1, 1), 8.0, Box(99, 99, 1, 1)),
    ],
)
def test_a_box_is_taken_to_the_pictures_own_pixels(box: Box, scale: float, expected: Box) -> None:
    photo = Photo(np.zeros((50, 50, 3), np.uint8), 100, 100, 0.5)
    assert photo.own(box, scale) == expected
