from pathlib import Path

import pytest

from bot.photos.limits import Limits, Wait
from bot.store import Store
from bot.store.shared_notes import SharedNotes
from tests.bot.clock import Clock

A, B = ("person", 1), ("person", 2)


async def test_the_minute_slides() -> None:
    clock = Clock()
    limits = Limits(2, clock)
    assert await limits.take(A) is None
    clock.now += 30
    assert await limits.take(A) is None
    clock.now += 10
    assert await limits.take(A) == Wait(20, notice=True)
    clock.now += 20
    assert await limits.take(A) is None
    assert await limits.take(A) == Wait(30, notice=True)
    assert await limits.take(A) == Wait(30, notice=False)


async def test_keys_do_not_share() -> None:
    limits = Limits(1, Clock())
    assert await limits.take(A) is None
    assert await limits.take(B) is None
    assert await limits.take(A) is not None


async def test_waiting_as_long_as_told_is_enough_for_an_album() -> None:
    clock = Clock()
    limits = Limits(5, clock)
    for _ in range(5):
        assert await limits.take(A) is None
        clock.now += 1
    wait = await limits.take(A, 3)
    assert wait is not None
    clock.now += wait.seconds
    assert await limits.take(A, 3) is None


async def test_an_album_larger_than_the_limit_can_be_read_once_a_minute() -> None:
    clock = Clock()
    limits = Limits(3, clock)
    assert await limits.take(A, 10) is None
    assert await limits.take(A, 10) == Wait(60, notice=True)
    clock.now += 60
    assert await limits.take(A, 10) is None


async def test_it_forgets_who_was_long_silent() -> None:
    limits = Limits(1, Clock())
    await limits.take(A)
    for number in range(10_000):
        await limits.take(("person", 100 + number))
    assert await limits.take(A) is None


async def test_processes_count_together_and_tell_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.store.shared_notes.PATIENCE_SECONDS", 60.0)
    stores = [Store(tmp_path) for _ in range(2)]
    here, there = (Limits(3, shared=SharedNotes(store.notes)) for store in stores)
    for limits in (here, there, here):
        assert await limits.take(A) is None
    waits = [await limits.take(A) for limits in (there, here, there)]
    assert [wait and wait.notice for wait in waits] == [True, False, False]
    assert await there.take(B) is None
    for store in stores:
        await store.close()
