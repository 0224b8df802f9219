import time

import pytest

from bot.store import Store
from bot.store.owners import this_process
from bot.store.run import Ending, Run, Starter, State

ANN = Starter(user_id=1, user_name="Ann", language="en", chat_id=10, thread_id=3)
BOB = Starter(user_id=2, user_name="Bob", language="es", chat_id=20)


async def begin(store: Store, starter: Starter = ANN) -> Run:
    run = await store.runs.begin("here", starter, {"epochs": 5})
    assert run is not None
    return run


async def test_only_one_training_runs_and_a_second_learns_of_the_first(store: Store) -> None:
    run = await begin(store)
    await store.runs.attach(run.id, 77)
    await store.runs.beat(run.id, {"fraction": 0.5})
    assert await store.runs.begin("there", BOB, {}) is None
    found = await store.runs.running()
    assert found is not None
    assert found.starter == Starter(1, "Ann", "en", 10, 77, 3)
    assert found.progress == {"fraction": 0.5}
    assert found.options == {"epochs": 5}


async def test_the_slot_is_free_after_the_end(store: Store) -> None:
    run = await begin(store)
    await store.runs.end(run.id, Ending(State.DONE, 4, {"mnist": {"new": 0.99}}))
    assert await store.runs.running() is None
    ended = await store.runs.get(run.id)
    assert ended is not None
    assert ended.ending == Ending(State.DONE, 4, {"mnist": {"new": 0.99}})
    await begin(store, BOB)


async def test_a_cancel_reaches_whoever_runs_the_training(store: Store) -> None:
    assert await store.runs.cancel("Bob") is None
    run = await begin(store)
    assert await store.runs.cancel("Bob", run.id + 1) is None
    assert await store.runs.cancel("Bob", run.id) is not None
    beating = await store.runs.beat(run.id, {})
    assert beating is not None
    assert beating.cancelled_by == "Bob"


async def test_a_training_whose_bot_died_is_ended_by_the_next(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = await begin(store)
    later = time.time() + 31
    monkeypatch.setattr(time, "time", lambda: later)
    await begin(store, BOB)
    lost = await store.runs.get(run.id)
    assert lost is not None
    assert lost.state is State.LOST
    late = await store.runs.beat(run.id, {})
    assert late is not None
    assert late.state is State.LOST


async def test_a_beating_training_is_not_ended(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = await begin(store)
    now = time.time()
    for passed in (20, 40, 60):
        monkeypatch.setattr(time, "time", lambda passed=passed: now + passed)
        await store.runs.beat(run.id, {})
        await store.runs.expire("there")
    found = await store.runs.running()
    assert found is not None
    assert found.id == run.id


async def test_each_end_is_told_by_one_and_again_if_that_one_fails(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = await begin(store)
    assert await store.runs.claim_report() is None
    await store.runs.end(run.id, Ending(State.FAILED, reason="disk full"))
    claimed = await store.runs.claim_report()
    assert claimed is not None
    assert claimed.ending == Ending(State.FAILED, reason="disk full")
    assert await store.runs.claim_report() is None
    later = time.time() + 121
    monkeypatch.setattr(time, "time", lambda: later)
    again = await store.runs.claim_report()
    assert again is not None
    await store.runs.reported(again.id)
    much_later = later + 121
    monkeypatch.setattr(time, "time", lambda: much_later)
    assert await store.runs.claim_report() is None


async def test_who_started_and_who_cancelled_is_forgotten_once_that_is_told(store: Store) -> None:
    run = await begin(store)
    await store.runs.attach(run.id, 7)
    await store.runs.cancel("Bob", run.id)
    await store.runs.end(run.id, Ending(State.CANCELLED, reason="Bob"))
    await store.runs.reported(run.id)
    told = await store.runs.get(run.id)
    assert told is not None
    assert told.starter == Starter(0, "", ANN.language, 0)
    assert told.cancelled_by is None
    assert told.ending == Ending(State.CANCELLED)


async def test_a_training_whose_process_is_gone_is_ended_at_once(store: Store) -> None:
    me = this_process()
    mine = await store.runs.begin(me, ANN, {})
    await store.runs.expire(me)
    assert mine is not None
    assert await store.runs.running() == mine
    await store.runs.end(mine.id, Ending(State.DONE))
    # A process that had our number before us.
    dead = await store.runs.begin(f"{me.rpartition('/')[0]}/00000000", ANN, {})
    assert dead is not None
    await store.runs.expire(me)
    lost = await store.runs.get(dead.id)
    assert lost is not None
    assert lost.state is State.LOST
