"""Stage: what the handlers of the page's server work on, and what all of them do."""

from dataclasses import dataclass, field
from typing import Protocol

from tornado.web import HTTPError

from bot.demo.cast import Cast
from bot.demo.guard import Guarded
from bot.fake_telegram.chats import Chat
from bot.fake_telegram.errors import Json
from bot.fake_telegram.people import Person
from bot.fake_telegram.posts import Post
from bot.fake_telegram.telegram import FakeTelegram


class Page(Protocol):
    """A page that somebody has open."""

    def tell_all(self) -> None:
        """Tell it everything anew."""

    def close(self) -> None:
        """End the connection."""

    def on_connection_close(self) -> None:
        """Take the connection for ended."""


@dataclass(frozen=True)
class Stage:
    """What the handlers work on."""

    telegram: FakeTelegram
    cast: Cast
    pages: set[Page] = field(default_factory=set)


class StageHandler(Guarded):
    """A handler that knows the stage."""

    def initialize(self) -> None:
        """Take the stage from the settings."""
        self.stage: Stage = self.settings["stage"]

    def who(self, fields: Json) -> tuple[Chat, Person, Post | None]:
        """Return the chat, the person and the message replied to that ``fields`` name."""
        try:
            chat = self.stage.cast.chat(int(fields["chat"]))
            person = self.stage.cast.person(chat, int(fields["person"]))
            reply = chat.posts.get(int(fields.get("reply") or 0))
        except (LookupError, TypeError, ValueError):
            raise HTTPError(400, reason="No such chat, person or message") from None
        return chat, person, reply

    def say(self, key: str) -> str:
        """Return one of the page's words."""
        return self.stage.cast.phrases.say(key)
