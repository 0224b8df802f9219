"""Promotion gate: whether a new model may take over from the current one.

It must be no worse on MNIST's test images, on made photos and on made pages beyond noise, and
better or equal on the held-out corrections.

Noise: both models answered the same n pictures. Where the report counts those that only one of
them got right (``won``: the new one, ``lost``: the current one), the exact one-sided McNemar
test decides: were the two equally good, each such picture would go to either side like a coin,
and if so many losses come up in less than 5 % of the cases, the model is worse. Without the
counts, it is worse if its accuracy is lower by more than two standard errors of the difference
of two independent shares, a wider margin.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

SIGNIFICANCE = 0.05
_STANDARD_ERRORS = 2.0


class Trial(StrEnum):
    """What a new model is compared on, by the names in the report."""

    MNIST = "mnist"
    PHOTOS = "photos"
    PAGES = "pages"
    CORRECTIONS = "corrections"


@dataclass(frozen=True)
class Comparison:
    """The accuracies (0..1) of both models on ``count`` pictures.

    ``current`` is None where there was no model to compare with.
    """

    new: float
    current: float | None
    count: int
    won: int | None = None
    lost: int | None = None

    def is_worse(self) -> bool:
        """Whether the new model is worse beyond noise."""
        if self.current is None or self.new >= self.current:
            return False
        if self.won is not None and self.lost is not None:
            return at_least_as_many_losses(self.won, self.lost) < SIGNIFICANCE
        spread = self.new * (1 - self.new) + self.current * (1 - self.current)
        return self.current - self.new > _STANDARD_ERRORS * math.sqrt(spread / self.count)


def comparisons(report: Mapping[str, Any]) -> dict[Trial, Comparison]:
    """Return what the report compares; a test without pictures is left out."""
    found = {}
    for trial in Trial:
        row = report.get(trial)
        if isinstance(row, Mapping) and row.get("new") is not None and row.get("n"):
            current, won, lost = row.get("current"), row.get("won"), row.get("lost")
            found[trial] = Comparison(
                new=float(row["new"]),
                current=None if current is None else float(current),
                count=int(row["n"]),
                won=None if won is None else int(won),
                lost=None if lost is None else int(lost),
            )
    return found


def objections(report: Mapping[str, Any]) -> tuple[Trial, ...]:
    """Return the tests that speak against the new model; none means that it takes over.

    A report without MNIST or photos speaks against it, too: nothing is known then.
    """
    found = comparisons(report)
    against = [
        trial
        for trial in (Trial.MNIST, Trial.PHOTOS)
        if trial not in found or found[trial].is_worse()
    ]
    pages = found.get(Trial.PAGES)
    if pages and pages.is_worse():
        against.append(Trial.PAGES)
    corrections = found.get(Trial.CORRECTIONS)
    if corrections and corrections.current is not None and corrections.new < corrections.current:
        against.append(Trial.CORRECTIONS)
    return tuple(against)


def at_least_as_many_losses(won: int, lost: int) -> float:
    """Return the chance of ``lost`` or more heads in ``won + lost`` throws of a coin."""
    throws = won + lost
    ways = sum(math.comb(throws, heads) for heads in range(lost, throws + 1))
    return float(ways / 2**throws)
