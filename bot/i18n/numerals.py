"""Numerals: numbers as people of a language write them, the digits included.

Babel knows CLDR's separators and percent signs of each numbering system, but writes Latin digits
between them, and always "%"; the digits here are those of CLDR's numberingSystems.xml.
"""

from functools import cached_property
from typing import Final
from unicodedata import category

from babel import Locale
from babel.numbers import format_decimal, format_percent

from recognizer.pictures.number_style import NumberStyle

_LATIN: Final = "0123456789"
_DIGITS: Final = {"latn": _LATIN, "arabext": "۰۱۲۳۴۵۶۷۸۹"}


class Numerals:
    """How one language writes numbers."""

    def __init__(self, locale: Locale) -> None:
        """Write as ``locale`` does by default; KeyError where we do not know its digits."""
        system = locale.default_numbering_system
        self._locale = locale
        self._digits = str.maketrans(_LATIN, _DIGITS[system])
        self._symbols = locale.number_symbols[system]

    def text(self, text: str) -> str:
        """Return ``text``, such as "1 2?3", with the digits of this language."""
        return text.translate(self._digits)

    def decimal(self, value: float, pattern: str | None = None) -> str:
        """Return ``value`` by a ``pattern`` of CLDR's such as "0.00"; by default as is usual."""
        written = format_decimal(
            value, format=pattern, locale=self._locale, numbering_system="default"
        )
        return self.text(written)

    def percent(self, share: float, decimals: str = "") -> str:
        """Return ``share``, 0..1, as a percentage; ``decimals`` are a pattern's, such as ".0#"."""
        usual = self._locale.percent_formats[None].pattern
        written = format_percent(
            share,
            format=usual.replace("##0", f"##0{decimals}"),
            locale=self._locale,
            numbering_system="default",
        )
        return self.text(written).replace("%", self._symbols["percentSign"])

    @cached_property
    def style(self) -> NumberStyle:
        """How pictures write numbers in this language."""
        zero = self.text("0")
        # Marks of direction say nothing in a picture, where each character has its place.
        percentage = "".join(sign for sign in self.percent(0) if category(sign) != "Cf")
        return NumberStyle(
            self.text(_LATIN), self._symbols["decimal"], percentage.replace(zero, "{}")
        )
