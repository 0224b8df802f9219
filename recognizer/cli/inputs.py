"""What a person names to be read: files, folders, patterns, a list on standard input, PDF files."""

import glob
import os
import sys
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from recognizer.errors import UnreadableImageError
from recognizer.image import Page, Pdf

LIST: Final = "-"
"""This name stands for a list of names, one a line, on standard input."""
PDF: Final = ".pdf"
SUFFIXES: Final = frozenset(
    (
        ".jpg",
        ".jpeg",
        ".png",
        ".webp",
        ".gif",
        ".bmp",
        ".tif",
        ".tiff",
        ".heic",
        ".heif",
        ".avif",
        PDF,
    )
)
"""What is looked for in folders; files that are named themselves may have any name."""


@dataclass(frozen=True)
class Input:
    """One picture to be read, and what it is called in the answer."""

    name: str
    source: Path | Page | UnreadableImageError


def inputs(
    names: Iterable[str],
    skipped: Container[str] = (),
    found_pages: Callable[[int], object] = lambda pages: None,
) -> Iterator[Input]:
    """Yield what is in the named files, a PDF's pages as ``form.pdf#1`` and so on.

    What is called as in ``skipped`` is left out; ``found_pages`` is told how many pages a PDF has.
    """
    for name in names:
        if Path(name).suffix.lower() == PDF:
            yield from _pages(name, skipped, found_pages)
        elif name not in skipped:
            yield Input(name, Path(name))


def _pages(
    name: str, skipped: Container[str], found_pages: Callable[[int], object]
) -> Iterator[Input]:
    try:
        pdf = Pdf(Path(name))
    except UnreadableImageError as error:
        if name not in skipped:
            yield Input(name, error)
        return
    with pdf:
        found_pages(len(pdf))
        for number in range(1, len(pdf) + 1):
            called = f"{name}#{number}"
            if called in skipped:
                continue
            source: Page | UnreadableImageError
            try:
                source = pdf.page(number)
            except UnreadableImageError as error:
                source = error
            yield Input(called, source)


def files(arguments: Sequence[str]) -> Iterator[str]:
    """Yield the names of the files that the arguments stand for.

    Of a folder and the folders in it these are the pictures and PDF files, sorted by name, those
    of a folder before those of its folders; hidden ones are left out. A pattern such as
    ``scans/**/*.jpg`` is what ``glob`` finds, sorted, unless a file is really called so. What is
    not there is yielded all the same: opening it says why.
    """
    for argument in arguments:
        if argument == LIST:
            for line in sys.stdin:
                if name := line.rstrip("\r\n"):
                    yield from _inside(name)
        elif glob.has_magic(argument) and not Path(argument).exists():
            found = sorted(glob.iglob(argument, recursive=True))  # noqa: PTH207 - may be absolute
            for name in found or [argument]:
                yield from _inside(name)
        else:
            yield from _inside(argument)


def _inside(name: str) -> Iterator[str]:
    """Yield a file's name, or those of the pictures in a folder."""
    if not os.path.isdir(name):  # noqa: PTH112 - which says no to a name that cannot be
        yield name
        return
    denied: list[OSError] = []
    for folder, folders, names in os.walk(name, onerror=denied.append):
        folders[:] = sorted(each for each in folders if not each.startswith("."))
        for each in sorted(names):
            if Path(each).suffix.lower() in SUFFIXES and not each.startswith("."):
                yield str(Path(folder, each))
    yield from (str(error.filename) for error in denied)
