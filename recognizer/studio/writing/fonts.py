"""Glyphs of the Hershey fonts as strokes, for letters and digits in a plotter's hand."""

from functools import lru_cache

import numpy as np
from HersheyFonts import HersheyFonts

from recognizer.studio.writing.paths import Stroke, densify

DIGIT_FONTS = ("futural", "rowmans", "scripts", "futuram", "cursive")
LETTER_FONTS = ("futural", "futuram", "rowmans", "rowmand", "timesi", "timesr", "gothgbt")
SMALL_FONTS = (*LETTER_FONTS, "scripts", "scriptc", "cursive")

CAPITALS = "ACEFHKLMNPRTUVWX"
SMALL = "acdefhkmnpruvwx"


@lru_cache(maxsize=16)
def _font(name: str) -> HersheyFonts:
    font = HersheyFonts()
    font.load_default_font(name)
    return font


@lru_cache(maxsize=512)
def strokes(name: str, character: str) -> tuple[Stroke, ...]:
    """The strokes of a character, about 1 high; y runs down."""
    lines = [np.array(line, np.float32) for line in _font(name).strokes_for_text(character)]
    points = np.concatenate(lines)
    size = max(float(np.ptp(points, axis=0).max()), 1.0)
    origin = points.min(axis=0)
    return tuple(densify((line - origin) / size, 0.04) for line in lines)


@lru_cache(maxsize=2048)
def on_line(name: str, character: str) -> tuple[Stroke, ...]:
    """The strokes of a character as it stands beside digits, 0 at their top and 1 at their foot."""
    digits = np.concatenate([np.array(line, np.float32) for line in _lines(name, "0")])
    top, foot = digits[:, 1].min(), digits[:, 1].max()
    lines = [np.array(line, np.float32) for line in _lines(name, character)]
    left = min(float(line[:, 0].min()) for line in lines)
    origin, size = np.array([left, top], np.float32), float(foot - top)
    return tuple(densify((line - origin) / size, 0.04) for line in lines)


def _lines(name: str, character: str) -> list[list[tuple[float, float]]]:
    return [list(line) for line in _font(name).strokes_for_text(character)]


def letter(rng: np.random.Generator) -> tuple[Stroke, ...]:
    """Any letter that nobody reads as a digit."""
    capital = rng.random() < 0.5
    fonts: tuple[str, ...] = LETTER_FONTS if capital else SMALL_FONTS
    alphabet = CAPITALS if capital else SMALL
    font = fonts[int(rng.integers(len(fonts)))]
    return strokes(font, alphabet[int(rng.integers(len(alphabet)))])


def digit(rng: np.random.Generator, label: int) -> tuple[Stroke, ...]:
    """A digit of any font."""
    return strokes(DIGIT_FONTS[int(rng.integers(len(DIGIT_FONTS)))], str(label))
