"""Questions whose answer people wait for: a pressed button, a mention in a foreign chat."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.fake_telegram.errors import Json
from bot.fake_telegram.posts import Post

if TYPE_CHECKING:
    from bot.fake_telegram.people import Person
    from bot.fake_telegram.telegram import FakeTelegram


@dataclass
class Press:
    """A pressed button; ``answer`` is what answerCallbackQuery said, None until then."""

    telegram: FakeTelegram
    id: str
    by: Person
    post: Post
    answer: Json | None = None

    async def answered(self) -> str:
        """The text that pops up, once the bot has answered; perhaps it is empty."""
        answer = await self.telegram.wait_for(lambda: self.answer)
        return str(answer.get("text", ""))


@dataclass
class Guest:
    """A question to the bot from a chat that it is not in, answered at most once."""

    telegram: FakeTelegram
    id: str
    post: Post
    answer: Post | None = None

    async def answered(self) -> Post:
        """The bot's answer, once it is there."""
        return await self.telegram.wait_for(lambda: self.answer)
