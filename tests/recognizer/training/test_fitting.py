"""What batches are mixed of."""

from dataclasses import replace

import numpy as np

from recognizer.classification.networks import BACKGROUND, FRAGMENT
from recognizer.training.datasets import Corrections, Examples, Mnist
from recognizer.training.fitting import Learned, mixture
from recognizer.training.plan import Phase
from tests.recognizer.training.samples_of import samples_of

PHASE = Phase(1, 1e-3, 60, 0.6, plain=25, background=20)


def _examples(*labels: int) -> Examples:
    return Examples(np.zeros((len(labels), 28, 28), np.uint8), np.array(labels, np.int64))


def _learned(*photographed: int) -> Learned:
    digits = _examples(1, 2, 3)
    return Learned(Mnist(digits, digits, digits), samples_of(*photographed), None)


def test_a_batch_has_its_share_of_background_however_much_of_it_was_made() -> None:
    sources = mixture(_learned(4, *[BACKGROUND] * 50), PHASE, 100)
    assert sum(source.count for source in sources) == 100
    background = [s for s in sources if (s.examples.labels == BACKGROUND).all()]
    assert [(s.count, len(s.examples)) for s in background] == [(20, 50)]


def test_some_of_mnist_stays_as_it_is() -> None:
    learned = _learned(4, BACKGROUND)
    mnist = [s for s in mixture(learned, PHASE, 100) if s.examples is learned.mnist.train]
    assert {source.strength: source.count for source in mnist} == {0.6: 35, 0.0: 25}


def test_corrections_take_some_of_mnist_s_place() -> None:
    corrected = _examples(*[7] * 12)
    learned = replace(_learned(4, BACKGROUND), corrections=Corrections(corrected, _examples()))
    sources = mixture(learned, PHASE, 100)
    assert sum(source.count for source in sources) == 100
    assert [source.count for source in sources if source.examples is corrected] == [10]


def test_what_there_is_nothing_of_is_left_out() -> None:
    assert all(len(source.examples) for source in mixture(_learned(4), PHASE, 100))


def test_fragments_are_not_shown_to_the_classifier() -> None:
    sources = mixture(_learned(4, FRAGMENT, FRAGMENT, BACKGROUND), PHASE, 100)
    assert {int(label) for s in sources for label in s.examples.labels} == {1, 2, 3, 4, BACKGROUND}
