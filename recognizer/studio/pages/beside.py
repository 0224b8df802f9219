"""Numbers and what stands beside them: ticks, signs, units, dates, money, telephones."""

from recognizer.studio.pages import numbers
from recognizer.studio.pages.desk import Desk
from recognizer.studio.pages.page import SMALLEST, Page


def signs(desk: Desk) -> Page:
    """One number or few, each with a sign or a unit beside it."""
    rows = 1 if desk.chance(0.55) else desk.count(2, 5)
    texts = [_one(desk) for _ in range(rows)]
    page = desk.page(max(len(text) for text in texts) + 0.5, rows, least=0.4)
    lead = desk.between(1.25, 2.2) * page.unit
    for i, text in enumerate(texts):
        desk.write(page, text, abs(desk.near(0.3)) * page.unit, i * lead)
        page.next_row()
    return page


def _one(desk: Desk) -> str:
    kind = desk.rng.random()
    if kind < 0.5:
        return numbers.marked(desk.rng)
    return numbers.measure(desk.rng) if kind < 0.7 else numbers.anything(desk.rng)


def one_sign(desk: Desk) -> Page:
    """A number of two to four digits and a tick, "%", "!", "/" or "kg" behind it."""
    sign = desk.pick("✓", "%", "!", "/", "kg")
    text = f"{desk.digits(desk.count(2, 4))}{desk.pick('', ' ')}{sign}"
    page = desk.page(len(text) + 0.5, 1.0, least=0.4)
    desk.write(page, text, 0.0, 0.0)
    return page


def ticks(desk: Desk) -> Page:
    """Numbers with a large tick or cross before or behind them, in the same pen or another."""
    rows = desk.count(1, 5)
    longest = desk.count(1, 6)
    page = desk.page(longest + 3.0, rows)
    layer = desk.second_pen(page)
    before, lead = desk.chance(0.4), desk.between(1.3, 2.2) * page.unit
    for i in range(rows):
        text, size = desk.digits(desk.count(1, longest)), page.unit * desk.between(0.7, 1.6)
        mark, drop = page.writer.character(desk.pick("✓", "✓", "✗", "X", "x", "/", "%", "!"), size)
        y, wide = i * lead, mark.extent[0]
        drop += 0.5 * (page.unit - size)
        apart = desk.between(0.1, 1.0) * page.unit
        start = wide + apart if before else 0.0
        end = desk.write(page, text, start, y)
        page.other(mark, 0.0 if before else end + apart, y + drop, layer)
        page.next_row()
    return page


def areas(desk: Desk) -> Page:
    """Measures with a raised figure, such as 12 m²."""
    page = desk.page(6.0, 1.5, least=0.4)
    unit = desk.pick("m", "cm", "km", "mm", "a", "x", "n", "h", "r", "k")
    end = desk.write(page, f"{desk.digits(desk.count(1, 4))}{desk.pick('', ' ')}{unit}", 0.0, 0.0)
    rise = desk.between(-0.35, 0.05) * page.unit
    small = max(desk.between(0.4, 0.7), min(SMALLEST / page.unit, 0.9))
    desk.write(page, desk.pick("2", "2", "3"), end + 0.05 * page.unit, rise, scale=small)
    return page
