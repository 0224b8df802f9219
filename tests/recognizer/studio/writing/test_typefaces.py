import pickle
from itertools import combinations

import numpy as np
import pytest

from recognizer.studio.writing.typefaces import Typeface
from recognizer.studio.writing.warping import Variation
from tests.recognizer.studio.writing.materials import dejavu


def rng() -> np.random.Generator:
    return np.random.default_rng(0)


@pytest.mark.parametrize("unit", [14.0, 40.0, 150.0])
@pytest.mark.parametrize("digit", "0123456789")
def test_digits_are_as_high_as_asked_and_stand_on_one_line(digit: str, unit: float) -> None:
    mark, drop = dejavu().glyph(digit, unit, rng())
    assert mark.extent[1] == pytest.approx(unit, abs=0.05 * unit + 1.5)
    assert drop == pytest.approx(0, abs=0.04 * unit + 1.5)


def test_characters_lie_where_they_belong_beside_digits() -> None:
    face, unit = dejavu(), 100.0
    drawn = {character: face.glyph(character, unit, rng()) for character in "x.'pb-"}
    foot = {character: drop + mark.extent[1] for character, (mark, drop) in drawn.items()}
    assert 15 < drawn["x"][1] < 40
    assert foot["x"] == pytest.approx(unit, abs=5)
    assert foot["."] == pytest.approx(unit, abs=5)
    assert drawn["."][1] > 75
    assert foot["'"] < 50
    assert foot["p"] > 115
    assert drawn["b"][1] < 5
    assert 40 < drawn["-"][1] < foot["-"] < 80


def test_a_hand_varies_and_a_print_does_not() -> None:
    face, chance = dejavu(), rng()
    prints = [face.glyph("5", 40, chance)[0].mask for _ in range(3)]
    hands = [face.glyph("5", 40, chance, Variation(unrest=0.02))[0].mask for _ in range(3)]
    assert all(np.array_equal(a, b) for a, b in combinations(prints, 2))
    assert not any(np.array_equal(a, b) for a, b in combinations(hands, 2))


def test_the_line_becomes_as_wide_as_asked_within_reason() -> None:
    face = dejavu()
    ink = [
        int(face.glyph("4", 60, rng(), Variation(line=line, unrest=0))[0].mask.sum())
        for line in (0.01, face.line(), 0.3)
    ]
    assert ink[0] < 0.75 * ink[1] < ink[1] < 0.8 * ink[2]
    holes = face.glyph("8", 60, rng(), Variation(line=0.3, unrest=0))[0].mask
    assert holes[len(holes) // 2 - 14, holes.shape[1] // 2] < 100


def test_slant_and_angle_keep_the_middle_of_a_glyph_at_its_height() -> None:
    face = dejavu()
    for how in (Variation(slant=0.4), Variation(angle=10), Variation(aspect=0.7)):
        mark, drop = face.glyph("x", 80, rng(), how)
        plain, level = face.glyph("x", 80, rng())
        assert drop + mark.extent[1] / 2 == pytest.approx(level + plain.extent[1] / 2, abs=3)


def test_hard_pixels_have_no_edge() -> None:
    mask = dejavu().glyph("3", 30, rng(), Variation(aliased=True))[0].mask
    assert set(np.unique(mask)) == {0, 255}


def test_what_a_font_does_not_hold_is_no_box() -> None:
    face = dejavu()
    assert face.has("9")
    assert not face.has("\U0001f99c")
    assert not face.has(" ")
    with pytest.raises(KeyError):
        face.glyph("\U0001f99c", 30, rng())


def test_a_broken_file_is_not_readable() -> None:
    assert dejavu().readable()
    assert not Typeface("broken", b"no font at all").readable()


def test_it_may_be_sent_to_a_process() -> None:
    sent = pickle.loads(pickle.dumps(dejavu()))
    assert sent == dejavu()
    assert "DejaVu" in repr(sent)
    assert len(repr(sent)) < 100
