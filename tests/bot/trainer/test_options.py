import pytest

from bot.trainer.options import OptionsError, TrainOptions


def test_without_options_the_current_model_is_trained_on() -> None:
    assert TrainOptions.parse([]).arguments() == ["--continue"]


def test_all_options_reach_the_command_line() -> None:
    options = TrainOptions.parse(["epochs=5", "Architecture=MLP", "fresh"])
    assert options == TrainOptions(5, "mlp", fresh=True)
    assert options.arguments() == ["--epochs", "5", "--architecture", "mlp"]


def test_another_architecture_starts_afresh() -> None:
    assert "--continue" not in TrainOptions.parse(["architecture=mlp"]).arguments()
    assert "--continue" in TrainOptions.parse(["epochs=1"]).arguments()


@pytest.mark.parametrize(
    "word",
    [
        *("epochs", "epochs=", "epochs=0", "epochs=201", "epochs=-1", "epochs=٣"),
        *("architecture=vit", "fresh=1", "--models=/", "é" * 4000),
    ],
)
def test_other_words_are_named_and_refused(word: str) -> None:
    with pytest.raises(OptionsError) as caught:
        TrainOptions.parse(["epochs=3", word])
    assert caught.value.word == word


def test_options_survive_the_store() -> None:
    options = TrainOptions(5, "mlp", fresh=True)
    assert TrainOptions(**options.json()) == options
