"""The kinds of pages, and how often each is made."""

from collections.abc import Callable, Mapping
from typing import Final

import numpy as np

from recognizer.studio.pages import beside, cells, frames
from recognizer.studio.pages.desk import Desk
from recognizer.studio.pages.page import Page

Kind = Callable[[Desk], Page]
"""Writes one page of a kind."""
Choices = Mapping[str, tuple[Kind, float]]
"""Kinds by name, each with its weight."""

WITH_DIGITS: Final[Choices] = {
    "cells": (cells.numbers_in_cells, 3.0),
    "dates in cells": (cells.dates_in_cells, 1.0),
    "ringed": (frames.ringed, 1.0),
    "decorated": (frames.decorated, 2.0),
    "signs": (beside.signs, 3.0),
    "ticks": (beside.ticks, 1.5),
    "areas": (beside.areas, 0.5),
}
WITHOUT_DIGITS: Final[Choices] = {
    "letters in cells": (cells.letters_in_cells, 1.5),
    "letters in frames": (frames.letters_in_frames, 1.5),
}


def choose(choices: Choices, rng: np.random.Generator) -> str:
    """The name of a kind, as often as its weight says."""
    names = list(choices)
    weights = np.cumsum([weight for _, weight in choices.values()])
    return names[int(np.searchsorted(weights, rng.random() * weights[-1]))]
