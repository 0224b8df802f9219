"""The card says what is needed to make the version again."""

import json

import numpy as np

from recognizer.training.card import make_card
from recognizer.training.datasets import Corrections, Examples, Mnist
from recognizer.training.fitting import Learned
from recognizer.training.plan import TrainingOptions, plan
from recognizer.training.samples import NO_SAMPLES
from recognizer.training.sources import Credit
from tests.recognizer.training.samples_of import samples_of


def _examples(count: int) -> Examples:
    return Examples(np.zeros((count, 28, 28), np.uint8), np.zeros(count, np.int64))


def test_it_names_seed_phases_and_what_was_learned_from() -> None:
    options = TrainingOptions(seed=3, epochs=12)
    mnist = Mnist(_examples(50), _examples(5), _examples(10))
    data = Learned(mnist, samples_of(*range(7)), Corrections(_examples(4), _examples(2)))
    card = json.loads(json.dumps(make_card(options, plan(options), data, None)))
    assert card["seed"] == 3
    assert [phase["epochs"] for phase in card["phases"]] == [10, 2]
    assert card["learned"] == {"mnist": 50, "samples": 7, "corrections": 4}
    assert card["continued_from"] is None
    assert set(card["libraries"]) == {"tensorflow", "keras", "numpy"}


def test_the_origin_s_perceptron_learns_from_mnist_alone() -> None:
    mnist = Mnist(_examples(64), _examples(5), _examples(10))
    options = TrainingOptions(architecture="mlp")
    card = make_card(options, plan(options), Learned(mnist, NO_SAMPLES, None), None)
    assert card["steps_an_epoch"] == 2
    assert card["scenes"] == 0
    assert "Omniglot" not in str(card["data"])
    whole = make_card(
        TrainingOptions(), plan(TrainingOptions()), Learned(mnist, NO_SAMPLES, None), None
    )
    assert "Omniglot" in str(whole["data"])


def test_it_names_whose_hands_were_in_the_photos() -> None:
    mnist = Mnist(_examples(50), _examples(5), _examples(10))
    letters: Credit = {"name": "Omniglot", "licence": "MIT", "parts": ["Latin"]}
    data = Learned(mnist, samples_of(*range(7)), None, [letters])
    card = json.loads(json.dumps(make_card(TrainingOptions(), plan(TrainingOptions()), data, None)))
    assert [source["name"] for source in card["sources"]] == ["MNIST", "Omniglot"]
    assert all(source["licence"] for source in card["sources"])
