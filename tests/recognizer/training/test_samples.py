"""Scenes are cut as photos are, and the crops labelled by what was drawn there."""

from collections.abc import Callable

import numpy as np
import pytest

from recognizer.classification.networks import BACKGROUND
from recognizer.studio import Scene, Studio
from recognizer.training.samples import label_crops


def labels_of(scene: Scene) -> list[int]:
    rng = np.random.default_rng(0)
    return [label for crop, label in label_crops(scene, rng) if crop.shape == (28, 28)]


def test_digits_are_found_where_they_were_drawn() -> None:
    studio = Studio.without_mnist(np.random.default_rng(2))
    found = 0
    for _ in range(60):
        scene = studio.digit_scene()
        digits = [label for label in labels_of(scene) if label != BACKGROUND]
        assert set(digits) <= set(scene.labels)
        found += bool(digits)
    assert found >= 45  # the others came out broken


@pytest.mark.parametrize("make", [Studio.negative_scene])
def test_scenes_without_digits_teach_background_only(make: Callable[[Studio], Scene]) -> None:
    studio = Studio.without_mnist(np.random.default_rng(3))
    seen = [label for _ in range(40) for label in labels_of(make(studio))]
    assert seen
    assert set(seen) == {BACKGROUND}


def test_numbers_teach_each_of_their_digits() -> None:
    studio = Studio.without_mnist(np.random.default_rng(4))
    scene = studio.photo("2718", size=(640, 320))
    assert {2, 7, 1, 8} <= set(labels_of(scene))
