import time
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.corrections.latest_answers import Asked
from bot.corrections.open_corrections import OPEN_SECONDS, OpenCorrection, OpenCorrections
from bot.photos.attachments import Picture
from bot.store import Store
from bot.store.notes import Note
from bot.store.shared_notes import SharedNotes
from tests.bot.clock import Clock

ANN, CHAT = 1, 5


def alone(clock: Callable[[], float] = time.monotonic) -> OpenCorrections:
    return OpenCorrections(SharedNotes(None), print, clock=clock)


def about(answer: int, person: int = ANN) -> OpenCorrection:
    return OpenCorrection(answer, Asked(person, answer - 1, Picture("file")), 3)


async def test_the_last_one_of_each_person_in_each_chat_counts() -> None:
    opened = alone()
    for correction in (about(2), about(4), about(6, person=2)):
        opened.open(CHAT, correction)
    assert await opened.of(CHAT, ANN) == about(4)
    assert await opened.of(CHAT + 1, ANN) is None


async def test_it_is_closed_once_and_by_its_own_message_alone() -> None:
    opened = alone()
    opened.open(CHAT, about(4))
    assert await opened.close(CHAT, ANN, message_id=2) is None
    assert await opened.close(CHAT, ANN, message_id=4) == about(4)
    assert await opened.close(CHAT, ANN) is None


async def test_after_an_hour_nobody_means_that_answer_any_more() -> None:
    clock = Clock()
    opened = alone(clock)
    opened.open(CHAT, about(4))
    clock.now += OPEN_SECONDS
    assert await opened.of(CHAT, ANN) is None


async def test_what_one_process_opened_another_one_knows_and_closes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.store.shared_notes.PATIENCE_SECONDS", 60.0)
    store = Store(tmp_path)
    told: list[Note] = []
    here, there = (OpenCorrections(SharedNotes(store.notes), told.append) for _ in range(2))

    async def write() -> None:
        await store.pending.write(42, [], [], told)
        told.clear()

    here.open(CHAT, about(4))
    await write()
    assert await there.of(CHAT, ANN) == about(4)
    assert await there.close(CHAT, ANN) == about(4)
    await write()
    assert await here.of(CHAT, ANN) is None
    await store.close()
