"""Photos are read in other processes; whatever becomes of one, the bot goes on."""

import os
import shutil
import signal
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from bot.metrics import REPLACED
from bot.readers.errors import OverrunError, ReadingFailedError
from bot.readers.process import (
    ENDED,
    OVERRAN,
    PATIENCE,
    PATIENCE_TO_LOAD,
    Photo,
    ReadingProcess,
)
from bot.readers.processes import ReadingProcesses
from recognizer.errors import ModelError, NotAnImageError
from recognizer.pictures.number_style import PLAIN
from tests.bot.readers.children import SEVEN, children


def replaced(why: str) -> float:
    """How many processes another one took the place of, as Prometheus is told."""
    return float(REPLACED.labels(why)._value.get())


def test_what_cannot_be_read_is_told_and_the_next_photo_is_read(
    processes: ReadingProcesses,
) -> None:
    reader = processes.load()
    (child,) = children()
    with pytest.raises(NotAnImageError):
        reader.answer(b"no picture")
    assert reader.answer(SEVEN).reading.text == "7"
    assert children() == [child]


def test_another_process_takes_the_place_of_one_that_died(processes: ReadingProcesses) -> None:
    reader = processes.load()
    (child,) = children()
    before = replaced(ENDED)
    child.kill()
    assert reader.answer(SEVEN).reading.text == "7"
    assert children() != [child]
    assert replaced(ENDED) == before + 1


def test_what_ends_every_process_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", shutil.which("false"))
    process = ReadingProcess(None)
    with pytest.raises(ReadingFailedError):
        process.ask(((SEVEN, PLAIN), 1))
    process.end()
    processes = ReadingProcesses(None)
    with pytest.raises(ModelError):
        processes.load()
    processes.close()


def test_a_process_that_comes_to_no_end_is_replaced(
    processes: ReadingProcesses, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = processes.load()
    (child,) = children()
    child.suspend()
    before = replaced(OVERRAN)
    with monkeypatch.context() as impatient:
        impatient.setattr("bot.readers.process.PATIENCE", 0.1)
        with pytest.raises(OverrunError):
            reader.answer(SEVEN)
    assert replaced(OVERRAN) == before + 1
    assert not child.is_running()
    assert reader.answer(SEVEN).reading.text == "7"


def test_a_process_that_stops_in_the_midst_of_taking_a_photo_is_replaced(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("bot.readers.process.PATIENCE", 1)
    processes = ReadingProcesses(None)
    reader = processes.load()
    (child,) = children()
    child.suspend()
    with pytest.raises(OverrunError):
        reader.answer(bytes(5_000_000))
    assert not child.is_running()
    processes.close()


def test_no_photo_is_blamed_for_the_loading_of_the_model(
    processes: ReadingProcesses, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = processes.load()
    (child,) = children()
    child.kill()
    asked: list[tuple[bool, float]] = []
    original = ReadingProcess._answer

    def answer(self: ReadingProcess, photo: Photo | None, switch: int, patience: float) -> object:
        asked.append((photo is None, patience))
        return original(self, photo, switch, patience)

    monkeypatch.setattr(ReadingProcess, "_answer", answer)
    assert reader.answer(SEVEN).reading.text == "7"
    assert asked == [(False, PATIENCE), (True, PATIENCE_TO_LOAD), (False, PATIENCE)]


def test_a_reading_process_knows_none_of_our_secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    secrets = ("BOT_TOKEN", "WEBHOOK_SECRET", "ENCRYPTION_KEY", "DATABASE_URL")
    for name in secrets:
        monkeypatch.setenv(name, "not for you")
    monkeypatch.setenv("MALLOC_ARENA_MAX", "2")
    processes = ReadingProcesses(None)
    processes.load()
    (child,) = children()
    known = child.environ()
    processes.close()
    assert not known.keys() & set(secrets)
    assert known["MALLOC_ARENA_MAX"] == "2"


def test_an_error_of_ours_is_raised_with_its_place_and_ends_no_process(
    processes: ReadingProcesses,
) -> None:
    reader = processes.load()
    (child,) = children()
    with pytest.raises(TypeError) as raised:
        processes.ask(((7, PLAIN), 1))  # type: ignore[arg-type]  # that is the error
    assert "recognizer.py" in "".join(raised.value.__notes__)
    assert reader.answer(SEVEN).reading.text == "7"
    assert children() == [child]


def test_the_end_of_the_bot_is_the_end_of_its_processes_and_no_signal_is(
    processes: ReadingProcesses,
) -> None:
    reader = processes.load()
    (child,) = children()
    for name in (signal.SIGINT, signal.SIGTERM):
        os.kill(child.pid, name)
    assert reader.answer(SEVEN).reading.text == "7"
    assert children() == [child]
    # As the system does it, however the bot ends.
    (process,) = processes._all
    process._connection.close()
    child.wait(20)


def test_who_waits_while_it_ends_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    deaf = tmp_path / "deaf"
    deaf.write_text("#!/bin/sh\nexec sleep 600\n")
    deaf.chmod(0o700)
    monkeypatch.setattr(sys, "executable", str(deaf))
    process = ReadingProcess(None)
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(process.ask, (None, 1))
        process.end()
        with pytest.raises(ReadingFailedError):
            waiting.result()
    # Closed while another thread is about to use it, it would have no handle: a TypeError there.
    assert not process._connection.closed
