"""Whose turn it is."""

from datetime import UTC, datetime, timedelta

import pytest
from telegram import Chat, Message, PhotoSize, Update

from bot.inbox import fair_queue
from bot.inbox.fair_queue import FairQueue
from bot.inbox.item import Item
from bot.store.pending import MAX_ATTEMPTS
from tests.bot.clock import Clock


def item(number: int, chat: int, *, tries: int = 1, photo: bool = False, ago: float = 0.0) -> Item:
    carried = (PhotoSize("a", "b", 1, 1),) if photo else ()
    sent = datetime.now(UTC) - timedelta(seconds=ago)
    message = Message(number, sent, Chat(chat, "private"), photo=carried)
    return Item(Update(number, message=message), tries=tries)


def drained(queue: FairQueue) -> list[int]:
    numbers = []
    while queue.ready():
        numbers.append(queue.pop().number)
    return numbers


def test_chats_take_turns_however_much_one_sends() -> None:
    queue = FairQueue()
    for number in range(6):
        queue.add(item(number, chat=1))
    queue.add(item(10, chat=2))
    queue.add(item(11, chat=2))
    queue.add(item(20, chat=3))
    assert drained(queue) == [0, 10, 20, 1, 11, 2, 3, 4, 5]
    assert len(queue) == 0


def test_one_chat_cannot_fill_all_places() -> None:
    queue = FairQueue(at_once=100, jobs=2)
    items = [item(number, chat=1) for number in range(4)]
    for one in items:
        queue.add(one)
    assert drained(queue) == [0, 1]
    queue.add(item(5, chat=2))
    assert drained(queue) == [5]
    queue.finished(items[0])
    assert drained(queue) == [2]


def test_who_sends_little_has_less_before_them() -> None:
    queue = FairQueue(at_once=2)
    for number in range(100):
        queue.add(item(number, chat=1))
    assert queue.ahead_of(1) == 100
    assert drained(queue) == [0, 1]
    assert queue.ahead_of(1) == 100
    assert queue.ahead_of(2) == 1


def test_who_comes_has_none_of_those_before_them_who_waited_for_an_hour() -> None:
    queue = FairQueue(at_once=16)
    for number in range(100):
        queue.add(item(number, chat=number, photo=True, ago=3600))
    drained(queue)
    assert queue.ahead_of(200) == 0
    queue.add(item(200, chat=200, photo=True))
    queue.add(item(201, chat=201, photo=True))
    assert queue.ahead_of(202) == 2
    drained(queue)
    assert queue.ahead_of(202) == 2
    # One of theirs that comes now would be among the others.
    assert queue.ahead_of(200) > 50


def test_no_more_are_in_hand_than_allowed() -> None:
    queue = FairQueue(at_once=2)
    items = [item(number, chat=number) for number in range(3)]
    for one in items:
        queue.add(one)
    assert drained(queue) == [0, 1]
    with pytest.raises(IndexError):
        queue.pop()
    queue.finished(items[0])
    assert drained(queue) == [2]


def test_suspects_are_handled_one_at_a_time_and_others_pass() -> None:
    queue = FairQueue()
    suspects = [item(number, number, tries=MAX_ATTEMPTS) for number in (1, 2)]
    for one in (*suspects, item(3, chat=3)):
        queue.add(one)
    assert drained(queue) == [1, 3]
    queue.finished(suspects[0])
    assert drained(queue) == [2]


def test_words_pass_pictures_that_are_held_back_also_in_one_chat() -> None:
    queue = FairQueue(lambda in_hand: False)
    queue.add(item(1, chat=1, photo=True))
    queue.add(item(2, chat=1))
    assert drained(queue) == [2]
    assert len(queue) == 1


def test_pictures_leave_room_for_words_in_all_and_in_a_chat() -> None:
    queue = FairQueue(at_once=16, jobs=8)
    for number in range(30):
        queue.add(item(number, chat=number % 2, photo=True))
    assert len(drained(queue)) == 14
    for number in range(100, 103):
        queue.add(item(number, chat=0))
    assert drained(queue) == [100, 101]


def test_pictures_that_hang_do_not_count_among_those_in_hand() -> None:
    queue = FairQueue(lambda in_hand: not in_hand)
    hanging, words = item(0, chat=1, photo=True), item(9, chat=9)
    for one in (hanging, item(1, chat=2, photo=True), item(2, chat=3, photo=True), words):
        queue.add(one)
    assert drained(queue) == [0, 9]
    queue.hang(words)
    assert drained(queue) == []
    queue.hang(hanging)
    assert queue.is_hanging(hanging)
    assert drained(queue) == [1]
    queue.finished(hanging)
    assert not queue.is_hanging(hanging)
    assert drained(queue) == []


def test_a_queue_that_is_drained_lets_everything_out() -> None:
    queue = FairQueue(at_once=0, jobs=1)
    for number in range(3):
        queue.add(item(number, chat=1))
    assert not queue.ready()
    queue.drain()
    assert drained(queue) == [0, 1, 2]


def test_the_first_of_a_chat_is_ahead_of_what_comes_while_it_is_dealt_with() -> None:
    queue = FairQueue()
    items = [item(number, chat=1, photo=True) for number in range(3)]
    queue.add(items[0])
    queue.add(items[1])
    assert drained(queue) == [0, 1]
    queue.finished(items[0])
    queue.add(items[2])
    assert drained(queue) == [2]
    assert [one.behind for one in items] == [False, True, True]
    queue.finished(items[1])
    queue.finished(items[2])
    later = item(3, chat=1, photo=True)
    queue.add(later)
    assert not later.behind


def test_those_who_have_just_come_go_before_those_who_waited_for_an_hour() -> None:
    queue = FairQueue()
    for number in range(5):
        queue.add(item(number, chat=number, photo=True, ago=3600))
    queue.add(item(10, chat=10, photo=True))
    assert drained(queue) == [10, 0, 1, 2, 3, 4]


def test_a_flood_leaves_places_to_those_who_come(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fair_queue, "BEGUN_AT_ONCE", 1_000)
    queue = FairQueue(at_once=16)
    for number in range(20):
        queue.add(item(number, chat=number, photo=True, ago=3600))
    # Of the others two are for words.
    assert drained(queue) == list(range(12))
    for number in (20, 21, 22):
        queue.add(item(number, chat=number, photo=True))
    assert drained(queue) == [20, 21]


def test_a_flood_is_not_begun_all_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fair_queue, "BEGUN_AT_ONCE", 3)
    clock = Clock()
    queue = FairQueue(clock=clock)
    items = [item(number, chat=number, photo=True, ago=3600) for number in range(9)]
    for one in items:
        queue.add(one)
    assert drained(queue) == [0, 1, 2]
    queue.finished(items[1])
    assert drained(queue) == [3]
    # Those that take long, be it for a 429 of their chat's, keep nobody from being begun.
    clock.now += fair_queue.BEGUN_LATELY_SECONDS + 0.1
    assert drained(queue) == [4, 5, 6]


def test_while_it_catches_up_words_pass_and_pictures_wait() -> None:
    queue = FairQueue()
    queue.catching_up = True
    queue.add(item(1, chat=1, photo=True))
    queue.add(item(2, chat=2))
    assert drained(queue) == [2]
    queue.catching_up = False
    assert drained(queue) == [1]
