"""Characters on a line of writing: which pen paths there are, and where they stand on the line."""

import unicodedata
from functools import lru_cache
from typing import Final

import numpy as np

from recognizer.studio.arrays import floats
from recognizer.studio.writing import fonts, letters, lookalikes, paths

PLOTTED: Final = (
    "futural",
    "futuram",
    "rowmans",
    "rowmand",
    "scripts",
    "scriptc",
    "cursive",
    "timesi",
)
"""The Hershey fonts that look like somebody's writing."""
NAMES: Final = {"*": "*", "−": "-", "≤": "<", "≥": ">"}
_SINGLE = frozenset("+-=<>x÷±≠√#*≈∞Σ@&")


@lru_cache(maxsize=1024)
def variants(character: str) -> tuple[str, ...]:
    """The pen paths of a character in the notation of glyphs, none if it has none."""
    character = NAMES.get(character, character)
    found = [
        *letters.LETTERS.get(character, ()),
        *lookalikes.LETTERS.get(character, ()),
        *lookalikes.SIGNS.get(character, ()),
    ]
    if not found and character in _SINGLE:
        found += letters.SIGNS[character]
    return tuple(found)


@lru_cache(maxsize=2048)
def plotted(font: str, character: str) -> tuple[paths.Stroke, ...]:
    """The strokes of a character of a Hershey font, 0 at the top of its digits, 1 at their foot."""
    return fonts.on_line(font, character)


def strokes(
    character: str, choice: int, font: str | None, rng: np.random.Generator, shake: float
) -> list[paths.Stroke]:
    """Write a character once: in a Hershey ``font``, or by the path that ``choice`` picks.

    Raises KeyError for a character that neither has.
    """
    own = variants(character)
    if own and (font is None or not _plain(character)):
        return paths.write(own[choice % len(own)], rng, shake)
    if not _plain(character):
        parts = unicodedata.normalize("NFD", character)
        if len(parts) == 1:
            raise KeyError(character)
        written = strokes(parts[0], choice, font, rng, shake)
        for accent in parts[1:]:
            written = accented(written, accent)
        return written
    return [floats(stroke) for stroke in plotted(font or PLOTTED[choice % 2], character)]


def _plain(character: str) -> bool:
    """Whether the Hershey fonts have it."""
    return "!" <= character <= "~"


ACCENTS: Final = {
    "\u0300": ((-0.1, 0.0), (0.12, 0.14)),
    "\u0301": ((0.14, 0.0), (-0.1, 0.14)),
    "\u0302": ((-0.14, 0.14), (0.02, 0.0), (0.16, 0.14)),
    "\u0303": ((-0.18, 0.12), (-0.06, 0.02), (0.06, 0.12), (0.18, 0.02)),
    "\u030a": ((0.0, 0.0), (-0.08, 0.08), (0.0, 0.16), (0.08, 0.08), (0.0, 0.0)),
    "\u030c": ((-0.14, 0.0), (0.0, 0.14), (0.14, 0.0)),
}
"""What stands above letters: places from the middle of the letter, over the digits' height."""
_BELOW = 0.08


def accented(base: list[paths.Stroke], accent: str) -> list[paths.Stroke]:
    """Put an accent (a combining character of Unicode) on a letter."""
    left, top, right, bottom = paths.extent(base)
    middle = (left + right) / 2
    if accent == "\u0308":
        dots = [
            floats([[middle + x, top - 0.2], [middle + x + 0.02, top - 0.18]]) for x in (-0.12, 0.1)
        ]
        return [*base, *dots]
    if accent == "\u0327":
        hook = [[middle, bottom], [middle + 0.06, bottom + 0.1], [middle - 0.06, bottom + 0.16]]
        return [*base, paths.smooth(floats(hook))]
    if accent not in ACCENTS:
        raise KeyError(accent)
    points = floats(ACCENTS[accent]) + floats([middle, top - 0.16 - _BELOW])
    return [*base, paths.smooth(points)]
