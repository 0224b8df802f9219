from pathlib import Path

import numpy as np
import pytest

from recognizer.studio.writing import paths
from recognizer.studio.writing.omniglot import Drawings, lookalikes, read_drawings, span
from tests.recognizer.studio.writing.materials import L_SHAPE, SLIP, TWO_STROKES, archive


@pytest.fixture
def drawings(tmp_path: Path) -> Drawings:
    letters = [[L_SHAPE] * 6 for _ in range(26)]
    letters[23] = [TWO_STROKES] * 6
    first = archive(tmp_path / "one.zip", {"Latin": letters})
    second = archive(tmp_path / "two.zip", {"Latin": [[SLIP]], "Tagalog": [[L_SHAPE, SLIP]] * 3})
    return read_drawings([first, second])


def test_a_letter_has_its_strokes_the_right_way_up(drawings: Drawings) -> None:
    strokes = drawings.letter("x", 0)
    assert strokes is not None
    assert len(strokes) == 2
    assert strokes[0].tolist() == [[0, 0], [40, 40]]


def test_points_on_a_straight_way_are_left_out(drawings: Drawings) -> None:
    strokes = drawings.letter("c", 3)
    assert strokes is not None
    assert strokes[0].tolist() == [[10, 10], [10, 50], [30, 50]]


def test_an_alphabet_is_taken_once_and_slips_of_the_mouse_are_not(drawings: Drawings) -> None:
    assert [len(alphabet.drawings) for alphabet in drawings.alphabets.values()] == [26, 3]
    assert all(len(hands) == 1 for hands in drawings.alphabets["Tagalog"].drawings)


def test_letters_that_look_like_digits_are_not_among_any_letter(drawings: Drawings) -> None:
    latin = drawings.alphabets["Latin"]
    assert {"o", "l", "s", "z", "q"} <= {"abcdefghijklmnopqrstuvwxyz"[i] for i in latin.lookalikes}
    assert len(latin.letters) == 26 - len(latin.lookalikes)
    rng = np.random.default_rng(0)
    two = [len(drawings.any_letter(rng, latin=1.0)) == 2 for _ in range(300)]
    assert 0.01 < np.mean(two) < 0.15  # one of eighteen has two strokes


def test_some_people_are_held_out(drawings: Drawings) -> None:
    train, held_out = drawings.split()
    assert len(train.alphabets["Latin"].drawings[0]) == 2
    assert len(held_out.alphabets["Latin"].drawings[0]) == 4
    assert not train.alphabets["Tagalog"].letters  # one drawing each, and it is held out
    assert train.letter("x", 9) is not None


def test_other_characters_are_nobodys(drawings: Drawings) -> None:
    assert drawings.letter("A", 0) is None
    assert drawings.letter("%", 0) is None
    assert drawings.letter("α", 0) is None  # no Greek in these archives


def test_small_letters_stand_on_the_line() -> None:
    assert span("x")[0] == pytest.approx(0.4)
    assert span("x")[1] == 1.0
    assert span("b")[0] == 0
    assert span("p")[1] > 1


def test_every_lookalike_has_its_reason() -> None:
    text = (Path(paths.__file__).parent / "omniglot.csv").read_text("utf-8").splitlines()
    assert sum(len(characters) for characters in lookalikes().values()) == len(text) - 1
    assert all(len(line.split(",", 2)[2]) > 5 for line in text[1:])


def test_an_archive_of_something_else_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no drawings"):
        read_drawings([archive(tmp_path / "other.zip", {})])
