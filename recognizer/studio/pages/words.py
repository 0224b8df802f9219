"""Words: of several languages, invented ones, names and streets."""

from typing import Final

import numpy as np

Chance = np.random.Generator

_COMMON: Final = (
    "the and of to in is was for that with his they at be this from have or by one had not "
    "but what all were when we there can an your which their said if do will each about how "
    "up out them then she many some so these would other into has more her two like him see "
    "time could no make than first been its who now people my made over did down only way "
    "find use may water long little very after words called just where most know die der und "
    "den von das mit sich des auf ist im dem nicht ein eine als auch es an werden aus er hat "
    "dass sie nach wird bei einer um am sind noch wie einem über le la les et des en un une "
    "du que est pour qui dans par sur pas au el los del las con una su al lo como más pero "
    "sus ya il di che per non sono della"
)
_THINGS: Final = (
    "milk bread sugar apples eggs butter rice tea salt flour wood nails paint total sum name date "
    "room price amount order class page street phone weight height age points grade test result "
    "hours km taken left open closed paid due meter oil gas water paper box set table lamp Brot "
    "Milch Zucker Eier Mehl Preis Datum Summe Anzahl Raum Zimmer Note Punkte Klasse Name Straße "
    "lait pain beurre prix nombre total leche pan huevos precio fecha suma"
)
_NAMES: Final = (
    "Anna Ben Carla David Emma Felix Greta Hans Ida Jan Karl Lena Max Nora Otto Paul Rosa Tim Uwe "
    "Vera Alice Bob Mary John Kate Tom Peter Lucy Marco Elena Pierre Chloe Ahmed Leila Igor Olga "
    "Meyer Smith Brown Klein Weber Fuchs Martin Rossi Novak Larsen Evans"
)
_STREETS: Final = (
    "Street Road Lane Avenue Park Hill Main High Church Mill Straße Weg Allee Platz Gasse Rue de "
    "la Via Calle Berlin London Paris Leeds Ulm Bern Wien Rome York Kent Essex Linz Graz Köln"
)
COMMON: Final = tuple(_COMMON.split())
THINGS: Final = tuple(_THINGS.split())
NAMES: Final = tuple(_NAMES.split())
STREETS: Final = tuple(_STREETS.split())
FUNCTIONS: Final = ("sin", "cos", "tan", "log", "ln", "lim", "max", "min", "exp", "det", "mod")
LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"


def pick(rng: Chance, words: tuple[str, ...]) -> str:
    """One of some words."""
    return words[int(rng.integers(len(words)))]


def word(rng: Chance) -> str:
    """A word, at times an invented one, capital now and then."""
    kind = rng.random()
    if kind < 0.45:
        text = pick(rng, COMMON)
    elif kind < 0.7:
        text = pick(rng, THINGS)
    elif kind < 0.8:
        text = pick(rng, NAMES)
    else:
        text = "".join(LETTERS[int(i)] for i in rng.integers(0, 26, int(rng.integers(3, 9))))
    kind = rng.random()
    if kind < 0.12:
        return text.upper().replace("SS", "ß")
    return text.capitalize() if kind < 0.3 else text


def sentence(rng: Chance, count: int) -> list[str]:
    """So many words, with the signs of a sentence among them."""
    words = [word(rng) for _ in range(count)]
    for i in range(count):
        if rng.random() < 0.12:
            sign = ",.:;!?-"[int(rng.integers(7))]
            words[i] += sign
    words[0] = words[0][:1].upper() + words[0][1:]
    return words
