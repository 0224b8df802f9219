"""Sensitivity: how many answers move where a threshold of the reader is another one."""

import importlib
import pkgutil
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

from recognizer.evaluation.evaluation import evaluate
from recognizer.evaluation.manifest import Entry
from recognizer.evaluation.scores import Outcome, Verdict
from recognizer.many import Reader

PACKAGES: Final = ("recognizer.digits", "recognizer.segmentation")
FACTORS: Final = (0.8, 1.25)
CHOOSING: Final = "tune"
"""Where a manifest has splits, only the photos of this one may choose a threshold."""


@dataclass(frozen=True)
class Threshold:
    """A number that a module of the reader holds by name."""

    module: str
    name: str
    value: float

    def times(self, factor: float) -> float:
        """The number multiplied; a whole one stays whole, and becomes another one."""
        moved = self.value * factor
        if isinstance(self.value, int):
            step = 1 if factor > 1 else -1
            return round(moved) if round(moved) != self.value else self.value + step
        return moved


@dataclass(frozen=True)
class Move:
    """What another value of a threshold changed, by category.

    ``moved`` counts the answers that are others, ``gained`` how many more are right.
    """

    threshold: Threshold
    value: float
    moved: Counter[str]
    gained: Counter[str]


def thresholds(packages: Sequence[str] = PACKAGES) -> Iterator[Threshold]:
    """All numbers that modules of ``packages`` name in capitals, as in ``SURE: Final = 0.9``."""
    for package in packages:
        for found in pkgutil.iter_modules(importlib.import_module(package).__path__):
            module = importlib.import_module(f"{package}.{found.name}")
            for name in getattr(module, "__annotations__", {}):
                value = getattr(module, name, None)
                if name.isupper() and isinstance(value, int | float):
                    yield Threshold(module.__name__, name, value)


@contextmanager
def override(threshold: Threshold, value: float) -> Iterator[None]:
    """Let a threshold have another value meanwhile, in each module that imported it.

    Only in this process.
    """
    name, home = threshold.name, sys.modules[threshold.module]
    original = getattr(home, name)
    holders = [home] + [
        module
        for key, module in list(sys.modules.items())
        if key.startswith("recognizer.")
        and getattr(module, name, None) is original
        and name not in getattr(module, "__annotations__", {})  # one of its own
    ]
    for module in holders:
        setattr(module, name, value)
    try:
        yield
    finally:
        for module in holders:
            setattr(module, name, original)


def sensitivity(
    reader: Reader,
    entries: Sequence[Entry],
    watch: Callable[[int], object] = lambda done: None,
    *,
    packages: Sequence[str] = PACKAGES,
) -> Iterator[Move]:
    """Read all photos again with each threshold at 0.8 and at 1.25 times itself.

    ``watch`` is told after each photo how many are done, of ``readings`` in all.

    Raises:
        DatasetError: a file is gone.
    """
    some = choosing(entries)
    done = 0

    def read() -> Sequence[Outcome]:
        def counted() -> Iterator[Entry]:
            nonlocal done
            for entry in some:
                yield entry
                done += 1
                watch(done)

        return evaluate(reader, counted(), workers=1).outcomes

    before = read()
    for threshold in thresholds(packages):
        for factor in FACTORS:
            value = threshold.times(factor)
            with override(threshold, value):
                yield _compare(threshold, value, before, read())


def readings(entries: Sequence[Entry], packages: Sequence[str] = PACKAGES) -> int:
    """How many photos ``sensitivity`` reads in all."""
    return len(choosing(entries)) * (1 + len(FACTORS) * len(list(thresholds(packages))))


def choosing(entries: Sequence[Entry]) -> list[Entry]:
    """The entries that may choose a threshold."""
    some = [entry for entry in entries if entry.split == CHOOSING]
    return some if any(entry.split for entry in entries) else list(entries)


def _compare(
    threshold: Threshold, value: float, before: Sequence[Outcome], after: Sequence[Outcome]
) -> Move:
    moved, gained = Counter[str](), Counter[str]()
    for old, new in zip(before, after, strict=True):
        category = old.entry.category
        moved[category] += old.answer != new.answer
        gained[category] += (new.verdict is Verdict.RIGHT) - (old.verdict is Verdict.RIGHT)
    return Move(threshold, value, moved, gained)


def table(moves: Sequence[Move]) -> str:
    """Lay moves out as text: how many answers moved, and by how many more are right."""
    categories = list(dict.fromkeys(name for move in moves for name in move.moved))
    lines = [("threshold", "value", "tried", *categories)]
    for move in moves:
        one = move.threshold
        name = f"{one.module.partition('.')[2]}.{one.name}"
        cells = (f"{move.moved[each]} ({move.gained[each]:+})" for each in categories)
        lines.append((name, f"{one.value:.4g}", f"{move.value:.4g}", *cells))
    widths = [max(len(line[i]) for line in lines) for i in range(len(lines[0]))]
    return "\n".join(
        "  ".join(
            cell.ljust(width) if i == 0 else cell.rjust(width)
            for i, (cell, width) in enumerate(zip(line, widths, strict=True))
        )
        for line in lines
    )
