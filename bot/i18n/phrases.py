"""Every sentence of the bot, in the language of the person who reads it."""

from datetime import datetime
from functools import cache
from pathlib import Path

from babel import Locale
from babel.numbers import format_decimal, format_percent
from fluent.runtime import FluentBundle, FluentResource

LANGUAGES = ("en", "es", "pt", "ru", "ar", "zh")
LOCALES = Path(__file__).parent / "locales"
_RIGHT_TO_LEFT = ("ar",)
Value = str | int | float | datetime


class MissingPhraseError(KeyError):
    """A phrase, or something that it needs, is not there: a fault of ours."""


class Phrases:
    """What the bot says in one language."""

    def __init__(self, language: str) -> None:
        """Speak ``language``, one of LANGUAGES."""
        self.language = language
        self._locale = Locale.parse(language)
        self._bundle = _bundle(language)

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
        """Return ``share``, 0..1, as a percentage that never rounds up to certainty."""
        return self.counted(min(share, 0.999))

    def counted(self, share: float) -> str:
        """Return ``share``, 0..1, of what was counted as a percentage; all of them are 100."""
        pattern = self._locale.percent_formats[None].pattern.replace("##0", "##0.#")
        return format_percent(share, format=pattern, locale=self._locale)

    def number(self, value: float) -> str:
        """Return ``value`` as people write it in this language."""
        return format_decimal(value, locale=self._locale)


@cache
def _phrases(language: str) -> Phrases:
    return Phrases(language)


def _bundle(language: str) -> FluentBundle:
    # In right-to-left text, numbers and names need marks that keep them in one piece; elsewhere
    # the marks would only get in the way of people who copy the text.
    bundle = FluentBundle([language], use_isolating=language in _RIGHT_TO_LEFT)
    for file in sorted((LOCALES / language).glob("*.ftl")):
        bundle.add_resource(FluentResource(file.read_text(encoding="utf-8")))
    return bundle
