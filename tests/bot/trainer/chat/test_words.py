import pytest

from bot.i18n.phrases import LANGUAGES, Phrases
from bot.store.run import Ending, State
from bot.trainer.chat import words
from bot.trainer.trainer import KILLED, NOT_INSTALLED
from tests.bot.trainer.orders import BETTER

EN = Phrases.spoken("en")
FIT = {
    "stage": "fit",
    "epoch": 3,
    "epochs": 12,
    "fraction": 0.429,
    "loss": 0.03149,
    "accuracy": 0.99156,
    "seconds_left": 200,
}


def test_progress_tells_stage_epoch_bar_numbers_and_time() -> None:
    assert words.progress(FIT, EN).splitlines() == [
        "Training a new model",
        "Learning: epoch 3 of 12",
        "▰▰▰▰▰▱▱▱▱▱▱▱ 42%",
        "Loss 0.031, accuracy 99.16%",
        "About 3 minutes left",
    ]


def test_progress_follows_the_language() -> None:
    said = words.progress(FIT, Phrases.spoken("ru"))
    assert "99,16\u00a0%" in said
    assert "минуты" in said


def test_what_is_not_known_is_left_out() -> None:
    assert words.progress({"stage": "data", "fraction": 0.01, "seconds_left": 20}, EN) == (
        "Training a new model\nPreparing pictures\n▱▱▱▱▱▱▱▱▱▱▱▱ 1%\nLess than a minute left"
    )
    assert "None" not in words.progress({"stage": "something new"}, EN)


def test_the_table_keeps_its_columns() -> None:
    lines = words.table(BETTER, EN).replace("\u200e", "").splitlines()
    assert lines == [
        "<pre>%             new current pictures",
        "MNIST       99.70   99.60   10,000",
        "made photos 95.00   94.00    1,000</pre>",
    ]


def test_the_table_keeps_its_columns_in_chinese() -> None:
    lines = words.table(BETTER, Phrases.spoken("zh")).replace("<pre>", "").splitlines()
    assert lines[1].index("99.70") - lines[2].index("95.00") == len("合成照片")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_table_fits_on_a_phone(language: str) -> None:
    report = {**BETTER, "corrections": {"new": 0.9, "current": 0.5, "n": 25}}
    table = words.table(report, Phrases.spoken(language))
    lines = table.removeprefix("<pre>").removesuffix("</pre>").replace("\u200e", "").splitlines()
    assert len(lines) == 4
    # East Asian letters take two columns.
    assert max(sum(1 + (letter >= "\u2e80") for letter in line) for line in lines) <= 34


def test_only_all_is_all() -> None:
    assert words.done(0.999, EN) == "99%"
    assert words.done(1.0, EN) == "100%"


def test_reasons_are_escaped_and_bounded() -> None:
    said = words.ended(Ending(State.FAILED, reason="<b>" + "x" * 5000), EN)
    assert "&lt;b&gt;" in said
    assert len(said) < 700
    assert "memory" in words.ended(Ending(State.FAILED, reason=KILLED), EN)
    reading_only = words.ended(Ending(State.FAILED, reason=NOT_INSTALLED), EN)
    assert "pip install tensorflow keras" in reading_only
