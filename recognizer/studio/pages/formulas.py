"""Fractions and roots, with digits or with letters only."""

from itertools import pairwise

from recognizer.studio.pages import lines, sums, words
from recognizer.studio.pages.desk import Desk
from recognizer.studio.pages.page import Page


def fraction(desk: Desk) -> Page:
    """Fractions with a bar, some in an equation; the numerators are a row, as are the others."""
    count = desk.count(1, 3)
    page = desk.page(2.8 * count, 2.0, least=0.3)
    x, half = 0.0, desk.between(0.12, 0.35) * page.unit
    for i in range(count):
        if i:
            sign, drop = desk.form(desk.pick(*"+-=·<>×"), page.unit)
            page.other(sign, x, drop - 0.5 * page.unit)
            x += sign.extent[0] + 0.4 * page.unit
        upper, lower = (desk.digits(desk.count(1, 3)) for _ in range(2))
        x = _fraction(desk, page, (upper, lower), x, half) + desk.between(0.3, 0.6) * page.unit
    return page


def _fraction(desk: Desk, page: Page, parts: tuple[str, str], x: float, half: float) -> float:
    """Write one, its bar at y = 0; return where it ends."""
    page.row = 0
    upper = desk.write(page, parts[0], x, -half - page.unit, decided=True)
    page.row = 1
    left = x + desk.between(-0.1, 0.2) * page.unit
    end = max(upper, desk.write(page, parts[1], left, half, decided=True))
    past = desk.rng.uniform(0.1, 0.3, 2) * page.unit
    sums.bar(desk, page, x - float(past[0]), end + float(past[1]), 0.0)
    return end


def root(desk: Desk) -> Page:
    """A number or a term under a root."""
    text = desk.digits(desk.count(1, 4))
    if desk.chance(0.3):
        text = sums.algebra(desk).split("=")[0].strip()
    page = desk.page(len(text) + 2, 1.6, least=0.3)
    end = sums.powers(desk, page, text, 0.0, 0.0)
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
    ends = [*points, (right + 0.15 * unit, top + desk.near(0.04) * unit)]
    for start, end in pairwise(ends):
        page.line(lines.straight(start, end, desk.rng, 0.01 * unit), page.line_width)


def formula(desk: Desk) -> Page:
    """Mathematics of letters only: functions, fractions, powers, roots."""
    page = desk.page(6.0, 2.0, least=0.25)
    kind, blank = desk.rng.random(), desk.pick(" ", "")
    if kind < 0.4:
        text = f"{desk.pick(*words.FUNCTIONS)}{blank}{_term(desk)}"
        desk.write(page, text, 0.0, 0.0, decided=True)
    elif kind < 0.6:
        end = _fraction(desk, page, (_term(desk), _variable(desk)), 0.0, 0.2 * page.unit)
        if desk.chance(0.3):
            _root_over_all(desk, page)
        elif desk.chance(0.4):
            text = f"= {_term(desk)}"
            desk.write(page, text, end + 0.6 * page.unit, -0.5 * page.unit, decided=True)
    elif kind < 0.72:
        sums.powers(desk, page, f"{_variable(desk)}^{_variable(desk)}", 0.0, 0.0, decided=True)
    elif kind < 0.85:
        end = desk.write(page, _term(desk), 0.0, 0.0, decided=True)
        draw_root(desk, page, 0.0, end)
    else:
        terms = f"{blank}=".join(_term(desk) for _ in range(2))
        text = f"{_term(desk)}{blank}{desk.pick(*'+-·=<>≠')}{blank}{terms}"
        desk.write(page, text, 0.0, 0.0, decided=True)
    return page


def function(desk: Desk) -> Page:
    """A function of a number, or so many times one of a letter: sin 30, 2 cos x, log 100 = 2."""
    name, blank = desk.pick(*words.FUNCTIONS), desk.pick(" ", " ", "")
    number = desk.digits(desk.count(1, 3))
    argument = desk.pick(number, number, _term(desk), f"{desk.digits(1)}{_variable(desk)}")
    text = f"{name}{blank}{desk.pick('{}', '{}', '({})').format(argument)}"
    if desk.chance(0.4) or argument.isalpha():
        text = f"{desk.digits(desk.count(1, 2))}{desk.pick(' ', '')}{text}"
    if desk.chance(0.3):
        text = f"{text}{blank}={blank}{desk.digits(desk.count(1, 2))}"
    page = desk.page(len(text), 1.0, least=0.25)
    desk.write(page, text, 0.0, 0.0, decided=True)
    return page


def _variable(desk: Desk) -> str:
    return desk.pick(*"abcxyzmnktuvwprdfhACEFHKLMNPRTUVWXYaxy")


def _term(desk: Desk) -> str:
    kind = desk.rng.random()
    if kind < 0.6:
        return _variable(desk)
    if kind < 0.8:
        return _variable(desk) + _variable(desk)
    return f"{_variable(desk)}({_variable(desk)})"


def _root_over_all(desk: Desk, page: Page) -> None:
    """A large root over what is on the page."""
    left, top, right, bottom = page.extent()
    corner = (left - 0.1 * page.unit, top - 0.2 * page.unit)
    hook = ((left - 0.7 * page.unit, 0.4 * page.unit), (left - 0.4 * page.unit, bottom))
    for start, end in pairwise((*hook, corner, (right + 0.2 * page.unit, corner[1]))):
        page.line(lines.straight(start, end, desk.rng, 0.01 * page.unit), page.line_width)
