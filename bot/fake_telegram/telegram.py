"""The in-process Telegram: chats, people, files and one bot."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from itertools import count
from typing import TypeVar

from bot.fake_telegram.account import Account
from bot.fake_telegram.calls import Call
from bot.fake_telegram.chats import Chat
from bot.fake_telegram.errors import ApiError, Json, Unreachable
from bot.fake_telegram.faults import Fault, Faults
from bot.fake_telegram.media import Files
from bot.fake_telegram.people import Person
from bot.fake_telegram.posts import Post
from bot.fake_telegram.privacy import reaches_bot
from bot.fake_telegram.questions import Guest, Press
from bot.fake_telegram.service_accounts import TELEGRAM_ITSELF
from bot.fake_telegram.updates import Updates

T = TypeVar("T")
Watcher = Callable[[str, Chat, Post | None], None]
PATIENCE = 90.0


class FakeTelegram:
    """Telegram's servers, as far as a bot and the people around it can tell.

    Lives in one event loop. ``latency`` is what every call takes beyond the work, in seconds, as
    if Telegram were far away; getUpdates waits anyway. ``quiet`` may hold functions that return
    once the bot has no work left; ``settled`` awaits them.
    """

    def __init__(self, *, privacy: bool = True) -> None:
        self.account = Account(privacy=privacy)
        self.files = Files()
        self.faults = Faults()
        self.updates = Updates(self._changed)
        self.message_ids = count(1)
        self.chats: dict[int, Chat] = {}
        self.presses: dict[str, Press] = {}
        self.guests: dict[str, Guest] = {}
        self.calls: list[Call] = []
        self.in_flight = 0
        self.latency = 0.0
        self.quiet: list[Callable[[], Awaitable[None]]] = []
        self.watchers: list[Watcher] = []
        self._album_ids = count(13_000_000_001)
        self._person_ids = count(100_001)
        self._group_ids = count(1)
        self._stirred = asyncio.Event()

    # People and chats

    def person(
        self, name: str, *, language: str | None = "en", username: str | None = None
    ) -> Person:
        """A new person; ``language`` is an IETF tag, None where the client tells none."""
        return Person(self, next(self._person_ids), name, language, username)

    def private(self, person: Person) -> Chat:
        """The chat between a person and the bot."""
        if person.id not in self.chats:
            self.chats[person.id] = Chat(self, person.id, "private", person.name, [person])
        return self.chats[person.id]

    def group(
        self,
        title: str,
        people: list[Person],
        *,
        supergroup: bool = True,
        topics: bool = False,
        bot: bool = True,
    ) -> Chat:
        """A new group; the bot is a member without having been told, unless ``bot`` is False."""
        number = next(self._group_ids)
        chat_id = -1_001_000_000_000 - number if supergroup else -4_000_000 - number
        chat = Chat(self, chat_id, "supergroup" if supergroup else "group", title, list(people))
        chat.topics = topics
        chat.status = "member" if bot else "left"
        self.chats[chat.id] = chat
        return chat

    def forward_from_channel(self, group: Chat, title: str, content: Json) -> Post:
        """A post of the linked channel's, forwarded into its discussion group by itself."""
        channel = {"id": -1_009_000_000_000, "type": "channel", "title": title}
        forwarded = {**content, "sender_chat": channel, "is_automatic_forward": True}
        post = group.add(TELEGRAM_ITSELF, forwarded)
        self.deliver("message", post)
        return post

    def new_album(self) -> str:
        """A media_group_id."""
        return str(next(self._album_ids))

    def delete(self, post: Post) -> None:
        """Somebody deletes a message; a bot is not told."""
        post.deleted = True
        self.tell("delete", post.chat, post)

    # Faults

    def fail(
        self,
        method: str,
        code: int = 500,
        description: str = "Internal Server Error",
        *,
        retry_after: int | None = None,
        times: int | None = 1,
        after: bool = False,
    ) -> None:
        """Refuse the next calls of ``method`` (``*``: of any); with ``after`` having done them."""
        parameters = {} if retry_after is None else {"retry_after": retry_after}
        self.faults.add(Fault(method, ApiError(code, description, **parameters), times, after))

    def disconnect(
        self, method: str, *, times: int | None = 1, after: bool = False, timeout: bool = False
    ) -> None:
        """Break the connection of the next calls of ``method`` (``*``: of any)."""
        self.faults.add(Fault(method, Unreachable(timeout=timeout), times, after))

    # Waiting

    async def wait_for(self, look: Callable[[], T | None], patience: float = PATIENCE) -> T:
        """What ``look`` returns once that is true; TimeoutError after ``patience`` seconds."""
        deadline = time.monotonic() + patience
        while not (found := look()):
            left = max(deadline - time.monotonic(), 0)
            try:
                await asyncio.wait_for(self._stirred.wait(), left)
            except TimeoutError:
                raise TimeoutError(f"nothing came; the chats:\n{self.transcript()}") from None
        return found

    async def settled(self) -> None:
        """Wait until every update is delivered and handled and no call is in flight."""
        await self.wait_for(lambda: not self.updates.waiting and not self.in_flight)
        for quiet in self.quiet:
            await asyncio.wait_for(quiet(), PATIENCE)
        await self.wait_for(lambda: not self.updates.waiting and not self.in_flight)

    def sent(self, method: str) -> list[Call]:
        """The calls of one method so far, refused ones too."""
        return [call for call in self.calls if call.method == method]

    def transcript(self) -> str:
        """All chats as their people read them."""
        return "\n\n".join(f"— {chat.title} —\n{chat.transcript()}" for chat in self.chats.values())

    # What the parts of the server tell each other

    def now(self) -> int:
        """The time, in seconds since 1970."""
        return int(time.time())

    def deliver(self, kind: str, post: Post) -> None:
        """Queue an update about a message, if privacy mode and membership let it through."""
        if reaches_bot(post):
            post.chat.seen.add(post.id)
            self.updates.push(kind, post.json())

    def tell(self, kind: str, chat: Chat, post: Post | None = None) -> None:
        """Let watchers know: ``message``, ``edit``, ``delete``, ``action``, ``press``, ``menu``."""
        for watcher in list(self.watchers):
            watcher(kind, chat, post)
        self._changed()

    def stir(self, kind: str) -> None:
        """Let watchers know of something in every chat."""
        for chat in list(self.chats.values()):
            self.tell(kind, chat)

    @asynccontextmanager
    async def taking(self, call: Call) -> AsyncIterator[None]:
        """Note a call and count it as in flight, but for the long polling."""
        polling = call.method == "getUpdates"
        if not polling:
            self.calls.append(call)
            self.in_flight += 1
        try:
            yield
            if self.latency and not polling:
                await asyncio.sleep(self.latency)
        finally:
            if not polling:
                self.in_flight -= 1
            self._changed()

    def _changed(self) -> None:
        stirred, self._stirred = self._stirred, asyncio.Event()
        stirred.set()
