"""Slashes are told from ones."""

from dataclasses import replace

import cv2
import numpy as np

from recognizer.digits.candidates import Candidate
from recognizer.digits.filter import filter_digits
from tests.recognizer.digits.candidates import candidate


def stroke(x: int, height: int, lean: int, top: int = 0) -> Candidate:
    """A straight stroke that the network is sure is a one; its head is ``lean`` to the right."""
    one = candidate(1, x, top, size=height, width=lean + 8)
    ink = np.zeros_like(one.mark.ink)
    cv2.line(ink, (lean + 3, 3), (3, height - 4), (255,), 6)
    return replace(one, mark=replace(one.mark, ink=ink))


def date(separator: Candidate) -> list[Candidate]:
    return [candidate(2, 0, 10), candidate(5, 50, 10), separator, candidate(3, 160, 10)]


def read(candidates: list[Candidate]) -> list[int]:
    return [c.digit for c in filter_digits(candidates)]


def test_a_slash_between_digits_is_none() -> None:
    assert read(date(stroke(105, 80, 35))) == [2, 5, 3]


def test_ones_that_lean_or_tower_alone_are_ones() -> None:
    assert read(date(stroke(105, 80, 4))) == [2, 5, 1, 3]
    assert read(date(stroke(105, 60, 26, top=10))) == [2, 5, 1, 3]


def test_a_one_at_the_end_separates_nothing() -> None:
    digits = [candidate(2, 0, 10), candidate(5, 50, 10), candidate(3, 100, 10)]
    assert read([*digits, stroke(150, 80, 35)]) == [2, 5, 3, 1]
