"""The pieces of a mark that explain it best."""

import numpy as np

from recognizer.classification.networks import FRAGMENT, OTHER
from recognizer.digits.candidates import Candidate
from recognizer.digits.dynamic_programming import Lattice
from recognizer.reading import Box
from recognizer.segmentation.marks import Mark
from recognizer.segmentation.strokes import Span
from tests.recognizer.digits.candidates import certain


def as_candidate(mark: Mark, what: int, share: float) -> Candidate:
    row = certain(what, share)
    return Candidate(mark, np.zeros((28, 28), np.uint8), row, row[:11])


def two_blocks(share: float) -> Candidate:
    """Two blocks of 40x60 on a thin line, which the network calls a fragment."""
    ink = np.zeros((60, 100), np.uint8)
    ink[:, :40] = ink[:, 60:] = ink[50:54] = 255
    return as_candidate(Mark(Box(10, 20, 100, 60), ink, 150.0, 6.0), FRAGMENT, share)


def judged(lattice: Lattice, digit: int, share: float = 0.98) -> dict[Span, Candidate]:
    """Pieces that hold one whole block are the digit, all others are fragments."""
    known = {}
    for (start, end), piece in lattice.pieces.items():
        left, right = start <= 2 and 38 <= end <= 62, 38 <= start <= 62 and end >= 98
        known[start, end] = as_candidate(piece, digit if left or right else FRAGMENT, share)
    return known


def test_pieces_lie_between_any_two_cuts_and_never_are_the_whole() -> None:
    lattice = Lattice(two_blocks(0.9))
    assert lattice.pieces
    assert (0, 100) not in lattice.pieces
    assert any(40 <= end <= 60 for start, end in lattice.pieces if start == 0)


def test_two_digits_are_better_than_a_fragment() -> None:
    lattice = Lattice(two_blocks(0.9))
    best = lattice.best(judged(lattice, 3))
    assert [c.digit for c in best] == [3, 3]
    first, second = (c.mark.box for c in best)
    assert first.x == 10
    assert second.x + second.width == 110
    assert first.x + first.width <= second.x


def test_pieces_that_are_no_better_leave_the_whole_as_it_is() -> None:
    whole = two_blocks(0.5)  # what is half a fragment is as much of something else
    lattice = Lattice(as_candidate(whole.mark, OTHER, 0.5))
    known = {span: as_candidate(p, FRAGMENT, 0.98) for span, p in lattice.pieces.items()}
    assert lattice.best(known) == [lattice.whole]


def test_what_nobody_was_asked_about_cannot_be_chosen() -> None:
    lattice = Lattice(two_blocks(0.9))
    assert lattice.best({}) == [lattice.whole]
