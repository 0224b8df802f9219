"""Over-segmentation: strokes are joined and marks cut in many ways, and the best way is kept.

Each way explains the ink by whole things, digits or others; the context network, which knows a
fragment from a whole, says how well (Breuel, "Segmentation of handprinted letter strings using a
dynamic programming algorithm", 2001).
"""

import math
from collections.abc import Mapping, Sequence
from typing import Final

import cv2

from recognizer.classification.context import ContextClassifier
from recognizer.classification.networks import FRAGMENT
from recognizer.digits.candidates import Candidate, judge
from recognizer.digits.dynamic_programming import Lattice
from recognizer.digits.effort import Effort
from recognizer.ink.ink import Ink
from recognizer.segmentation.marks import Mark
from recognizer.segmentation.strokes import (
    cluster,
    is_wide,
    join,
    joins,
    most_pieces,
    opened,
    union,
)

WHOLE: Final = math.log(0.95)
"""What is a whole thing with this log probability is looked at no further."""
SEVERAL: Final = 0.8
"""What is several things with this probability is cut. Where 2 and c fit better than a cursive x,
each is sure of itself, but the x is never that sure to be several things: with 0, 0.5, 0.8 and 0.9
59, 64, 71 and 71 % of the photos of several digits that chose it were read exactly."""
JOIN_BONUS: Final = 0.06
"""Strokes that nearly touch are one thing where the network does not mind, as a log probability."""


def segment(
    marks: Sequence[Mark], ink: Ink, context: ContextClassifier, effort: Effort | None = None
) -> list[Candidate]:
    """Join, cut and judge ``marks`` of ``ink``; every stroke is in exactly one of the results.

    What is surely whole is neither joined nor cut: the network is asked about the others only, and
    about no more than ``effort`` affords.
    """
    effort, shape = effort or Effort(), ink.mask.shape
    effort.spend([mark.box for mark in marks], shape)
    singles = judge(marks, ink, context)
    clusters = cluster(marks)
    ways = [[way for way in joins(group) if _is_doubtful(way, singles)] for group in clusters]
    ways = [
        some if effort.affords(union([marks[i].box for i in group]), shape, len(some)) else []
        for group, some in zip(clusters, ways, strict=True)
    ]
    joined = [join([marks[i] for i in way]) for some in ways for way in some]
    judged = iter(judge(joined, ink, context))
    chosen: list[Candidate] = []
    for group, some in zip(clusters, ways, strict=True):
        known = {frozenset([i]): singles[i] for i in group}
        known.update((way, next(judged)) for way in some)
        chosen.extend(_best_cover(frozenset(group), known))
    return _cut(_open(chosen, ink, context), ink, context, effort)


def _is_doubtful(way: frozenset[int], singles: Sequence[Candidate]) -> bool:
    return any(singles[i].value < WHOLE for i in way)


def _best_cover(
    group: frozenset[int], known: Mapping[frozenset[int], Candidate]
) -> tuple[Candidate, ...]:
    """Choose the joins that together explain a cluster's ink best, each mark used once."""
    if len(known) == len(group):
        return tuple(known[frozenset([i])] for i in sorted(group))
    memory: dict[frozenset[int], tuple[float, tuple[Candidate, ...]]] = {frozenset(): (0.0, ())}

    def best(rest: frozenset[int]) -> tuple[float, tuple[Candidate, ...]]:
        if rest not in memory:
            first = min(rest)
            ways = []
            for subset, candidate in known.items():
                if first in subset and subset <= rest:
                    value, others = best(rest - subset)
                    gain = candidate.value + JOIN_BONUS * (len(subset) > 1)
                    value += gain * cv2.countNonZero(candidate.mark.ink)
                    ways.append((value, (candidate, *others)))
            memory[rest] = max(ways, key=lambda way: way[0])
        return memory[rest]

    return best(group)[1]


def _open(chosen: Sequence[Candidate], ink: Ink, context: ContextClassifier) -> list[Candidate]:
    """Take what touches the ring around it out of that, where it is a digit for sure."""
    rings = {id(whole): opened(whole.mark) for whole in chosen if whole.value < WHOLE}
    judged = iter(judge([mark for parts in rings.values() for mark in parts], ink, context))
    results: list[Candidate] = []
    for whole in chosen:
        parts = [next(judged) for _ in rings.get(id(whole), ())]
        results += parts if parts and parts[1].confidence > whole.confidence else [whole]
    return results


def _affords_cuts(mark: Mark, ink: Ink, effort: Effort) -> bool:
    height = mark.box.height
    piece = mark.box._replace(width=min(mark.box.width, height))
    return effort.affords(piece, ink.mask.shape, most_pieces(mark))


def _cut(
    chosen: Sequence[Candidate], ink: Ink, context: ContextClassifier, effort: Effort
) -> list[Candidate]:
    """Cut what is wide where the network finds the pieces better things than the whole."""
    lattices = {
        id(whole): Lattice(whole)
        for whole in chosen
        if whole.context[FRAGMENT] >= SEVERAL
        and is_wide(whole.mark)
        and _affords_cuts(whole.mark, ink, effort)
    }
    asked = [piece for lattice in lattices.values() for piece in lattice.pieces.values()]
    judged = iter(judge(asked, ink, context))
    results: list[Candidate] = []
    for whole in chosen:
        lattice = lattices.get(id(whole))
        results += (
            lattice.best({span: next(judged) for span in lattice.pieces}) if lattice else [whole]
        )
    return results
