"""Two networks must agree: none alone can make a digit or rule one out."""

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from recognizer.classification.classifier import Classifier
from recognizer.classification.context import ContextClassifier
from recognizer.classification.ensemble import Ensemble, agree, background_too
from recognizer.classification.networks import BACKGROUND, FRAGMENT, OTHER
from recognizer.errors import ModelError
from recognizer.registry import Registry


def row(classes: int = 11, **shares: float) -> NDArray[np.float32]:
    """``row(d4=0.8)``: that for a four, the rest shared by all others."""
    result = np.full(classes, (1 - sum(shares.values())) / (classes - len(shares)), np.float32)
    for name, share in shares.items():
        result[int(name[1:])] = share
    return result


def agreed(one: NDArray[np.float32], other: NDArray[np.float32]) -> NDArray[np.float32]:
    return np.asarray(agree(np.stack([one, other])[None])[0])


def test_what_both_say_is_said_together() -> None:
    both = agreed(row(d4=0.97), row(d4=0.97))
    assert both.argmax() == 4
    assert both[4] > 0.9
    assert both.sum() == pytest.approx(1, abs=1e-5)


def test_a_digit_and_a_doubt_are_less_than_two_digits() -> None:
    sure = agreed(row(d4=0.95), row(d4=0.95))[4]
    doubted = agreed(row(d4=0.95), row(d4=0.4, d10=0.5))[4]
    assert doubted < sure


def test_the_surer_one_says_which_digit_it_is() -> None:
    assert agreed(row(d4=0.55, d9=0.35), row(d4=0.05, d9=0.9))[:10].argmax() == 9
    assert agreed(row(d4=0.05, d9=0.9), row(d4=0.55, d9=0.35))[:10].argmax() == 9


def test_where_the_context_sees_something_else_no_digit_is_sure() -> None:
    assert agreed(row(d10=0.99), row(d7=0.99))[7] < 0.9


def test_nothing_is_ruled_out_by_a_zero() -> None:
    nothing = np.eye(11, dtype=np.float32)
    both = agreed(nothing[3], nothing[5])
    assert np.isfinite(both).all()
    assert both.sum() == pytest.approx(1, abs=1e-5)
    assert min(both[3], both[5]) > 0


def test_many_are_agreed_on_at_once() -> None:
    opinions = np.random.default_rng(0).dirichlet(np.ones(11), (5, 2)).astype(np.float32)
    together = agree(opinions)
    assert together.shape == (5, 11)
    assert together.dtype == np.float32
    assert np.allclose(together[2], agree(opinions[2:3])[0])


def test_other_things_and_fragments_are_both_no_digit() -> None:
    context = row(12, d3=0.5, d10=0.3, d11=0.1)[None]
    assert (OTHER, FRAGMENT) == (10, 11)
    classes = background_too(context)
    assert classes.shape == (1, 11)
    assert classes[0, BACKGROUND] == pytest.approx(0.4)
    assert classes[0, 3] == pytest.approx(0.5)
    assert context[0, 10] == pytest.approx(0.3), "what the network said stays as it is"


class Says(Classifier):
    def __init__(self, answer: NDArray[np.float32]) -> None:
        self._answer = answer

    def classify(self, crops: NDArray[np.uint8]) -> NDArray[np.float32]:
        return np.repeat(self._answer[None], len(crops), axis=0)


class Unasked(ContextClassifier):
    def __init__(self) -> None:
        pass


def test_a_temperature_takes_confidence_and_not_the_digit() -> None:
    crops, context = np.zeros((2, 28, 28), np.uint8), np.stack([row(12, d4=0.9), row(12, d2=0.6)])
    sharp, soft = (
        Ensemble(Says(row(d4=0.9)), Unasked(), temperature).agree(crops, context)
        for temperature in (1.0, 2.0)
    )
    assert sharp.shape == soft.shape == (2, 11)
    assert np.allclose(soft.sum(axis=1), 1, atol=1e-5)
    assert sharp[0].argmax() == soft[0].argmax() == 4
    assert soft[0, 4] < sharp[0, 4]


def test_a_version_without_a_context_network_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"context\.keras"):
        Ensemble.load(Registry().current().folder, tmp_path)
