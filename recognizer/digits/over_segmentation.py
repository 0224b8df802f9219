"""Over-segmentation: strokes are joined and marks cut in many ways, and the best way is kept."""

from collections.abc import Sequence
from itertools import combinations
from typing import Final

import cv2

from recognizer.classification.classifier import Classifier
from recognizer.digits.candidates import SURE, Candidate, classify
from recognizer.digits.dynamic_programming import split
from recognizer.reading import Box
from recognizer.segmentation.marks import Mark
from recognizer.segmentation.strokes import cluster, join

LARGEST_CLUSTER: Final = 6
JOIN_BONUS: Final = 0.06
"""Strokes that nearly touch are one digit where the network does not mind, as a log probability."""


def segment(marks: Sequence[Mark], classifier: Classifier) -> list[Candidate]:
    """Join, cut and classify ``marks``; every mark is in exactly one of the results."""
    clusters = cluster(marks)
    subsets = [_subsets(group) for group in clusters]
    joined = [join([marks[i] for i in subset]) for group in subsets for subset in group]
    judged = iter(classify(joined, classifier))
    chosen: list[Candidate] = []
    for group, options in zip(clusters, subsets, strict=True):
        known = {option: next(judged) for option in options}
        known = {option: c for option, c in known.items() if not _holds_several(option, known)}
        chosen.extend(_best_cover(frozenset(group), known))
    heights = [c.mark.box.height for c in chosen if c.is_digit and c.confidence > SURE]
    return split(chosen, [_company(whole, heights) for whole in chosen], classifier)


def _company(whole: Candidate, heights: Sequence[int]) -> bool:
    """Whether digits of about the same height stand in the same picture."""
    return any(0.6 <= whole.mark.box.height / height <= 1.6 for height in heights)


def _subsets(group: list[int]) -> list[frozenset[int]]:
    """The joins worth asking about: singles, pairs and triples, and all of a small cluster."""
    singles = [frozenset([i]) for i in group]
    if len(group) == 1 or len(group) > LARGEST_CLUSTER:
        return singles
    sizes = sorted({2, 3, len(group)})
    return singles + [
        frozenset(c) for size in sizes if size <= len(group) for c in combinations(group, size)
    ]


def _holds_several(subset: frozenset[int], known: dict[frozenset[int], Candidate]) -> bool:
    """Whether two of the joined strokes are sure digits by themselves, one beside the other.

    A number of two digits often looks like a third one, but nobody's stroke is a whole digit. Two
    ones may be strokes: the sides of a zero that is open at both ends.
    """
    parts = [known[frozenset([i])] for i in subset]
    digits = [c for c in parts if c.is_digit and c.confidence > SURE]
    return any(
        not a.digit == b.digit == 1 and _beside(a.mark.box, b.mark.box)
        for a, b in combinations(digits, 2)
    )


def _beside(a: Box, b: Box) -> bool:
    """Whether two boxes of about the same height stand in a row and hardly cover each other."""
    across = min(a.x + a.width, b.x + b.width) - max(a.x, b.x)
    down = min(a.y + a.height, b.y + b.height) - max(a.y, b.y)
    return (
        0.6 <= a.height / b.height <= 1.6
        and across <= 0.35 * min(a.width, b.width)
        and down >= 0.6 * min(a.height, b.height)
    )


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
