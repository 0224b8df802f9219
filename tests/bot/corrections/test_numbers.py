import pytest

from bot.corrections.numbers import MOST_DIGITS, number_in, whole_number


@pytest.mark.parametrize(
    "text",
    [
        "473",
        " 4 7 3 ",
        "473.",
        "473!",
        "«473»",
        "4-7-3",
        "4,73",
        "4️⃣7️⃣3️⃣",
        "4\u20e37\u20e33\u20e3",
        "٤٧٣",
        "\u200f۴۷۳",
        "\u2066۴٬۷۳\u2069",
        "４７３",
    ],
)
def test_a_plain_number_is_read_however_it_is_typed(text: str) -> None:
    assert whole_number(text) == number_in(text) == "473"


@pytest.mark.parametrize("text", ["it's 473", "это 473.", "عدد ۴۷۳ است", "No, 4 7 3, I think"])
def test_a_number_among_words_is_no_plain_one(text: str) -> None:
    assert number_in(text) == "473"
    assert whole_number(text) == ""


@pytest.mark.parametrize("text", ["", "no idea", "473, not 478", "1" * (MOST_DIGITS + 1), "½ x²"])
def test_what_names_no_number_or_two_is_none(text: str) -> None:
    assert number_in(text) == whole_number(text) == ""


def test_the_keycap_ten_has_two_digits() -> None:
    assert whole_number("🔟") == "10"
