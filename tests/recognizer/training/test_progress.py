"""Progress only grows, and says how long it will take."""

from itertools import pairwise

from recognizer.training.plan import TrainingOptions, plan
from recognizer.training.progress import Clock, Progress


def test_it_grows_from_stage_to_stage_and_ends_at_one() -> None:
    said: list[Progress] = []
    settled = plan(TrainingOptions(epochs=2))
    clock = Clock(said.append, settled, started=0.0)
    clock.say(Progress("data"))
    clock.photographed(0.5)
    clock.photographed(1.0)
    for epochs in (0.5, 1.0, 1.5, 2.0):
        clock.fitted(epochs, 0.1, 0.9)
    for epochs in (0.5, settled.context_epochs):
        clock.context_fitted(epochs, 0.2, 0.8)
    clock.ending("calibrate", 0.97)
    clock.ending("evaluate", 0.98)
    clock.done(0.01, 0.99, 7, {"n": 1})
    assert all(a.fraction <= b.fraction for a, b in pairwise(said))
    assert [p.epoch for p in said if p.stage == "fit"] == [1, 2, 2, 2]
    context = [p for p in said if p.stage == "context"]
    assert [(p.epoch, p.epochs) for p in context] == [(1, 6), (6, 6)]
    assert (context[0].loss, context[0].accuracy) == (0.2, 0.8)
    last = said[-1]
    assert (last.stage, last.fraction, last.seconds_left, last.version) == ("done", 1.0, 0.0, 7)
    assert last.report == {"n": 1}


def test_the_time_left_is_guessed_from_the_share_that_is_done() -> None:
    said: list[Progress] = []
    settled = plan(TrainingOptions(epochs=2))
    clock = Clock(said.append, settled, started=-1000.0)
    clock.say(Progress("data"))
    assert said[0].seconds_left is None
    clock.photographed(0.5)
    left = said[1].seconds_left
    assert left is not None
    assert left > 1000
