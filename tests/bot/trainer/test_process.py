import asyncio
import os
import signal
import sys
import textwrap
from pathlib import Path

import numpy as np
import pytest

from bot.store.corrections import Corrected
from bot.trainer.process import TrainingError, TrainingProcess, bounded_threads
from recognizer.registry import Registry
from tests.bot.trainer.orders import FAKE, Found, Order
from tests.bot.waiting import until

NONE = Corrected(np.zeros((0, 28, 28), np.uint8), np.zeros(0, np.int64), np.zeros(0, np.bool_))
# Trainings yield to all else, other tests included.
pytestmark = pytest.mark.slow
PATIENCE = 60.0
TWO = Corrected(
    np.ones((2, 28, 28), np.uint8), np.array([7, 10], np.int64), np.array([True, False])
)


def process(registry: Registry, *arguments: str, corrections: Corrected = NONE) -> TrainingProcess:
    return TrainingProcess(arguments, registry.root, corrections, FAKE)


def is_running(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().split()[2] != "Z"
    except FileNotFoundError:
        return False


async def test_events_come_as_they_are_said(registry: Registry, order: Order) -> None:
    events = [event async for event in process(registry, "--epochs", "3").events()]
    assert [event["stage"] for event in events] == ["fit", "fit", "fit", "done"]
    assert events[-1]["version"] == 2
    assert events[-1]["report"]["mnist"]["new"] == 0.997
    assert registry.current().number == 1


async def test_the_process_is_polite_and_knows_the_corrections(
    registry: Registry, order: Order, found: Found
) -> None:
    async for _ in process(registry, corrections=TWO).events():
        pass
    around = await found()
    assert around["niceness"] == 19
    assert around["threads"] == str(len(os.sched_getaffinity(0)))
    assert around["group"] == around["pid"]
    assert around["corrections"] == [[7, 10], [True, False], [2, 28, 28]]


async def test_the_process_knows_none_of_our_secrets(
    registry: Registry, order: Order, found: Found, monkeypatch: pytest.MonkeyPatch
) -> None:
    secrets = {"BOT_TOKEN", "WEBHOOK_SECRET", "ENCRYPTION_KEY", "DATABASE_URL"}
    for name in secrets:
        monkeypatch.setenv(name, "not for you")
    async for _ in process(registry).events():
        pass
    known = set((await found())["environment"])
    assert not known & secrets
    assert {"PATH", "OMP_NUM_THREADS"} <= known


async def test_corrections_pass_through_no_file_that_others_could_open(
    registry: Registry, order: Order, found: Found
) -> None:
    async for _ in process(registry, corrections=TWO).events():
        pass
    arguments = (await found())["arguments"]
    assert arguments[arguments.index("--corrections") + 1].startswith("/dev/fd/")


async def test_a_failing_training_says_why(
    registry: Registry, order: Order, caplog: pytest.LogCaptureFixture
) -> None:
    order(fail="MNIST is not available.")
    with pytest.raises(TrainingError, match="MNIST is not available") as caught:
        async for _ in process(registry).events():
            pass
    assert not caught.value.killed
    assert "a library complains" in caplog.text
    assert len(registry.versions()) == 1


async def test_a_training_that_the_system_killed_is_known_as_such(
    registry: Registry, order: Order
) -> None:
    order(signal=int(signal.SIGKILL))
    with pytest.raises(TrainingError) as caught:
        async for _ in process(registry).events():
            pass
    assert caught.value.killed


async def test_an_end_without_a_model_is_a_failure(registry: Registry, order: Order) -> None:
    training = TrainingProcess([], registry.root, NONE, "this")
    with pytest.raises(TrainingError):
        async for _ in training.events():
            pass


async def test_killing_ends_the_process_and_says_nothing(
    registry: Registry, order: Order, found: Found, caplog: pytest.LogCaptureFixture
) -> None:
    order(hang=True)
    training = process(registry)
    with pytest.raises(TrainingError):
        async for _ in training.events():
            training.kill()
    pid = (await found())["pid"]
    assert not is_running(pid)
    assert "a library complains" not in caplog.text


async def test_killing_while_it_starts_ends_it_too(registry: Registry, order: Order) -> None:
    order(hang=True)
    training = process(registry)
    listening = asyncio.create_task(anext(training.events()))
    await asyncio.sleep(0)
    training.kill()
    with pytest.raises(TrainingError):
        await listening


async def test_killing_ends_what_outlived_the_process(
    registry: Registry, order: Order, found: Found
) -> None:
    order(leave=True, signal=int(signal.SIGKILL))
    training = process(registry)

    async def run() -> None:
        async for _ in training.events():
            pass

    running = asyncio.create_task(run())
    pid = (await found())["pid"]
    await until(lambda: not Path(f"/proc/{pid}").exists())
    training.kill()
    with pytest.raises(TrainingError):
        await asyncio.wait_for(running, PATIENCE)


async def test_leaving_early_ends_the_process(
    registry: Registry, order: Order, found: Found
) -> None:
    order(hang=True)
    events = process(registry).events()
    await anext(events)
    await events.aclose()
    pid = (await found())["pid"]
    await until(lambda: not is_running(pid))


async def test_the_training_dies_with_a_killed_bot(
    registry: Registry, order: Order, found: Found
) -> None:
    order(hang=True)
    script = f"""
        import asyncio, pathlib
        from tests.bot.trainer.test_process import process
        from recognizer.registry import Registry
        async def main():
            async for _ in process(Registry(pathlib.Path({str(registry.root)!r}))).events():
                pass
        asyncio.run(main())
    """
    bot = await asyncio.create_subprocess_exec(sys.executable, "-c", textwrap.dedent(script))
    pid = (await found())["pid"]
    assert is_running(pid)
    bot.kill()
    await bot.wait()
    await until(lambda: not is_running(pid))


def test_threads_are_bounded_by_the_cores() -> None:
    assert bounded_threads(2)["OMP_NUM_THREADS"] == "2"


def test_a_system_that_tells_no_affinity_counts_its_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    # As macOS does.
    monkeypatch.delattr(os, "sched_getaffinity", raising=False)
    assert bounded_threads()["OMP_NUM_THREADS"] == str(os.cpu_count())
