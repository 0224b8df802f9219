"""Arithmetic: sums in columns, equations, fractions, powers."""

from recognizer.studio.pages import lines
from recognizer.studio.pages.desk import Desk
from recognizer.studio.pages.page import PEN, Page

_OPERATORS = ("+", "-", "x", "×", "·", ":", "÷", "/", "=", "<", ">")
_VARIABLES = "xyznabcktmpvruwyx"


def _bar(desk: Desk, page: Page, left: float, right: float, y: float, layer: int = PEN) -> None:
    tilt = desk.rng.normal(0, 0.03) * page.unit
    line = lines.straight((left, y - tilt), (right, y + tilt), desk.rng, desk.shake(page))
    page.line(line, page.line_width * desk.between(0.8, 1.2), layer)


def column(desk: Desk) -> Page:
    """Numbers under each other, an operator, a line and the result below."""
    rows, most = desk.count(2, 5), desk.count(1, 6)
    page = desk.page(most + 1.5, rows + 1.5)
    pitch = page.unit * desk.between(0.75, 1.15)
    lead = page.unit * desk.between(1.15, 1.6)
    decimals = desk.count(1, 2) if desk.chance(0.2) else 0
    y = 0.0
    for i in range(rows):
        last = i == rows - 1
        text = desk.digits(desk.count(1 if i else max(1, most - 1), most))
        _right_aligned(desk, page, text, y, pitch, decimals)
        if last:
            _operator(desk, page, -(most + desk.between(0.6, 1.5)) * pitch, y)
        elif desk.chance(0.15):
            _carried(desk, page, y, pitch, most)
        page.next_row()
        y += lead
    y += desk.between(0.0, 0.25) * page.unit
    for _ in range(2 if desk.chance(0.2) else 1):
        left = -(most + desk.between(0.2, 1.2)) * pitch
        _bar(desk, page, left, desk.between(0.1, 0.5) * page.unit, y - 0.2 * page.unit)
        y += 0.15 * page.unit
    if desk.chance(0.75):
        _right_aligned(desk, page, desk.digits(most), y + 0.1 * page.unit, pitch, decimals)
        if desk.chance(0.25):
            _bar(desk, page, -most * pitch, 0.1 * page.unit, y + 1.3 * page.unit)
    return page


def _right_aligned(
    desk: Desk, page: Page, text: str, y: float, pitch: float, decimals: int
) -> None:
    """Write digits so that their places stand under each other, the last one left of 0."""
    page.next_group()
    for i, character in enumerate(reversed(text)):
        mark = page.writer.digit(int(character), page.unit * desk.between(0.9, 1.08))
        width, tall = mark.extent
        x = -(i + 0.5) * pitch - width / 2 + desk.rng.normal(0, 0.05) * page.unit
        page.digit(
            int(character), mark, x, y + page.unit - tall + desk.rng.normal(0, 0.04) * page.unit
        )
        if decimals and i == decimals:
            sign, drop = page.writer.character(desk.pick(",", "."), page.unit)
            page.other(sign, x + width + 0.02 * page.unit, y + drop)


def _operator(desk: Desk, page: Page, x: float, y: float) -> None:
    mark, drop = page.writer.character(desk.pick("+", "+", "-", "x", "×", "·"), page.unit)
    page.other(mark, x - mark.extent[0], y + drop)


def _carried(desk: Desk, page: Page, y: float, pitch: float, most: int) -> None:
    """A carried digit, small, above a place: a person may read it or not."""
    mark = page.writer.digit(desk.count(1, 9), page.unit * desk.between(0.35, 0.5))
    x = -(desk.count(1, most) + 0.3) * pitch
    page.other(mark, x, y - mark.extent[1] - 0.05 * page.unit, ignored=True)


def equation(desk: Desk) -> Page:
    """One to a few lines of arithmetic, with letters in some of them."""
    rows = 1 if desk.chance(0.6) else desk.count(2, 5)
    texts = [algebra(desk) if desk.chance(0.4) else arithmetic(desk) for _ in range(rows)]
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
        sign = _OPERATORS[desk.count(0, len(_OPERATORS) - 1)]
        parts.append(f"{blank}{sign}{blank}{desk.digits(desk.count(1, 3))}")
    if desk.chance(0.15):
        parts = ["(", *parts, ")"]
    if desk.chance(0.6):
        parts.append(f"{blank}={blank}{desk.digits(desk.count(0, 4))}")
    return "".join(parts)


def algebra(desk: Desk) -> str:
    """Terms of a polynomial; ``^`` stands before an exponent."""
    terms = []
    name = _VARIABLES[desk.count(0, len(_VARIABLES) - 1)]
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


def powers(desk: Desk, page: Page, text: str, x: float, y: float) -> float:
    """Write a line in which ``^`` raises the next character; return where it ends."""
    small, rise = desk.between(0.4, 0.75), desk.between(-0.45, -0.1)
    parts = text.split("^")
    x = desk.write(page, parts[0], x, y)
    for part in parts[1:]:
        x = desk.write(page, part[:1], x + 0.03 * page.unit, y + rise * page.unit, scale=small)
        if len(part) > 1:
            x += desk.space * page.unit if part[1] == " " else 0.05 * page.unit
            x = desk.write(page, part[1:].lstrip(), x, y)
    return x


def fraction(desk: Desk) -> Page:
    """Fractions with a bar, some in an equation; the numerators are a row, as are the others."""
    count = desk.count(1, 3)
    page = desk.page(2.8 * count, 2.0, least=0.3)
    x, half = 0.0, desk.between(0.12, 0.35) * page.unit
    for i in range(count):
        if i:
            sign, drop = page.writer.character(
                desk.pick("+", "-", "=", "·", "<", ">", "×"), page.unit
            )
            page.other(sign, x, drop - 0.5 * page.unit)
            x += sign.extent[0] + 0.4 * page.unit
        x = _fraction(desk, page, x, half) + desk.between(0.3, 0.6) * page.unit
    return page


def _fraction(desk: Desk, page: Page, x: float, half: float) -> float:
    """Write one, its bar at y = 0; return where it ends."""
    page.row = 0
    upper = desk.write(page, desk.digits(desk.count(1, 3)), x, -half - page.unit)
    page.row = 1
    lower = desk.write(
        page, desk.digits(desk.count(1, 3)), x + desk.between(-0.1, 0.2) * page.unit, half
    )
    end = max(upper, lower)
    _bar(
        desk,
        page,
        x - desk.between(0.1, 0.3) * page.unit,
        end + desk.between(0.1, 0.3) * page.unit,
        0.0,
    )
    return end


def root(desk: Desk) -> Page:
    """A number or a term under a root."""
    text = (
        desk.digits(desk.count(1, 4)) if desk.chance(0.7) else algebra(desk).split("=")[0].strip()
    )
    page = desk.page(len(text) + 2, 1.6, least=0.3)
    end = powers(desk, page, text, 0.0, 0.0)
    draw_root(desk, page, 0.0, end)
    if desk.chance(0.4):
        desk.write(page, "= " + desk.digits(desk.count(1, 3)), end + 0.4 * page.unit, 0.0)
    return page


def draw_root(desk: Desk, page: Page, left: float, right: float) -> None:
    """The sign of a root over what is written from ``left`` to ``right``."""
    unit, top = page.unit, -desk.between(0.12, 0.35) * page.unit
    hook = [(-0.65, 0.6), (-0.5, 0.5), (-0.3, 1.0), (-0.1, 0.0)]
    points = [(left + x * unit, y * unit) for x, y in hook]
    points[-1] = (left - 0.1 * unit, top)
    ends = [*points, (right + 0.15 * unit, top + desk.rng.normal(0, 0.04) * unit)]
    for start, end in zip(ends[:-1], ends[1:], strict=True):
        page.line(lines.straight(start, end, desk.rng, 0.01 * unit), page.line_width)
