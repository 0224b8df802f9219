"""Outlines of drawings are told from digits with something in them."""

from dataclasses import replace

import cv2
import numpy as np

from recognizer.digits.candidates import Candidate
from recognizer.digits.drawings import is_outline
from recognizer.digits.filter import filter_digits
from recognizer.reading import Box
from tests.recognizer.digits.candidates import candidate


def ring(side: int = 120, opening: int = 0) -> Candidate:
    """A zero around (60, 60), open by so many degrees at its right."""
    ink = np.zeros((side, side), np.uint8)
    axes = (side // 2 - 6,) * 2
    cv2.ellipse(ink, (side // 2,) * 2, axes, 0, opening / 2, 360 - opening / 2, (255,), 8)
    zero = candidate(0, 0, 0)
    return replace(zero, mark=replace(zero.mark, box=Box(0, 0, side, side), ink=ink))


def test_a_face_is_no_zero() -> None:
    face = ring()
    eyes = [candidate(None, 35, 40, size=16), candidate(None, 75, 40, size=16)]
    assert is_outline(face, [face, *eyes])
    assert filter_digits([face, *eyes]) == []


def test_a_digit_in_a_ring_is_read_without_it() -> None:
    digit = candidate(5, 40, 35, size=50)
    assert filter_digits([ring(), digit]) == [digit]


def test_an_outline_may_be_open_where_nothing_stands() -> None:
    face = ring(opening=40)
    eyes = [candidate(None, 35, 35, size=12), candidate(None, 70, 35, size=12)]
    assert is_outline(face, [face, *eyes])


def test_a_zero_may_have_a_dot_and_remnants_of_the_papers_lines_in_it() -> None:
    zero = ring()
    dot = candidate(None, 55, 52, size=16)
    pale = [candidate(None, 40, y, size=40, level=60) for y in (30, 60)]
    lines = [candidate(None, 40, y, size=40) for y in (30, 60)]
    thin = [replace(c, mark=replace(c.mark, thickness=1.5)) for c in lines]
    assert not is_outline(zero, [zero, dot, *pale, *thin])


def test_what_stands_under_a_digits_roof_is_not_inside_it() -> None:
    ink = np.zeros((120, 120), np.uint8)
    cv2.polylines(ink, [np.array([(0, 4), (115, 4), (30, 119)], np.int32)], False, (255,), 8)
    seven = candidate(7, 0, 0)
    seven = replace(seven, mark=replace(seven.mark, box=Box(0, 0, 120, 120), ink=ink))
    assert not is_outline(seven, [seven, candidate(0, 85, 70, size=50)])


def test_what_runs_out_of_a_zero_is_not_inside_it() -> None:
    zero = ring()
    assert not is_outline(zero, [zero, candidate(None, -15, 45, size=20, width=50)])
