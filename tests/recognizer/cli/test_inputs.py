"""What is read where files, folders, patterns and lists are named."""

import io
import sys
from pathlib import Path

import pytest

from recognizer.cli.inputs import files, inputs
from recognizer.errors import UnreadableImageError
from recognizer.image import Page
from tests.recognizer.files import drawing
from tests.recognizer.image.pdfs import pdf


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in (
        *("b.jpg", "a.PNG", "notes.txt", ".hidden.png", "in/z.heic", "in/deeper/c.webp"),
        *(".cache/d.png", "empty/e.txt", "[1].png"),
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_folders_are_searched_for_pictures_and_sorted(folder: Path) -> None:
    assert list(files(["."])) == ["[1].png", "a.PNG", "b.jpg", "in/z.heic", "in/deeper/c.webp"]
    assert list(files(["in", "empty"])) == ["in/z.heic", "in/deeper/c.webp"]
    assert list(files([str(folder / "in")])) == [
        str(folder / "in/z.heic"),
        str(folder / "in/deeper/c.webp"),
    ]


def test_what_is_named_is_read_whatever_it_is(folder: Path) -> None:
    names = ["notes.txt", ".hidden.png", "lost.jpg", "nul\0"]
    assert list(files(names)) == names


def test_patterns_are_for_names_that_are_not_there(folder: Path) -> None:
    assert list(files(["*.jpg", "**/*.webp"])) == ["b.jpg", "in/deeper/c.webp"]
    assert list(files([str(folder / "*.txt")])) == [str(folder / "notes.txt")]
    assert list(files(["[1].png"])) == ["[1].png"]
    assert list(files(["*.gif"])) == ["*.gif"]
    assert list(files(["i*"])) == ["in/z.heic", "in/deeper/c.webp"]


def test_a_list_comes_from_standard_input(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("b.jpg\n\nin\r\n*.jpg\nno newline.png"))
    assert list(files(["a.PNG", "-"])) == [
        *("a.PNG", "b.jpg", "in/z.heic", "in/deeper/c.webp", "*.jpg", "no newline.png")
    ]


def test_pages_are_pictures_of_their_own(tmp_path: Path) -> None:
    scan, broken, photo = (str(tmp_path / name) for name in ("scan.PDF", "broken.pdf", "a.jpg"))
    Path(scan).write_bytes(pdf(*[drawing()] * 3))
    Path(broken).write_bytes(b"%PDF")
    told: list[int] = []
    found = list(inputs([scan, broken, photo], found_pages=told.append))
    assert [each.name for each in found] == [
        *(f"{scan}#1", f"{scan}#2", f"{scan}#3", broken, photo),
    ]
    assert all(isinstance(each.source, Page) for each in found[:3])
    assert isinstance(found[3].source, UnreadableImageError)
    assert found[4].source == Path(photo)
    assert told == [3]


def test_what_was_read_before_is_left_out(tmp_path: Path) -> None:
    scan, broken, photo = (str(tmp_path / name) for name in ("scan.pdf", "broken.pdf", "a.jpg"))
    Path(scan).write_bytes(pdf(*[drawing()] * 2))
    Path(broken).write_bytes(b"")
    done = {f"{scan}#1", broken, photo}
    assert [each.name for each in inputs([scan, broken, photo], done)] == [f"{scan}#2"]
