"""As many processes as there may be read for all who ask, with the model of the last switch."""

import shutil
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psutil
import pytest

from bot.readers.processes import ReadingProcesses
from recognizer.errors import ModelError
from recognizer.pictures.number_style import NumberStyle
from recognizer.registry import Registry
from tests.bot.readers.children import BLANK, SEVEN, children
from tests.bot.versions import two_versions, vouch


def test_a_photo_is_read_and_drawn_and_left_behind(processes: ReadingProcesses) -> None:
    reader = processes.load()
    answered = reader.answer(SEVEN)
    assert answered.reading.text == "7"
    assert answered.chart is not None
    assert answered.chart.startswith(b"\x89PNG")
    assert answered.version == reader.version == Registry().current().name
    assert answered.reading.photo.size == 0
    assert reader.answer(BLANK).chart is None
    spaced = NumberStyle(percentage="{}\u00a0%")
    assert reader.answer(SEVEN, spaced).chart != answered.chart


@pytest.mark.parametrize("count", [1, 2])
def test_who_asks_at_the_same_time_gets_one_of_so_many_processes(count: int) -> None:
    processes = ReadingProcesses(None, count)
    reader = processes.load()
    with ThreadPoolExecutor(4) as pool:
        texts = [answered.reading.text for answered in pool.map(reader.answer, [SEVEN] * 12)]
    assert texts == ["7"] * 12
    assert len(children()) == count
    processes.close()


def test_no_photo_waits_for_a_process_that_only_starts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    others = psutil.Process().children()
    processes = ReadingProcesses(None, 2)
    reader = processes.load()
    slow = tmp_path / "slow"
    slow.write_text("#!/bin/sh\nexec sleep 600\n")
    slow.chmod(0o700)
    monkeypatch.setattr(sys, "executable", str(slow))
    with ThreadPoolExecutor(4) as pool:
        texts = [answered.reading.text for answered in pool.map(reader.answer, [SEVEN] * 12)]
    assert texts == ["7"] * 12
    started = set(psutil.Process().children()).difference(others)
    processes.close()
    assert len(started) == 2


def test_all_read_with_the_version_that_was_loaded_last(tmp_path: Path) -> None:
    registry = two_versions(tmp_path / "models")
    registry.switch(1)
    processes = ReadingProcesses(registry.root, 2)
    first = processes.load()
    assert first.answer(SEVEN).version == first.version == "0001"
    registry.switch(2)
    second = processes.load()
    with ThreadPoolExecutor(2) as pool:
        assert {one.version for one in pool.map(second.answer, [SEVEN] * 4)} == {"0002"}
    # A photo that waited gets the version in hand: nothing is loaded for it.
    shutil.rmtree(registry.root)
    assert first.answer(SEVEN).version == "0002"
    processes.close()


def test_a_model_that_cannot_be_loaded_is_told(tmp_path: Path) -> None:
    registry = Registry(tmp_path / "models")
    processes = ReadingProcesses(registry.root)
    processes.load()
    version = registry.current()
    version.model.write_bytes(b"no model")
    vouch(version)
    with pytest.raises(ModelError):
        processes.load()
    processes.close()
