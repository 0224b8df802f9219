from typing import Any

import pytest

from bot.trainer.takeover import Comparison, Trial, at_least_as_many_losses, objections

SAME = {"new": 0.996, "current": 0.996, "n": 10_000}


def report(**rows: object) -> dict[str, Any]:
    return {"mnist": SAME, "photos": SAME, "corrections": None, **rows}


def test_an_equal_model_takes_over() -> None:
    assert objections(report()) == ()


def test_a_slightly_lower_accuracy_is_noise_and_a_much_lower_one_is_not() -> None:
    assert objections(report(mnist={**SAME, "new": 0.9955})) == ()
    assert objections(report(mnist={**SAME, "new": 0.99})) == (Trial.MNIST,)
    assert objections(report(photos={**SAME, "new": 0.99})) == (Trial.PHOTOS,)


def test_the_same_difference_is_noise_on_few_pictures() -> None:
    assert objections(report(mnist={"new": 0.98, "current": 0.99, "n": 100})) == ()


def test_counted_pairs_tell_more_than_the_accuracies() -> None:
    lower = {**SAME, "new": 0.9955}
    assert objections(report(mnist={**lower, "won": 10, "lost": 15})) == ()
    assert objections(report(mnist={**lower, "won": 0, "lost": 5})) == (Trial.MNIST,)


def test_on_corrections_anything_lower_speaks_against() -> None:
    for new, against in ((0.8, (Trial.CORRECTIONS,)), (0.9, ()), (1.0, ())):
        row = {"new": new, "current": 0.9, "n": 10}
        assert objections(report(corrections=row)) == against


def test_the_first_model_has_nothing_to_beat() -> None:
    first = {"new": 0.5, "current": None, "n": 100}
    assert objections(report(mnist=first, photos=first, corrections=first)) == ()


@pytest.mark.parametrize("row", [None, {}, {"new": None, "current": 0.9, "n": 5}])
def test_what_was_not_measured_speaks_against(row: object) -> None:
    assert objections(report(mnist=row)) == (Trial.MNIST,)


def test_the_exact_test_agrees_with_counting_by_hand() -> None:
    assert at_least_as_many_losses(0, 0) == 1
    assert at_least_as_many_losses(0, 3) == 1 / 8
    assert at_least_as_many_losses(1, 3) == 5 / 16
    assert not Comparison(0.9, 0.91, 100, won=0, lost=4).is_worse()
    assert Comparison(0.9, 0.91, 100, won=0, lost=5).is_worse()
