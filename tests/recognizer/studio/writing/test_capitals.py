"""Capitals that people wrote: which there are, and that hands write after them."""

import numpy as np
import pytest

from recognizer.studio.writing.capitals import Capitals
from recognizer.studio.writing.hands import Hand
from recognizer.studio.writing.pool import Pool
from recognizer.studio.writing.sources import Sources
from recognizer.studio.writing.style import Style
from tests.recognizer.studio.studios import tiles

BAR = np.pad(np.full((20, 4), 255, np.uint8), ((4, 4), (12, 12)))
"""Stands for any letter: five times as high as wide, which no letter of the studio's own is."""


def some(letters: str, count: int = 16) -> Capitals:
    return Capitals.of([(letter, np.stack([BAR] * count)) for letter in letters])


def hand(capitals: Capitals | None, seed: int, sampled: float) -> Hand:
    pool = Pool.sorted(*tiles(0), sampled, Sources(capitals=capitals))
    return Hand(Style(0.08), pool, np.random.default_rng(seed))


def test_circles_and_bars_are_no_letters() -> None:
    capitals = some("AIO")
    assert set(capitals.images) == {"A"}
    assert capitals.has("A")
    assert not capitals.has("O")
    assert not capitals.has("a")


def test_some_small_letters_are_written_like_the_capitals() -> None:
    capitals = some("KA")
    assert capitals.has("k")
    assert capitals.pick("k", 3).shape == (28, 28)
    with pytest.raises(KeyError):
        capitals.pick("b", 0)


def test_of_eight_images_one_is_held_out() -> None:
    numbered = np.stack([np.full((28, 28), i, np.uint8) for i in range(16)])
    learned, measured = Capitals.of([("A", numbered)]).split()
    assert learned.images["A"][:, 0, 0].tolist() == [*range(7), *range(8, 15)]
    assert measured.images["A"][:, 0, 0].tolist() == [7, 15]


@pytest.mark.parametrize("sampled", [0.0, 1.0])
def test_half_of_the_hands_write_after_them(sampled: float) -> None:
    narrow = 0
    for seed in range(60):
        mark, drop = hand(some("W"), seed, sampled).character("W", 100)
        width, height = mark.extent
        assert drop == pytest.approx(0, abs=12)
        narrow += width < 0.45 * height
    assert 18 <= narrow <= 42
    unaided = [hand(None, seed, sampled).character("W", 100)[0].extent for seed in range(60)]
    assert not any(width < 0.45 * height for width, height in unaided)


def test_small_letters_stand_on_the_line() -> None:
    written = 0
    for seed in range(40):
        mark, drop = hand(some("W"), seed, 1.0).character("w", 100)
        width, height = mark.extent
        if width < 0.6 * height:
            written += 1
            assert drop == pytest.approx(40)
            assert height == pytest.approx(60, abs=15)
    assert written > 8


def test_any_letter_is_one_of_them_now_and_then() -> None:
    marks = [hand(some("W"), seed, 1.0).letter(100).extent for seed in range(80)]
    assert 10 <= sum(0.1 < width / height < 0.4 for width, height in marks) <= 50
