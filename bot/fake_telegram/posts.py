"""A message in a chat, as the server keeps it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.fake_telegram.errors import Json
from bot.fake_telegram.keyboards import Button, rows

if TYPE_CHECKING:
    from bot.fake_telegram.chats import Chat


@dataclass(eq=False)
class Post:
    """A message; ``content`` holds the Message fields beyond id, date, chat and sender."""

    chat: Chat
    id: int
    date: int
    sender: Json
    content: Json
    reply_to: Post | None = None
    edited: int | None = None
    deleted: bool = False
    history: list[Json] = field(default_factory=list)

    @property
    def by_bot(self) -> bool:
        """Whether the bot wrote it."""
        return self.sender.get("id") == self.chat.telegram.account.id

    @property
    def text(self) -> str:
        """The text or, of a photo or file, the caption; empty where there is neither."""
        return str(self.content.get("text") or self.content.get("caption") or "")

    @property
    def entities(self) -> list[Json]:
        """The entities of ``text``."""
        return list(self.content.get("entities") or self.content.get("caption_entities") or [])

    @property
    def photo(self) -> bytes | None:
        """The largest size of the photo, None where there is no photo."""
        sizes = self.content.get("photo")
        return self.chat.telegram.files.get(sizes[-1]["file_id"]).data if sizes else None

    @property
    def buttons(self) -> list[Button]:
        """The inline buttons in reading order."""
        return [button for row in rows(self.content.get("reply_markup")) for button in row]

    def button(self, text: str) -> Button:
        """The inline button whose label holds ``text``; LookupError where there is none."""
        for button in self.buttons:
            if text in button.text:
                return button
        raise LookupError(f"no button {text!r} among {[one.text for one in self.buttons]}")

    def json(self, *, with_reply: bool = True, bot_view: bool = True) -> Json:
        """The message as the Bot API shows it.

        ``bot_view`` leaves out what a bot does not get to see: the original of a reply in a basic
        group, unless the bot has met that message before.
        """
        body: Json = {"message_id": self.id, "date": self.date, "chat": self.chat.json()}
        if self.sender:
            body["from"] = self.sender
        body.update(self.content)
        if body.get("reply_markup") and "inline_keyboard" not in body["reply_markup"]:
            body.pop("reply_markup")
        if self.edited:
            body["edit_date"] = self.edited
        if with_reply and (original := self._visible_original(bot_view=bot_view)):
            body["reply_to_message"] = original.json(with_reply=False, bot_view=bot_view)
        return body

    def _visible_original(self, *, bot_view: bool) -> Post | None:
        original = self.reply_to
        if original is None or original.deleted:
            return None
        met = self.chat.type != "group" or original.id in self.chat.seen
        return original if met or not bot_view else None
