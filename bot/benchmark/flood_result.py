"""What a flood did to newcomers, here and in another checkout."""

import json
import os
from dataclasses import asdict, dataclass

from bot.benchmark.result import table


@dataclass(frozen=True)
class FloodResult:
    """Latencies in seconds, of newcomers to an idle bot and of those who came into the flood."""

    photos: int
    chats: int
    lasted: float
    newcomers: int
    usual_median: float
    usual_longest: float
    median: float
    longest: float
    lost: int
    duplicates: int

    @property
    def factor(self) -> float:
        """How many times their usual time newcomers waited, by the medians."""
        return self.median / self.usual_median

    def as_json(self) -> str:
        """Return one JSON object."""
        return json.dumps({**asdict(self), "factor": self.factor, "cores": os.cpu_count()})

    def as_table(self) -> str:
        """Return the figures for people."""
        return table(
            ("photos in the flood", f"{self.photos}"),
            ("from so many chats", f"{self.chats}"),
            ("seconds until all were answered", f"{self.lasted:.1f} s"),
            ("newcomers meanwhile", f"{self.newcomers}"),
            ("newcomers usually, median", f"{self.usual_median * 1000:.0f} ms"),
            ("newcomers usually, longest", f"{self.usual_longest * 1000:.0f} ms"),
            ("newcomers in the flood, median", f"{self.median * 1000:.0f} ms"),
            ("newcomers in the flood, longest", f"{self.longest * 1000:.0f} ms"),
            ("times their usual time", f"{self.factor:.2f}"),
            ("lost", f"{self.lost}"),
            ("answered twice", f"{self.duplicates}"),
        )


@dataclass(frozen=True)
class FloodComparison:
    """The same flood in another checkout, by its ``name``, and in this one."""

    name: str
    theirs: FloodResult
    ours: FloodResult

    @property
    def lost(self) -> int:
        """How many photos we left without an answer."""
        return self.ours.lost

    @property
    def duplicates(self) -> int:
        """How many answers of ours came twice."""
        return self.ours.duplicates

    def as_json(self) -> str:
        """Return one JSON object."""
        both = {
            "theirs": json.loads(self.theirs.as_json()),
            "ours": json.loads(self.ours.as_json()),
        }
        return json.dumps({"against": self.name, **both})

    def as_table(self) -> str:
        """Return the figures of both for people."""
        return "\n\n".join(
            f"{name}\n{one.as_table()}"
            for name, one in ((self.name, self.theirs), ("here", self.ours))
        )
