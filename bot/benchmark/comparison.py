"""This checkout beside another one: absolute figures drift, ratios within one run hold."""

import json
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median

from tqdm import tqdm

from bot.benchmark.figures import Figures, Trial, figures

HERE = Path(__file__).parents[2]
_ROWS = (
    ("photos a second at saturation", "rate", "{:.1f}", 1),
    ("CPU a photo, the bot's process", "own_cpu", "{:.1f} ms", 1000),
    ("CPU a photo, all processes", "cpu", "{:.1f} ms", 1000),
    ("resident memory of all processes", "memory", "{:.0f} MB", 1),
    ("process start to first answer", "first_answer", "{:.2f} s", 1),
    ("95 % of answers, far Telegram", "far_p95", "{:.2f} s", 1),
)


@dataclass(frozen=True)
class Comparison:
    """What each round found, of ``theirs`` and of ``ours``; medians count."""

    name: str
    theirs: Sequence[Figures]
    ours: Sequence[Figures]

    @property
    def lost(self) -> int:
        """How many photos we left without an answer, in all rounds."""
        return sum(one.lost for one in self.ours)

    @property
    def duplicates(self) -> int:
        """How many answers of ours came twice, in all rounds."""
        return sum(one.duplicates for one in self.ours)

    def as_json(self) -> str:
        """Return one JSON object, with every round and the ratios of the medians."""
        ratios = {field: self._ratio(field) for _, field, _, _ in _ROWS}
        rounds = {side: [asdict(one) for one in getattr(self, side)] for side in ("theirs", "ours")}
        return json.dumps({"against": self.name, "ratios": ratios, **rounds})

    def as_table(self) -> str:
        """Return the medians and their ratios for people."""
        lines = [
            f"{f'medians of {len(self.ours)}':<34}{self.name[:14]:>14}{'here':>14}{'ratio':>8}"
        ]
        for name, field, form, times in _ROWS:
            theirs, ours = (form.format(times * each) for each in self._medians(field))
            lines.append(f"{name:<34}{theirs:>14}{ours:>14}{self._ratio(field):>8.2f}")
        lost = sum(one.lost for one in self.theirs), self.lost
        twice = sum(one.duplicates for one in self.theirs), self.duplicates
        for name, counts in (("lost", lost), ("answered twice", twice)):
            lines.append(f"{name:<34}{counts[0]:>14}{counts[1]:>14}")
        return "\n".join(lines)

    def _medians(self, field: str) -> tuple[float, float]:
        theirs, ours = ([getattr(one, field) for one in side] for side in (self.theirs, self.ours))
        return median(theirs), median(ours)

    def _ratio(self, field: str) -> float:
        theirs, ours = self._medians(field)
        return ours / theirs if theirs else float("nan")


async def compare(other: Path, rounds: int, trial: Trial, pictures: Sequence[bytes]) -> Comparison:
    """Trial both in turns, every other round the other way round; raises BotFailedError."""
    theirs: list[Figures] = []
    ours: list[Figures] = []
    sides = [(other, theirs), (HERE, ours)]
    with tqdm(total=2 * rounds, unit="start", file=sys.stderr) as bar:
        for _ in range(rounds):
            for checkout, found in sides:
                found.append(await figures(checkout, trial, pictures))
                bar.update()
            sides.reverse()
    return Comparison(other.name, theirs, ours)
