"""Dynamic programming over the cuts of touching digits: the parts that the network likes best."""

from collections.abc import Sequence
from typing import Final

from recognizer.classification.classifier import Classifier
from recognizer.digits.candidates import SURE, Candidate, classify
from recognizer.segmentation.marks import Mark
from recognizer.segmentation.strokes import FEWEST_CUTS, MOST_CUTS, cut_columns, part

CUTS_A_DIGIT: Final = 3
"""Places to cut for each of so many digits as the mark is high."""
CUT_PENALTY: Final = 0.12
"""What one more cut through ink costs, as a log probability."""


def split(
    chosen: Sequence[Candidate], companies: Sequence[bool], classifier: Classifier
) -> list[Candidate]:
    """Cut marks where the network finds several better answers than one.

    Each mark's parts are asked about from left to right, those of all marks together; mostly the
    first parts are no digits, and there is no need to ask about the others.
    """
    lattices = {
        index: _Lattice(whole)
        for index, (whole, company) in enumerate(zip(chosen, companies, strict=True))
        if _may_be_several(whole, company)
    }
    for start in range(MOST_CUTS + 1):
        asked = [
            (each, end, piece) for each in lattices.values() for end, piece in each.pieces(start)
        ]
        judged = classify([piece for _, _, piece in asked], classifier)
        for (lattice, end, _), piece in zip(asked, judged, strict=True):
            lattice.extend(start, end, piece)
    results = [
        lattices[index].result(company) if index in lattices else [chosen[index]]
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


class _Lattice:
    """One mark's segmentation lattice: ``best[i]`` explains the ink left of ``cuts[i]``."""

    def __init__(self, whole: Candidate) -> None:
        self.whole = whole
        box = whole.mark.box
        most = min(max(FEWEST_CUTS, round(CUTS_A_DIGIT * box.width / box.height)), MOST_CUTS)
        self.cuts = [0, *cut_columns(whole.mark, most), box.width]
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
