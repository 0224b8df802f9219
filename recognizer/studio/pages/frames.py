"""Numbers and letters with rings, boxes, lines and arrows of a pen around them."""

from typing import Final

from recognizer.studio.pages import lines, numbers
from recognizer.studio.pages.decorations import encircle, frame, point_at, strike, underline
from recognizer.studio.pages.desk import Desk
from recognizer.studio.pages.page import Page

DECORATIONS: Final = (encircle, encircle, encircle, frame, frame, underline, underline, point_at)


def decorated(desk: Desk) -> Page:
    """Numbers with rings, frames, lines and arrows; some of them struck through."""
    rows, columns = desk.count(1, 3), desk.count(1, 3)
    longest = 1 if desk.chance(0.35) else desk.count(1, 6)
    page = desk.page(columns * (longest + 1.5), 1.6 * rows)
    layer = desk.second_pen(page)
    pitch = (longest * 0.8 + desk.between(1.8, 2.8)) * page.unit
    for i in range(rows):
        for j in range(columns):
            text = desk.digits(desk.count(1, longest))
            if desk.chance(0.12):
                text = numbers.marked(desk.rng)
            _one(desk, page, text, (j * pitch, i * desk.between(2.2, 2.8) * page.unit), layer)
        page.next_row()
    return page


def _one(desk: Desk, page: Page, text: str, corner: lines.Spot, layer: int) -> None:
    void = desk.chance(0.12)
    end = desk.write(page, text, *corner, void=void)
    around = (corner[0], corner[1], max(end, corner[0] + 0.3 * page.unit), corner[1] + page.unit)
    if void:
        strike(desk, page, around, layer)
        return
    if desk.chance(0.85):
        draw = DECORATIONS[desk.count(0, len(DECORATIONS) - 1)]
        draw(desk, page, around, layer)


def ringed_digit(desk: Desk) -> Page:
    """One digit in a ring."""
    return _ringed(desk, desk.digits(1))


def ringed(desk: Desk) -> Page:
    """One number in a ring."""
    return _ringed(desk, desk.digits(desk.count(2, 5)))


def _ringed(desk: Desk, text: str) -> Page:
    page = desk.page(len(text) + 2.0, 1.8, least=0.25)
    end = desk.write(page, text, 0.0, 0.0)
    encircle(desk, page, (0.0, 0.0, end, page.unit), desk.second_pen(page, own=0.75))
    return page


def letters_in_frames(desk: Desk) -> Page:
    """Letters and signs with rings, frames and lines."""
    count = desk.count(1, 4)
    page = desk.page(count * 3.0, 1.8)
    layer = desk.second_pen(page)
    for i in range(count):
        character = "ACEFHKLMNPRTUVWXaekmnpruvwxDYtyd?!%&@#"[desk.count(0, 37)]
        x = i * 2.6 * page.unit
        mark, drop = page.writer.character(character, page.unit)
        page.other(mark, x, drop)
        if desk.chance(0.85):
            draw = DECORATIONS[desk.count(0, len(DECORATIONS) - 1)]
            draw(desk, page, (x, drop, x + mark.extent[0], drop + mark.extent[1]), layer)
    return page
