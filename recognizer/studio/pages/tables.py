"""Tables and lists: marks in ruled columns, names beside numbers, points one by one."""

from recognizer.studio.pages import lines, numbers, words
from recognizer.studio.pages.desk import Desk
from recognizer.studio.pages.page import Page
from recognizer.studio.pages.typeset import press
from recognizer.studio.pages.walls import Walls


def marks(desk: Desk) -> Page:
    """A table: a head of words, names at the left, numbers in its cells."""
    columns, rows = desk.count(2, 5), desk.count(2, 7)
    named, headed = desk.chance(0.6), desk.chance(0.5)
    texts = [
        [_entry(desk, headed and i == 0, named and j == 0) for j in range(columns)]
        for i in range(rows + headed)
    ]
    widest = [max(_room(desk, row[j]) for row in texts) for j in range(columns)]
    page = desk.page(1.3 * sum(widest) + columns, len(texts), least=0.7)
    walls = Walls.random(desk, page, own=0.45)
    slack, tall = desk.between(0.3, 1.2), page.unit * desk.between(1.3, 2.0)
    edges = [0.0]
    for wide in widest:
        edges.append(edges[-1] + (max(wide, 0.8) + slack) * page.unit)
    _grid(desk, walls, edges, tall, len(texts))
    for i, row in enumerate(texts):
        for edge, text in zip(edges, row, strict=False):
            if text:
                scale = 1.0 if text[0].isdigit() else 0.75
                top = i * tall + 0.5 * (tall - scale * page.unit)
                desk.write(page, text, edge + 0.4 * slack * page.unit, top, scale=scale)
        page.next_row()
    return page


def _entry(desk: Desk, head: bool, name: bool) -> str:
    if head:
        return words.pick(desk.rng, words.THINGS)[:6]
    if name:
        return words.pick(desk.rng, words.NAMES if desk.chance(0.5) else words.THINGS)
    kind = desk.rng.random()
    if kind < 0.12:
        return ""
    if kind < 0.2:
        return desk.pick("-", "✓", "✗", "x", "/", "?")
    if kind < 0.35:
        return numbers.decimal(desk.rng)
    return desk.digits(desk.count(1, 3))


def _room(desk: Desk, text: str) -> float:
    """How wide a text will be, roughly, over the digits' height."""
    if text and text[0].isdigit():
        return len(text) * (0.62 + desk.gap)
    return 0.75 * len(text) * (0.6 + desk.tight)


def _grid(desk: Desk, walls: Walls, edges: list[float], tall: float, rows: int) -> None:
    """Rule all of it, or its columns or rows only."""
    kind = desk.rng.random()
    right, bottom = edges[-1], rows * tall
    if kind < 0.85:
        for i in range(rows + 1):
            if kind < 0.6 or i == 1:
                walls.straight((0.0, i * tall), (right, i * tall))
    if kind < 0.6 or kind > 0.7:
        for x in edges if desk.chance(0.7) else edges[1:-1]:
            walls.straight((x, 0.0), (x, bottom))


def names(desk: Desk) -> Page:
    """Lines with a word and a number, in two columns: shopping, accounts, scores."""
    rows = desk.count(2, 8)
    page = desk.page(9, rows, least=0.6)
    lead, column = page.unit * desk.between(1.3, 1.9), page.unit * desk.between(4.5, 6.5)
    dotted = desk.chance(0.2)
    for i in range(rows):
        word = words.pick(desk.rng, words.NAMES if desk.chance(0.4) else words.THINGS)
        if desk.chance(0.3):
            word += ":"
        number = desk.digits(desk.count(1, 4)) if desk.chance(0.6) else numbers.anything(desk.rng)
        if desk.chance(0.2):
            desk.write(page, f"{number} {word}", 0.0, i * lead)
        else:
            end = desk.write(page, word, 0.0, i * lead, scale=desk.between(0.8, 1.0))
            start = (
                max(column, end + 0.5 * page.unit) if desk.chance(0.8) else end + 0.6 * page.unit
            )
            if dotted:
                foot = (i + 0.0) * lead + page.unit
                leader = lines.straight(
                    (end + 0.2 * page.unit, foot), (start - 0.2 * page.unit, foot), desk.rng
                )
                for piece in lines.dashes(leader, 1.0, 0.3 * page.unit):
                    page.line(piece, page.line_width)
            desk.write(page, number, start, i * lead)
        page.next_row()
    if desk.chance(0.3):
        y = rows * lead
        page.line(
            lines.straight((0.0, y), (column + 2 * page.unit, y), desk.rng, desk.shake(page)),
            page.line_width,
        )
        desk.write(page, desk.digits(desk.count(2, 4)), column, y + 0.25 * page.unit)
    return page


def points(desk: Desk) -> Page:
    """A list whose lines begin with "1." or "2)"."""
    rows, first = desk.count(2, 8), desk.count(1, 12)
    page = desk.page(10, rows, least=0.6)
    lead, sign = page.unit * desk.between(1.3, 2.0), desk.pick(".", ")", ".)", ":", "", "-", "/")
    around = desk.chance(0.1)
    for i in range(rows):
        number = f"({first + i})" if around else f"{first + i}{sign}"
        end = desk.write(page, number, 0.0, i * lead)
        text = " ".join(words.word(desk.rng) for _ in range(desk.count(1, 2)))
        if desk.chance(0.25):
            text += " " + numbers.anything(desk.rng)
        desk.write(
            page,
            text,
            max(end + 0.4 * page.unit, 1.6 * page.unit),
            i * lead,
            scale=desk.between(0.8, 1.0),
        )
        page.next_row()
    return page


def calendar(desk: Desk) -> Page:
    """A month: the days in seven columns, printed or written, some of them ringed or ticked off."""
    desk = press(desk, desk.compositor()) if desk.chance(0.6) else desk
    page = desk.page(15, 6, least=0.8)
    wide, tall = page.unit * desk.between(1.8, 2.4), page.unit * desk.between(1.4, 2.2)
    first, days, headed = desk.count(0, 6), desk.count(28, 31), desk.chance(0.6)
    for j in range(7 if headed else 0):
        desk.write(page, "MTWTFSS"[j], j * wide, -tall, decided=True)
    for day in range(1, days + 1):
        row, column = divmod(first + day - 1, 7)
        page.row = row
        desk.write(page, str(day), column * wide, row * tall)
    if desk.chance(0.4):
        walls = Walls.random(desk, page)
        rows = (first + days - 1) // 7 + 1
        edges = [(j - 0.2) * wide for j in range(8)]
        walls.grid(edges, [i * tall - 0.25 * page.unit for i in range(rows + 1)])
    page.plain = True
    return page


def ruled_numbers(desk: Desk) -> Page:
    """Many small thin rows of numbers, as a whole sheet shows them."""
    rows, most = desk.count(5, 12), desk.count(3, 9)
    page = desk.page(most + 1, rows, least=0.8)
    lead = page.unit * desk.between(1.25, 2.0)
    page.tabled = 0.5
    for i in range(rows):
        text = desk.digits(desk.count(max(1, most // 2), most))
        if desk.chance(0.2):
            text = text[: most // 2] + " " + text[most // 2 :]
        desk.write(page, text.strip(), abs(desk.near(0.2)) * page.unit, i * lead)
        page.next_row()
    return page
