from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.common.backoff import backoff
from bot.context import App
from bot.fake_telegram.chats import Chat
from bot.fake_telegram.people import Person
from bot.fake_telegram.telegram import FakeTelegram
from recognizer.registry import Registry
from tests.bot.trainer.orders import BETTER
from tests.bot.waiting import until
from tests.bot.workshop import workshop


@pytest.fixture
async def app(
    telegram: FakeTelegram, admin: Person, registry: Registry, tmp_path: Path
) -> AsyncIterator[App]:
    publish(registry)
    async with workshop(telegram, tmp_path, registry, admin.id) as built:
        yield built


def publish(registry: Registry) -> None:
    with registry.draft() as draft:
        (draft / "model.keras").write_bytes(b"other weights")
        card = {"architecture": "mlp", "date": "2026-03-04T05:06:07+00:00", "report": BETTER}
        registry.publish(draft, card)


@pytest.mark.usefixtures("app")
async def test_versions_are_listed_with_accuracy_and_date(admin: Person, office: Chat) -> None:
    listed = await office.reply(await admin.send_text(office, "/models"))
    newest, shipped = listed.text.splitlines()[-2:]
    assert newest == "0002 · mlp · 2026-03-04 · MNIST 99.70%, made photos 95.00%"
    assert shipped == (
        "0001 · cnn · 2026-01-02 · not measured · came with the software · ✅ in service"
    )
    assert [button.text for button in listed.buttons] == ["Use 0002"]


async def test_a_button_switches_and_switches_back(
    app: App, admin: Person, office: Chat, registry: Registry
) -> None:
    listed = await office.reply(await admin.send_text(office, "/models"))
    press = await admin.press(listed, "Use 0002")
    assert await press.answered() == "Model 0002 is in service now."
    await office.settled()
    assert registry.current().number == 2
    assert app.bot_data["services"].readers.version == "0002"
    assert [button.text for button in listed.buttons] == ["Use 0001"]
    await (await admin.press(listed, "Use 0001")).answered()
    assert registry.current().number == 1


@pytest.mark.usefixtures("app")
async def test_the_list_shows_the_switch_although_the_network_fails_once(
    telegram: FakeTelegram, admin: Person, office: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backoff, "__defaults__", (0.02,))
    listed = await office.reply(await admin.send_text(office, "/models"))
    telegram.disconnect("editMessageText")
    press = await admin.press(listed, "Use 0002")
    assert await press.answered() == "Model 0002 is in service now."
    await office.settled()
    assert [button.text for button in listed.buttons] == ["Use 0001"]


@pytest.mark.usefixtures("app")
async def test_a_damaged_version_is_not_switched_to(
    admin: Person, office: Chat, registry: Registry
) -> None:
    listed = await office.reply(await admin.send_text(office, "/models"))
    (registry.root / "0002" / "model.keras").write_bytes(b"")
    press = await admin.press(listed, "Use 0002")
    assert "Model 0002 is damaged or gone" in await press.answered()
    await office.settled()
    assert registry.current().number == 1
    assert "0002" not in listed.text


@pytest.mark.usefixtures("app")
async def test_a_stranger_cannot_press(
    telegram: FakeTelegram, admin: Person, ann: Person, registry: Registry
) -> None:
    group = telegram.group("Class", [admin, ann])
    listed = await group.reply(await admin.send_text(group, "/models@digit_demo_bot"))
    press = await ann.press(listed, "Use 0002")
    assert "admins" in await press.answered()
    assert registry.current().number == 1


async def test_a_switch_by_another_process_is_followed(app: App, registry: Registry) -> None:
    readers = app.bot_data["services"].readers
    await until(lambda: readers.version == "0001")
    registry.switch(2)
    await until(lambda: readers.version == "0002")


async def test_admins_learn_of_a_damaged_model_that_was_in_service(
    telegram: FakeTelegram, admin: Person, office: Chat, registry: Registry, tmp_path: Path
) -> None:
    publish(registry)
    registry.switch(2)
    (registry.root / "0002" / "model.keras").write_bytes(b"")
    await admin.start()
    async with workshop(telegram, tmp_path, registry, admin.id) as app:
        note = await telegram.wait_for(
            lambda: next((one for one in office.answers if "damaged" in one.text), None)
        )
        assert "0002" in note.text
        assert "I went back to 0001" in note.text
        await until(lambda: app.bot_data["services"].readers.version == "0001")


async def test_a_model_that_cannot_be_loaded_leaves_the_old_one_reading(
    app: App, admin: Person, office: Chat, registry: Registry, telegram: FakeTelegram
) -> None:
    await admin.start()
    readers = app.bot_data["services"].readers
    await until(lambda: readers.version == "0001")
    for folder in ("0001", "0002"):
        (registry.root / folder / "card.json").unlink()
    (registry.root / "current").write_text("0002\n")
    note = await telegram.wait_for(
        lambda: next((one for one in office.answers if "could not load" in one.text), None)
    )
    assert "no whole model" in note.text
    assert ".." not in note.text
    assert readers.version == "0001"
