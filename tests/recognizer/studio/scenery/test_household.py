"""Things whose outlines look like digits in part, and none of which is one."""

import numpy as np
import pytest

from recognizer.ink.ink import find_ink
from recognizer.segmentation.marks import find_marks
from recognizer.studio import negatives
from recognizer.studio.arrays import Sheet
from recognizer.studio.scenery import household
from recognizer.studio.scenery.textures import Bank


@pytest.mark.parametrize("make", household.ALL, ids=lambda make: make.__name__)
def test_each_is_a_picture_of_the_size_asked_and_no_two_are_alike(
    make: household.Maker,
) -> None:
    rng = np.random.default_rng(0)
    bank = Bank(rng)
    first, second = make(rng, bank, 90, 120), make(rng, bank, 90, 120)
    assert first.shape == second.shape == (90, 120, 3)
    assert not np.allclose(first, second)
    assert np.ptp(first) > 40


def test_keys_leave_marks_to_learn_from() -> None:
    rng = np.random.default_rng(1)
    bank = Bank(rng)
    sheets = [household.keys(rng, bank, 140, 140) for _ in range(20)]
    found = [find_marks(find_ink(np.clip(s, 0, 255).astype(np.uint8))) for s in sheets]
    assert sum(bool(marks) for marks in found) >= 15


def test_clutter_has_no_digit_and_includes_the_household(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    drawn: list[str] = []

    def remembering(make: household.Maker) -> household.Maker:
        def draw(rng: np.random.Generator, bank: Bank, height: int, width: int) -> Sheet:
            drawn.append(make.__name__)
            return make(rng, bank, height, width)

        return draw

    monkeypatch.setattr(household, "ALL", tuple(remembering(make) for make in household.ALL))
    rng = np.random.default_rng(2)
    bank = Bank(rng)
    scenes = [negatives.cluttered(rng, bank) for _ in range(60)]
    assert set(drawn) == {"keys", "furniture", "bricks"}
    assert not any(scene.labels for scene in scenes)
