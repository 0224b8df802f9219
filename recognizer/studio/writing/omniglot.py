"""Letters that people wrote: the drawings of Omniglot as pen paths.

Lake, Salakhutdinov and Tenenbaum 2015, Human-level concept learning through probabilistic program
induction, Science 350. Twenty people drew each character of an alphabet with the mouse; the files
hold the points of their strokes in a frame of 105x105 pixels, y running down from 0 to -105.
"""

import csv
import io
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files
from pathlib import Path, PurePosixPath
from typing import Final

import cv2
import numpy as np

from recognizer.studio.arrays import floats
from recognizer.studio.writing.paths import Stroke, Strokes

FRAME: Final = 105
"""The side of the frame that people drew in, in pixels."""
NAMED: Final[Mapping[str, str]] = {
    "Latin": "abcdefghijklmnopqrstuvwxyz",
    "Greek": "αβγδεζηθικλμνξοπρστυφχψω",
}
"""The letters that the numbered characters of these alphabets are."""
ASCENDERS: Final = frozenset("bdfhkltβδζθλξφψ")
DESCENDERS: Final = frozenset("gpqyβγζημξρςφχψ")
X_HEIGHT: Final = 0.6
"""The height of an x over that of a digit; what hangs below the line is about half of that."""
_DETAIL: Final = 0.35
"""Points that lie nearer to the line of their neighbours, in pixels of the frame, are left out."""
_HELD_OUT: Final = 4
_SHORTEST: Final = 20.0
"""What is shorter than this in all, in pixels of the frame, is a drawing gone wrong."""


@dataclass(frozen=True, eq=False)
class Alphabet:
    """``drawings[character][writer]`` are strokes in pixels of the frame; characters count from 0.

    ``lookalikes`` are the characters that a stranger could take for a digit.
    """

    name: str
    drawings: tuple[tuple[tuple[Stroke, ...], ...], ...]
    lookalikes: frozenset[int] = frozenset()

    @property
    def letters(self) -> tuple[int, ...]:
        """The characters that nobody takes for a digit."""
        drawn = enumerate(self.drawings)
        return tuple(i for i, hands in drawn if hands and i not in self.lookalikes)

    def draw(self, character: int, writer: int) -> Strokes:
        """The strokes of a character; a writer's number stands for the same person throughout."""
        hands = self.drawings[character]
        return hands[writer % len(hands)]


@dataclass(frozen=True, eq=False)
class Drawings:
    """All alphabets by name."""

    alphabets: Mapping[str, Alphabet]

    def split(self) -> tuple["Drawings", "Drawings"]:
        """The drawings of most people, and those of the last four of each alphabet."""
        return self._part(slice(None, -_HELD_OUT)), self._part(slice(-_HELD_OUT, None))

    def _part(self, writers: slice) -> "Drawings":
        return Drawings(
            {
                name: replace(
                    alphabet, drawings=tuple(hands[writers] for hands in alphabet.drawings)
                )
                for name, alphabet in self.alphabets.items()
            }
        )

    def letter(self, letter: str, writer: int) -> Strokes | None:
        """The strokes of a small Latin or Greek letter, or None for any other character."""
        for name, letters in NAMED.items():
            if letter in letters and name in self.alphabets:
                alphabet, index = self.alphabets[name], letters.index(letter)
                if index < len(alphabet.drawings) and alphabet.drawings[index]:
                    return alphabet.draw(index, writer)
        return None

    def any_letter(self, rng: np.random.Generator, latin: float = 0.4) -> Strokes:
        """Any character that nobody takes for a digit; ``latin`` is the share of Latin ones."""
        names = [name for name, alphabet in self.alphabets.items() if alphabet.letters]
        others = [name for name in names if name != "Latin"] or names
        name = others[int(rng.integers(len(others)))]
        if "Latin" in names and rng.random() < latin:
            name = "Latin"
        alphabet = self.alphabets[name]
        character = alphabet.letters[int(rng.integers(len(alphabet.letters)))]
        return alphabet.draw(character, int(rng.integers(1 << 16)))


def span(letter: str) -> tuple[float, float]:
    """Where a small letter begins and ends: 0 is the top of the row's digits, 1 their foot."""
    top = 0.0 if letter in ASCENDERS else 0.1 if letter in "ij" else 1 - X_HEIGHT
    return top, 1.0 + (0.3 if letter in DESCENDERS or letter == "j" else 0.0)


def read_drawings(archives: list[Path]) -> Drawings:
    """Read stroke archives (``strokes_background_small1.zip`` and the like).

    An alphabet that two of them hold is taken once. Raises OSError where one cannot be opened,
    ValueError where it holds something else, zipfile.BadZipFile where it is no archive.
    """
    found: dict[str, dict[str, dict[str, tuple[Stroke, ...]]]] = {}
    for path in archives:
        before = set(found)
        with zipfile.ZipFile(path) as archive:
            for name in sorted(archive.namelist()):
                parts = PurePosixPath(name).parts
                if len(parts) == 4 and name.endswith(".txt") and parts[0] != "__MACOSX":
                    _, alphabet, character, drawing = parts
                    if alphabet not in before:
                        hands = found.setdefault(alphabet, {}).setdefault(character, {})
                        strokes = tuple(_strokes(archive.read(name).decode("ascii")))
                        if _length(strokes) >= _SHORTEST:
                            hands[drawing] = strokes
    if not found:
        raise ValueError("there are no drawings in these archives")
    unclear = lookalikes()
    alphabets = {}
    for name, characters in found.items():
        drawings = tuple(
            tuple(strokes for _, strokes in sorted(hands.items()))
            for _, hands in sorted(characters.items())
        )
        alphabets[name] = Alphabet(name, drawings, unclear.get(name, frozenset()))
    return Drawings(alphabets)


def _length(strokes: Strokes) -> float:
    return float(sum(np.hypot(*np.diff(stroke, axis=0).T).sum() for stroke in strokes))


def _strokes(text: str) -> Iterator[Stroke]:
    """The strokes of one file: lines of x, y and time between START and BREAK."""
    points: list[tuple[float, float]] = []
    for line in io.StringIO(text):
        if line.startswith(("START", "BREAK")):
            if points:
                yield _simplified(points)
            points = []
        elif line.strip():
            x, y, _ = line.split(",")
            points.append((float(x), -float(y)))
    if points:
        yield _simplified(points)


def _simplified(points: list[tuple[float, float]]) -> Stroke:
    """Leave out what is on the way, so that a dozen points or two remain of hundreds."""
    line = floats(points)
    if len(line) == 1:
        line = np.concatenate([line, line + np.float32(0.5)])
    kept = floats(cv2.approxPolyDP(line.reshape(-1, 1, 2), _DETAIL, False)).reshape(-1, 2)
    return kept if len(kept) > 1 else np.concatenate([kept, kept + np.float32(0.5)])


@lru_cache(maxsize=1)
def lookalikes() -> Mapping[str, frozenset[int]]:
    """The characters that a stranger could take for a digit, by alphabet, counted from 0.

    The reasons stand in ``omniglot.csv`` beside this module. "In 6 of 20 hands" says how many
    of the twenty drawings, cropped alone, the first reader's network took for that digit with more
    than 0.8; the rest was decided by eye.
    """
    text = (files(__package__) / "omniglot.csv").read_text("utf-8")
    found: dict[str, set[int]] = {}
    for row in csv.DictReader(io.StringIO(text)):
        name, character = row["alphabet"], row["character"]
        index = int(character) - 1 if character.isdigit() else NAMED[name].index(character)
        found.setdefault(name, set()).add(index)
    return {name: frozenset(indices) for name, indices in found.items()}
