"""Who may still come into memory."""

import asyncio

import pytest

from bot.inbox import room as room_module
from bot.inbox.room import Room


@pytest.fixture
def room(monkeypatch: pytest.MonkeyPatch) -> Room:
    monkeypatch.setattr(room_module, "IN_MEMORY", 10)
    return Room()


def test_one_chat_fills_it_for_itself_and_not_for_newcomers(room: Room) -> None:
    for number in range(100):
        if room.admits(1):
            room.enter([number], 1)
    assert (len(room), room.left) == (10, 0)
    assert room.admits(2)
    room.enter([100, 101, 102], 2)
    assert not room.admits(2)
    assert room.left == -3


def test_a_crowd_of_newcomers_finds_an_end(room: Room) -> None:
    for chat in range(100):
        if room.admits(chat):
            room.enter([chat], chat)
    assert len(room) == 40


def test_what_is_expected_takes_room_until_it_is_there(room: Room) -> None:
    with room.expecting(1), room.expecting(1, really=False):
        assert len(room) == 1
        assert 5 not in room
    assert len(room) == 0
    room.enter([5, 5], 1)
    room.leave([5, 6])
    assert len(room) == 0
    assert room.is_half_empty


async def test_who_waits_for_room_comes_in_when_one_leaves(room: Room) -> None:
    room.enter(range(10), 1)
    waiting = asyncio.create_task(room.some_left())
    await asyncio.sleep(0)
    assert not waiting.done()
    room.leave([3])
    await asyncio.wait_for(waiting, 5)
