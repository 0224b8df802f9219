"""Dynamic programming over the cuts of touching digits: the parts that the network likes best."""

from collections.abc import Mapping
from typing import Final

from recognizer.digits.candidates import Candidate
from recognizer.segmentation.strokes import Span, cut_columns, part, spans

CUT_PENALTY: Final = 0.12
"""What one more cut through ink costs, as a log probability."""


class Lattice:
    """One mark's segmentation lattice: ``pieces`` are its parts between any two cuts."""

    def __init__(self, whole: Candidate) -> None:
        """Cut ``whole`` where little ink is."""
        self.whole = whole
        self._ends = [0, *cut_columns(whole.mark), whole.mark.box.width]
        self.pieces = {span: part(whole.mark, *span) for span in spans(whole.mark, self._ends)}

    def best(self, known: Mapping[Span, Candidate]) -> list[Candidate]:
        """The pieces that explain the ink best, or the whole where they are no better.

        Each piece's log probability counts by its share of the width.
        """
        width = self._ends[-1]
        paths: dict[int, tuple[float, list[Candidate]]] = {0: (0.0, [])}
        for end in self._ends[1:]:
            ways = []
            for start in self._ends:
                if start in paths and (start, end) in known:
                    value, before = paths[start]
                    piece = known[start, end]
                    gain = (piece.value - CUT_PENALTY) * (end - start) / width
                    ways.append((value + gain, [*before, piece]))
            if ways:
                paths[end] = max(ways, key=lambda way: way[0])
        value, pieces = paths.get(width, (-float("inf"), []))
        return pieces if value > self.whole.value else [self.whole]
