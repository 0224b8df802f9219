import numpy as np
import pytest

from recognizer.studio.pages import numbers, words
from tests.recognizer.studio.pages.desks import desk

KINDS = [kind for kind, _ in numbers.KINDS]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_number_has_a_digit_and_can_be_written(kind: numbers.Kind) -> None:
    rng, made = np.random.default_rng(0), desk()
    texts = {kind(rng) for _ in range(60)}
    assert len(texts) > 20
    for text in texts:
        assert any(character.isdigit() for character in text)
        assert len(text) < 30
    for character in {one for text in texts for one in text if not one.isdigit() and one != " "}:
        mark, _ = made.writer.character(character, 30.0)
        assert mark.mask.any()


def test_dates_are_days_of_the_calendar() -> None:
    rng = np.random.default_rng(1)
    for _ in range(200):
        text = numbers.date(rng)
        parts = "".join(one if one.isdigit() else " " for one in text).split()
        assert 1 <= len(parts) <= 3
        assert all(int(part) <= 2100 for part in parts)
        assert any(1 <= int(part) <= 31 for part in parts)


def test_every_word_can_be_written_and_has_no_digit() -> None:
    rng, made = np.random.default_rng(2), desk()
    seen: set[str] = set()
    for _ in range(300):
        word = words.word(rng)
        assert word.isalpha()
        seen.update(word)
    for character in seen:
        assert made.writer.character(character, 30.0)[0].mask.any()


def test_sentences_begin_with_a_capital() -> None:
    rng = np.random.default_rng(3)
    for count in (1, 4):
        sentence = words.sentence(rng, count)
        assert len(sentence) == count
        assert sentence[0][0] == sentence[0][0].upper()
