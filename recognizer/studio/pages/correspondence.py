"""Letters, notes and addresses: numbers among words."""

from recognizer.studio.pages import numbers, words
from recognizer.studio.pages.desk import Desk
from recognizer.studio.pages.page import Page


def sentences(desk: Desk) -> Page:
    """Lines of words with a number in some of them."""
    rows = desk.count(1, 6)
    page = desk.page(15 if rows > 1 else 12, rows, least=0.6)
    lead, left = page.unit * desk.between(1.5, 2.2), 0.0
    often = desk.between(0.05, 0.4)
    for i in range(rows):
        line = words.sentence(desk.rng, desk.count(1, 4))
        for j in range(len(line)):
            if desk.chance(often):
                line[j] = numbers.anything(desk.rng)
        if i == rows - 1 and not any(c.isdigit() for word in line for c in word):
            line[desk.count(0, len(line) - 1)] = desk.digits(desk.count(1, 4))
        desk.write(page, " ".join(line), left, i * lead)
        left = abs(desk.near(0.2)) * page.unit
        page.next_row()
    return page


def address(desk: Desk) -> Page:
    """Name, street and number, postcode and town."""
    page = desk.page(13, 4, least=0.6)
    number = desk.digits(desk.count(1, 3)).lstrip("0") or "7"
    number += desk.pick("", "", "", "a", "b", "A", "-" + desk.digits(1))
    street, town = words.pick(desk.rng, words.STREETS), words.pick(desk.rng, words.STREETS)
    code = _postcode(desk)
    name = f"{words.pick(desk.rng, words.NAMES)} {words.pick(desk.rng, words.NAMES)}"
    rows = [name, f"{street} {number}", f"{code} {town}"]
    if desk.chance(0.3):
        rows[1] = f"{number} {street}"
    if desk.chance(0.2):
        rows[2] = f"{town} {code}"
    if desk.chance(0.3):
        rows.append(desk.pick("Tel ", "T: ", "", "+") + numbers.telephone(desk.rng))
    if desk.chance(0.25):
        rows = rows[1:]
    lead, indent = page.unit * desk.between(1.4, 2.0), desk.between(0, 0.6) * desk.chance(0.3)
    for i, row in enumerate(rows):
        desk.write(page, row, i * indent * page.unit, i * lead)
        page.next_row()
    return page


def _postcode(desk: Desk) -> str:
    """A postcode of some country."""
    british = f"{desk.pick('EC', 'SW', 'N', 'W', 'NW')}{desk.digits(1)} {desk.digits(1)}"
    return desk.pick(
        desk.digits(5),
        desk.digits(5),
        desk.digits(4),
        f"{desk.pick('D', 'A', 'F', 'CH')}-{desk.digits(5)}",
        british + desk.pick("AA", "XY", "PR", "HU"),
        f"{desk.digits(3)} {desk.digits(2)}",
        desk.digits(6),
    )


def note(desk: Desk) -> Page:
    """A short note: a code, a telephone, a date, money, each on a line of its own."""
    rows = desk.count(1, 5)
    texts = [numbers.anything(desk.rng) for _ in range(rows)]
    page = desk.page(max(len(text) for text in texts) + 1, rows, least=0.5)
    lead = page.unit * desk.between(1.3, 2.2)
    for i, text in enumerate(texts):
        before = f"{words.word(desk.rng)} " if desk.chance(0.2) else ""
        desk.write(page, before + text, abs(desk.near(0.4)) * page.unit, i * lead)
        page.next_row()
    return page
