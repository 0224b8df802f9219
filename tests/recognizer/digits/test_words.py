"""What looks like a digit in a word is a letter, and numbers beside letters stay numbers."""

from recognizer.digits.filter import filter_digits
from tests.recognizer.digits.candidates import candidate


def read(text: str) -> str:
    """What passes of writing 60 high: letters and signs are strange, a blank is a gap."""
    marks = [
        candidate(int(sign) if sign.isdigit() else None, 50 * place, 0)
        for place, sign in enumerate(text)
        if sign != " "
    ]
    return "".join(str(c.digit) for c in filter_digits(marks))


def test_digits_in_a_word_are_letters() -> None:
    assert read("he0lo") == ""
    assert read("he11o") == ""


def test_a_number_beside_a_word_is_read() -> None:
    assert read("12 kg") == "12"
    assert read("No 5") == "5"
    assert read("Nr 17 ab8c") == "17"


def test_a_letter_or_a_sign_makes_no_word() -> None:
    assert read("A4") == "4"
    assert read("1+1+1") == "111"
