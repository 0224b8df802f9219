import numpy as np
import pytest
from numpy.typing import NDArray

from recognizer.studio.writing import fonts, mnist, paths, pens
from recognizer.studio.writing.easel import Easel, bounds, shown
from recognizer.studio.writing.glyphs import DIGITS
from recognizer.studio.writing.letters import LETTERS, OPERATORS, SIGNS
from recognizer.studio.writing.pens import Pen
from recognizer.studio.writing.thinning import follow, thin

ALL_PATHS = [
    *(path for variants in DIGITS for path in variants),
    *(path for variants in (*LETTERS.values(), *SIGNS.values()) for path in variants),
]


def rng() -> np.random.Generator:
    return np.random.default_rng(0)


@pytest.mark.parametrize("notation", ALL_PATHS)
def test_every_path_can_be_drawn_at_the_height_asked(notation: str) -> None:
    mark = pens.draw(paths.write(notation, rng()), 60, Pen(3.0), rng())
    assert 56 <= max(mark.extent) <= 70


@pytest.mark.parametrize("notation", ["0,0 0,100", "0,0 100,0", "0,0 60,100 120,0"])
def test_a_scan_is_as_large_as_mnists_digits(notation: str) -> None:
    image = mnist.scan(paths.write(notation, rng(), shake=0), 0.0, rng())
    assert image.shape == (28, 28)
    rows, columns = np.nonzero(image > 60)
    assert 18 <= max(np.ptp(rows), np.ptp(columns)) + 1 <= 21
    assert rows.mean() == pytest.approx(13.5, abs=4)


def test_there_are_several_forms_of_every_digit() -> None:
    assert len(DIGITS) == 10
    assert all(len(set(variants)) >= 5 for variants in DIGITS)
    assert set(OPERATORS) <= set(SIGNS)


def test_no_letter_looks_like_a_digit() -> None:
    confusable = set("OoQDlIijSsZzBbqgGytY0123456789")
    assert not confusable & (set(LETTERS) | set(fonts.CAPITALS) | set(fonts.SMALL))


def test_a_corner_is_kept_and_a_curve_is_smooth() -> None:
    corner = paths.write("0,0 100,0* 100,100", rng(), shake=0)[0]
    assert np.abs(corner - (1, 0)).sum(axis=1).min() < 1e-6
    curve = paths.write("0,0 100,0 100,100", rng(), shake=0)[0]
    steps = np.diff(curve, axis=0)
    directions = np.unwrap(np.arctan2(steps[:, 1], steps[:, 0]))
    assert np.abs(np.diff(directions)).max() < 0.6


def test_a_wider_pen_covers_more() -> None:
    strokes = paths.write(DIGITS[2][0], rng(), shake=0)
    areas = [
        pens.draw(strokes, 80, Pen(width), rng()).mask.sum() for width in (1.0, 2.5, 6.0, 12.0)
    ]
    assert areas == sorted(areas)
    assert areas[3] > 6 * areas[0]


def test_an_aliased_pen_leaves_hard_pixels() -> None:
    mask = pens.draw(paths.write(DIGITS[8][0], rng()), 40, Pen(1.0, aliased=True), rng()).mask
    assert set(np.unique(mask)) == {0, 255}


def test_a_gap_breaks_a_stroke_in_two() -> None:
    whole = paths.write("0,0 0,100", rng(), shake=0)
    broken = pens.gap(whole, rng(), 0.1)
    assert len(broken) == 2
    assert 0.05 < broken[1][0, 1] - broken[0][-1, 1] < 0.15


def ring() -> NDArray[np.uint8]:
    y, x = np.mgrid[0:28, 0:28]
    radius = np.hypot(x - 13.5, y - 13.5)
    return np.asarray(255 * np.clip(2 - np.abs(radius - 8), 0, 1), np.uint8)


def test_a_sample_is_enlarged_with_another_line_width() -> None:
    thin_ring = mnist.enlarge(ring(), 90, rng(), weight=-0.8)
    thick_ring = mnist.enlarge(ring(), 90, rng(), weight=0.9)
    for mark in (thin_ring, thick_ring):
        assert 78 <= max(mark.extent) <= 100
    assert thick_ring.mask.sum() > 1.8 * thin_ring.mask.sum()
    middle = thick_ring.mask.shape[0] // 2
    assert thick_ring.mask[middle, thick_ring.mask.shape[1] // 2] == 0


def test_a_traced_ring_is_one_closed_line() -> None:
    strokes = mnist.vectorise(ring())
    assert len(strokes) == 1
    radius = np.hypot(*(strokes[0] - 13.5).T)
    assert np.abs(radius - 8).max() < 1.5
    assert np.hypot(*(strokes[0][0] - strokes[0][-1])) < 2


def test_thinning_leaves_lines_one_pixel_wide_and_drops_twigs() -> None:
    ink: NDArray[np.bool_] = np.zeros((40, 40), np.bool_)
    ink[5:35, 18:23] = True
    skeleton = thin(ink)
    points = {(int(y), int(x)) for y, x in np.argwhere(skeleton)}
    rows = [y for y, _ in points]
    assert set(rows) >= set(range(9, 31))
    assert max(rows.count(y) for y in rows) <= 2
    column = next(x for y, x in points if y == 20)
    for i in range(1, 4):
        skeleton[20 - i, column + i] = True
    assert len(follow(skeleton)) == 1


def test_marks_are_put_where_they_are_asked_and_cut_at_the_frame() -> None:
    mark = pens.draw(paths.write("0,0 0,100", rng(), shake=0), 30, Pen(3.0), rng())
    easel = Easel.of(50, 50)
    easel.put(mark, 10, 12, 1)
    easel.put(mark, 48, 12)
    box = bounds(easel.digits[0], 50, 50)
    assert abs(box.x - 10) <= 1
    assert abs(box.y - 12) <= 1
    assert easel.cover[12:40, 10:14].max() == 255
    assert easel.labels == [1]
    assert shown(easel.digits[0], 50, 50) == 1
    assert shown(easel.others[0], 50, 50) < 0.8
