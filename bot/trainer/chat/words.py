"""A training in words: how it goes, and how it ended."""

import unicodedata
from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from bot.i18n.phrases import Phrases
from bot.store.run import Ending, State
from bot.trainer.takeover import Comparison, Trial, comparisons
from bot.trainer.trainer import KILLED, NOT_INSTALLED
from recognizer.classification.backend import INSTALL

_BAR = 12
_STAGES = ("start", "data", "fit", "calibrate", "evaluate", "done")
_LONGEST_REASON = 500
# Keeps the columns of a table in order among right-to-left words.
_LEFT_TO_RIGHT = "\u200e"


def progress(event: Mapping[str, Any], phrases: Phrases) -> str:
    """Return what the live message says after ``event``."""
    stage = event.get("stage", "start")
    stage = stage if stage in _STAGES else "fit"
    values = {"epoch": event.get("epoch") or 0, "epochs": event.get("epochs") or 0}
    fraction = min(max(float(event.get("fraction") or 0), 0), 1)
    lines = [
        phrases.say("train-title"),
        phrases.say(f"train-stage-{stage}", **(values if stage == "fit" else {})),
        f"{bar(fraction)} {done(fraction, phrases)}",
    ]
    loss, right = event.get("loss"), event.get("accuracy")
    if loss is not None and right is not None:
        said = {"loss": _number(loss, phrases), "accuracy": accuracy(right, phrases)}
        lines.append(phrases.say("train-numbers", **said))
    if (seconds := event.get("seconds_left")) is not None and stage != "done":
        lines.append(_time_left(float(seconds), phrases))
    return "\n".join(lines)


def ended(ending: Ending, phrases: Phrases) -> str:
    """Return how a training ended, as HTML, with the table of what was measured."""
    if ending.state is State.DONE:
        return f"{escape(_outcome(ending, phrases))}\n\n{table(ending.report, phrases)}"
    if ending.state is State.CANCELLED:
        return escape(phrases.say("train-cancelled", name=ending.reason))
    if ending.state is State.LOST:
        return escape(phrases.say("train-lost"))
    if ending.reason == KILLED:
        return escape(phrases.say("train-killed"))
    if ending.reason == NOT_INSTALLED:
        return escape(phrases.say("train-not-installed", command=INSTALL))
    return escape(phrases.say("train-failed", reason=ending.reason[:_LONGEST_REASON]))


def table(report: Mapping[str, Any], phrases: Phrases) -> str:
    """Return the comparison of both models as an HTML table of fixed-width text.

    It is narrow enough for a phone: about 34 columns.
    """
    head = ["%", *(phrases.say(f"report-{name}") for name in ("new", "current", "count"))]
    rows = [_row(trial, found, phrases) for trial, found in comparisons(report).items()]
    lines = [head, *rows]
    widths = [max(_width(line[column]) for line in lines) for column in range(len(head))]
    text = "\n".join(
        _LEFT_TO_RIGHT
        + " ".join(
            _padded(cell, width, left=column == 0)
            for column, (cell, width) in enumerate(zip(line, widths, strict=True))
        )
        for line in lines
    )
    return f"<pre>{escape(text)}</pre>"


def accuracy(share: float, phrases: Phrases) -> str:
    """Return ``share`` (0..1) in percent with the two decimals that models differ in."""
    return phrases.percentage(share, ".00")


def done(fraction: float, phrases: Phrases) -> str:
    """Return ``fraction`` (0..1) in whole percent; all is done only where all is done."""
    return phrases.percentage(int(fraction * 100) / 100)


def bar(fraction: float) -> str:
    """Return ``fraction`` (0..1) as a bar."""
    full = int(fraction * _BAR)
    return "▰" * full + "▱" * (_BAR - full)


def trial_name(trial: Trial, phrases: Phrases) -> str:
    """Return what the models are compared on, in words."""
    return "MNIST" if trial is Trial.MNIST else phrases.say(f"trial-{trial}")


def _outcome(ending: Ending, phrases: Phrases) -> str:
    version = f"{ending.candidate:04d}" if ending.candidate is not None else ""
    against: Sequence[str] = ending.report.get("objections", [])
    if not against:
        return phrases.say("train-took-over", version=version)
    tests = ", ".join(trial_name(Trial(name), phrases) for name in against)
    return phrases.say("train-kept", version=version, tests=tests)


def _row(trial: Trial, found: Comparison, phrases: Phrases) -> list[str]:
    current = "–" if found.current is None else _hundredths(found.current, phrases)
    count = phrases.number(found.count)
    return [trial_name(trial, phrases), _hundredths(found.new, phrases), current, count]


def _time_left(seconds: float, phrases: Phrases) -> str:
    minutes = round(seconds / 60)
    if minutes < 1:
        return phrases.say("train-left-little")
    return phrases.say("train-left", minutes=minutes)


def _hundredths(share: float, phrases: Phrases) -> str:
    return phrases.number(100 * share, "0.00")


def _number(value: float, phrases: Phrases) -> str:
    return phrases.number(value, "0.000")


def _width(text: str) -> int:
    """Return how many columns ``text`` takes: East Asian letters take two."""
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)


def _padded(text: str, width: int, *, left: bool) -> str:
    gap = " " * (width - _width(text))
    return text + gap if left else gap + text
