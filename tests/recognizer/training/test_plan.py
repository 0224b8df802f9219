"""What options come to."""

from recognizer.training.plan import BATCH, TrainingOptions, plan


def test_a_training_ends_with_a_polish_of_mnist_part_of_it_as_it_is() -> None:
    settled = plan(TrainingOptions(epochs=12))
    first, last = settled.phases
    assert settled.epochs == 12
    assert first.epochs > last.epochs
    assert first.rate > last.rate
    assert last.jitter < first.jitter
    assert last.mnist > last.plain > first.plain == 0


def test_a_training_too_short_for_a_polish_has_one_phase() -> None:
    assert [phase.epochs for phase in plan(TrainingOptions(epochs=2)).phases] == [2]


def test_every_batch_has_room_for_made_digits() -> None:
    for options in (TrainingOptions(), TrainingOptions(continue_from_current=True)):
        for phase in plan(options).phases:
            assert phase.mnist + phase.background < BATCH


def test_going_on_is_shorter() -> None:
    fresh, going_on = (plan(TrainingOptions(continue_from_current=on)) for on in (False, True))
    assert going_on.epochs < fresh.epochs
    assert going_on.scenes < fresh.scenes


def test_the_origin_s_perceptron_has_three_epochs_of_all_of_mnist() -> None:
    settled = plan(TrainingOptions(architecture="mlp"))
    assert (settled.epochs, settled.batch, settled.scenes, settled.steps) == (3, 32, 0, None)
