"""What people draw round numbers, under them, through them and at them."""

from recognizer.studio.arrays import Points, floats
from recognizer.studio.pages import lines
from recognizer.studio.pages.desk import Desk
from recognizer.studio.pages.page import PEN, Page


def _width(desk: Desk, page: Page) -> float:
    """The width of a line that the same pen draws, or another one."""
    return page.line_width * desk.between(0.7, 1.4)


def encircle(desk: Desk, page: Page, around: lines.Extent, layer: int = PEN) -> None:
    """Draw a ring or an oval: closed, open or gone round twice."""
    left, top, right, bottom = around
    wide, tall = (right - left) / 2, (bottom - top) / 2
    room = desk.between(0.12, 0.7) * page.unit
    radii = (wide * desk.between(1.0, 1.35) + room, tall * desk.between(1.0, 1.35) + room)
    if desk.chance(0.4):
        radii = (max(radii), max(radii))
    kind = desk.rng.random()
    turns = (
        desk.between(0.8, 0.97)
        if kind < 0.2
        else desk.between(1.7, 2.2)
        if kind < 0.35
        else desk.between(1.0, 1.12)
    )
    centre = ((left + right) / 2, (top + bottom) / 2)
    spot = (
        centre[0] + desk.near(0.06) * page.unit,
        centre[1] + desk.near(0.06) * page.unit,
    )
    shake = 0.0 if desk.chance(0.2) else desk.between(0.01, 0.07)
    page.line(
        lines.ring(spot, radii, desk.rng, turns=turns, shake=shake), _width(desk, page), layer
    )


def frame(desk: Desk, page: Page, around: lines.Extent, layer: int = PEN) -> None:
    """Draw a box, square, round at the corners or a triangle now and then."""
    left, top, right, bottom = around
    room = desk.between(0.12, 0.7) * page.unit
    sides = (left - room, top - room, right + room, bottom + room)
    width, kind = _width(desk, page), desk.rng.random()
    drawn: list[Points] = []
    for _ in range(2 if desk.chance(0.1) else 1):
        if kind < 0.7:
            drawn += lines.rectangle(sides, desk.rng, desk.shake(page))
        elif kind < 0.9:
            drawn.append(lines.rounded(sides, 0.25 * (sides[3] - sides[1])))
        else:
            middle, wide = (left + right) / 2, (right - left) + 2 * room
            tip, foot = (middle, sides[1] - wide), sides[3]
            corners = [tip, (middle + wide, foot), (middle - wide, foot), tip]
            drawn += [
                lines.straight(corners[i], corners[i + 1], desk.rng, desk.shake(page))
                for i in range(3)
            ]
        room += 0.15 * page.unit
        sides = (left - room, top - room, right + room, bottom + room)
    for line in drawn:
        page.line(line, width, layer)


def underline(desk: Desk, page: Page, around: lines.Extent, layer: int = PEN) -> None:
    """Draw one line, two, a wavy or a dashed one below."""
    left, _, right, bottom = around
    past = desk.rng.uniform(-0.1, 0.5, 2) * page.unit
    level = bottom + desk.between(0.05, 0.4) * page.unit
    start, end = (
        (left - past[0], level),
        (right + past[1], level + desk.near(0.06) * page.unit),
    )
    width, kind = _width(desk, page), desk.rng.random()
    if kind < 0.15:
        page.line(
            lines.wave(start, end, 0.08 * page.unit, desk.between(0.3, 0.8) * page.unit),
            width,
            layer,
        )
        return
    line = lines.straight(start, end, desk.rng, desk.shake(page))
    if kind < 0.22:
        for piece in lines.dashes(line, 0.2 * page.unit, 0.15 * page.unit):
            page.line(piece, width, layer)
        return
    page.line(line, width, layer)
    if kind < 0.5:
        second = desk.between(0.12, 0.25) * page.unit + width
        page.line(line + floats([0, second]), width, layer)


def strike(desk: Desk, page: Page, around: lines.Extent, layer: int = PEN) -> None:
    """Strike something through: a line, two, a cross or a scrawl."""
    left, top, right, bottom = around
    middle, past = (top + bottom) / 2, 0.25 * page.unit
    width, kind = _width(desk, page), desk.rng.random()
    shake = desk.between(0.01, 0.04) * page.unit
    if kind < 0.45:
        for _ in range(1 if desk.chance(0.6) else 2):
            tilt = desk.near(0.15) * page.unit
            level = middle + desk.near(0.1) * page.unit
            page.line(
                lines.straight(
                    (left - past, level + tilt), (right + past, level - tilt), desk.rng, shake
                ),
                width,
                layer,
            )
    elif kind < 0.75:
        page.line(
            lines.straight(
                (left - past, top - past), (right + past, bottom + past), desk.rng, shake
            ),
            width,
            layer,
        )
        page.line(
            lines.straight(
                (right + past, top - past), (left - past, bottom + past), desk.rng, shake
            ),
            width,
            layer,
        )
    else:
        scrawl = lines.wave(
            (left - past, middle),
            (right + past, middle),
            0.45 * (bottom - top),
            desk.between(0.15, 0.4) * page.unit,
        )
        page.line(scrawl + floats(desk.rng.normal(0, shake, scrawl.shape)), width, layer)


def point_at(desk: Desk, page: Page, around: lines.Extent, layer: int = PEN) -> None:
    """Draw an arrow that points at it."""
    left, top, right, bottom = around
    reach = desk.between(0.8, 2.5) * page.unit
    gap = desk.between(0.15, 0.5) * page.unit
    side = desk.count(0, 3)
    ends = (
        (left - gap, (top + bottom) / 2),
        (right + gap, (top + bottom) / 2),
        ((left + right) / 2, top - gap),
        ((left + right) / 2, bottom + gap),
    )
    ways = ((-1, 0), (1, 0), (0, -1), (0, 1))
    end, way = ends[side], ways[side]
    start = (
        end[0] + way[0] * reach + desk.near(0.3) * page.unit,
        end[1] + way[1] * reach + desk.near(0.3) * page.unit,
    )
    for line in lines.arrow(start, end, desk.between(0.25, 0.5) * page.unit, desk.rng):
        page.line(line, _width(desk, page), layer)
