"""What a photo shows besides the writing."""

import numpy as np
import pytest

from recognizer.studio.scenery.inks import ink_for, luma
from recognizer.studio.scenery.textures import Bank


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
