from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from telegram import PhotoSize
from telegram.error import NetworkError

from bot.photos.met import MetPictures
from bot.store import Store
from bot.store.notes import Note
from bot.store.shared_notes import SharedNotes
from tests.bot.messages import message

ALONE = SharedNotes(None)


def photo(name: str) -> list[PhotoSize]:
    return [PhotoSize(f"{name}{side}", f"u{name}{side}", side, side) for side in (90, 800)]


async def test_a_message_is_met_again_only_with_the_same_file() -> None:
    met = MetPictures(ALONE, print)
    met.meet(message(photo=photo("a"), caption="look"))
    assert await met.met(message(photo=photo("a"), caption="look at this"))
    assert not await met.met(message(photo=photo("b")))
    assert not await met.met(message(2, photo=photo("a")))


async def test_what_was_sent_before_it_began_may_have_been_met() -> None:
    later = MetPictures(ALONE, print, since=datetime.now(UTC) + timedelta(minutes=1))
    assert await later.may_have_met(message(photo=photo("a")))
    later.meet(message(photo=photo("a")))
    assert not await later.may_have_met(message(photo=photo("b")))
    earlier = MetPictures(ALONE, print, since=datetime.now(UTC) - timedelta(minutes=1))
    assert not await earlier.may_have_met(message(photo=photo("a")))


async def test_what_failed_was_not_met() -> None:
    met = MetPictures(ALONE, print)
    met.meet(message(photo=photo("a")))
    with pytest.raises(NetworkError), met.meeting(message(photo=photo("b"))):
        raise NetworkError("down")
    assert await met.met(message(photo=photo("a")))
    with met.meeting(message(photo=photo("b"))):
        pass
    assert await met.met(message(photo=photo("b")))


async def test_what_one_process_met_another_one_has_met(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.store.shared_notes.PATIENCE_SECONDS", 60.0)
    store = Store(tmp_path)
    told: list[Note] = []
    here, there = (MetPictures(SharedNotes(store.notes), told.append) for _ in range(2))

    async def write() -> None:
        await store.pending.write(42, [], [], told)
        told.clear()

    here.meet(message(photo=photo("a")))
    await write()
    assert await there.met(message(photo=photo("a"), caption="/digit"))
    assert not await there.may_have_met(message(photo=photo("b")))
    with pytest.raises(NetworkError), there.meeting(message(photo=photo("b"))):
        raise NetworkError("down")
    assert told == []
    assert not await here.met(message(photo=photo("b")))
    await store.close()
