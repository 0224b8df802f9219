"""Words: what stands on the page itself, in the language that everybody's app speaks."""

from functools import cache

from babel import Locale
from fluent.syntax import FluentParser, ast

from bot.fake_telegram.errors import Json
from bot.i18n.phrases import LANGUAGES, LOCALES, Phrases

_VALUES = ("address", "bot", "count", "name", "place", "reason", "text", "time")
"""What the page itself fills in: it gets ``{name}`` and the like in their places."""


def words(phrases: Phrases) -> Json:
    """Return the page's words, how they are written, and the languages to choose from."""
    places = {name: f"{{{name}}}" for name in _VALUES}
    locale = Locale.parse(phrases.language)
    return {
        "language": phrases.language,
        # The page's clock and sizes are written in the digits that the bot writes.
        "locale": f"{phrases.language}-u-nu-{locale.default_numbering_system}",
        "direction": locale.text_direction,
        "languages": [
            {"code": code, "name": Phrases.spoken(code).say("language-name")} for code in LANGUAGES
        ],
        "said": {key: phrases.say(key, **places) for key in _keys()},
    }


@cache
def _keys() -> tuple[str, ...]:
    resource = FluentParser().parse((LOCALES / "en" / "demo.ftl").read_text(encoding="utf-8"))
    return tuple(entry.id.name for entry in resource.body if isinstance(entry, ast.Message))
