"""Capital letters by people to learn from: two collections, from a folder or downloaded.

NIST Special Database 19 (Grother and Hanaoka 2016), of whose forms MNIST was made, too: 115 images
of each capital, as a public repository holds them. SSE-letters (Ivanov 2025): fifteen capitals by
nearly two hundred students, in MNIST's size. CAPITALS_PATH may name a folder with both.
"""

import hashlib
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final

import cv2
import numpy as np
from numpy.typing import NDArray

from recognizer.errors import DatasetError
from recognizer.studio.writing.capitals import Capitals
from recognizer.training.fetching import fetch, named

if TYPE_CHECKING:
    import pyarrow

NIST: Final = "sample-uniform-distribution.parquet"
NIST_URL: Final = (
    "https://raw.githubusercontent.com/jExbrayat/recognize-handwritten-letters/"
    f"1c4ca5f8cf0723aa2025415384ffb3cb26fadb81/data/raw/{NIST}"
)
NIST_SHA256: Final = "0981fd5acfb7e95c7af234029e41ebfdd5c11dd9f4287bc903a9d259d12636e3"
STUDENTS_COMMIT: Final = "047fc6ce65b5e2b05980f94e70a4e0c281f509cd"
STUDENTS: Final = "SSE-letters.zip"
STUDENTS_URL: Final = (
    f"https://codeload.github.com/spaghetti-enjoyer/SSE-letters/zip/{STUDENTS_COMMIT}"
)
STUDENTS_SHA256: Final = "85e49d995a1c1189503b75b2f2d00a420864e1e0f52f1c95283b91a5d44b82dc"
"""Of all letters' names and bytes in order: GitHub promises no bytes of the archive itself."""
_LETTERS: Final = "dataset-28"
_SIDE: Final = 28

CREDIT: Final[Mapping[str, str]] = {
    "name": "capitals of NIST Special Database 19 and of SSE-letters",
    "version": STUDENTS_COMMIT,
    "licence": "public domain; MIT",
}


def load_capitals() -> tuple[Capitals, Capitals]:
    """Load capitals by people to learn from, and others to measure on.

    Raises DatasetError where they are not to be had.
    """
    folder = named("CAPITALS_PATH")
    try:
        if folder is not None:
            students = dict(_of_folder(folder / _LETTERS))
            table = folder / NIST
        else:
            table = fetch(NIST, NIST_URL, NIST_SHA256)
            students = _of_archive(fetch(STUDENTS, STUDENTS_URL, None))
        return Capitals.of([*_of_table(table), *_of_files(students)]).split()
    except ImportError as error:
        raise DatasetError(
            "Capitals by people come as Parquet, which takes pyarrow to read: pip install "
            "'digit-bot[parquet]'. None are learned."
        ) from error
    except (OSError, ValueError, zipfile.BadZipFile) as error:
        where = f"in {folder}" if folder else "to download; CAPITALS_PATH can name a folder"
        raise DatasetError(
            f"Capital letters by people are not available {where}, so none are learned."
        ) from error


def digest(files: Mapping[str, bytes]) -> str:
    """The SHA-256 of files by name, whatever archive they came in."""
    result = hashlib.sha256()
    for name in sorted(files):
        result.update(name.encode())
        result.update(files[name])
    return result.hexdigest()


def _of_folder(folder: Path) -> Iterator[tuple[str, bytes]]:
    for path in folder.glob("*/*.png"):
        yield f"{path.parent.name}/{path.name}", path.read_bytes()


def _of_archive(path: Path) -> dict[str, bytes]:
    found = {}
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            parts = PurePosixPath(name).parts
            if len(parts) == 4 and parts[1] == _LETTERS and name.endswith(".png"):
                found[f"{parts[2]}/{parts[3]}"] = archive.read(name)
    if digest(found) != STUDENTS_SHA256:
        raise ValueError("these are other letters than those of the commit")
    return found


def _of_files(files: Mapping[str, bytes]) -> Iterator[tuple[str, NDArray[np.uint8]]]:
    """Letters by the folders that they lie in."""
    for letter in sorted({name.split("/")[0] for name in files}):
        found = [_image(files[name]) for name in sorted(files) if name.split("/")[0] == letter]
        yield letter, np.stack(found)


def _image(data: bytes) -> NDArray[np.uint8]:
    image = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_GRAYSCALE)
    if image is None or image.shape != (_SIDE, _SIDE):
        raise ValueError("this is no image of a letter, 28 pixels wide and high")
    return image.astype(np.uint8)


def _of_table(path: Path) -> Iterator[tuple[str, NDArray[np.uint8]]]:
    """Rows of a letter's number, 0 for A, and its pixels."""
    from pyarrow import ArrowInvalid, parquet

    try:
        table: pyarrow.Table = parquet.read_table(path)
        rows = np.stack([column.to_numpy() for column in table.columns], axis=1)
    except ArrowInvalid as error:
        raise ValueError(str(error)) from error
    if rows.shape[1] != 1 + _SIDE * _SIDE:
        raise ValueError("these are no letters, 28 pixels wide and high")
    for number in range(26):
        pixels = rows[rows[:, 0] == number, 1:].astype(np.uint8)
        yield chr(ord("A") + number), pixels.reshape(-1, _SIDE, _SIDE)
