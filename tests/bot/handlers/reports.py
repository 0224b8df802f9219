"""Waiting for the report of a training."""

from bot.fake_telegram.chats import Chat
from bot.fake_telegram.posts import Post


async def report(chat: Chat) -> Post:
    """The report with its table, once it is there."""
    return await chat.telegram.wait_for(
        lambda: next((one for one in chat.answers if "MNIST" in one.text), None)
    )
