"""Marks to candidates for digits: strokes joined, touching digits cut, the best cover chosen."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from recognizer.classifier import Classifier
from recognizer.networks import BACKGROUND, DIGITS
from recognizer.normalisation import normalise
from recognizer.reading import Box
from recognizer.segmentation import Mark

LARGEST_CLUSTER: Final = 6
UNEXPLAINED: Final = -1.2
"""What leaving ink unread costs, as a log probability."""
CUT_PENALTY: Final = 0.12
"""What one more cut through ink costs, likewise."""
JOIN_BONUS: Final = 0.06
"""Strokes that nearly touch are one digit where the network does not mind, likewise."""
SURE: Final = 0.9
MOST_CUTS: Final = 5
WIDEST: Final = 1.7
"""No digit is wider than this times its height."""


@dataclass(frozen=True, eq=False)
class Candidate:
    """A mark that may be one digit, with the network's opinion of it.

    ``crop`` is uint8 of shape (28, 28); ``probabilities`` is float32 of shape (11,).
    """

    mark: Mark
    crop: NDArray[np.uint8]
    probabilities: NDArray[np.float32]

    @property
    def digit(self) -> int:
        """The most probable digit."""
        return int(self.probabilities[:DIGITS].argmax())

    @property
    def confidence(self) -> float:
        """The probability of ``digit``."""
        return float(self.probabilities[:DIGITS].max())

    @property
    def best_two(self) -> float:
        """The probability of the two most probable digits together."""
        return float(np.sort(self.probabilities[:DIGITS])[-2:].sum())

    @property
    def is_digit(self) -> bool:
        """Whether this is more likely some digit than none."""
        return float(self.probabilities[BACKGROUND]) < 0.5

    @property
    def value(self) -> float:
        """How well the ink is explained, as a log probability."""
        return float(np.log(max(self.confidence, 1e-6))) if self.is_digit else UNEXPLAINED


def choose(marks: Sequence[Mark], classifier: Classifier) -> list[Candidate]:
    """Join, cut and classify ``marks``; every mark is in exactly one of the results."""
    clusters = cluster(marks)
    subsets = [_subsets(group) for group in clusters]
    joined = [join([marks[i] for i in subset]) for group in subsets for subset in group]
    judged = iter(_classify(joined, classifier))
    chosen: list[Candidate] = []
    for group, options in zip(clusters, subsets, strict=True):
        known = {option: next(judged) for option in options}
        chosen.extend(_best_cover(frozenset(group), known))
    heights = [c.mark.box.height for c in chosen if c.is_digit and c.confidence > SURE]
    return _cut(chosen, [_company(whole, heights) for whole in chosen], classifier)


def _company(whole: Candidate, heights: Sequence[int]) -> bool:
    """Whether digits of about the same height stand in the same picture."""
    return any(0.6 <= whole.mark.box.height / height <= 1.6 for height in heights)


def cluster(marks: Sequence[Mark]) -> list[list[int]]:
    """Group the indices of marks that lie so close that they may be strokes of one digit."""
    parent = list(range(len(marks)))

    def root(i: int) -> int:
        while parent[i] != i:
            i = parent[i]
        return i

    for i, j in combinations(range(len(marks)), 2):
        if _near(marks[i], marks[j]):
            parent[root(j)] = root(i)
    groups: dict[int, list[int]] = {}
    for i in range(len(marks)):
        groups.setdefault(root(i), []).append(i)
    return list(groups.values())


def _near(a: Mark, b: Mark) -> bool:
    reach = max(0.16 * max(a.size, b.size), 1.5 * max(a.thickness, b.thickness))
    across = max(a.box.x, b.box.x) - min(a.box.x + a.box.width, b.box.x + b.box.width)
    down = max(a.box.y, b.box.y) - min(a.box.y + a.box.height, b.box.y + b.box.height)
    # Neighbours may be two digits as well as two strokes of one: the network decides.
    return across <= reach and down <= reach


def _subsets(group: list[int]) -> list[frozenset[int]]:
    """The joins worth asking about: singles, pairs and triples, and all of a small cluster."""
    singles = [frozenset([i]) for i in group]
    if len(group) == 1 or len(group) > LARGEST_CLUSTER:
        return singles
    sizes = sorted({2, 3, len(group)})
    return singles + [
        frozenset(c) for size in sizes if size <= len(group) for c in combinations(group, size)
    ]


def join(marks: Sequence[Mark]) -> Mark:
    """Put strokes together into one mark."""
    if len(marks) == 1:
        return marks[0]
    left = min(m.box.x for m in marks)
    top = min(m.box.y for m in marks)
    right = max(m.box.x + m.box.width for m in marks)
    bottom = max(m.box.y + m.box.height for m in marks)
    ink = np.zeros((bottom - top, right - left), np.uint8)
    for m in marks:
        y, x = m.box.y - top, m.box.x - left
        window = ink[y : y + m.box.height, x : x + m.box.width]
        np.maximum(window, m.ink, out=window)
    largest = max(marks, key=lambda m: m.size)
    box = Box(left, top, right - left, bottom - top)
    at_edge = any(m.at_edge for m in marks)
    return Mark(box, ink, largest.level, largest.thickness, at_edge)


def _classify(marks: Sequence[Mark], classifier: Classifier) -> list[Candidate]:
    if not marks:
        return []
    crops = np.stack([normalise(mark.ink) for mark in marks])
    rows = classifier.classify(crops)
    for mark, row in zip(marks, rows, strict=True):
        if mark.box.width > WIDEST * mark.box.height:
            row[:] = 0
            row[BACKGROUND] = 1
    return [Candidate(*parts) for parts in zip(marks, crops, rows, strict=True)]


def _best_cover(
    group: frozenset[int], known: dict[frozenset[int], Candidate]
) -> tuple[Candidate, ...]:
    """Choose the joins that together explain a cluster's ink best, each mark used once."""
    if len(group) == 1 or len(group) > LARGEST_CLUSTER:
        return tuple(known[frozenset([i])] for i in sorted(group))
    memory: dict[frozenset[int], tuple[float, tuple[Candidate, ...]]] = {frozenset(): (0.0, ())}

    def best(rest: frozenset[int]) -> tuple[float, tuple[Candidate, ...]]:
        if rest not in memory:
            first = min(rest)
            options = []
            for subset, candidate in known.items():
                if first in subset and subset <= rest:
                    value, others = best(rest - subset)
                    gain = candidate.value + JOIN_BONUS * (len(subset) > 1)
                    value += gain * cv2.countNonZero(candidate.mark.ink)
                    options.append((value, (candidate, *others)))
            memory[rest] = max(options, key=lambda option: option[0])
        return memory[rest]

    return best(group)[1]


def _cut(
    chosen: Sequence[Candidate], companies: Sequence[bool], classifier: Classifier
) -> list[Candidate]:
    """Cut marks where the network finds several better answers than one.

    Each mark's parts are asked about from left to right, those of all marks together; mostly the
    first parts are no digits, and there is no need to ask about the others.
    """
    cuttings = {
        index: _Cutting(whole)
        for index, (whole, company) in enumerate(zip(chosen, companies, strict=True))
        if _may_be_several(whole, company)
    }
    for start in range(MOST_CUTS + 1):
        asked = [(c, end, piece) for c in cuttings.values() for end, piece in c.pieces(start)]
        judged = _classify([piece for _, _, piece in asked], classifier)
        for (cutting, end, _), piece in zip(asked, judged, strict=True):
            cutting.extend(start, end, piece)
    results = [
        cuttings[index].result(company) if index in cuttings else [chosen[index]]
        for index, company in enumerate(companies)
    ]
    return [piece for result in results for piece in result]


def _may_be_several(whole: Candidate, company: bool) -> bool:
    """Whether a mark is wide enough for several digits, and not surely one.

    A letter is easily taken for two strokes that look like ones. So a mark without the
    ``company`` of other digits must be wide, and give more than ones, before it is cut.
    """
    box = whole.mark.box
    aspect = box.width / box.height
    sure = whole.is_digit and whole.confidence > SURE
    return aspect >= (0.75 if company else 1.1) and not (sure and aspect < 1.3) and box.width >= 16


class _Cutting:
    """The ways to cut one mark: ``best[i]`` is how to explain the ink left of ``cuts[i]``."""

    def __init__(self, whole: Candidate) -> None:
        self.whole = whole
        self.cuts = [0, *cut_columns(whole.mark), whole.mark.box.width]
        self.best: list[tuple[float, list[Candidate]] | None] = [(0.0, [])]
        self.best += [None] * (len(self.cuts) - 1)

    def pieces(self, start: int) -> list[tuple[int, Mark]]:
        """The parts from cut ``start`` on that are worth asking about, each with its end."""
        if start >= len(self.cuts) - 1 or self.best[start] is None:
            return []
        height, left = self.whole.mark.box.height, self.cuts[start]
        return [
            (end, part(self.whole.mark, left, right))
            for end, right in enumerate(self.cuts)
            if end > start
            and end - start < len(self.cuts) - 1
            and 0.1 * height <= right - left <= 1.4 * height
        ]

    def extend(self, start: int, end: int, piece: Candidate) -> None:
        """Explain the ink between two cuts by ``piece``, where that is a digit."""
        before, current = self.best[start], self.best[end]
        if before is None or not piece.is_digit or piece.confidence < SURE:
            return
        value = before[0] + piece.value - CUT_PENALTY
        if current is None or value > current[0]:
            self.best[end] = (value, [*before[1], piece])

    def result(self, company: bool) -> list[Candidate]:
        """The pieces, or the whole where they are no better."""
        found, whole = self.best[-1], self.whole
        if found is None or len(found[1]) < 2 or found[0] / len(found[1]) <= whole.value:
            return [whole]
        ones = sum(piece.digit == 1 for piece in found[1])
        slim = whole.mark.box.width / whole.mark.box.height < 1.3
        if not company and ((ones > len(found[1]) - 2 and slim) or ones > len(found[1]) / 2):
            return [whole]
        return found[1]


def cut_columns(mark: Mark) -> list[int]:
    """The columns where the least ink would be cut, ``MOST_CUTS`` at most, from left to right."""
    profile = cv2.blur(mark.ink.sum(axis=0, dtype=np.float32).reshape(1, -1), (5, 1)).ravel()
    width, space = mark.box.width, max(3, mark.box.height // 8)
    chosen: list[int] = []
    for column in np.argsort(profile, kind="stable"):
        inside = 0.15 * mark.box.height <= column <= width - 0.15 * mark.box.height
        if inside and all(abs(int(column) - c) >= space for c in chosen):
            chosen.append(int(column))
        if len(chosen) == MOST_CUTS:
            break
    return sorted(chosen)


def part(mark: Mark, start: int, end: int) -> Mark:
    """The part of a mark between two columns, cut tightly."""
    ink = mark.ink[:, start:end]
    rows = np.flatnonzero((ink > 64).any(axis=1))
    columns = np.flatnonzero((ink > 64).any(axis=0))
    if not len(rows) or not len(columns):
        return Mark(Box(mark.box.x + start, mark.box.y, end - start, 1), ink[:1], 0.0, 0.0)
    top, left = int(rows[0]), int(columns[0])
    tight = np.ascontiguousarray(ink[top : rows[-1] + 1, left : columns[-1] + 1])
    box = Box(mark.box.x + start + left, mark.box.y + top, tight.shape[1], tight.shape[0])
    return Mark(box, tight, mark.level, mark.thickness, mark.at_edge)
