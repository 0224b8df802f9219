from collections.abc import AsyncIterator

import pytest
from telegram import Bot, Message

from bot.fake_telegram.telegram import FakeTelegram
from bot.fake_telegram.transport import FakeRequest
from bot.trainer.chat.live import LiveMessage


@pytest.fixture
async def bot(telegram: FakeTelegram) -> AsyncIterator[Bot]:
    transport = FakeRequest(telegram)
    async with Bot(telegram.account.token, request=transport, get_updates_request=transport) as bot:
        yield bot


@pytest.fixture
async def message(telegram: FakeTelegram, bot: Bot) -> Message:
    ann = telegram.person("Ann")
    await ann.start()
    return await bot.send_message(ann.id, "Starting")


async def test_what_is_superseded_meanwhile_is_never_sent(
    telegram: FakeTelegram, bot: Bot, message: Message
) -> None:
    live = LiveMessage(bot, message.chat_id, message.message_id, seconds=0.1)
    for number in range(100):
        live.show(f"Epoch {number}")
    post = telegram.chats[message.chat_id].posts[message.message_id]
    await telegram.wait_for(lambda: post.text == "Epoch 99")
    assert len(telegram.sent("editMessageText")) == 1
    await live.close()


async def test_the_same_text_is_not_sent_again(
    telegram: FakeTelegram, bot: Bot, message: Message
) -> None:
    live = LiveMessage(bot, message.chat_id, message.message_id, seconds=0)
    post = telegram.chats[message.chat_id].posts[message.message_id]
    live.show("Epoch 1")
    await telegram.wait_for(lambda: post.text == "Epoch 1")
    live.show("Epoch 1")
    await live.close("Done")
    assert post.text == "Done"
    assert len(telegram.sent("editMessageText")) == 2


async def test_an_edit_that_fails_for_a_while_is_made_later(
    telegram: FakeTelegram, bot: Bot, message: Message
) -> None:
    telegram.disconnect("editMessageText", times=2)
    live = LiveMessage(bot, message.chat_id, message.message_id, seconds=0.01)
    live.show("Epoch 1")
    post = telegram.chats[message.chat_id].posts[message.message_id]
    await telegram.wait_for(lambda: post.text == "Epoch 1")
    await live.close()


async def test_a_deleted_message_is_given_up(
    telegram: FakeTelegram, bot: Bot, message: Message
) -> None:
    telegram.delete(telegram.chats[message.chat_id].posts[message.message_id])
    live = LiveMessage(bot, message.chat_id, message.message_id, seconds=0)
    live.show("Epoch 1")
    await telegram.wait_for(lambda: telegram.sent("editMessageText"))
    live.show("Epoch 2")
    await live.close()
    assert len(telegram.sent("editMessageText")) == 1
