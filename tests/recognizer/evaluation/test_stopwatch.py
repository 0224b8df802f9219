"""How long networks take is counted, and what they say stays the same."""

import time

import numpy as np

from recognizer.evaluation.stopwatch import Stopwatch, timed
from tests.recognizer.readings import sevens


def test_only_what_runs_on_the_clock_is_counted_and_all_of_it() -> None:
    watch = Stopwatch()
    for _ in range(2):
        with watch.running():
            time.sleep(0.02)
    counted = watch.seconds
    assert counted >= 0.04
    time.sleep(0.02)
    assert watch.seconds == counted


def test_the_networks_say_on_the_clock_what_they_say_off_it() -> None:
    watch, ensemble = Stopwatch(), sevens()
    on_clock = timed(ensemble, watch)
    crops, windows = np.zeros((3, 28, 28), np.uint8), np.zeros((3, 32, 64, 2), np.uint8)
    expected = ensemble.classifier.classify(crops)
    assert (on_clock.classifier.classify(crops) == expected).all()
    first = watch.seconds
    assert first > 0
    on_clock.context.classify(crops, windows)
    assert watch.seconds > first
