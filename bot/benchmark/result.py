"""Result of a load test, as a table and as JSON."""

import json
import os
import platform
from collections.abc import Sequence
from dataclasses import asdict, dataclass

import numpy as np


@dataclass(frozen=True)
class Result:
    """Times are in seconds, latencies from a photo's arrival at Telegram to its answer there.

    CPU is for a photo, ``own_cpu`` in the bot's own process and ``cpu`` in all of its processes.
    ``memory_before`` and ``memory_after`` are the bot's resident megabytes; ``first_answer`` is
    counted from the start of its process.
    """

    chats: int
    photos: int
    asked_rate: float
    rate: float
    lost: int
    duplicates: int
    median: float
    p95: float
    p99: float
    longest: float
    first_answer: float
    own_cpu: float
    cpu: float
    memory_before: float
    memory_after: float

    def as_json(self) -> str:
        """Return one JSON object."""
        return json.dumps({**asdict(self), "cores": os.cpu_count(), "machine": platform.machine()})

    def as_table(self) -> str:
        """Return the figures for people."""
        growth = self.memory_after / self.memory_before - 1
        return table(
            ("chats", f"{self.chats}"),
            ("photos", f"{self.photos}"),
            ("photos a second, asked", f"{self.asked_rate:.1f}"),
            ("photos a second, answered", f"{self.rate:.1f}"),
            ("lost", f"{self.lost}"),
            ("answered twice", f"{self.duplicates}"),
            ("latency, median", f"{self.median * 1000:.0f} ms"),
            ("latency, 95 %", f"{self.p95 * 1000:.0f} ms"),
            ("latency, 99 %", f"{self.p99 * 1000:.0f} ms"),
            ("latency, longest", f"{self.longest * 1000:.0f} ms"),
            ("process start to first answer", f"{self.first_answer:.1f} s"),
            ("CPU a photo, the bot's process", f"{self.own_cpu * 1000:.1f} ms"),
            ("CPU a photo, all processes", f"{self.cpu * 1000:.1f} ms"),
            ("resident memory before", f"{self.memory_before:.0f} MB"),
            ("resident memory after", f"{self.memory_after:.0f} MB ({growth:+.1%})"),
        )


def table(*rows: tuple[str, str]) -> str:
    """Return names and values in two columns."""
    width = max(len(name) for name, _ in rows)
    return "\n".join(f"{name:<{width}}  {value:>12}" for name, value in rows)


def latencies(seconds: Sequence[float]) -> dict[str, float]:
    """Return the percentiles of ``seconds``, infinite where nothing was answered."""
    if not seconds:
        return dict.fromkeys(("median", "p95", "p99", "longest"), float("inf"))
    median, p95, p99, longest = np.percentile(seconds, (50, 95, 99, 100))
    return {"median": float(median), "p95": float(p95), "p99": float(p99), "longest": longest}
