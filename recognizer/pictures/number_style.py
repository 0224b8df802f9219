"""Number style: how pictures write digits and percentages, which differs between languages."""

from dataclasses import dataclass
from typing import Final

_LATIN: Final = "0123456789"
_NEARLY_SURE: Final = 99.0
_MOST: Final = 99.9


def points(share: float) -> float:
    """Return a probability (0..1) in points of a hundred as people are told it, in any language.

    Tenths only from 99 on, where they say something, and never 100: nobody has certainty.
    """
    exact = min(100 * share, _MOST)
    return round(exact, 1 if exact >= _NEARLY_SURE else 0)


@dataclass(frozen=True)
class NumberStyle:
    """A language's ten ``digits``, its decimal separator, and the ``percentage`` around a number.

    The last is such as ``{}%``, with a no-break space before the sign where one belongs.
    """

    digits: str = _LATIN
    decimal: str = "."
    percentage: str = "{}%"

    def digit(self, value: int) -> str:
        """Return one digit."""
        return self.digits[value]

    def share(self, share: float) -> str:
        """Return a probability, such as ``99.8%``, as :func:`points` rounds it."""
        rounded = points(share)
        return self.percent(rounded, 0 if rounded.is_integer() else 1)

    def percent(self, points: float, decimals: int = 0) -> str:
        """Return ``points`` of a hundred, rounded to that many ``decimals``."""
        return self.percentage.format(self.number(points, decimals))

    def number(self, value: float, decimals: int = 0) -> str:
        """Return ``value`` rounded to that many ``decimals``."""
        written = f"{value:.{decimals}f}".replace(".", self.decimal)
        return written.translate(str.maketrans(_LATIN, self.digits))


PLAIN: Final = NumberStyle()
"""English's, and the one of everybody who says nothing else."""
