import numpy as np
import pytest

from recognizer.studio.writing import characters, letters, lookalikes, paths
from recognizer.studio.writing.hands import Hand
from recognizer.studio.writing.pool import Pool
from recognizer.studio.writing.style import Style

SIGNS = "%‰/\\|!?()[]{}.,:;'\"€$£¥§°✓✗&@#+-=<>×÷√→_·•"
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyzßäöüéàçñåš"


def hand(seed: int = 0) -> Hand:
    images = tuple(np.zeros((0, 28, 28), np.uint8) for _ in range(10))
    return Hand(Style(line=0.07, shake=0.01), Pool(images, 0.0), np.random.default_rng(seed))


@pytest.mark.parametrize("character", SIGNS + LETTERS)
@pytest.mark.parametrize("seed", [0, 5])
def test_every_hand_knows_the_signs_and_letters_of_a_page(character: str, seed: int) -> None:
    mark, drop = hand(seed).character(character, 60.0)
    assert mark.mask.max() > 100
    assert -30 <= drop <= 75
    assert max(mark.extent) < 130


def test_a_character_that_nobody_knows_is_refused() -> None:
    with pytest.raises(KeyError):
        hand().character("☃", 40.0)


@pytest.mark.parametrize(
    ("character", "top", "foot"),
    [("A", 0, 100), ("a", 35, 100), ("g", 35, 130), (".", 90, 100), ("'", 0, 25), ("-", 40, 60)],
)
def test_characters_stand_where_they_belong_beside_digits(
    character: str, top: int, foot: int
) -> None:
    tops, feet = [], []
    for seed in range(6):
        mark, drop = hand(seed).character(character, 100.0)
        tops.append(drop)
        feet.append(drop + mark.extent[1])
    assert abs(float(np.median(tops)) - top) < 22
    assert abs(float(np.median(feet)) - foot) < 22


def test_a_dot_is_as_thick_as_the_pen_not_as_itself() -> None:
    dot, _ = hand().character(".", 100.0)
    assert 5 <= min(dot.extent) <= 20


def test_an_accent_stands_above_its_letter() -> None:
    rng = np.random.default_rng(0)
    plain = characters.strokes("o", 0, None, rng, 0.0)
    umlaut = characters.strokes("ö", 0, None, rng, 0.0)
    assert len(umlaut) == len(plain) + 2
    assert paths.extent(umlaut[-2:])[3] < paths.extent(plain)[1]


@pytest.mark.parametrize("font", characters.PLOTTED)
def test_plotted_letters_stand_on_the_line_of_the_digits(font: str) -> None:
    for character, foot in (("8", 1.0), ("H", 1.0), ("x", 1.0)):
        _, _, _, bottom = paths.extent(characters.plotted(font, character))
        assert bottom == pytest.approx(foot, abs=0.15)


def test_no_path_is_taught_both_as_a_letter_alone_and_as_a_lookalike() -> None:
    assert not set(letters.LETTERS) & set(lookalikes.LETTERS)
