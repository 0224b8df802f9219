"""Commands and buttons of the admins, used by everybody else."""

import pytest

from bot.fake_telegram.chats import Chat
from bot.fake_telegram.people import Person
from bot.fake_telegram.telegram import FakeTelegram
from recognizer.registry import Registry
from tests.bot.handlers.reports import report
from tests.bot.trainer.orders import WORSE, Order

pytestmark = pytest.mark.usefixtures("shop")
STRANGERS_WORDS = "I am sorry, only this bot's admins may do that."


@pytest.mark.parametrize("command", ["/train", "/cancel", "/models", "/stats"])
async def test_commands_are_refused_in_private_and_in_groups(
    telegram: FakeTelegram,
    ann: Person,
    admin: Person,
    chat: Chat,
    registry: Registry,
    command: str,
) -> None:
    group = telegram.group("Class", [ann, admin])
    for place in (chat, group):
        words = f"{command}@digit_demo_bot"
        answer = await place.reply(await ann.send_text(place, words))
        assert answer.text == STRANGERS_WORDS
    assert not (registry.root / "found.json").exists()


@pytest.mark.parametrize("command", ["/train", "/cancel", "/models", "/stats"])
async def test_an_anonymous_admin_is_a_stranger(
    telegram: FakeTelegram, admin: Person, registry: Registry, command: str
) -> None:
    group = telegram.group("Class", [admin])
    asked = await admin.send_text(group, f"{command}@digit_demo_bot", anonymous=True)
    assert (await group.reply(asked)).text == STRANGERS_WORDS


async def test_buttons_are_refused(
    telegram: FakeTelegram, ann: Person, admin: Person, registry: Registry, order: Order
) -> None:
    order(hang=True)
    group = telegram.group("Class", [ann, admin])
    live = await group.reply(await admin.send_text(group, "/train@digit_demo_bot"))
    assert await (await ann.press(live, "Cancel")).answered() == STRANGERS_WORDS
    order(report=WORSE)
    told = await report(group)
    assert await (await ann.press(told, "Take it anyway")).answered() == STRANGERS_WORDS
    assert registry.current().number == 1


@pytest.mark.parametrize("data", ["train:take:1", "train:cancel:1", "model:use:1"])
async def test_forged_buttons_are_refused(
    ann: Person, chat: Chat, registry: Registry, data: str
) -> None:
    help_ = await chat.answer(1, after=await ann.send_text(chat, "/share"))
    assert await (await ann.press(help_, data=data)).answered() == STRANGERS_WORDS


@pytest.mark.parametrize(
    "data", ["train:take:1", "train:cancel:1", "model:use:1", "x", "train:take:" + "9" * 53]
)
async def test_an_admin_cannot_forge_either(
    admin: Person, office: Chat, registry: Registry, data: str
) -> None:
    help_ = await office.answer(1, after=await admin.send_text(office, "/share"))
    press = await admin.press(help_, data=data)
    assert await press.answered() == "This button has had its day."
