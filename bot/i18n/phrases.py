"""Phrases: every sentence of the bot, in the language of the person who reads it."""

from collections.abc import Callable
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any, cast

from babel import Locale
from fluent.runtime import FluentBundle, FluentResource
from fluent.runtime.types import FluentType

from bot.i18n.numerals import Numerals
from recognizer.pictures.number_style import NumberStyle, points

LANGUAGES = ("en", "es", "pt", "ru", "ar", "zh", "id", "fa")
LOCALES = Path(__file__).parent / "locales"
# Between these a text keeps its own direction, whatever stands around it (UAX #9).
_LEFT_TO_RIGHT_ISOLATE, _POP = "\u2066", "\u2069"
Value = str | int | float | datetime


class MissingPhraseError(KeyError):
    """A phrase, or something that it needs, is not there: a fault of ours."""


class Phrases:
    """What the bot says in one language."""

    def __init__(self, language: str) -> None:
        """Speak ``language``, one of LANGUAGES."""
        self.language = language
        locale = Locale.parse(language)
        self._numerals = Numerals(locale)
        self._right_to_left = locale.text_direction == "rtl"
        # In right-to-left text, numbers and names need marks that keep them in one piece;
        # elsewhere the marks would only get in the way of people who copy the text.
        self._bundle = FluentBundle(
            [language],
            # Fluent itself writes Latin digits, whatever the language; a text is fine for it, too.
            functions={"NUMERAL": cast("Callable[[Any], FluentType]", self._numeral)},
            use_isolating=self._right_to_left,
        )
        for file in sorted((LOCALES / language).glob("*.ftl")):
            self._bundle.add_resource(FluentResource(file.read_text(encoding="utf-8")))

    @classmethod
    def spoken(cls, code: str | None) -> "Phrases":
        """Return the phrases for a Telegram ``language_code`` such as ``pt-br``, or English."""
        language = (code or "").lower().replace("_", "-").split("-")[0]
        return _phrases(language if language in LANGUAGES else LANGUAGES[0])

    def say(self, key: str, **values: Value) -> str:
        """Return the phrase ``key`` with ``values`` in it; raise MissingPhraseError."""
        if not self._bundle.has_message(key):
            raise MissingPhraseError(key)
        pattern = self._bundle.get_message(key).value
        if pattern is None:
            raise MissingPhraseError(key)
        text, errors = self._bundle.format_pattern(pattern, values)
        if errors:
            raise MissingPhraseError(key, *errors)
        return str(text)

    def percent(self, share: float) -> str:
        """Return a probability, 0..1, as a percentage, rounded as in the pictures."""
        return self.counted(points(share) / 100)

    def counted(self, share: float) -> str:
        """Return ``share``, 0..1, of what was counted as a percentage; all of them are 100."""
        return self._numerals.percent(share, ".#")

    def percentage(self, share: float, decimals: str = "") -> str:
        """Return ``share``, 0..1, rounded to a percentage with ``decimals`` such as ".00"."""
        return self._numerals.percent(share, decimals)

    @property
    def number_style(self) -> NumberStyle:
        """How pictures write numbers in this language."""
        return self._numerals.style

    def number(self, value: float, pattern: str | None = None) -> str:
        """Return ``value`` as people write it in this language, perhaps by a CLDR ``pattern``."""
        return self._numerals.decimal(value, pattern)

    def digit(self, value: int) -> str:
        """Return one digit, or another whole number that wants no separators, such as a place."""
        return self._numerals.text(str(value))

    def digits(self, text: str) -> str:
        """Return ``text``, such as "12 3?", in the digits of this language, in the same order.

        In right-to-left text, groups of digits would change places.
        """
        written = self._numerals.text(text)
        if not self._right_to_left:
            return written
        return "\n".join(map(_in_order, written.split("\n")))

    def _numeral(self, value: Value) -> str:
        return self.number(value) if isinstance(value, int | float) else str(value)


@cache
def _phrases(language: str) -> Phrases:
    return Phrases(language)


def _in_order(line: str) -> str:
    # A single group needs no marks, which people would copy along.
    return f"{_LEFT_TO_RIGHT_ISOLATE}{line}{_POP}" if " " in line else line
