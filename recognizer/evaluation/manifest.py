"""Manifest: the list of a folder's labelled photos."""

import csv
from dataclasses import dataclass
from pathlib import Path

from recognizer.errors import DatasetError

NAME = "manifest.csv"
REQUIRED = ("file", "label", "category")
LETTERS = "letter"
"""The category of letters that somebody wrote: right is to read nothing, as in a negative."""


@dataclass(frozen=True)
class Entry:
    """One labelled photo; ``label`` holds its digits in reading order, none where it shows none.

    ``split`` says what the photo is for, such as ``tune`` or ``check``; it may be empty.
    """

    path: Path
    file: str
    label: str
    category: str
    source: str
    split: str = ""


def load_manifest(folder: Path) -> tuple[Entry, ...]:
    """Load ``manifest.csv`` (columns ``file,label,category`` and perhaps ``source`` and ``split``).

    In a label everything but the digits, such as blanks and slashes between groups and rows, is
    left out, as it is from an answer. What letters are labelled with is no digit, whatever it is.

    Raises:
        DatasetError: the folder, its manifest, a column or a photo is missing.
    """
    path = folder / NAME
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file, restval=""))
    except FileNotFoundError:
        raise DatasetError(
            f"There is no {NAME} in {folder}; "
            "it lists the photos: file,label,category[,source,split]."
        ) from None
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise DatasetError(f"{path} cannot be read: {error}.") from error
    if not rows:
        raise DatasetError(f"{path} lists no photo.")
    missing = [name for name in REQUIRED if name not in rows[0]]
    if missing:
        raise DatasetError(f"{path} has no column {' and no column '.join(missing)}.")
    entries = tuple(_entry(folder, row) for row in rows)
    _check_files(entries)
    return entries


def digits_of(text: str) -> str:
    """Keep only the ASCII digits of ``text``."""
    return "".join(letter for letter in text if letter in "0123456789")


def _entry(folder: Path, row: dict[str, str]) -> Entry:
    category = row["category"].strip() or "photos"
    return Entry(
        path=folder / row["file"],
        file=row["file"],
        label="" if category == LETTERS else digits_of(row["label"]),
        category=category,
        source=(row.get("source") or "").strip(),
        split=(row.get("split") or "").strip(),
    )


def _check_files(entries: tuple[Entry, ...]) -> None:
    lost = [entry.path for entry in entries if not entry.path.is_file()]
    if lost:
        share = f"{len(lost)} of {len(entries)} photos that {NAME} lists"
        raise DatasetError(f"{share} cannot be found, first {lost[0]}.")
