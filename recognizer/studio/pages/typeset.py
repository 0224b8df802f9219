"""Print: numbers in many typefaces, on displays, and printed words beside handwriting."""

from recognizer.studio.arrays import floats
from recognizer.studio.pages import lines, numbers, words
from recognizer.studio.pages.desk import Desk
from recognizer.studio.pages.page import Page, Writer
from recognizer.studio.writing.dots import DotMatrix
from recognizer.studio.writing.segments import SevenSegments


def press(desk: Desk, writer: Writer) -> Desk:
    """A desk that prints: even gaps, level lines."""
    printer = Desk(desk.rng, writer, desk.side, desk.compositor, desk.letter)
    printer.gap = desk.between(0.06, 0.2)
    printer.tight = desk.between(0.05, 0.16)
    printer.space = desk.between(0.35, 0.6)
    printer.unrest = printer.climb = 0.0
    printer.joined = False
    return printer


def printed_number(desk: Desk) -> Page:
    """One number in one typeface, nothing else."""
    desk = press(desk, desk.compositor())
    text = desk.digits(desk.count(1, 6))
    page = desk.page(len(text), 1.0, least=0.3)
    desk.write(page, text, 0.0, 0.0)
    page.plain = True
    return page


def printed(desk: Desk) -> Page:
    """Numbers and what stands beside them, all in one typeface."""
    desk = press(desk, desk.compositor())
    rows = 1 if desk.chance(0.6) else desk.count(2, 6)
    texts = [_text(desk) for _ in range(rows)]
    page = desk.page(max(len(text) for text in texts), rows, least=0.4)
    lead = page.unit * desk.between(1.3, 1.9)
    for i, text in enumerate(texts):
        desk.write(page, text, 0.0, i * lead)
        page.next_row()
    page.plain = True
    return page


def _text(desk: Desk) -> str:
    kind = desk.rng.random()
    if kind < 0.5:
        return desk.digits(desk.count(1, 8))
    return _known(numbers.anything(desk.rng))


def _known(text: str) -> str:
    """Without the signs that no typeface of the studio has."""
    return "".join(c for c in text if c.isascii() or c in "€£§°") or "7"


def displayed(desk: Desk) -> Page:
    """A display of seven segments or dots, light on dark or dark on light, in its case."""
    kinds = (SevenSegments.random, SevenSegments.random, DotMatrix.random)
    desk = press(desk, kinds[desk.count(0, 2)](desk.rng))
    desk.gap = desk.between(0.15, 0.35)
    rows = 1 if desk.chance(0.75) else desk.count(2, 3)
    page = desk.page(7.0, rows, least=0.4)
    for i in range(rows):
        count = desk.count(1, 6)
        text = desk.digits(count)
        if count > 2 and desk.chance(0.5):
            at = desk.count(1, count - 1)
            text = text[:at] + desk.pick(":", ".", ".", ",") + text[at:]
        _lit(desk, page, text, i * 1.4 * page.unit)
        page.next_row()
    if desk.chance(0.6):
        left, top, right, bottom = page.extent()
        room = desk.between(0.2, 0.8) * page.unit
        case = lines.rounded((left - room, top - room, right + room, bottom + room), 0.3 * room)
        page.line(case, desk.between(1.0, 4.0), desk.printed(page))
    page.plain = True
    return page


def _lit(desk: Desk, page: Page, text: str, y: float) -> None:
    """Light a number: digits at even distances, a one at the right of its place."""
    wide, x = 0.0, 0.0
    page.next_group()
    for character in text:
        if not character.isdigit():
            mark, drop = desk.writer.character(character, page.unit)
            page.other(mark, x, y + drop)
            page.next_group()
            x += mark.extent[0] + desk.gap * page.unit
            continue
        mark = desk.writer.digit(int(character), page.unit)
        wide = max(wide, mark.extent[0], 0.5 * page.unit)
        page.digit(int(character), mark, x + wide - mark.extent[0], y)
        x += wide + desk.gap * page.unit


def filled_form(desk: Desk) -> Page:
    """Printed words and lines, filled in by hand."""
    printer = press(desk, desk.compositor())
    rows = desk.count(1, 5)
    page = desk.page(11, rows, least=0.6)
    ink = desk.printed(page, own=0.2, least=0.7)
    lead, column = page.unit * desk.between(1.5, 2.3), page.unit * desk.between(4, 6)
    small = desk.between(0.45, 0.85)
    for i in range(rows):
        y = i * lead
        word = _known(words.pick(desk.rng, words.THINGS)) + desk.pick(":", "", " :", ".")
        end = printer.write(page, word, 0.0, y + (1 - small) * page.unit, scale=small, layer=ink)
        start = max(column, end + 0.4 * page.unit)
        if desk.chance(0.7):
            foot = y + page.unit * desk.between(1.02, 1.2)
            rule = lines.straight((start, foot), (start + 5 * page.unit, foot), desk.rng)
            dotted = desk.chance(0.3)
            for piece in lines.dashes(rule, 1.0, 3.5) if dotted else [rule]:
                page.line(piece, desk.between(1.0, 2.0), ink)
        number = desk.digits(desk.count(1, 5)) if desk.chance(0.6) else numbers.anything(desk.rng)
        if desk.chance(0.15):
            number = words.word(desk.rng) + " " + desk.digits(2)
        desk.write(page, number, start + 0.3 * page.unit, y)
        page.next_row()
    page.plain = True
    return page


def corrected(desk: Desk) -> Page:
    """Printed numbers with handwritten ones beside them, as on an exercise sheet."""
    printer = press(desk, desk.compositor())
    rows = desk.count(1, 5)
    page = desk.page(9, rows, least=0.6)
    ink = desk.printed(page, own=0.2, least=0.7)
    lead = page.unit * desk.between(1.5, 2.2)
    for i in range(rows):
        left, right = (desk.digits(desk.count(1, 2)) for _ in range(2))
        task = f"{left} {desk.pick(*'+-x/:')} {right} ="
        if desk.chance(0.3):
            task = f"{i + 1}{desk.pick('.', ')')} {task}"
        end = printer.write(page, task, 0.0, i * lead, scale=desk.between(0.8, 1.0), layer=ink)
        desk.write(page, desk.digits(desk.count(1, 3)), end + 0.4 * page.unit, i * lead)
        page.next_row()
    page.plain = True
    return page


def print_only(desk: Desk) -> Page:
    """Printed words without any digit: headlines, labels, packaging."""
    desk = press(desk, desk.compositor())
    rows = desk.count(1, 7)
    page = desk.page(12, rows, least=0.5)
    y = 0.0
    for _ in range(rows):
        scale = desk.between(0.5, 1.6) if desk.chance(0.3) else 1.0
        text = " ".join(_known(words.word(desk.rng)) for _ in range(desk.count(1, 3)))
        if desk.chance(0.25):
            text = text.upper()
        desk.write(page, text.replace("7", "e"), desk.between(0, 1) * page.unit, y, scale=scale)
        y += page.unit * scale * desk.between(1.4, 2.0)
    if desk.chance(0.4):
        _bars(desk, page, y)
    page.plain = True
    return page


def _bars(desk: Desk, page: Page, y: float) -> None:
    """A bar code below."""
    x, tall = desk.between(0, 2) * page.unit, desk.between(1, 3.5) * page.unit
    module = max(1.0, desk.between(0.04, 0.12) * page.unit)
    for _ in range(desk.count(12, 40)):
        wide = module * desk.count(1, 3)
        page.area(floats([[x, y], [x + wide, y], [x + wide, y + tall], [x, y + tall]]))
        x += wide + module * desk.count(1, 3)


def barcode(desk: Desk) -> Page:
    """A bar code, its number below printed or not."""
    desk = press(desk, desk.compositor())
    page = desk.page(9, 3, least=0.4)
    _bars(desk, page, 0.0)
    page.plain = True
    return page
