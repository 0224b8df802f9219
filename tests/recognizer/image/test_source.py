"""Whatever a picture is given as, it is the same photo; what is none is one sentence."""

import io
import pickle
from pathlib import Path
from typing import TYPE_CHECKING

import cv2
import numpy as np
import pytest
from PIL import Image

from recognizer.errors import DamagedImageError, UnreadableImageError
from recognizer.image import Photo, decode, file_bytes, photo_of, portable
from tests.recognizer.files import drawing, encode

if TYPE_CHECKING:
    from recognizer.image import Source

RGB = drawing()
BGR = np.ascontiguousarray(RGB[:, :, ::-1])
PNG = encode(RGB, "PNG")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "seven.png"
    path.write_bytes(PNG)
    return path


def same(photo: Photo, other: Photo) -> bool:
    return photo[1:] == other[1:] and np.array_equal(photo.pixels, other.pixels)


def test_every_way_to_give_a_picture_gives_the_same_photo(file: Path) -> None:
    expected = decode(PNG)
    with file.open("rb") as opened:
        sources: list[Source] = [
            *(PNG, bytearray(PNG), memoryview(PNG), str(file), file, opened, io.BytesIO(PNG)),
            *(BGR, Image.fromarray(RGB), Image.open(file), expected),
        ]
        for source in sources:
            assert same(photo_of(source), expected), source


def test_grey_and_transparent_arrays_are_what_they_look_like() -> None:
    grey = cv2.cvtColor(BGR, cv2.COLOR_BGR2GRAY)
    alike = cv2.cvtColor(grey, cv2.COLOR_GRAY2BGR)
    for shape in (grey, grey[:, :, None]):
        assert np.array_equal(photo_of(np.asarray(shape, np.uint8)).pixels, alike)
    clear = np.dstack([np.zeros_like(BGR), 255 - grey])
    ink = photo_of(np.asarray(clear, np.uint8)).pixels
    assert ink[0, 80].min() > 200  # black ink lies on white


def test_large_arrays_are_reduced_and_keep_their_own_size() -> None:
    photo = photo_of(np.zeros((1000, 2560, 3), np.uint8))
    assert photo.pixels.shape == (500, 1280, 3)
    assert (photo.width, photo.height, photo.scale) == (2560, 1000, 0.5)


def test_an_array_may_be_used_again_for_the_next_picture() -> None:
    frame = BGR.copy()
    photo = photo_of(frame)
    frame[:] = 0
    assert photo.pixels.any()
    upside_down = photo_of(BGR[::-1])
    assert np.array_equal(upside_down.pixels[::-1], BGR)


def test_pil_images_are_turned_upright_and_damaged_ones_are_told() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    turned = Image.open(io.BytesIO(encode(RGB, "JPEG", exif=exif)))
    photo = photo_of(turned)
    assert (photo.width, photo.height) == (120, 160)
    with pytest.raises(DamagedImageError):
        photo_of(Image.open(io.BytesIO(PNG[: len(PNG) // 2])))


@pytest.mark.parametrize(
    ("source", "kind", "words"),
    [
        (5, TypeError, "not as int"),
        (None, TypeError, "not as NoneType"),
        ([PNG], TypeError, "not as list"),
        (io.StringIO("text"), TypeError, "binary mode"),
        (BGR.astype(np.float32), TypeError, "float32"),
        (BGR > 100, TypeError, "bool"),
        (np.frombuffer(PNG, np.uint8), ValueError, "shape"),
        (BGR[:, :, :2], ValueError, "shape"),
        (BGR[None], ValueError, "shape"),
        (BGR[:0], ValueError, "shape"),
        (Image.new("RGB", (0, 5)), ValueError, "no pixels"),
        ("nowhere.png", UnreadableImageError, "No such file"),
        ("nul\0.png", UnreadableImageError, "name"),
        (b"hello", UnreadableImageError, "not a picture"),
    ],
)
def test_what_is_no_picture_is_one_sentence(
    source: object, kind: type[Exception], words: str
) -> None:
    with pytest.raises(kind, match=words) as told:
        photo_of(source)  # type: ignore[arg-type]
    assert str(told.value).endswith((".", "white.", "BGRA."))
    assert "\n" not in str(told.value)


def test_what_travels_is_small_and_whole(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(file.parent)
    assert portable(file.name) == file
    assert portable(file.name, elsewhere=True) == PNG
    large = portable(np.zeros((2560, 2560, 3), np.uint8))
    assert len(pickle.dumps(large)) < 1.1 * 3 * 1280 * 1280
    for source in (Image.fromarray(RGB), BGR, io.BytesIO(PNG)):
        arrived = pickle.loads(pickle.dumps(portable(source)))
        assert same(photo_of(arrived), decode(PNG))


def test_files_that_cannot_be_opened_are_told(tmp_path: Path) -> None:
    with pytest.raises(UnreadableImageError, match="No such file or directory"):
        file_bytes(tmp_path / "lost.jpg")
    with pytest.raises(UnreadableImageError, match="Is a directory"):
        file_bytes(tmp_path)
