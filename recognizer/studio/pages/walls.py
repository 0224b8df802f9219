"""Walls: the lines of forms and tables, printed or drawn, whole or dashed."""

from collections.abc import Sequence
from dataclasses import dataclass

from recognizer.studio.arrays import Points
from recognizer.studio.pages import lines
from recognizer.studio.pages.desk import Desk
from recognizer.studio.pages.page import PEN, Page


@dataclass
class Walls:
    """How walls are drawn: a layer, a width in pixels, unrest in pixels, and dashes or None."""

    page: Page
    layer: int
    width: float
    shake: float
    dash: tuple[float, float] | None

    @classmethod
    def random(cls, desk: Desk, page: Page, *, own: float = 0.35) -> "Walls":
        """Walls of 1 to 5 pixels, thinner ones more often, some dotted or dashed."""
        width = desk.between(1.0, 5.0) if desk.chance(0.35) else desk.between(1.0, 2.5)
        if desk.chance(0.25):
            width = page.line_width * desk.between(0.8, 1.2)
        layer = desk.printed(page, own=own)
        shake = 0.02 * page.unit if layer == PEN and desk.chance(0.4) else 0.0
        dash = None
        if desk.chance(0.14):
            unit = max(2.0, desk.between(1, 3) * width)
            dash = (unit if desk.chance(0.5) else 0.5, unit * desk.between(1.2, 2.5))
        return cls(page, layer, min(width, 0.16 * page.unit), shake, dash)

    def draw(self, points: Points) -> None:
        """Draw one line."""
        if self.dash is None:
            self.page.line(points, self.width, self.layer)
            return
        for piece in lines.dashes(points, *self.dash):
            self.page.line(piece, self.width, self.layer)

    def frame(self, around: lines.Extent) -> None:
        """Draw a box: left, top, right, bottom."""
        for side in lines.rectangle(around, self.page.rng, self.shake):
            self.draw(side)

    def straight(self, start: lines.Spot, end: lines.Spot) -> None:
        """Draw from one place to another."""
        self.draw(lines.straight(start, end, self.page.rng, self.shake))

    def grid(self, edges: Sequence[float], levels: Sequence[float]) -> None:
        """Draw lines at all ``edges`` from left to right and at all ``levels`` downwards."""
        for y in levels:
            self.straight((edges[0], y), (edges[-1], y))
        for x in edges:
            self.straight((x, levels[0]), (x, levels[-1]))
