"""Arithmetic: sums in columns, equations, fractions, powers."""

from dataclasses import dataclass
from typing import Final

from recognizer.studio.pages import lines
from recognizer.studio.pages.desk import Desk
from recognizer.studio.pages.page import SMALLEST, Page

_OPERATORS: Final = "+-x×·:÷/=<>"
_VARIABLES: Final = "xxxxxyyyznabcktmpvruw"


def bar(desk: Desk, page: Page, left: float, right: float, y: float) -> None:
    """Draw a level line, as below a sum or in a fraction."""
    tilt = desk.near(0.03) * page.unit
    line = lines.straight((left, y - tilt), (right, y + tilt), desk.rng, desk.shake(page))
    page.line(line, page.line_width * desk.between(0.8, 1.2))


@dataclass(frozen=True)
class _Column:
    """Places under each other: ``most`` of them, ``pitch`` pixels apart, the last left of 0."""

    desk: Desk
    page: Page
    most: int
    pitch: float
    decimals: int

    def write(self, text: str, y: float) -> None:
        """Write digits so that the last one stands in the last place."""
        desk, page = self.desk, self.page
        page.next_group()
        for i, character in enumerate(reversed(text)):
            mark, _ = desk.form(character, page.unit)
            width, tall = mark.extent
            x = -(i + 0.5) * self.pitch - width / 2 + desk.near(0.05) * page.unit
            top = y + page.unit - tall + desk.near(0.04) * page.unit
            page.digit(int(character), mark, x, top)
            if self.decimals and i == self.decimals:
                sign, drop = desk.form(desk.pick(",", "."), page.unit)
                page.other(sign, x + width + 0.02 * page.unit, y + drop)

    def operate(self, y: float) -> None:
        """Write the operator at the left."""
        mark, drop = self.desk.form(self.desk.pick(*"++-x×·"), self.page.unit)
        x = -(self.most + self.desk.between(0.6, 1.5)) * self.pitch
        self.page.other(mark, x - mark.extent[0], y + drop)

    def carry(self, y: float) -> None:
        """Write a carried digit, small, above a place: a person may read it or not."""
        page, label = self.page, self.desk.count(1, 9)
        mark = page.writer.digit(label, page.unit * self.desk.between(0.35, 0.5))
        x = -(self.desk.count(1, self.most) + 0.3) * self.pitch
        page.other(mark, x, y - mark.extent[1] - 0.05 * page.unit, ignored=True)

    def rule(self, y: float) -> None:
        """Draw a line below all places."""
        left = -(self.most + self.desk.between(0.1, 1.2)) * self.pitch
        bar(self.desk, self.page, left, self.desk.between(0.1, 0.5) * self.page.unit, y)


def column(desk: Desk) -> Page:
    """Numbers under each other, an operator, a line and the result below."""
    rows, most = desk.count(2, 5), desk.count(1, 6)
    page = desk.page(most + 1.5, rows + 1.5)
    pitch, lead = page.unit * desk.between(0.75, 1.15), page.unit * desk.between(1.15, 1.6)
    places = _Column(desk, page, most, pitch, desk.count(1, 2) if desk.chance(0.2) else 0)
    y = 0.0
    for i in range(rows):
        places.write(desk.digits(desk.count(1 if i else max(1, most - 1), most)), y)
        if i == rows - 1:
            places.operate(y)
        elif desk.chance(0.15):
            places.carry(y)
        page.next_row()
        y += lead
    y += desk.between(-0.2, 0.05) * page.unit
    for _ in range(2 if desk.chance(0.2) else 1):
        places.rule(y)
        y += 0.15 * page.unit
    if desk.chance(0.75):
        places.write(desk.digits(most), y + 0.3 * page.unit)
        if desk.chance(0.25):
            places.rule(y + 1.5 * page.unit)
    return page


def equation(desk: Desk) -> Page:
    """One to a few lines of arithmetic, with letters in some of them."""
    rows = 1 if desk.chance(0.6) else desk.count(2, 5)
    texts = [algebra(desk) if desk.chance(0.65) else arithmetic(desk) for _ in range(rows)]
    page = desk.page(max(len(text) for text in texts) * 0.95 + 1, rows, least=0.4)
    lead = page.unit * desk.between(1.3, 2.2)
    for i, text in enumerate(texts):
        powers(desk, page, text, 0.0, i * lead)
        page.next_row()
    return page


def arithmetic(desk: Desk) -> str:
    """Numbers and operators, tight or apart."""
    blank = " " if desk.chance(0.6) else ""
    parts = [desk.digits(desk.count(1, 3))]
    for _ in range(desk.count(1, 3)):
        sign = desk.pick(*_OPERATORS)
        parts.append(f"{blank}{sign}{blank}{desk.digits(desk.count(1, 3))}")
    if desk.chance(0.15):
        parts = ["(", *parts, ")"]
    if desk.chance(0.6):
        parts.append(f"{blank}={blank}{desk.digits(desk.count(0, 4))}")
    return "".join(parts)


def algebra(desk: Desk) -> str:
    """Terms of a polynomial; ``^`` stands before an exponent."""
    terms = []
    name = desk.pick(*_VARIABLES)
    for _ in range(desk.count(1, 4)):
        number = desk.digits(desk.count(1, 2)) if desk.chance(0.7) else ""
        power = "^" + desk.pick("2", "2", "2", "3", "4", "5", "n") if desk.chance(0.5) else ""
        terms.append(desk.pick(number or "3", f"{number}{name}{power}", f"{name}{power}"))
    blank = " " if desk.chance(0.7) else ""
    text = "".join(
        f"{blank}{desk.pick('+', '-')}{blank}{term}" if i else term for i, term in enumerate(terms)
    )
    right = desk.pick("0", desk.digits(desk.count(1, 3)), name, "")
    return f"{text}{blank}={blank}{right}" if desk.chance(0.7) else text


def powers(
    desk: Desk, page: Page, text: str, x: float, y: float, *, decided: bool = False
) -> float:
    """Write a line in which ``^`` raises the next character; return where it ends."""
    small = max(desk.between(0.4, 0.75), min(SMALLEST / page.unit, 0.9))
    rise = desk.between(-0.45, -0.1)
    first, *others = text.split("^")
    x = desk.write(page, first, x, y, decided=decided)
    for part in others:
        place = (x + 0.03 * page.unit, y + rise * page.unit)
        x = desk.write(page, part[:1], *place, scale=small, decided=decided)
        if len(part) > 1:
            x += desk.space * page.unit if part[1] == " " else 0.05 * page.unit
            x = desk.write(page, part[1:].lstrip(), x, y, decided=decided)
    return x
