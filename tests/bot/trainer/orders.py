"""A models folder with one version in service, and orders for the training that stands in."""

import json
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from recognizer.registry import Registry
from tests.bot.waiting import until

FAKE = "tests.bot.trainer.fake_training"
BETTER = {
    "mnist": {"new": 0.997, "current": 0.996, "n": 10_000},
    "photos": {"new": 0.95, "current": 0.94, "n": 1_000},
    "corrections": None,
}
WORSE = {**BETTER, "mnist": {"new": 0.90, "current": 0.996, "n": 10_000}}
Order = Callable[..., None]
Found = Callable[[], Awaitable[dict[str, Any]]]


def stocked(folder: Path) -> Registry:
    """A registry whose one version, the shipped one, is in service."""
    registry = Registry(folder)
    with registry.draft() as draft:
        (draft / "model.keras").write_bytes(b"weights")
        registry.publish(draft, {"shipped": True, "architecture": "cnn", "date": "2026-01-02"})
    registry.switch(1)
    return registry


def orders(registry: Registry) -> Order:
    """What says what the training that stands in will do."""

    def give(**said: object) -> None:
        written = registry.root / "orders.part"
        written.write_text(json.dumps({"report": BETTER, **said}))
        written.rename(registry.root / "orders.json")

    give()
    return give


def finder(registry: Registry) -> Found:
    """What waits for what the training that stands in found around itself."""

    async def wait() -> dict[str, Any]:
        await until((registry.root / "found.json").exists)
        content: dict[str, Any] = json.loads((registry.root / "found.json").read_text())
        return content

    return wait
