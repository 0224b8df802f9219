"""Metrics: what the bot counts and times as it goes, in the terms of Prometheus.

Nothing in them tells of a person, a chat or a picture. ``bot.monitoring`` shows them.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from typing import Final

from prometheus_client import (
    CollectorRegistry,
    Counter,
    GCCollector,
    Histogram,
    PlatformCollector,
    ProcessCollector,
)

REGISTRY: Final = CollectorRegistry()
SECONDS: Final = (0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20, 60)
"""Upper bounds: an answer takes some hundred milliseconds, and is given up after twenty seconds."""


class Stage(StrEnum):
    """Where a photo's time goes."""

    WAIT = "wait"
    FETCH = "fetch"
    READ = "read"
    SEND = "send"
    ANSWER = "answer"


PHOTOS: Final = Counter(
    "digit_bot_photos",
    "Photos and what became of them: digits, no-digit, or why they could not be read.",
    ["outcome"],
    registry=REGISTRY,
)
STAGES: Final = Histogram(
    "digit_bot_stage_seconds",
    "Seconds that photos wait in the queue, are fetched, are read, are answered; and in all.",
    ["stage"],
    buckets=SECONDS,
    registry=REGISTRY,
)
UPDATES: Final = Counter(
    "digit_bot_updates", "Updates handled, by outcome.", ["outcome"], registry=REGISTRY
)
FAULTS: Final = Counter("digit_bot_faults", "Errors that nobody expected.", registry=REGISTRY)
RETRIES: Final = Counter(
    "digit_bot_retries", "Updates put off because the network failed.", registry=REGISTRY
)
REPLACED: Final = Counter(
    "digit_bot_reading_processes_replaced",
    "Reading processes that ended, or came to no end with a photo.",
    ["why"],
    registry=REGISTRY,
)
TRAININGS: Final = Counter(
    "digit_bot_trainings",
    "Trainings that this process ran, by ending.",
    ["ending"],
    registry=REGISTRY,
)

for _collector in (ProcessCollector, PlatformCollector, GCCollector):
    _collector(registry=REGISTRY)
for _stage in Stage:
    STAGES.labels(_stage)


@contextmanager
def timed(stage: Stage) -> Iterator[None]:
    """Time what happens inside, however it ends."""
    with STAGES.labels(stage).time():
        yield
