import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy.ext.asyncio import AsyncConnection
from telegram import Chat, Message, Update, User

from bot.i18n.chosen import PAUSE_SECONDS, TRUSTED_SECONDS, ChosenLanguages
from bot.store import Store, StoreError
from tests.bot.clock import Clock

HOME, CLASS = Chat(1, "private"), Chat(-5, "group")


class WatchedStore(Store):
    """Counts its transactions, which may fail, or end only when the ``gate`` opens."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.transactions = 0
        self.away = False
        self.gate = asyncio.Event()
        self.gate.set()
        self.ending = asyncio.Event()

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[AsyncConnection]:
        self.transactions += 1
        gate = self.gate
        if self.away:
            raise StoreError("out of order")
        async with super().transaction() as connection:
            yield connection
        self.ending.set()
        await gate.wait()


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[WatchedStore]:
    store = WatchedStore(tmp_path)
    await store.open()
    store.transactions = 0
    store.ending.clear()
    yield store
    await store.close()


@pytest.fixture(autouse=True)
def patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """Slow machines are no store that hangs."""
    monkeypatch.setattr("bot.i18n.chosen.PATIENCE_SECONDS", 60.0)


@pytest.fixture
def clock() -> Clock:
    return Clock()


async def spoken(chosen: ChosenLanguages, chat: Chat = HOME) -> str:
    """In which language Ann, whose Telegram speaks Russian, is answered."""
    ann = User(1, "Ann", is_bot=False, language_code="ru")
    message = Message(1, datetime.now(UTC), chat, from_user=ann)
    return (await chosen.phrases(Update(1, message=message))).language


async def test_the_store_is_asked_once(store: WatchedStore, clock: Clock) -> None:
    chosen = ChosenLanguages(store, clock=clock)
    assert await asyncio.gather(*(spoken(chosen) for _ in range(10))) == ["ru"] * 10
    assert store.transactions == 1
    assert await spoken(chosen, CLASS) == "ru"
    assert store.transactions == 2
    await chosen.choose(CLASS, "es")
    await chosen.choose(HOME, "pt")
    assert (await spoken(chosen, CLASS), await spoken(chosen)) == ("es", "pt")
    assert store.transactions == 4


async def test_what_another_process_was_told_counts_soon(store: WatchedStore, clock: Clock) -> None:
    here, there = ChosenLanguages(store, clock=clock), ChosenLanguages(store)
    assert await spoken(here) == "ru"
    await there.choose(HOME, "ar")
    assert await spoken(here) == "ru"
    clock.now += TRUSTED_SECONDS
    assert await spoken(here) == "ar"


async def test_a_store_that_failed_is_left_alone_for_a_while(
    store: WatchedStore, clock: Clock
) -> None:
    chosen = ChosenLanguages(store, clock=clock)
    await chosen.choose(CLASS, "es")
    store.away = True
    asked = store.transactions
    assert [await spoken(chosen) for _ in range(3)] == ["ru"] * 3
    assert store.transactions == asked + 1
    with pytest.raises(StoreError):
        await chosen.choose(HOME, "pt")
    clock.now += max(PAUSE_SECONDS, TRUSTED_SECONDS)
    assert await spoken(chosen, CLASS) == "es"
    store.away = False
    await ChosenLanguages(store).choose(HOME, "zh")
    clock.now += PAUSE_SECONDS
    assert await spoken(chosen) == "zh"


async def test_a_store_that_hangs_holds_up_one_answer_for_a_moment(
    store: WatchedStore, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.i18n.chosen.PATIENCE_SECONDS", 0.01)
    await ChosenLanguages(store).choose(HOME, "zh")
    store.ending.clear()
    chosen = ChosenLanguages(store, clock=clock)
    store.gate.clear()
    assert [await spoken(chosen) for _ in range(3)] == ["ru"] * 3
    assert store.transactions == 2
    await store.ending.wait()
    await chosen.close()
    store.gate.set()
    monkeypatch.setattr("bot.i18n.chosen.PATIENCE_SECONDS", 60.0)
    clock.now += PAUSE_SECONDS
    assert await spoken(chosen) == "zh"


async def test_a_choice_made_meanwhile_is_not_lost(store: WatchedStore) -> None:
    chosen = ChosenLanguages(store)
    open_gate, store.gate = store.gate, asyncio.Event()
    asking = asyncio.create_task(spoken(chosen))
    await store.ending.wait()
    closed_gate, store.gate = store.gate, open_gate
    await chosen.choose(HOME, "pt")
    closed_gate.set()
    assert await asking == "pt"
    assert await spoken(chosen) == "pt"


async def test_a_group_that_was_met_before_its_move_was_told_keeps_its_choice(
    store: WatchedStore,
) -> None:
    moved = Chat(-1_005, "supergroup")
    chosen = ChosenLanguages(store)
    for one in (chosen, ChosenLanguages(store)):
        await one.choose(CLASS, "es")
        assert await spoken(chosen, moved) == "ru"
        await store.chats.migrate(CLASS.id, moved.id)
        chosen.moved(CLASS.id, moved.id)
        assert await spoken(chosen, moved) == "es"
        await store.chats.forget(moved.id)
        chosen.forget(moved.id)


async def test_memory_is_bounded(store: WatchedStore) -> None:
    chosen = ChosenLanguages(store, most=1)
    await chosen.choose(HOME, "pt")
    await chosen.choose(CLASS, "es")
    asked = store.transactions
    assert await spoken(chosen) == "pt"
    assert store.transactions == asked + 1
