"""/train where something stands in the way, or goes wrong."""

from typing import Any

import pytest
from sqlalchemy import text

from bot.fake_telegram.chats import Chat
from bot.fake_telegram.people import Person
from bot.fake_telegram.telegram import FakeTelegram
from bot.store import Store, runs
from bot.store.run import Ending, Run, Starter, State
from recognizer.registry import Registry
from tests.bot.handlers.conftest import Begin
from tests.bot.handlers.reports import report
from tests.bot.trainer.orders import WORSE, Order
from tests.bot.waiting import until

pytestmark = pytest.mark.usefixtures("shop")

# As with a full disk, what is there can be read.
FILL = """CREATE TRIGGER disk_full BEFORE UPDATE ON training_runs
    BEGIN SELECT RAISE(FAIL, 'database or disk is full'); END"""


async def test_a_worse_model_is_kept_and_can_be_taken_anyway(
    admin: Person, office: Chat, registry: Registry, order: Order
) -> None:
    order(report=WORSE)
    await admin.send_text(office, "/train")
    told = await report(office)
    assert "the current one stays: the new one is worse on MNIST" in told.text
    assert registry.current().number == 1
    await (await admin.press(told, "Take it anyway")).answered()
    await office.settled()
    assert registry.current().number == 2
    assert "Model 0002 is in service now." in office.last.text
    assert told.buttons == []


async def test_the_button_cancels_it(
    admin: Person, office: Chat, registry: Registry, begin: Begin
) -> None:
    live = await begin()
    press = await admin.press(live, "Cancel")
    assert await press.answered() == "Cancelling…"
    told = await office.answer(1, after=live)
    assert "Ada cancelled the training" in told.text
    # There is no report on what was not trained.
    assert live.text == "The training is over."
    assert registry.current().number == 1


async def test_the_command_cancels_it(admin: Person, office: Chat, begin: Begin) -> None:
    await begin()
    await admin.send_text(office, "/cancel")
    await office.telegram.wait_for(
        lambda: any("cancelled the training" in one.text for one in office.answers)
    )


async def test_there_may_be_nothing_to_cancel(admin: Person, office: Chat) -> None:
    answer = await office.reply(await admin.send_text(office, "/cancel"))
    assert answer.text == "No training is running."


async def test_a_second_one_learns_who_started_the_first(
    admin: Person, office: Chat, order: Order, begin: Begin
) -> None:
    live = await begin()
    await office.telegram.wait_for(lambda: "epoch 2 of 2" in live.text)
    answer = await office.reply(await admin.send_text(office, "/train"))
    assert "Ada has already started a training; it is 100% done." in answer.text
    order()


async def test_who_comes_just_as_the_other_one_ends_is_told_to_try_again(
    admin: Person,
    office: Chat,
    order: Order,
    begin: Begin,
    store: Store,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    await begin()
    taken = store.runs.begin

    async def begin_and_end(owner: str, starter: Starter, options: dict[str, Any]) -> Run | None:
        run = await taken(owner, starter, options)
        await store.runs.end(1, Ending(State.CANCELLED))
        return run

    monkeypatch.setattr(store.runs, "begin", begin_and_end)
    answer = await office.reply(await admin.send_text(office, "/train"))
    assert "ended just now. Type /train again" in answer.text


@pytest.mark.parametrize(
    ("orders", "words"),
    [
        ({"fail": "MNIST is not available <b>"}, "MNIST is not available <b>"),
        ({"fail": "No space left on device"}, "No space left on device"),
        ({"signal": 9}, "lack of memory"),
    ],
)
async def test_the_admin_is_told_why_it_failed(
    admin: Person,
    office: Chat,
    registry: Registry,
    order: Order,
    orders: dict[str, object],
    words: str,
) -> None:
    order(**orders)
    live = await office.reply(await admin.send_text(office, "/train"))
    told = await office.answer(1, after=live)
    assert words in told.text
    assert "stays the same" in told.text
    assert registry.current().number == 1


async def test_an_option_that_is_none_starts_nothing(
    admin: Person, office: Chat, registry: Registry
) -> None:
    answer = await office.reply(await admin.send_text(office, "/train epochs=many"))
    assert "“epochs=many”" in answer.text
    assert not (registry.root / "found.json").exists()


async def test_telegram_out_of_reach_stops_no_training(
    telegram: FakeTelegram, office: Chat, registry: Registry, order: Order, begin: Begin
) -> None:
    await begin()
    telegram.disconnect("editMessageText", times=None)
    order()
    await report(office)
    assert registry.current().number == 2


async def test_an_end_that_cannot_be_kept_is_told_at_once_and_only_once(
    office: Chat,
    registry: Registry,
    order: Order,
    begin: Begin,
    store: Store,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("bot.trainer.chat.trainings.SECONDS_BETWEEN_LOOKS", 0.05)
    await begin()
    async with store.transaction() as connection:
        await connection.execute(text(FILL))
    order()
    assert "has taken over" in (await report(office)).text
    async with store.transaction() as connection:
        await connection.execute(text("DROP TRIGGER disk_full"))
    await until(lambda: not store.runs.held)
    await office.settled()
    ended = await store.runs.get(1)
    assert ended is not None
    assert (ended.state, ended.starter.user_name) == (State.DONE, "")
    assert await store.runs.claim_report() is None
    assert len([one for one in office.answers if "Model 0002" in one.text]) == 1


async def test_a_training_that_goes_on_here_is_not_taken_for_dead(
    begin: Begin, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    await begin()
    monkeypatch.setattr(runs, "LEASE_SECONDS", -1.0)
    await store.runs.expire("another bot")
    assert await store.runs.running() is not None


async def test_a_fault_is_told_and_logged_and_the_slot_is_free(
    admin: Person, office: Chat, order: Order, store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    # No training writes such a report.
    order(report="all went well")
    live = await office.reply(await admin.send_text(office, "/train"))
    told = await office.answer(1, after=live)
    assert "The training failed" in told.text
    assert "ValueError" in told.text
    assert live.text == "The training is over."
    assert "a fault outside any update" in caplog.text
    assert not store.runs.held
    order()
    await admin.send_text(office, "/train")
    assert "has taken over" in (await report(office)).text
