"""Formatted text as the Bot API parses it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.fake_telegram.entities import cut, formatted, units
from bot.fake_telegram.errors import ApiError


def marked(text: str, mode: str | None = "HTML") -> list[tuple[str, str]]:
    plain, entities = formatted(text, mode)
    return [(one["type"], cut(plain, one["offset"], one["length"])) for one in entities]


def test_tags_become_entities_outermost_first() -> None:
    assert formatted("a &lt; <b>b <i>c</i></b>", "HTML")[0] == "a < b c"
    assert marked("a <b>b <i>c</i></b>") == [("bold", "b c"), ("italic", "c")]
    assert marked('<a href="https://x.y">here</a>') == [("text_link", "here")]
    assert marked("<pre>1 2\n3 4</pre>") == [("pre", "1 2\n3 4")]
    assert marked('<span class="tg-spoiler">psst</span>') == [("spoiler", "psst")]


def test_offsets_count_utf16_units() -> None:
    _, entities = formatted("😀😀 <b>7️⃣</b>", "HTML")
    assert (entities[0]["offset"], entities[0]["length"]) == (5, 3)


def test_commands_addresses_and_mentions_are_found_but_not_in_code() -> None:
    text = "/digit@some_bot ask @somebody or https://a.b/c?d=1 #sum 1/2 a/b"
    assert marked(text, None) == [
        ("bot_command", "/digit@some_bot"),
        ("mention", "@somebody"),
        ("url", "https://a.b/c?d=1"),
        ("hashtag", "#sum"),
    ]
    assert marked("<code>/digit</code>") == [("code", "/digit")]


def test_blanks_around_are_cut_and_entities_move_along() -> None:
    plain, entities = formatted("\n <b> 7 </b>\n", "HTML")
    assert plain == "7"
    assert entities == [{"type": "bold", "offset": 0, "length": 1}]


@pytest.mark.parametrize("text", ["<h1>7</h1>", "<b>7", "7</b>", "<b><i>7</b></i>", "<script>"])
def test_markup_that_telegram_would_not_take_is_refused(text: str) -> None:
    with pytest.raises(ApiError, match="can't parse entities"):
        formatted(text, "HTML")


@given(st.text(max_size=60))
def test_entities_lie_within_any_text(text: str) -> None:
    plain, entities = formatted(text)
    assert all(
        0 <= one["offset"] < one["offset"] + one["length"] <= units(plain) for one in entities
    )
