"""Scenes are cut as photos are, and the crops labelled by what was drawn there."""

from collections import Counter
from collections.abc import Iterator

import numpy as np
import pytest

from recognizer.classification.networks import FRAGMENT, OTHER
from recognizer.ink.ink import find_ink
from recognizer.studio import Scene, Studio
from recognizer.training.samples import (
    MOST,
    NO_SAMPLES,
    Sample,
    Share,
    cut_samples,
    joined,
    photograph,
)
from tests.recognizer.training.samples_of import samples_of


def samples(scene: Scene) -> list[Sample]:
    return list(cut_samples(scene, np.random.default_rng(0)))


def labels_of(scene: Scene) -> list[int]:
    return [sample.label for sample in samples(scene)]


def scenes(seed: int, make: str, count: int) -> Iterator[Scene]:
    studio = Studio.without_mnist(np.random.default_rng(seed))
    for _ in range(count):
        yield getattr(studio, make)()


@pytest.mark.slow
def test_digits_are_found_where_they_were_drawn() -> None:
    found = 0
    for scene in scenes(2, "digit_scene", 60):
        digits = {label for label in labels_of(scene) if label < OTHER}
        assert digits <= set(scene.labels)
        found += bool(digits)
    assert found >= 45  # the others came out broken


def test_scenes_without_digits_teach_what_is_none() -> None:
    seen = [label for scene in scenes(3, "negative_scene", 40) for label in labels_of(scene)]
    assert seen
    assert set(seen) == {OTHER}


def test_numbers_teach_each_of_their_digits() -> None:
    studio = Studio.without_mnist(np.random.default_rng(4))
    assert {2, 7, 1, 8} <= set(labels_of(studio.photo("2718", size=(640, 320))))


def test_pages_teach_fragments_and_signs_besides_and_not_too_many_of_each() -> None:
    seen: Counter[int] = Counter()
    for scene in scenes(5, "page_scene", 25):
        counts = Counter(labels_of(scene))
        assert counts[OTHER] <= MOST[OTHER]
        assert counts[FRAGMENT] <= MOST[FRAGMENT]
        seen += counts
    assert seen[OTHER] > 10
    assert seen[FRAGMENT] > 5
    assert sum(seen[digit] for digit in range(10)) > 25


def test_turned_pages_teach_no_digit() -> None:
    labels = [label for scene in scenes(6, "turned_page_scene", 12) for label in labels_of(scene)]
    assert labels
    assert min(labels) >= OTHER


def test_a_window_shows_the_mark_and_what_is_around_it() -> None:
    studio = Studio.without_mnist(np.random.default_rng(4))
    scene = studio.photo("2718", size=(640, 320))
    crowded = [sample for sample in samples(scene) if sample.label < OTHER]
    assert find_ink(scene.photo).mask.any()
    for sample in crowded:
        assert sample.crop.shape == (28, 28)
        assert sample.window.shape == (28, 44, 2)
        around, own = np.moveaxis(sample.window, -1, 0)
        assert 0 < np.count_nonzero(own > 60) < np.count_nonzero(around > 60)


def test_a_seed_repeats_its_samples_and_another_does_not() -> None:
    digits, labels = np.zeros((0, 28, 28), np.uint8), np.zeros(0, np.int64)
    one, again, other = (photograph(digits, labels, 6, (seed, 0)) for seed in (1, 1, 2))
    assert len(one) > 6
    for part in ("crops", "windows", "labels"):
        assert (getattr(one, part) == getattr(again, part)).all()
    assert len(one) != len(other) or (one.crops != other.crops).any()


@pytest.mark.parametrize("part", ["digits", "negatives"])
def test_shares_say_what_is_made(part: str) -> None:
    nothing = dict.fromkeys(vars(Share()), 0.0)
    only = Share(**{**nothing, part: 1.0})
    made = photograph(np.zeros((0, 28, 28), np.uint8), np.zeros(0, np.int64), 8, (1, 0), only)
    assert bool((made.labels < OTHER).any()) is (part == "digits")


def test_shares_are_shares() -> None:
    assert sum(vars(Share()).values()) == pytest.approx(1)


def test_samples_are_chosen_and_joined_with_all_that_belongs_to_them() -> None:
    three, two = samples_of(1, 11, 4), samples_of(10, 7)
    every = joined([three, NO_SAMPLES, two])
    assert list(every.labels) == [1, 11, 4, 10, 7]
    some = every.where(np.array([4, 1]))
    assert list(some.labels) == [7, 11]
    assert (some.crops == samples_of(7, 11).crops).all()
    assert (some.windows == samples_of(7, 11).windows).all()
    assert len(NO_SAMPLES) == 0
