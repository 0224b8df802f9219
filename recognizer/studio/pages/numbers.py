"""Numbers as people write them: dates, times, money, telephones, codes, measures."""

from collections.abc import Callable
from typing import Final

import numpy as np

Chance = np.random.Generator

_UNITS: Final = (
    "kg cm mm km ml m g t h min km/h m/s kWh W V mAh MB ha cl mg x p Ft ft lb pt EUR USD CHF kr"
)
_AFTER: Final = """% ! ? . ° °C ✓ ✗ ) : / - ' " * = ,- th ‰"""
_BEFORE: Final = (
    "#|No. |Nr. |+|-|(|x=|n=|y = |§ |~|✓ |✗ |→ |=|<|>|@|&|/|* |• |A|N|R|V|f: |Tel: |Ht |= |± |√"
)
_MONTHS: Final = "Jan Feb Mar Apr May June Juli Aug Sept Okt Nov Dec März"
UNITS: Final = tuple(_UNITS.split())
MONEY: Final = tuple("€$£¥")
AFTER: Final = tuple(_AFTER.split())
BEFORE: Final = tuple(_BEFORE.split("|"))
AMONG: Final = tuple("/|-:+!\\&x·→=")
MONTHS: Final = tuple(_MONTHS.split())


def whole(rng: Chance, fewest: int = 1, most: int = 6) -> str:
    """Some digits."""
    return "".join(
        str(int(digit)) for digit in rng.integers(0, 10, int(rng.integers(fewest, most + 1)))
    )


def _one(rng: Chance, choices: tuple[str, ...]) -> str:
    return choices[int(rng.integers(len(choices)))]


def date(rng: Chance) -> str:
    """A day in any notation."""
    day, month = int(rng.integers(1, 32)), int(rng.integers(1, 13))
    year = int(rng.integers(1900, 2100))
    short = year % 100
    kind = int(rng.integers(9))
    if kind == 0:
        return f"{year}-{month:02}-{day:02}"
    if kind == 1:
        return f"{day}. {_one(rng, MONTHS)} {year}"
    if kind == 2:
        return f"{_one(rng, MONTHS)} {day}, {year}"
    sign = _one(rng, ("/", ".", "-", "/", ". "))
    if kind < 5:
        return f"{day}{sign}{month}{sign}{short:02}"
    if kind < 7:
        return f"{day:02}{sign}{month:02}{sign}{year}"
    return f"{day}{sign}{month}{'' if sign == '/' else sign}".strip()


def time(rng: Chance) -> str:
    """A time of the day."""
    hour, minute = int(rng.integers(24)), int(rng.integers(60))
    text = f"{hour}{_one(rng, (':', ':', '.', 'h'))}{minute:02}"
    after = _one(rng, ("", "", "", " h", " Uhr", " am", " pm"))
    return f"{text}:{int(rng.integers(60)):02}" if rng.random() < 0.1 else text + after


def decimal(rng: Chance) -> str:
    """A number with a decimal comma or point."""
    return f"{whole(rng, 1, 3)}{_one(rng, (',', '.'))}{whole(rng, 1, 3)}"


def thousands(rng: Chance) -> str:
    """A large number in groups of three."""
    sign = _one(rng, (".", ",", " ", "'"))
    groups = [whole(rng, 1, 3), *(whole(rng, 3, 3) for _ in range(int(rng.integers(1, 3))))]
    return sign.join(groups)


def money(rng: Chance) -> str:
    """A price."""
    amount = decimal(rng) if rng.random() < 0.7 else whole(rng, 1, 4)
    sign = _one(rng, MONEY)
    between = " " if rng.random() < 0.5 else ""
    kind = rng.random()
    if kind < 0.2:
        return f"{amount},-"
    return f"{amount}{between}{sign}" if kind < 0.6 else f"{sign}{between}{amount}"


def telephone(rng: Chance) -> str:
    """A telephone number."""
    a, b, c = whole(rng, 2, 4), whole(rng, 3, 4), whole(rng, 2, 5)
    forms = (
        f"+{whole(rng, 1, 2)} {a} {b} {c}",
        f"+{whole(rng, 2, 2)} ({a}) {b} {c}",
        f"({a}) {b}-{c}",
        f"0{a}/{b}{c}",
        f"0{a} / {b} {c}",
        f"0{a}-{b} {c}",
        f"{a}-{b}-{c}",
        f"{a} {b} {c}",
        f"{a}{b}{c}",
    )
    return _one(rng, forms)


def measure(rng: Chance) -> str:
    """A number and its unit."""
    amount = whole(rng, 1, 4) if rng.random() < 0.7 else decimal(rng)
    unit = _one(rng, UNITS)
    between = " " if rng.random() < 0.6 else ""
    return f"{amount}{between}{unit}"


def marked(rng: Chance) -> str:
    """A number with a sign before or after it, or within."""
    number, kind = whole(rng, 1, 5), rng.random()
    between = " " if rng.random() < 0.4 else ""
    if kind < 0.45:
        return f"{number}{between}{_one(rng, AFTER)}"
    if kind < 0.75:
        return f"{_one(rng, BEFORE)}{number}"
    if kind < 0.87:
        pair = _one(rng, ("()", "[]", "{}", "''", '""', "||", "<>", "//"))
        return f"{pair[0]}{number}{pair[1]}"
    return f"{number}{between}{_one(rng, AMONG)}{between}{whole(rng, 1, 5)}"


def ratio(rng: Chance) -> str:
    """Two numbers and what stands between them."""
    sign = _one(rng, ("/", ":", "-", " : ", " / ", " - ", "x", "×", " x "))
    return f"{whole(rng, 1, 3)}{sign}{whole(rng, 1, 3)}"


def code(rng: Chance) -> str:
    """Letters and digits mixed."""
    parts = []
    for _ in range(int(rng.integers(1, 4))):
        letters = "".join(
            _one(rng, tuple("ACEFHKLMNPRTUVWXD")) for _ in range(int(rng.integers(1, 4)))
        )
        parts.append(
            letters + whole(rng, 1, 4) if rng.random() < 0.7 else whole(rng, 1, 3) + letters
        )
    return _one(rng, (" ", "-", "", " ")).join(parts)


Kind = Callable[[Chance], str]
"""Makes the text of a number."""
KINDS: Final[tuple[tuple[Kind, float], ...]] = (
    (whole, 2.0),
    (date, 1.5),
    (time, 1.0),
    (decimal, 1.0),
    (thousands, 0.7),
    (money, 1.2),
    (telephone, 1.0),
    (measure, 2.0),
    (marked, 3.0),
    (ratio, 0.8),
    (code, 1.0),
)
_WEIGHTS = np.cumsum([weight for _, weight in KINDS]) / sum(weight for _, weight in KINDS)


def anything(rng: Chance) -> str:
    """A number of any kind, with what stands beside it."""
    return KINDS[int(np.searchsorted(_WEIGHTS, rng.random()))][0](rng)
