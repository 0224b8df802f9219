"""What a photo shows besides the writing."""

import numpy as np
import pytest

from recognizer.studio import tabletop
from recognizer.studio.arrays import floats
from recognizer.studio.scenery.inks import ink_for, luma, seen_on
from recognizer.studio.scenery.textures import Bank
from recognizer.studio.writing.easel import Easel


def rng() -> np.random.Generator:
    return np.random.default_rng(0)


@pytest.mark.parametrize("grey", [15, 60, 120, 180, 250])
def test_ink_can_be_told_from_its_paper(grey: int) -> None:
    random, ground = rng(), np.full(3, grey, np.float32)
    for _ in range(50):
        ink = ink_for(ground, random, 2.0)
        assert abs(luma(ink.colour) - grey) * ink.strength > 15


def test_textures_fit_any_size() -> None:
    random = rng()
    bank = Bank(random)
    for height, width in ((20, 30), (300, 200), (960, 1280)):
        for plane in (
            bank.texture(random, height, width),
            bank.crumple(random, height, width),
            bank.field(random, height, width, 3),
            bank.noise(random, height, width),
        ):
            assert plane.shape == (height, width)
            assert plane.dtype == np.float32


@pytest.mark.parametrize("grey", [15, 60, 120, 180, 250])
@pytest.mark.parametrize("tone", [20, 90, 170, 230])
def test_a_print_can_be_told_from_its_paper(grey: int, tone: int) -> None:
    ground, colour = np.full(3, grey, np.float32), np.full(3, tone, np.float32)
    assert abs(luma(seen_on(ground, colour)) - grey) > 30


@pytest.mark.parametrize("angle", [-35.0, 0.0, 35.0])
def test_a_sheet_on_a_table_is_seen_whole_and_its_marks_move_along(angle: float) -> None:
    random = rng()
    sheet = np.full((80, 200, 3), 230, np.float32)
    easel = Easel.of(80, 200)
    easel.owners[30:50, 90:110] = 1
    easel.digits.append(floats([[90, 30], [110, 30], [110, 50], [90, 50]]))
    easel.labels.append(7)
    seen = tabletop.laid(sheet, easel, angle, random, Bank(random))
    assert easel.owners.shape == seen.shape[:2]
    ys, xs = np.nonzero(easel.owners == 1)
    middle = easel.digits[0].mean(axis=0)
    assert np.abs(middle - (xs.mean(), ys.mean())).max() < 2
    assert np.abs(seen[int(middle[1]), int(middle[0])] - 230).max() < 5
    share = float((np.abs(seen - 230).max(axis=2) < 5).mean())
    assert 80 * 200 * 0.85 < share * seen.shape[0] * seen.shape[1] < 80 * 200 * 1.15
    long, short = max(seen.shape[:2]), min(seen.shape[:2])
    assert long < 260
    assert (short > 120) == (angle != 0)
