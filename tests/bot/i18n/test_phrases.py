import re
from functools import cache

import pytest
from babel import Locale
from fluent.syntax import FluentParser, ast

from bot.i18n.phrases import LANGUAGES, LOCALES, MissingPhraseError, Phrases

RIGHT_TO_LEFT = ("ar", "fa")
COUNTED = {"count", "seconds", "minutes", "epoch", "epochs", "place"}


@cache
def catalogue(language: str) -> dict[str, ast.Message]:
    messages: dict[str, ast.Message] = {}
    for file in sorted((LOCALES / language).glob("*.ftl")):
        for entry in FluentParser().parse(file.read_text(encoding="utf-8")).body:
            assert not isinstance(entry, ast.Junk), f"{file}: {entry.content}"
            if isinstance(entry, ast.Message):
                assert entry.id.name not in messages, f"{file}: {entry.id.name} twice"
                messages[entry.id.name] = entry
    return messages


def names(node: object) -> set[str]:
    """The variables that a message uses."""
    if isinstance(node, ast.VariableReference):
        return {node.id.name}
    if isinstance(node, ast.BaseNode):
        return set().union(*(names(value) for value in vars(node).values()))
    if isinstance(node, list):
        return set().union(*(names(item) for item in node))
    return set()


def plurals(node: object) -> list[set[str]]:
    """The plural categories of each choice in a message."""
    if isinstance(node, ast.SelectExpression):
        keys = {variant.key.name for variant in node.variants if hasattr(variant.key, "name")}
        return [keys]
    if isinstance(node, ast.BaseNode):
        return [keys for value in vars(node).values() for keys in plurals(value)]
    if isinstance(node, list):
        return [keys for item in node for keys in plurals(item)]
    return []


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_every_sentence_is_there_in_every_language(language: str) -> None:
    assert catalogue(language).keys() == catalogue("en").keys()


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_every_sentence_uses_the_same_values(language: str) -> None:
    english, translated = catalogue("en"), catalogue(language)
    differing = [key for key in english if names(english[key]) != names(translated[key])]
    assert differing == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_choice_covers_the_plurals_of_its_language(language: str) -> None:
    needed = set(Locale.parse(language).plural_form.tags) | {"other"}
    # "many" is for millions in Spanish and Portuguese; "other" serves there.
    needed -= {"many"} if language in {"es", "pt"} else set()
    for key, message in catalogue(language).items():
        for given in plurals(message):
            if given & {"zero", "one", "two", "few", "many", "other"}:
                assert needed <= given, f"{language}: {key}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_can_be_said(language: str) -> None:
    phrases = Phrases(language)
    for key, message in catalogue(language).items():
        values = dict.fromkeys(names(message), 2)
        assert phrases.say(key, **values).strip()


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_no_sentence_is_left_in_english(language: str) -> None:
    same = {"album-line"}
    phrases, english = Phrases(language), Phrases("en")
    for key, message in catalogue(language).items():
        values = dict.fromkeys(names(message), 2)
        if key not in same:
            assert phrases.say(key, **values) != english.say(key, **values), key


@pytest.mark.parametrize(
    ("code", "language"),
    [
        ("pt-br", "pt"),
        ("zh-hans", "zh"),
        ("ES", "es"),
        ("ru", "ru"),
        ("id", "id"),
        ("fa-ir", "fa"),
        ("tlh", "en"),
        (None, "en"),
        ("", "en"),
    ],
)
def test_unknown_languages_get_english(code: str | None, language: str) -> None:
    assert Phrases.spoken(code).language == language


def test_a_missing_sentence_or_value_is_a_fault() -> None:
    with pytest.raises(MissingPhraseError):
        Phrases("en").say("no-such-phrase")
    with pytest.raises(MissingPhraseError):
        Phrases("en").say("fault")


def test_percentages_follow_the_language_and_never_promise_certainty() -> None:
    assert Phrases("en").percent(0.998) == "99.8%"
    assert Phrases("es").percent(0.998) == "99,8\u00a0%"
    assert Phrases("en").percent(0.99999) == "99.9%"
    assert Phrases("en").percent(0.5) == "50%"
    assert Phrases("en").percent(0.847) == "85%"


def test_plurals_follow_the_language() -> None:
    said = [Phrases("ru").say("limit-person", seconds=n) for n in (1, 2, 5)]
    assert [re.search(r"секунд\w*", text)[0] for text in said] == ["секунду", "секунды", "секунд"]  # type: ignore[index]


@pytest.mark.parametrize("language", RIGHT_TO_LEFT)
def test_right_to_left_text_keeps_commands_and_numbers_in_one_piece(language: str) -> None:
    phrases = Phrases(language)
    for key, message in catalogue(language).items():
        said = phrases.say(key, **dict.fromkeys(names(message), 2))
        commands = re.findall(r"(.)?/[a-z]{3,}", said)
        assert set(commands) <= {"\u2066"}, key
    assert "\u2066/help\u2069" in phrases.say("hint-text")
    assert "\u2068AB12CD\u2069" in phrases.say("fault", reference="AB12CD")
    assert "\u2068" not in Phrases("en").say("fault", reference="AB12CD")


@pytest.mark.parametrize("language", RIGHT_TO_LEFT)
def test_right_to_left_text_uses_its_own_punctuation(language: str) -> None:
    phrases = Phrases(language)
    for key, message in catalogue(language).items():
        said = phrases.say(key, **dict.fromkeys(names(message), 2))
        assert not re.search(r"[\u0600-\u06ff][,;?]", said), key


def test_persian_writes_its_own_digits_separators_and_percent_sign() -> None:
    phrases = Phrases("fa")
    assert phrases.percent(0.998) == "۹۹٫۸٪"
    assert phrases.percent(1) == "۹۹٫۹٪"
    assert phrases.percent(0.5) == "۵۰٪"
    assert phrases.percentage(0.99684, ".00") == "۹۹٫۶۸٪"
    assert phrases.number(1234567.5) == "۱٬۲۳۴٬۵۶۷٫۵"
    assert phrases.number(0.1667, "0.000") == "۰٫۱۶۷"
    assert phrases.digit(10) == "۱۰"


def test_no_number_in_persian_has_latin_digits() -> None:
    phrases = Phrases("fa")
    for key, message in catalogue("fa").items():
        for number in (0, 1, 1234):
            # What is no count comes as a text that has its digits already.
            counts = set[str]() if key in {"stats-seconds", "album-line", "fault-note"} else COUNTED
            values = {name: number if name in counts else "x" for name in names(message)}
            isolated = re.compile("\u2066[^\u2069]*\u2069")
            assert not re.search("[0-9]", isolated.sub("", phrases.say(key, **values))), key


def test_groups_of_digits_keep_their_order_among_right_to_left_words() -> None:
    assert Phrases("fa").digits("12 3?\n45") == "\u2066۱۲ ۳?\u2069\n۴۵"
    assert Phrases("ar").digits("12 3") == "\u206612 3\u2069"
    assert Phrases("id").digits("12 3") == "12 3"


def test_chinese_uses_its_own_punctuation() -> None:
    phrases = Phrases("zh")
    for key, message in catalogue("zh").items():
        said = phrases.say(key, **dict.fromkeys(names(message), 2))
        assert not re.search(r"[\u4e00-\u9fff][,!?:;(]|[,!?:;)][\u4e00-\u9fff]", said), key
