"""Leases: whose updates are taken over, and when."""

import asyncio
import time
from collections.abc import AsyncIterator, Sequence
from pathlib import Path

import pytest

from bot.inbox import leases as leases_module
from bot.inbox.journal import Journal
from bot.inbox.leases import Leases
from bot.store import Store, StoreError
from bot.store.arrival import Arrival
from bot.store.claimed import Claimed
from bot.store.owners import this_process
from bot.store.pending import Pending
from tests.bot.waiting import until

BOT = 42
# On another machine: nobody knows whether they live.
ANN, BEN = "ann-1-2/11/aa", "ben-1-2/22/bb"


class SharedPending(Pending):
    """A line that others may take from, too, and that may be away."""

    away = False

    @property
    def shared(self) -> bool:
        return True

    async def renew(self, bot_id: int, owner: str) -> None:
        if self.away:
            raise StoreError
        await super().renew(bot_id, owner)


class Keeper:
    """One process's leases, and what it took over."""

    def __init__(self, pending: SharedPending, owner: str) -> None:
        self.wanted = asyncio.Event()
        self.journal = Journal(pending, BOT, self.wanted)
        self.leases = Leases(pending, self.journal, BOT, owner, self.wanted)
        self.took: list[int] = []
        self.room = 10

    def begin(self) -> None:
        self.leases.begin(lambda: self.room, self._take)

    async def _take(self, claimed: Sequence[Claimed]) -> None:
        self.took += [one.update_id for one in claimed]


@pytest.fixture
async def pending(tmp_path: Path) -> AsyncIterator[SharedPending]:
    store = Store(tmp_path)
    yield SharedPending(store, store.notes)
    await store.close()


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rounds of hundredths of a second, and leases that run out at once unless renewed."""
    monkeypatch.setattr(leases_module, "ROUND_SECONDS", 0.01)
    monkeypatch.setattr(Journal, "pause", 0.01)


async def recorded(pending: SharedPending, number: int, owner: str, lease: float) -> None:
    """An update whose lease ends in so many seconds."""
    await pending.write(BOT, [Arrival(number, 7, b"photo", owner)], [])
    await pending._lease(BOT, owner, time.time() + lease)


async def test_what_ran_out_is_taken_after_its_owner_had_time_to_be_back(
    pending: SharedPending, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(leases_module, "LEASE_SECONDS", 0.3)
    await recorded(pending, 1, BEN, -1)
    await pending.write(BOT, [Arrival(2, 7, b"photo", "")], [])
    ann = Keeper(pending, ANN)
    ann.begin()
    await until(lambda: ann.took)
    await asyncio.sleep(0.1)
    assert ann.took == [2]
    await until(lambda: 1 in ann.took)
    await ann.leases.end()


async def test_who_is_back_after_an_outage_keeps_what_it_has(
    pending: SharedPending, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(leases_module, "LEASE_SECONDS", 0.2)
    ann, ben = Keeper(pending, ANN), Keeper(pending, BEN)
    for one in (ann, ben):
        one.begin()
    await asyncio.sleep(0.3)
    await recorded(pending, 1, BEN, 0.05)
    pending.away = True
    await until(lambda: ann.journal.away and ben.journal.away)
    await asyncio.sleep(0.1)
    # Its lease has run out meanwhile, and ours to claim has begun anew.
    pending.away = False
    await until(lambda: not ann.journal.away)
    await asyncio.sleep(0.3)
    assert ann.took == ben.took == []
    assert await pending.owners(BOT) == {BEN}
    for one in (ann, ben):
        await one.leases.end()


async def test_leases_are_renewed_before_anything_else_is_made_up_for(
    pending: SharedPending, monkeypatch: pytest.MonkeyPatch
) -> None:
    order: list[str] = []

    async def renew(self: Pending, bot_id: int, owner: str) -> None:
        order.append("renew")

    async def settle(self: Journal) -> None:
        order.append("settle")

    monkeypatch.setattr(SharedPending, "renew", renew)
    monkeypatch.setattr(Journal, "settle", settle)
    ann = Keeper(pending, ANN)
    ann.begin()
    await until(lambda: len(order) >= 4)
    await ann.leases.end()
    assert order[:4] == ["renew", "settle"] * 2


async def test_where_others_are_known_to_be_gone_nobody_waits(pending: SharedPending) -> None:
    me = this_process()
    await recorded(pending, 1, me[:-8] + "00000000", 1_000)
    keeper = Keeper(pending, me)
    keeper.begin()
    await until(lambda: keeper.took == [1])
    await keeper.leases.end()


async def test_who_has_no_room_takes_nothing_until_asked_to_look_again(
    pending: SharedPending, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(leases_module, "ROUND_SECONDS", 1_000)
    await pending.write(BOT, [Arrival(1, 7, b"photo", "")], [])
    ann = Keeper(pending, ANN)
    ann.room = 0
    ann.begin()
    await asyncio.sleep(0.1)
    assert ann.took == []
    ann.room = 10
    ann.leases.look()
    await until(lambda: ann.took == [1])
    await ann.leases.end()


async def test_a_fault_that_ends_it_is_logged_and_told_and_the_end_is_calm(
    pending: SharedPending, caplog: pytest.LogCaptureFixture
) -> None:
    ann = Keeper(pending, ANN)

    def unforeseen() -> int:
        raise ZeroDivisionError("of nobody's thinking")

    assert not ann.leases.failed
    ann.leases.begin(unforeseen, ann._take)
    await until(lambda: ann.leases.failed)
    await asyncio.sleep(0.02)
    assert "of nobody's thinking" in caplog.text
    await recorded(pending, 1, ANN, 1_000)
    await ann.leases.end()
    assert await pending.owners(BOT) == set()


async def test_an_end_that_was_asked_for_is_no_fault(
    pending: SharedPending, caplog: pytest.LogCaptureFixture
) -> None:
    ann = Keeper(pending, ANN)
    ann.begin()
    await asyncio.sleep(0.02)
    await ann.leases.end()
    assert not ann.leases.failed
    assert not caplog.records
