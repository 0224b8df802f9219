"""The kinds of pages, and how often each is made."""

from collections.abc import Callable, Mapping
from typing import Final

import numpy as np

from recognizer.studio.pages import (
    beside,
    cells,
    correspondence,
    diagrams,
    digitless,
    formulas,
    frames,
    packaging,
    squared,
    sums,
    tables,
    touching,
    typeset,
)
from recognizer.studio.pages.desk import Desk
from recognizer.studio.pages.page import Page

Kind = Callable[[Desk], Page]
"""Writes one page of a kind."""
Choices = Mapping[str, tuple[Kind, float]]
"""Kinds by name, each with its weight."""

WITH_DIGITS: Final[Choices] = {
    "cells": (cells.numbers_in_cells, 3.0),
    "dates in cells": (cells.dates_in_cells, 1.0),
    "four joined cells": (cells.four_joined, 0.5),
    "ringed digit": (frames.ringed_digit, 1.0),
    "ringed": (frames.ringed, 0.5),
    "decorated": (frames.decorated, 2.0),
    "signs": (beside.signs, 3.0),
    "one sign": (beside.one_sign, 1.0),
    "ticks": (beside.ticks, 1.5),
    "areas": (beside.areas, 0.5),
    "column": (sums.column, 1.0),
    "equation": (sums.equation, 7.0),
    "fraction": (formulas.fraction, 0.7),
    "root": (formulas.root, 0.4),
    "function": (formulas.function, 1.0),
    "marks": (tables.marks, 1.3),
    "names": (tables.names, 1.0),
    "points": (tables.points, 0.8),
    "calendar": (tables.calendar, 0.4),
    "rows": (tables.ruled_numbers, 1.0),
    "sentences": (correspondence.sentences, 1.5),
    "address": (correspondence.address, 0.8),
    "note": (correspondence.note, 1.5),
    "in squares": (squared.in_squares, 1.5),
    "dark squares": (squared.dark_squares, 1.0),
    "across squares": (squared.across_squares, 1.0),
    "on dots": (squared.on_dots, 0.4),
    "on lines": (squared.on_lines, 0.8),
    "printed number": (typeset.printed_number, 0.8),
    "printed": (typeset.printed, 1.5),
    "displayed": (typeset.displayed, 0.7),
    "filled form": (typeset.filled_form, 1.0),
    "corrected": (typeset.corrected, 0.6),
    "touching": (touching.touching, 2.0),
    "slanting": (touching.slanting, 0.8),
}
WITHOUT_DIGITS: Final[Choices] = {
    "letter": (digitless.letter, 10.0),
    "scripts": (digitless.scripts, 1.2),
    "letters": (digitless.letters, 1.5),
    "text": (digitless.text, 2.5),
    "formula": (formulas.formula, 6.0),
    "letters in cells": (cells.letters_in_cells, 1.5),
    "letters in frames": (frames.letters_in_frames, 1.5),
    "tally": (digitless.tally, 0.5),
    "crossword": (digitless.crossword, 0.5),
    "empty table": (digitless.empty_table, 0.8),
    "bare": (squared.bare, 1.0),
    "flow chart": (diagrams.flow_chart, 0.5),
    "music": (diagrams.music, 0.4),
    "signature": (diagrams.signature, 0.5),
    "sketches": (diagrams.sketches, 0.8),
    "print": (typeset.print_only, 1.2),
    "package": (packaging.package, 0.8),
    "barcode": (typeset.barcode, 0.3),
}


def choose(choices: Choices, rng: np.random.Generator) -> str:
    """The name of a kind, as often as its weight says."""
    names = list(choices)
    weights = np.cumsum([weight for _, weight in choices.values()])
    return names[int(np.searchsorted(weights, rng.random() * weights[-1]))]
