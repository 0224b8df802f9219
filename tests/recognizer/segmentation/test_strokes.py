"""Strokes as geometry: what may belong together, joins, cuts, pieces."""

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from recognizer.pixels import stroke_width
from recognizer.reading import Box
from recognizer.segmentation.marks import Mark
from recognizer.segmentation.strokes import (
    LARGEST_CLUSTER,
    MOST_CUTS,
    cluster,
    cut_columns,
    is_wide,
    join,
    joins,
    opened,
    part,
    spans,
)


def bar(x: int, y: int, width: int, height: int, level: float = 150.0) -> Mark:
    ink = np.full((height, width), 255, np.uint8)
    return Mark(Box(x, y, width, height), ink, level, float(min(width, height)))


def test_what_nearly_touches_may_be_one_thing() -> None:
    marks = [bar(0, 0, 8, 60), bar(14, 0, 40, 8), bar(200, 0, 8, 60), bar(212, 30, 8, 30)]
    assert sorted(map(sorted, cluster(marks))) == [[0, 1], [2, 3]]


def test_a_chain_of_neighbours_is_one_cluster() -> None:
    assert [len(group) for group in cluster([bar(20 * i, 0, 14, 60) for i in range(5)])] == [5]
    assert cluster([]) == []


def test_a_join_holds_the_ink_of_its_strokes_and_looks_like_the_largest() -> None:
    small, large = bar(10, 5, 30, 6, level=90), bar(20, 20, 8, 60, level=150)
    joined = join([small, large])
    assert joined.box == (10, 5, 30, 75)
    assert np.count_nonzero(joined.ink) == 30 * 6 + 8 * 60
    assert joined.ink[0].all()
    assert (joined.ink[15:, 10:18] == 255).all()
    assert (joined.level, joined.thickness) == (150, 8)
    assert join([small]) is small


def test_a_join_with_something_at_the_edge_is_at_the_edge() -> None:
    at_edge = Mark(Box(0, 0, 5, 5), np.full((5, 5), 255, np.uint8), 150.0, 5.0, at_edge=True)
    assert join([bar(10, 0, 8, 60), at_edge]).at_edge


def test_pairs_triples_and_all_are_worth_asking_about() -> None:
    assert joins([4]) == []
    assert joins([1, 2]) == [{1, 2}]
    assert len(joins([0, 1, 2])) == 3 + 1
    five = joins(list(range(5)))
    assert len(five) == 10 + 10 + 1
    assert five[-1] == set(range(5))
    assert joins(list(range(LARGEST_CLUSTER + 1))) == []


@pytest.mark.parametrize(
    ("size", "wide"), [((60, 60), True), ((45, 100), False), ((12, 12), False), ((100, 20), True)]
)
def test_what_may_be_several_digits_is_wide_and_not_tiny(
    size: tuple[int, int], *, wide: bool
) -> None:
    assert is_wide(bar(0, 0, *size)) is wide


def bridged(*widths: int, gap: int = 12, height: int = 60) -> Mark:
    """Blocks on one thin line."""
    ink = np.zeros((height, sum(widths) + gap * (len(widths) - 1)), np.uint8)
    ink[height - 10 : height - 6] = 255
    x = 0
    for width in widths:
        ink[:, x : x + width] = 255
        x += width + gap
    return Mark(Box(5, 7, ink.shape[1], height), ink, 150.0, 6.0)


def test_cuts_go_where_little_ink_is() -> None:
    columns = cut_columns(bridged(36, 36, 36))
    for left in (36, 84):
        assert any(left <= column < left + 12 for column in columns)
    assert columns == sorted(columns)


def test_there_are_cuts_enough_for_each_digit_and_never_too_many() -> None:
    assert len(cut_columns(bridged(36, 36))) >= 1
    assert len(cut_columns(bridged(*[36] * 12))) == MOST_CUTS


def test_spans_are_as_wide_as_a_digit_may_be_and_never_the_whole() -> None:
    mark = bridged(36, 36, 36)
    assert mark.box.width == 132
    assert spans(mark, [0, 40, 90, 132]) == [(0, 40), (40, 90), (90, 132)]
    assert (0, 100) not in spans(mark, [0, 100, 132]), "no digit is that wide"
    assert spans(mark, [0, 3, 132]) == []


def test_a_piece_is_cut_tightly() -> None:
    mark = bridged(36, 36)
    gap = part(mark, 38, 46)
    assert gap.box == (5 + 38, 7 + 50, 8, 4)
    assert gap.ink.shape == (4, 8)
    right = part(mark, 40, mark.box.width)
    assert right.box.x + right.box.width == mark.box.x + mark.box.width
    assert right.box.height == 60
    assert (right.level, right.thickness) == (mark.level, mark.thickness)


def test_a_piece_without_ink_is_a_mark_without_any() -> None:
    ink = np.zeros((30, 40), np.uint8)
    ink[:, :10] = 255
    empty = part(Mark(Box(0, 0, 40, 30), ink, 150.0, 6.0), 20, 30)
    assert empty.box == (20, 0, 10, 1)
    assert not empty.ink.any()


def drawn(picture: NDArray[np.uint8]) -> Mark:
    return Mark(Box(10, 20, *picture.shape[::-1]), picture, 150.0, stroke_width(picture))


def test_a_ring_opens_into_itself_and_what_it_holds() -> None:
    picture = np.zeros((120, 120), np.uint8)
    cv2.ellipse(picture, (60, 60), (57, 50), 0, 0, 360, 255, 6)
    cv2.line(picture, (60, 30), (66, 112), 255, 6)
    ring, content = opened(drawn(picture))
    assert (ring.box.width, ring.box.height) == (120, 120) or ring.box.width > 110
    assert 60 <= content.box.x - 10 + content.box.width <= 75
    assert content.box.height > 60


@pytest.mark.parametrize("angle", [0, 300])
def test_an_empty_ring_and_an_open_stroke_hold_nothing(angle: int) -> None:
    picture = np.zeros((120, 120), np.uint8)
    cv2.ellipse(picture, (60, 60), (57, 50), 0, angle, 360, 255, 6)
    assert opened(drawn(picture)) == []
