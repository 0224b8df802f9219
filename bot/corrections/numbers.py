"""Numbers as people type them: what is right, in digits of any script, alone or in a few words."""

import re
from typing import Final

# Callback data may have 64 bytes; a user id takes up to 16 of them.
MOST_DIGITS: Final = 32
# Between the digits of one number: blanks, and what is put into dates, sums and phone numbers.
_BETWEEN: Final = r"[\s.,:;/'’`\-–_٫٬،]*"
_RUN: Final = re.compile(rf"\d(?:{_BETWEEN}\d)*")
# Keycap emojis are a digit, perhaps a variation selector, and the combining keycap (UTS #51).
_KEYCAP: Final = re.compile("[\ufe0f\u20e3]")
_TEN: Final = "🔟"
# Invisible marks that keyboards of right-to-left scripts put in.
_MARKS: Final = re.compile("[\u200e\u200f\u061c\u2066-\u2069]")
_AROUND: Final = re.compile(r"[\s.,:;!?…،؛؟。，！？()\"'«»“”„*_~#=→]*")


def whole_number(text: str) -> str:
    """Return the number, from 0 to 9 whatever the script, that is all that ``text`` says.

    Punctuation around it does no harm. Empty where there are words, no digit, or too many.
    """
    plain = _plain(text)
    runs = list(_RUN.finditer(plain))
    if len(runs) != 1:
        return ""
    around = plain[: runs[0].start()], plain[runs[0].end() :]
    return _digits(runs[0].group()) if all(map(_AROUND.fullmatch, around)) else ""


def number_in(text: str) -> str:
    """Return the only number in ``text``, such as "it's 473"; empty where there is none, or two."""
    runs = _RUN.findall(_plain(text))
    return _digits(runs[0]) if len(runs) == 1 else ""


def _plain(text: str) -> str:
    return _MARKS.sub("", _KEYCAP.sub("", text.replace(_TEN, "10")))


def _digits(run: str) -> str:
    found = "".join(str(int(letter)) for letter in run if letter.isdecimal())
    return found if len(found) <= MOST_DIGITS else ""
