"""Capitals by people come from a folder or from what Keras fetches, and only those that belong."""

import sys
import zipfile
from pathlib import Path

import cv2
import keras
import numpy as np
import pyarrow as pa
import pytest
from numpy.typing import NDArray
from pyarrow import parquet

from recognizer.errors import DatasetError
from recognizer.training import capitals
from recognizer.training.capitals import digest, load_capitals


def letter(shade: int) -> NDArray[np.uint8]:
    return np.pad(np.full((20, 12), shade, np.uint8), ((4, 4), (8, 8)))


def png(shade: int) -> bytes:
    return bytes(cv2.imencode(".png", letter(shade))[1])


def table(path: Path, width: int = 785) -> None:
    """Eight images each of A and of O."""
    rows = [[number, *letter(200).ravel()][:width] for number in [0] * 8 + [14] * 8]
    columns = np.array(rows, np.int64).T
    parquet.write_table(pa.table({str(i): column for i, column in enumerate(columns)}), path)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with eight A of each collection, and eight B of one of them."""
    table(tmp_path / capitals.NIST)
    for name in "AB":
        place = tmp_path / "dataset-28" / name
        place.mkdir(parents=True)
        for number in range(8):
            (place / f"2024-{name}_{number}.png").write_bytes(png(100))
    monkeypatch.setenv("CAPITALS_PATH", str(tmp_path))
    return tmp_path


def test_both_collections_are_put_together_and_split(folder: Path) -> None:
    learned, measured = load_capitals()
    assert {name: len(images) for name, images in learned.images.items()} == {"A": 14, "B": 7}
    assert {name: len(images) for name, images in measured.images.items()} == {"A": 2, "B": 1}
    shades = sorted(int(image.max()) for image in learned.images["A"])
    assert shades == [100] * 7 + [200] * 7


def test_what_is_no_letter_is_a_dataset_error(folder: Path) -> None:
    (folder / "dataset-28" / "B" / "2024-B_0.png").write_bytes(b"no picture")
    with pytest.raises(DatasetError, match="none are learned"):
        load_capitals()


@pytest.mark.parametrize("width", [784, 700])
def test_another_table_is_a_dataset_error(folder: Path, width: int) -> None:
    table(folder / capitals.NIST, width)
    with pytest.raises(DatasetError, match=str(folder)):
        load_capitals()
    (folder / capitals.NIST).write_bytes(b"no table")
    with pytest.raises(DatasetError, match=str(folder)):
        load_capitals()


def test_without_pyarrow_it_says_what_to_install(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(DatasetError, match=r"pip install 'digit-bot\[parquet\]'"):
        load_capitals()


def test_what_is_downloaded_is_checked(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CAPITALS_PATH")
    with zipfile.ZipFile(folder / capitals.STUDENTS, "w") as archive:
        for path in folder.glob("dataset-28/*/*.png"):
            archive.write(path, f"SSE-letters-0/{path.relative_to(folder)}")
        archive.writestr("SSE-letters-0/dataset-64/A/2024-A_0.png", b"larger, and not wanted")
    asked = {}

    def get_file(name: str, url: str, *, file_hash: str | None, cache_subdir: str) -> str:
        asked[name] = (url, file_hash)
        return str(folder / name)

    monkeypatch.setattr(keras.utils, "get_file", get_file)
    with pytest.raises(DatasetError, match="not available to download"):
        load_capitals()
    assert asked[capitals.NIST][1] == capitals.NIST_SHA256
    assert capitals.STUDENTS_COMMIT in asked[capitals.STUDENTS][0]
    files = {f"A/2024-A_{i}.png": png(100) for i in range(8)}
    files |= {f"B/2024-B_{i}.png": png(100) for i in range(8)}
    monkeypatch.setattr(capitals, "STUDENTS_SHA256", digest(files))
    assert len(load_capitals()[0].images["A"]) == 14
