"""Number style: how pictures write digits and percentages, which differs between languages."""

from dataclasses import dataclass
from typing import Final

_LATIN: Final = "0123456789"


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
        """Return a probability, such as ``99.8%``; tenths only where they say something."""
        points = share * 100
        decimals = 1 if points >= 99 else 0
        # Nobody has certainty.
        return self.percent(min(points, 99.9), decimals)

    def percent(self, points: float, decimals: int = 0) -> str:
        """Return ``points`` of a hundred, rounded to that many ``decimals``."""
        return self.percentage.format(self.number(points, decimals))

    def number(self, value: float, decimals: int = 0) -> str:
        """Return ``value`` rounded to that many ``decimals``."""
        written = f"{value:.{decimals}f}".replace(".", self.decimal)
        return written.translate(str.maketrans(_LATIN, self.digits))


PLAIN: Final = NumberStyle()
"""English's, and the one of everybody who says nothing else."""
