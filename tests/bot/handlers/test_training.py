"""/train: a training that goes well, as the chat sees it."""

import pytest

from bot.context import App
from bot.fake_telegram.chats import Chat
from bot.fake_telegram.people import Person
from bot.fake_telegram.telegram import FakeTelegram
from recognizer.registry import Registry
from tests.bot.handlers.conftest import Begin
from tests.bot.handlers.reports import report
from tests.bot.stripes import picture, shown
from tests.bot.trainer.orders import Found, Order
from tests.bot.waiting import until

pytestmark = pytest.mark.usefixtures("shop")


async def test_it_lives_in_one_message_and_ends_in_a_report(
    office: Chat, registry: Registry, order: Order, begin: Begin
) -> None:
    live = await begin("/train epochs=3")
    assert "Training a new model" in live.text
    await office.telegram.wait_for(lambda: "epoch 3 of 3" in live.text)
    assert "▰▰▰" in live.text
    assert "Loss 0.167, accuracy 90.00%" in live.text
    assert "About a minute left" in live.text
    assert [button.text for button in live.buttons] == ["Cancel"]
    order()
    told = await report(office)
    assert "Model 0002 is trained and has taken over." in told.text
    assert "MNIST" in told.text
    assert "99.70" in told.text
    assert "99.60" in told.text
    assert told.buttons == []
    assert live.text == "Training ended; the report follows."
    assert live.buttons == []
    assert registry.current().number == 2


async def test_the_two_pictures_come_with_the_report(
    admin: Person, office: Chat, order: Order
) -> None:
    await admin.send_text(office, "/train")
    told = await report(office)
    pictures = await office.telegram.wait_for(lambda: [one for one in office.answers if one.photo])
    await office.settled()
    assert len([one for one in office.answers if one.photo]) == 2
    assert pictures[0].reply_to is told


async def test_the_options_reach_the_training(admin: Person, office: Chat, found: Found) -> None:
    await admin.send_text(office, "/train epochs=5 architecture=mlp fresh")
    arguments = (await found())["arguments"]
    assert arguments[-4:] == ["--epochs", "5", "--architecture", "mlp"]
    await report(office)


async def test_photos_are_answered_meanwhile_and_by_the_new_model_afterwards(
    shop: App, ann: Person, chat: Chat, office: Chat, order: Order, begin: Begin
) -> None:
    await begin()
    answer = await chat.reply(await ann.send_photo(chat, picture(7)))
    assert shown(answer.photo) == "7"
    assert shop.bot_data["services"].readers.version == "0001"
    order()
    await report(office)
    await until(lambda: shop.bot_data["services"].readers.version == "0002")


async def test_in_a_group_it_is_the_same(
    telegram: FakeTelegram, admin: Person, ann: Person
) -> None:
    group = telegram.group("Class", [admin, ann], topics=True)
    asked = await admin.send_text(group, "/train@digit_demo_bot", topic=7)
    live = await group.reply(asked)
    told = await report(group)
    assert told.reply_to is live
    assert told.content.get("message_thread_id") == 7
