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
    assert settled.context_epochs == 0


def test_a_new_network_has_a_new_context_network_and_going_on_takes_it_along() -> None:
    assert plan(TrainingOptions()).context_epochs > 0
    assert plan(TrainingOptions(continue_from_current=True)).context_epochs == 0


def test_the_context_network_may_be_trained_anew_where_the_classifier_goes_on() -> None:
    both = plan(TrainingOptions(continue_from_current=True, context=True))
    assert both.context_epochs == plan(TrainingOptions()).context_epochs
    assert both.scenes == plan(TrainingOptions()).scenes
    assert both.epochs == plan(TrainingOptions(continue_from_current=True)).epochs


def test_each_part_of_a_training_takes_its_share_of_the_time() -> None:
    for options in (
        TrainingOptions(),
        TrainingOptions(continue_from_current=True),
        TrainingOptions(continue_from_current=True, context=True),
        TrainingOptions(architecture="mlp"),
    ):
        settled = plan(options)
        assert 0 < settled.data_share < settled.context_from < 1
    assert plan(TrainingOptions()).context_from < 0.97
    more = plan(TrainingOptions(scenes=80_000))
    assert more.data_share > plan(TrainingOptions(scenes=8000)).data_share


def test_few_scenes_are_measured_on_few_pages() -> None:
    assert plan(TrainingOptions(architecture="mlp", scenes=20)).pages == 20
    assert plan(TrainingOptions(architecture="mlp")).pages == plan(TrainingOptions()).pages
