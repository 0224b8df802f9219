"""People: what they send, edit, press and block."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import count
from typing import TYPE_CHECKING

from bot.fake_telegram import contents
from bot.fake_telegram.chats import Chat
from bot.fake_telegram.entities import formatted
from bot.fake_telegram.errors import Json
from bot.fake_telegram.keyboards import Button
from bot.fake_telegram.posts import Post
from bot.fake_telegram.questions import Guest, Press
from bot.fake_telegram.service_accounts import ANONYMOUS_ADMIN

if TYPE_CHECKING:
    from bot.fake_telegram.telegram import FakeTelegram

_query_numbers = count(5_000_000_001)


@dataclass(eq=False)
class Person:
    """Somebody who uses Telegram."""

    telegram: FakeTelegram
    id: int
    name: str
    language: str | None = None
    username: str | None = None
    pressed: list[Press] = field(default_factory=list)

    def json(self) -> Json:
        """The person as the Bot API shows them."""
        body: Json = {"id": self.id, "is_bot": False, "first_name": self.name}
        if self.language:
            body["language_code"] = self.language
        if self.username:
            body["username"] = self.username
        return body

    async def send_text(
        self,
        chat: Chat,
        text: str,
        *,
        reply_to: Post | None = None,
        topic: int | None = None,
        anonymous: bool = False,
    ) -> Post:
        """Write a message; as an ``anonymous`` admin it comes from the group itself."""
        return self._post(chat, contents.text(text), reply_to, topic, anonymous=anonymous)

    async def send_photo(
        self,
        chat: Chat,
        data: bytes,
        *,
        caption: str = "",
        reply_to: Post | None = None,
        media_group: str | None = None,
        topic: int | None = None,
        anonymous: bool = False,
        spoiler: bool = False,
    ) -> Post:
        """Send a picture as a photo; items with the same ``media_group`` form an album."""
        content = contents.photo(self.telegram.files, data, media_group, spoiler=spoiler)
        content |= contents.caption(caption)
        return self._post(chat, content, reply_to, topic, anonymous=anonymous)

    async def send_album(self, chat: Chat, pictures: list[bytes], caption: str = "") -> list[Post]:
        """Send an album of photos; its first item carries the caption."""
        album = self.telegram.new_album()
        return [
            await self.send_photo(
                chat, data, caption=caption if position == 0 else "", media_group=album
            )
            for position, data in enumerate(pictures)
        ]

    async def send_document(
        self,
        chat: Chat,
        data: bytes,
        *,
        name: str = "photo.png",
        mime: str | None = "image/png",
        caption: str = "",
        reply_to: Post | None = None,
        media_group: str | None = None,
        size: int | None = None,
    ) -> Post:
        """Send a file; ``size`` in bytes stands in for one too large to make in earnest."""
        files = self.telegram.files
        content = contents.document(
            files, data, name, mime=mime, media_group=media_group, size=size
        )
        return self._post(chat, content | contents.caption(caption), reply_to)

    async def send_sticker(
        self,
        chat: Chat,
        data: bytes,
        *,
        animated: bool = False,
        video: bool = False,
        reply_to: Post | None = None,
    ) -> Post:
        """Send a sticker; a static one is WebP, 512 pixels on its longest side."""
        content = contents.sticker(self.telegram.files, data, animated=animated, video=video)
        return self._post(chat, content, reply_to)

    async def send_media(
        self, chat: Chat, kind: str, data: bytes = b"\0", *, mime: str = "video/mp4"
    ) -> Post:
        """Send a ``voice``, ``video``, ``video_note``, ``audio`` or ``animation``."""
        return self._post(chat, contents.media(self.telegram.files, data, kind, mime))

    async def edit(self, post: Post, text: str, *, photo: bytes | None = None) -> None:
        """Change the text or the caption of one's own message, and perhaps its photo."""
        captioned = "text" not in post.content
        plain, entities = formatted(text)
        post.history.append(dict(post.content))
        if photo is not None:
            post.content["photo"] = self.telegram.files.add_photo(photo)
        post.content["caption" if captioned else "text"] = plain
        post.content["caption_entities" if captioned else "entities"] = entities
        post.edited = self.telegram.now()
        self.telegram.tell("edit", post.chat, post)
        self.telegram.deliver("edited_message", post)

    async def press(
        self, post: Post, button: str | Button = "", *, data: str | None = None
    ) -> Press:
        """Press an inline button, named by (a part of) its label; ``data`` forges what is sent."""
        if data is None:
            found = button if isinstance(button, Button) else post.button(button)
            data = found.data or ""
        press = Press(self.telegram, str(next(_query_numbers)), self, post)
        self.telegram.presses[press.id] = press
        self.pressed.append(press)
        query = {
            "id": press.id,
            "from": self.json(),
            "message": post.json(),
            "chat_instance": str(post.chat.id),
            "data": data,
        }
        self.telegram.updates.push("callback_query", query)
        return press

    async def start(self, argument: str = "") -> Post:
        """Open the private chat by its Start button."""
        return await self.send_text(self.telegram.private(self), f"/start {argument}".strip())

    def block(self) -> None:
        """Stop the bot in the private chat."""
        chat = self.telegram.private(self)
        was, chat.status = chat.status, "kicked"
        chat.tell_membership(self, was)

    async def summon(self, title: str, text: str, *, picture: Post | None = None) -> Guest:
        """Mention the bot in a chat that it is not in (guest mode)."""
        chat = self.telegram.group(title, [self], bot=False)
        query = str(next(_query_numbers))
        content: Json = {**contents.text(text), "guest_query_id": query}
        post = chat.add(self.json(), content, picture)
        guest = Guest(self.telegram, query, post)
        self.telegram.guests[query] = guest
        body = post.json(bot_view=False)
        if picture:
            body["reply_to_message"] = picture.json(with_reply=False, bot_view=False)
        self.telegram.updates.push("guest_message", body)
        return guest

    def _post(
        self,
        chat: Chat,
        content: Json,
        reply_to: Post | None = None,
        topic: int | None = None,
        *,
        anonymous: bool = False,
    ) -> Post:
        sender = self.json()
        if anonymous:
            sender = ANONYMOUS_ADMIN
            content = {**content, "sender_chat": chat.json()}
        if topic is not None:
            content = {**content, "message_thread_id": topic, "is_topic_message": True}
        if chat.private and chat.status != "member":
            was, chat.status = chat.status, "member"
            if was == "kicked":
                chat.tell_membership(self, was)
        post = chat.add(sender, content, reply_to)
        self.telegram.deliver("message", post)
        return post
