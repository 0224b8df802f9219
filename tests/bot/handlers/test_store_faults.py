"""What people are told while somebody else keeps the database locked."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from bot.context import App
from bot.fake_telegram.chats import Chat
from bot.fake_telegram.people import Person
from bot.store import engine, sqlite
from bot.store.engine import DATABASE_FILE
from tests.bot.stripes import picture, shown

REFUSED_WITHIN = 5.0


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """What has failed so far, and whether that was after waiting for a lock."""
    found: list[bool] = []
    is_busy = sqlite._is_busy

    def noting(error: BaseException) -> bool:
        found.append(is_busy(error))
        return found[-1]

    monkeypatch.setattr(sqlite, "_is_busy", noting)
    return found


@pytest.fixture
def locked(app: App, tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """Somebody who will write, and does not."""
    with closing(sqlite3.connect(tmp_path / DATABASE_FILE, isolation_level=None)) as other:
        yield other


async def test_a_command_is_refused_within_five_seconds_and_photos_are_read(
    ann: Person, chat: Chat, locked: sqlite3.Connection, waits: list[bool]
) -> None:
    await chat.reply(await ann.send_photo(chat, picture(7)))
    await chat.settled()
    locked.execute("BEGIN IMMEDIATE")
    waits.clear()
    told = await chat.reply(await ann.send_text(chat, "/forget"))
    assert "My memory is out of order" in told.text
    # It was waited for in vain, as few times as that takes.
    assert 1 <= sum(waits) * engine._BUSY_SECONDS < REFUSED_WITHIN
    # However slow all else is: after each wait nobody waits for longer than another one takes.
    assert 2 * engine._BUSY_SECONDS + sqlite.LOCKED_SECONDS <= REFUSED_WITHIN
    assert sqlite.LOCKED_SECONDS >= engine._BUSY_SECONDS
    assert shown((await chat.reply(await ann.send_photo(chat, picture(8)))).photo) == "8"
