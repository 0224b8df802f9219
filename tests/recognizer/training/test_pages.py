"""Held-out pages: the same for all models, with and without digits; right is all, and no more."""

from itertools import islice

import numpy as np
import pytest

from recognizer.image import Photo
from recognizer.reading import Reading
from recognizer.recognizer import Recognizer
from recognizer.studio import Scene
from recognizer.studio.writing.sources import NOTHING
from recognizer.training.datasets import Examples
from recognizer.training.pages import compare_pages, made_pages
from tests.recognizer.readings import reading

DIGITS = Examples(np.zeros((0, 28, 28), np.uint8), np.zeros(0, np.int64))


class Says(Recognizer):
    """Says the text that it was told for a picture, by the picture's first pixel."""

    def __init__(self, *texts: str) -> None:
        self._texts = texts

    def read_photo(self, photo: Photo) -> Reading:
        assert (photo.height, photo.width) == photo.pixels.shape[:2]
        return reading(self._texts[int(photo.pixels[0, 0, 0])])


def pages(*texts: str) -> list[Scene]:
    return [
        Scene(np.full((40, 50, 3), number, np.uint8), text, (), ())
        for number, text in enumerate(texts)
    ]


def test_a_page_is_right_where_all_digits_are_read_in_order_and_nothing_else() -> None:
    truth = ("12\n34", "7", "", "", "5")
    said = ("1234", "7", "", "3", "55")
    outcome = compare_pages(Says(*said), None, iter(pages(*truth)))
    assert outcome == {"n": 5, "new": 0.6, "current": None, "won": 0, "lost": 0}


def test_pages_that_only_one_of_two_models_reads_are_counted() -> None:
    truth = ("1", "2", "3", "4")
    new, current = Says("1", "2", "3", "9"), Says("1", "", "", "4")
    outcome = compare_pages(new, current, iter(pages(*truth)))
    assert outcome == {"n": 4, "new": 0.75, "current": 0.5, "won": 2, "lost": 1}


def test_no_pages_break_nothing() -> None:
    assert compare_pages(Says(), Says(), iter(()))["n"] == 0


@pytest.mark.slow
def test_the_pages_are_always_the_same_some_of_them_without_a_digit() -> None:
    made = list(made_pages(DIGITS, NOTHING, 12))
    again = list(islice(made_pages(DIGITS, NOTHING, 12), 4))
    assert len(made) == 12
    for one, other in zip(made, again, strict=False):
        assert np.array_equal(one.photo, other.photo)
        assert one.text == other.text
    assert {bool(page.text) for page in made} == {True, False}
