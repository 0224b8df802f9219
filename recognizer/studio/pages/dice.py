"""Chance, in the few forms that pages need it in."""

from dataclasses import dataclass

import numpy as np


@dataclass
class Dice:
    """Everything random about a page comes from ``rng``."""

    rng: np.random.Generator

    def chance(self, share: float) -> bool:
        """True in so many of all cases."""
        return bool(self.rng.random() < share)

    def pick(self, *choices: str) -> str:
        """One of some texts."""
        return choices[int(self.rng.integers(len(choices)))]

    def between(self, low: float, high: float) -> float:
        """A number between two others."""
        return float(self.rng.uniform(low, high))

    def near(self, spread: float) -> float:
        """A number around 0, with this standard deviation."""
        return float(self.rng.normal(0, spread))

    def count(self, low: int, high: int) -> int:
        """A whole number, both ends included."""
        return int(self.rng.integers(low, high + 1))

    def digits(self, count: int) -> str:
        """So many random digits."""
        return "".join(str(int(digit)) for digit in self.rng.integers(0, 10, count))
