import time

import pytest

from bot.store import Store


async def test_amounts_add_up_by_name(store: Store) -> None:
    await store.counters.add({"photos": 1, "latency:0100": 2})
    await store.counters.add({"photos": 2})
    assert await store.counters.totals() == {"photos": 3, "latency:0100": 2}
    assert await store.counters.totals("latency:") == {"latency:0100": 2}
    assert await store.counters.totals("%") == {}


async def test_days_can_be_asked_for(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    now = time.time()
    for days_ago, amount in ((40, 1), (2, 10), (0, 100)):
        monkeypatch.setattr(time, "time", lambda ago=days_ago: now - ago * 86_400)
        await store.counters.add({"photos": amount})
    assert await store.counters.totals() == {"photos": 111}
    assert await store.counters.totals(days=7) == {"photos": 110}
    assert await store.counters.totals(days=1) == {"photos": 100}
