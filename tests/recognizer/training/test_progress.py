"""Progress only grows, and says how long it will take once that can be known."""

from itertools import pairwise

import pytest

from recognizer.training.plan import Plan, TrainingOptions, plan
from recognizer.training.progress import SOUND_SECONDS, Clock, Pace, Progress


class Time:
    """Seconds that pass when they are told to."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


class Run:
    """A training that takes the time that it is told."""

    def __init__(self, settled: Plan) -> None:
        self.time, self.said = Time(), list[Progress]()
        self.clock = Clock(self.said.append, settled, self.time)

    def photographed(self, share: float, seconds: float) -> float | None:
        """Pass ``seconds``, then report; return how long it will take."""
        self.time.now += seconds
        self.clock.photographed(share)
        return self.said[-1].seconds_left

    def fitted(self, epochs: float, seconds: float) -> float | None:
        """The same for the fit."""
        self.time.now += seconds
        self.clock.fitted(epochs, 0.1, 0.9)
        return self.said[-1].seconds_left


@pytest.mark.parametrize("context", [True, False])
def test_it_grows_from_stage_to_stage_and_ends_at_one(context: bool) -> None:
    settled = plan(TrainingOptions(epochs=2, continue_from_current=not context))
    run = Run(settled)
    clock, said = run.clock, run.said
    clock.say(Progress("data"))
    clock.photographed(0.5)
    clock.photographed(1.0)
    for epochs in (0.5, 1.0, 1.5, 2.0):
        clock.fitted(epochs, 0.1, 0.9)
    for epochs in (0.5, settled.context_epochs) if context else ():
        clock.context_fitted(epochs, 0.2, 0.8)
    clock.calibrating()
    for share in (0.0, 0.5, 1.0):
        clock.measured(share)
    clock.done(0.01, 0.99, 7, {"n": 1})
    assert all(a.fraction <= b.fraction for a, b in pairwise(said))
    assert [p.epoch for p in said if p.stage == "fit"] == [1, 2, 2, 2]
    learned = [p for p in said if p.stage == "context"]
    assert [(p.epoch, p.epochs) for p in learned] == ([(1, 6), (6, 6)] if context else [])
    if context:
        assert (learned[0].loss, learned[0].accuracy) == (0.2, 0.8)
    measured = [p.fraction for p in said if p.stage == "evaluate"]
    assert measured[0] < measured[1] < measured[2] < 1
    last = said[-1]
    assert (last.stage, last.fraction, last.seconds_left, last.version) == ("done", 1.0, 0.0, 7)
    assert last.report == {"n": 1}


def test_no_time_is_told_before_a_pace_was_watched_for_a_while() -> None:
    run = Run(plan(TrainingOptions(epochs=2, continue_from_current=True)))
    run.clock.say(Progress("data"))
    # Processes start for minutes before the first photo is there: that says nothing.
    assert run.photographed(0.01, 200) is None
    assert run.photographed(0.02, SOUND_SECONDS / 2) is None
    assert run.photographed(0.03, SOUND_SECONDS) is None
    assert run.photographed(0.20, 1.0) is not None


def test_a_sound_estimate_is_right_where_the_plan_is() -> None:
    settled = plan(TrainingOptions(epochs=4, continue_from_current=True))
    run = Run(settled)
    run.clock.say(Progress("data"))
    whole = 600.0
    a_tenth = settled.data_share * whole / 10
    run.photographed(0.1, 90.0)
    for tenths in range(2, 11):
        left = run.photographed(tenths / 10, a_tenth)
        if tenths > 3:
            assert left == pytest.approx(whole * (1 - run.said[-1].fraction), rel=0.01)


def test_a_stage_that_is_slower_than_planned_is_believed_for_itself_alone() -> None:
    settled = plan(TrainingOptions(epochs=4, continue_from_current=True))
    run = Run(settled)
    fits = settled.context_from - settled.data_share
    for tenths in range(1, 11):
        before = run.photographed(tenths / 10, settled.data_share * 60)
    # The fit takes twice the time that the photos let expect; its first batch compiles.
    run.fitted(0.01, 30.0)
    assert before is not None
    for quarters in range(1, 9):
        left = run.fitted(0.01 + quarters / 4, 2 * 600 * fits / 16)
    rest = settled.context_from - run.said[-1].fraction
    assert left is not None
    assert left > 2 * 600 * rest
    assert left < 2 * 600 * (1 - run.said[-1].fraction)


def test_an_estimate_stays_when_the_next_stage_begins() -> None:
    run = Run(plan(TrainingOptions(epochs=4, continue_from_current=True)))
    for tenths in range(1, 11):
        run.photographed(tenths / 10, 10.0)
    assert run.fitted(0.01, 5.0) is not None


def test_a_pace_is_of_what_was_watched() -> None:
    pace = Pace()
    pace.watch(0.5, 100.0)
    assert pace.seconds is None
    pace.watch(0.75, 150.0)
    assert pace.seconds == pytest.approx(200.0)
