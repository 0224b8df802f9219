"""Digits that touch, overlap, are tied together by one line of the pen, or run uphill."""

from recognizer.studio.arrays import floats
from recognizer.studio.pages.desk import Desk
from recognizer.studio.pages.page import Page
from recognizer.studio.writing.paths import smooth


def touching(desk: Desk) -> Page:
    """Numbers whose digits touch or overlap by up to a quarter of their width."""
    rows, most = desk.count(1, 3), desk.count(2, 7)
    page = desk.page(most, rows, least=0.3)
    lead, often = page.unit * desk.between(1.2, 1.9), desk.between(0.3, 1.0)
    tied = desk.chance(0.35)
    for i in range(rows):
        x, page.group = 0.0, page.group + 1
        for _ in range(desk.count(2, most)):
            label = desk.count(0, 9)
            mark = page.writer.digit(label, page.unit * desk.between(0.88, 1.1))
            width, tall = mark.extent
            touches = x > 0 and desk.chance(often)
            left = x - desk.between(0.0, 0.25) * width if touches else x
            y = i * lead + (page.unit - tall) * desk.between(0.0, 1.0) + desk.near(0.03) * page.unit
            if tied and x > 0 and desk.chance(0.6):
                _tie(desk, page, x, i * lead, 0.35 * page.unit)
                left = x + desk.between(0.05, 0.25) * page.unit
            page.digit(label, mark, left, y)
            x = (
                left
                + width
                + (0.0 if touches or desk.chance(often) else desk.between(0.03, 0.3) * page.unit)
            )
        page.next_row()
    return page


def slanting(desk: Desk) -> Page:
    """One number whose digits climb or fall far from left to right."""
    count = desk.count(2, 7)
    page = desk.page(count + 1, 0.6 * count, least=0.4)
    climb, bow = desk.between(-0.9, 0.9), desk.near(0.1)
    gap, x = desk.between(0.05, 0.6) * page.unit, 0.0
    for i in range(count):
        label = desk.count(0, 9)
        mark = page.writer.digit(label, page.unit * desk.between(0.8, 1.2))
        level = climb * x + bow * page.unit * (i - count / 2) ** 2 + desk.near(0.06) * page.unit
        page.digit(label, mark, x, level)
        x += mark.extent[0] + gap * desk.between(0.6, 1.4)
    return page


def _tie(desk: Desk, page: Page, x: float, y: float, reach: float) -> None:
    """Lead the pen on from one digit to the next without lifting it."""
    level = y + desk.between(0.5, 1.0) * page.unit
    end = y + desk.between(0.0, 0.6) * page.unit
    points = [
        (x - 0.35 * reach, level),
        (x + 0.2 * reach, level + 0.02 * page.unit),
        (x + 0.7 * reach, end),
    ]
    page.line(smooth(floats(points)), page.line_width)
