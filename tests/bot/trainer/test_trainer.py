import asyncio
import errno
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from sqlalchemy import text

from bot.metrics import TRAININGS
from bot.store import Store
from bot.store.run import Ending, Run, Starter, State
from bot.trainer import Trainer, TrainOptions
from bot.trainer.trainer import KILLED, NOT_INSTALLED
from recognizer.registry import Registry
from tests.bot.trainer.orders import FAKE, WORSE, Found, Order
from tests.bot.waiting import until

ANN = Starter(user_id=1, user_name="Ann", language="en", chat_id=10)


def trainer(store: Store, registry: Registry) -> Trainer:
    return Trainer(store, registry, FAKE, heartbeat=0.05)


async def begin(trainer: Trainer, options: TrainOptions | None = None) -> Run:
    run = await trainer.begin(ANN, options or TrainOptions())
    assert run is not None
    return run


async def train(trainer: Trainer, options: TrainOptions | None = None) -> Ending:
    return await trainer.run(await begin(trainer, options), lambda _: None)


async def test_a_better_model_takes_over(store: Store, registry: Registry, order: Order) -> None:
    counted = TRAININGS.labels(State.DONE)._value
    before = counted.get()
    ending = await train(trainer(store, registry))
    assert (ending.state, ending.candidate) == (State.DONE, 2)
    assert counted.get() == before + 1
    assert ending.report["objections"] == []
    assert registry.current().number == 2
    assert await store.runs.running() is None
    kept = await store.runs.get(1)
    assert kept is not None
    assert kept.ending == ending


async def test_old_models_that_cannot_be_removed_are_no_failure(
    store: Store, registry: Registry, order: Order, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(self: Registry, keep: int) -> tuple[int, ...]:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Registry, "prune", full)
    assert (await train(trainer(store, registry))).state is State.DONE
    assert registry.current().number == 2


async def test_where_nothing_can_train_that_is_what_is_said(
    store: Store,
    registry: Registry,
    order: Order,
    found: Found,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("bot.trainer.trainer.installed", lambda: False)
    ending = await train(trainer(store, registry))
    assert ending == Ending(State.FAILED, reason=NOT_INSTALLED)
    assert await store.runs.running() is None
    assert not (registry.root / "found.json").exists()


async def test_a_worse_model_is_kept_but_not_used(
    store: Store, registry: Registry, order: Order
) -> None:
    order(report=WORSE)
    ending = await train(trainer(store, registry))
    assert ending.report["objections"] == ["mnist"]
    assert registry.current().number == 1
    assert [version.number for version in registry.versions()] == [1, 2]


async def test_each_event_is_told_and_the_store_knows_the_latest(
    store: Store, registry: Registry, order: Order, found: Found
) -> None:
    order(hang=True)
    bot, events = trainer(store, registry), list[dict[str, Any]]()
    run = await begin(bot, TrainOptions(epochs=4))
    running = asyncio.create_task(bot.run(run, events.append))
    await until(lambda: len(events) == 4)
    await asyncio.sleep(0.2)
    known = await store.runs.running()
    assert known is not None
    assert known.progress["epoch"] == 4
    order()
    await running
    assert [event["epoch"] for event in events] == [1, 2, 3, 4, 4]


async def test_a_cancel_from_another_process_stops_it(
    store: Store, registry: Registry, order: Order, tmp_path: Path
) -> None:
    order(hang=True)
    bot, other = trainer(store, registry), Store(tmp_path / "data")
    running = asyncio.create_task(bot.run(await begin(bot), lambda _: None))
    assert await other.runs.cancel("Bob") is not None
    assert await running == Ending(State.CANCELLED, reason="Bob")
    assert registry.current().number == 1
    await other.close()


async def test_a_bot_that_ends_takes_its_training_along(
    store: Store, registry: Registry, order: Order, found: Found
) -> None:
    order(hang=True)
    bot = trainer(store, registry)
    running = asyncio.create_task(bot.run(await begin(bot), lambda _: None))
    await found()
    bot.close()
    assert await running == Ending(State.LOST)
    told = await store.runs.claim_report()
    assert told is not None
    assert told.state is State.LOST


@pytest.mark.slow
async def test_failures_end_the_run_with_their_reason(
    store: Store, registry: Registry, order: Order
) -> None:
    order(fail="No space left on device")
    assert await train(trainer(store, registry)) == Ending(
        State.FAILED, reason="No space left on device"
    )
    order(signal=9)
    assert await train(trainer(store, registry)) == Ending(State.FAILED, reason=KILLED)
    assert registry.current().number == 1


async def test_a_version_damaged_on_its_way_is_not_used(
    store: Store, registry: Registry, order: Order
) -> None:
    order(card={}, files={"card.json": "{"})
    bot = trainer(store, registry)
    run = await begin(bot)

    def damage(event: dict[str, Any]) -> None:
        if event["stage"] == "done":
            (registry.root / "0002" / "model.keras").write_bytes(b"")

    ending = await bot.run(run, damage)
    assert ending.state is State.FAILED
    assert registry.current().number == 1


async def test_corrections_reach_the_training(
    store: Store, registry: Registry, order: Order, found: Found
) -> None:
    await store.consents.answer(5, given=True)
    await store.corrections.keep(5, (1, 1, 0), np.zeros((28, 28), np.uint8), 7)
    await train(trainer(store, registry))
    assert (await found())["corrections"][0] == [7]


async def test_a_training_goes_on_when_the_store_is_lost_meanwhile(
    store: Store, registry: Registry, order: Order, found: Found, tmp_path: Path
) -> None:
    order(hang=True)
    bot = trainer(store, registry)
    running = asyncio.create_task(bot.run(await begin(bot), lambda _: None))
    await found()
    async with store.transaction() as connection:
        await connection.execute(text("ALTER TABLE training_runs RENAME TO gone"))
    await asyncio.sleep(0.2)
    order()
    assert (await running).state is State.DONE
    assert registry.current().number == 2
