"""PDF files: their pages one by one, and files that are none."""

import pickle
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from recognizer import Recognizer, pdf_pages
from recognizer.errors import DamagedImageError, UnreadableImageError
from recognizer.image import Page, Pdf, photo_of
from tests.recognizer.files import drawing
from tests.recognizer.image.pdfs import locked, pdf, written_on
from tests.recognizer.readings import sevens

PICTURES = (drawing(200, 120), drawing(120, 200), drawing(300, 300))


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    path = tmp_path / "scan.pdf"
    path.write_bytes(pdf(*PICTURES))
    return path


def test_each_page_is_a_photo_of_its_size_at_200_dpi(scan: Path) -> None:
    photos = [page.draw() for page in pdf_pages(scan)]
    assert [(photo.width, photo.height) for photo in photos] == [(200, 120), (120, 200), (300, 300)]
    for photo, picture in zip(photos, PICTURES, strict=True):
        difference = np.abs(photo.pixels.astype(int) - picture[:, :, ::-1])
        assert difference.mean() < 12


def test_a_page_travels_alone(scan: Path) -> None:
    second = list(pdf_pages(scan))[1]
    assert len(second.data) < 0.7 * len(scan.read_bytes())
    arrived = pickle.loads(pickle.dumps(second))
    assert np.array_equal(photo_of(arrived).pixels, second.draw().pixels)


def test_the_recognizer_reads_pages(scan: Path) -> None:
    recognizer = Recognizer(sevens())
    assert [recognizer.read(page).text for page in pdf_pages(str(scan))] == ["7", "7", "7"]


def test_large_pages_are_drawn_smaller_and_measured_as_they_are(tmp_path: Path) -> None:
    path = tmp_path / "poster.pdf"
    path.write_bytes(pdf(dpi=2))  # 160 pixels are two metres
    (page,) = pdf_pages(path)
    photo = page.draw()
    assert (photo.width, photo.height) == (16_000, 12_000)
    assert photo.pixels.shape == (960, 1280, 3)
    assert photo.scale == 0.08


def test_threads_draw_one_after_the_other(scan: Path) -> None:
    pages = list(pdf_pages(scan)) * 4
    with ThreadPoolExecutor(4) as pool:
        sizes = [photo.width for photo in pool.map(Page.draw, pages)]
    assert sizes == [200, 120, 300] * 4


def test_what_is_no_pdf_is_one_sentence(tmp_path: Path, scan: Path) -> None:
    (tmp_path / "text.pdf").write_text("hello")
    (tmp_path / "cut.pdf").write_bytes(scan.read_bytes()[:300])
    for name, words in (
        ("lost.pdf", "No such file"),
        ("text.pdf", "damaged"),
        ("cut.pdf", "damaged"),
        (".", "directory"),
    ):
        with pytest.raises(UnreadableImageError, match=words):
            Pdf(tmp_path / name)
    with pytest.raises(DamagedImageError):
        Page(b"%PDF-1.4 hello").draw()


def test_a_locked_file_says_so(tmp_path: Path) -> None:
    path = tmp_path / "locked.pdf"
    path.write_bytes(locked())
    with pytest.raises(UnreadableImageError, match="password"):
        Pdf(path)


def test_a_page_that_is_not_there_is_damaged(scan: Path) -> None:
    with Pdf(scan) as opened:
        assert len(opened) == 3
        with pytest.raises(DamagedImageError):
            opened.page(9)


def test_what_a_pen_added_to_a_page_is_drawn(tmp_path: Path) -> None:
    path = tmp_path / "tablet.pdf"
    path.write_bytes(written_on())
    (page,) = pdf_pages(path)
    pixels = page.draw().pixels
    middle = len(pixels) // 2
    assert pixels[middle, middle].max() < 100
    assert pixels[0, 0].min() > 200
