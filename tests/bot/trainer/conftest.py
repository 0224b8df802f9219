"""A models folder with one version in service, and orders for the training that stands in."""

import json
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

from bot.store import Store
from recognizer.registry import Registry
from tests.bot.waiting import until

FAKE = "tests.bot.trainer.fake_training"
BETTER = {
    "mnist": {"new": 0.997, "current": 0.996, "n": 10_000},
    "photos": {"new": 0.95, "current": 0.94, "n": 1_000},
    "corrections": None,
    "confusion": [[1] * 11] * 11,
}
WORSE = {**BETTER, "mnist": {"new": 0.90, "current": 0.996, "n": 10_000}}
Order = Callable[..., None]
Found = Callable[[], Awaitable[dict[str, Any]]]


@pytest.fixture
def registry(tmp_path: Path) -> Registry:
    registry = Registry(tmp_path / "models")
    with registry.draft() as draft:
        (draft / "model.keras").write_bytes(b"weights")
        registry.publish(draft, {"shipped": True})
    registry.switch(1)
    return registry


@pytest.fixture
def order(registry: Registry) -> Order:
    """Say what the training that stands in will do."""

    def give(**orders: object) -> None:
        written = registry.root / "orders.part"
        written.write_text(json.dumps({"report": BETTER, **orders}))
        written.rename(registry.root / "orders.json")

    give()
    return give


@pytest.fixture
def found(registry: Registry) -> Found:
    """Wait for what the training that stands in found around itself."""

    async def wait() -> dict[str, Any]:
        await until((registry.root / "found.json").exists)
        content: dict[str, Any] = json.loads((registry.root / "found.json").read_text())
        return content

    return wait


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    store = Store(tmp_path / "data")
    yield store
    await store.close()
