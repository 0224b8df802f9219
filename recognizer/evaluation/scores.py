"""Scores: how answers are counted against labels."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

import numpy as np

from recognizer.evaluation.manifest import Entry, digits_of
from recognizer.reading import Digit

CALIBRATED = ("single", "drawn")
CALIBRATION_BINS = 15


class Verdict(Enum):
    """How one answer stands to its label."""

    RIGHT = "right"
    SILENT = "silent"
    WRONG = "wrong"


@dataclass(frozen=True, eq=False)
class Outcome:
    """One labelled photo and what was read in it, in ``seconds``, decoding included.

    ``error`` is the refusal where the file could not be read; that counts as silence.
    """

    entry: Entry
    text: str
    digits: tuple[Digit, ...]
    seconds: float
    error: str | None = None

    @property
    def answer(self) -> str:
        """The digits that were read, in reading order."""
        return digits_of(self.text)

    @property
    def verdict(self) -> Verdict:
        """Right when all digits agree; a photo without digits is right when nothing is read."""
        if self.answer == self.entry.label:
            return Verdict.RIGHT
        return Verdict.WRONG if self.answer else Verdict.SILENT

    @property
    def confidence(self) -> float:
        """The probability, by the reader's own account, that the whole answer is right."""
        return float(np.prod([digit.confidence for digit in self.digits]))


@dataclass(frozen=True)
class Score:
    """The counts of some photos; error rates are ``None`` where there is nothing to count."""

    photos: int
    right: float
    silent: float
    wrong: float
    character_error_rate: float | None
    calibration_error: float | None
    milliseconds: float


def score(outcomes: Sequence[Outcome]) -> Score:
    """Count ``outcomes``, at least one: shares of all, and the median milliseconds a photo.

    The character error rate is over the photos whose label has several digits, the calibration
    error over the answered photos of ``CALIBRATED`` categories.
    """
    verdicts = [outcome.verdict for outcome in outcomes]
    several = [outcome for outcome in outcomes if len(outcome.entry.label) > 1]
    judged = [o for o in outcomes if o.entry.category in CALIBRATED and o.answer]
    return Score(
        photos=len(outcomes),
        right=verdicts.count(Verdict.RIGHT) / len(outcomes),
        silent=verdicts.count(Verdict.SILENT) / len(outcomes),
        wrong=verdicts.count(Verdict.WRONG) / len(outcomes),
        character_error_rate=character_error_rate(several) if several else None,
        calibration_error=calibration_error(
            [outcome.confidence for outcome in judged],
            [outcome.verdict is Verdict.RIGHT for outcome in judged],
        ),
        milliseconds=float(np.median([outcome.seconds for outcome in outcomes])) * 1000,
    )


def character_error_rate(outcomes: Sequence[Outcome]) -> float:
    """Edit distance from answers to labels, over the labels' digits."""
    errors = sum(edit_distance(outcome.answer, outcome.entry.label) for outcome in outcomes)
    return errors / max(1, sum(len(outcome.entry.label) for outcome in outcomes))


def edit_distance(one: str, other: str) -> int:
    """Levenshtein's distance: the fewest insertions, deletions and exchanges."""
    row = list(range(len(other) + 1))
    for i, left in enumerate(one, 1):
        diagonal, row[0] = row[0], i
        for j, right in enumerate(other, 1):
            diagonal, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, diagonal + (left != right))
    return row[-1]


def calibration_error(confidences: Sequence[float], right: Sequence[bool]) -> float | None:
    """Return the expected calibration error, 15 bins of equal count: 0 is honest.

    It is the mean distance between what the bins' answers claimed and the share that was right.
    """
    if not confidences:
        return None
    order = np.argsort(np.asarray(confidences), kind="stable")
    gaps = [
        abs(float(np.sum(np.asarray(confidences)[bin_]) - np.sum(np.asarray(right)[bin_])))
        for bin_ in np.array_split(order, CALIBRATION_BINS)
    ]
    return sum(gaps) / len(confidences)
