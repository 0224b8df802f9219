"""Private chats, groups and what their members may do to the bot in them."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from bot.fake_telegram.errors import Json
from bot.fake_telegram.posts import Post

if TYPE_CHECKING:
    from bot.fake_telegram.people import Person
    from bot.fake_telegram.telegram import FakeTelegram


class Chat:
    """A chat with its messages; ``status`` is the bot's membership in it.

    In a private chat the status is ``left`` until the person has written or pressed Start, then
    ``member``, and ``kicked`` while the person blocks the bot. The first of a group's people has
    created it; ``admins`` are its other administrators.
    """

    def __init__(
        self, telegram: FakeTelegram, chat_id: int, kind: str, title: str, people: list[Person]
    ) -> None:
        self.telegram = telegram
        self.id = chat_id
        self.type = kind
        self.title = title
        self.people = people
        self.admins: list[Person] = []
        self.topics = False
        self.status = "left"
        self.posts: dict[int, Post] = {}
        self.seen: set[int] = set()
        self.migrated_to: Chat | None = None
        self.may_send = {"text": True, "photos": True}
        self.actions: list[str] = []
        self._ids = count(1) if kind == "supergroup" else telegram.message_ids

    @property
    def private(self) -> bool:
        """Whether this is a chat between one person and the bot."""
        return self.type == "private"

    @property
    def messages(self) -> list[Post]:
        """The messages that are not deleted, oldest first."""
        return [post for post in self.posts.values() if not post.deleted]

    @property
    def answers(self) -> list[Post]:
        """What the bot has written here and not deleted, oldest first."""
        return [post for post in self.messages if post.by_bot]

    @property
    def last(self) -> Post:
        """The newest message."""
        return self.messages[-1]

    def json(self) -> Json:
        """The chat as the Bot API shows it."""
        if self.private:
            person = self.people[0]
            names = {"first_name": person.name, "username": person.username}
            return {"id": self.id, "type": "private", **{k: v for k, v in names.items() if v}}
        body: Json = {"id": self.id, "type": self.type, "title": self.title}
        if self.topics:
            body["is_forum"] = True
        return body

    def add(self, sender: Json, content: Json, reply_to: Post | None = None) -> Post:
        """Append a message and show it to everybody who watches."""
        post = Post(self, next(self._ids), self.telegram.now(), sender, content, reply_to)
        self.posts[post.id] = post
        if post.by_bot:
            self.seen.add(post.id)
            self.actions.clear()
        self.telegram.tell("message", self, post)
        return post

    async def answer(self, number: int = 1, *, after: Post | None = None) -> Post:
        """The ``number``-th message of the bot's (after ``after``), once it is there."""

        def there() -> Post | None:
            found = [one for one in self.answers if after is None or one.id > after.id]
            return found[number - 1] if len(found) >= number else None

        return await self.telegram.wait_for(there)

    async def reply(self, to: Post) -> Post:
        """The bot's first reply to that message, once it is there."""

        def there() -> Post | None:
            return next((one for one in self.answers if one.reply_to is to), None)

        return await self.telegram.wait_for(there)

    async def settled(self) -> None:
        """Wait until the bot has dealt with everything it was told."""
        await self.telegram.settled()

    def transcript(self) -> str:
        """The chat as its people read it, a line a message."""
        return "\n".join(_line(post) for post in self.messages)

    # What happens to the bot in this chat

    def add_bot(self, by: Person, *, admin: bool = False) -> None:
        """Somebody adds the bot to this group (or, if it is there, changes its rank)."""
        was, self.status = self.status, "administrator" if admin else "member"
        self.tell_membership(by, was)
        if was in ("left", "kicked"):
            self._service(by, {"new_chat_members": [self.telegram.account.user()]})

    def remove_bot(self, by: Person) -> None:
        """Somebody removes the bot from this group."""
        self._service(by, {"left_chat_member": self.telegram.account.user()})
        was, self.status = self.status, "kicked"
        self.tell_membership(by, was)

    def migrate(self) -> Chat:
        """Turn this basic group into a supergroup, which is another chat, and return that."""
        new = self.telegram.group(self.title, self.people, bot=False)
        new.status = self.status
        by = self.people[0]
        self.migrated_to = new
        self._service(by, {"migrate_to_chat_id": new.id})
        new._service(by, {"migrate_from_chat_id": self.id})
        return new

    def rank(self, person: Person) -> str:
        """What one of its people is in this group."""
        if person is self.people[0]:
            return "creator"
        return "administrator" if person in self.admins else "member"

    @staticmethod
    def membership(user: Json, status: str) -> Json:
        """Somebody's ChatMember."""
        return _member(user, status)

    def _service(self, by: Person, content: Json) -> Post:
        post = self.add(by.json(), content)
        self.telegram.deliver("message", post)
        return post

    def tell_membership(self, by: Person, was: str) -> None:
        """Let the bot know that its status here is not ``was`` any more."""
        bot = self.telegram.account.user()
        self.telegram.updates.push(
            "my_chat_member",
            {
                "chat": self.json(),
                "from": by.json(),
                "date": self.telegram.now(),
                "old_chat_member": self.membership(bot, was),
                "new_chat_member": self.membership(bot, self.status),
            },
        )


def _member(user: Json, status: str) -> Json:
    member: Json = {"user": user, "status": status}
    if status == "kicked":
        member["until_date"] = 0
    if status == "creator":
        member["is_anonymous"] = False
    if status == "administrator":
        rights = (
            "can_be_edited is_anonymous can_manage_chat can_delete_messages "
            "can_manage_video_chats can_restrict_members can_promote_members can_change_info "
            "can_invite_users can_post_stories can_edit_stories can_delete_stories"
        )
        member.update(dict.fromkeys(rights.split(), False))
    return member


def _line(post: Post) -> str:
    name = str(post.sender.get("first_name", post.chat.title))
    parts = [f"{name}:"]
    if post.reply_to:
        quoted = post.reply_to.text or ("photo" if "photo" in post.reply_to.content else "message")
        parts.append(f"[to “{quoted.splitlines()[0][:40]}”]")
    for kind in ("photo", "document", "sticker", "voice", "video", "animation"):
        if kind in post.content:
            parts.append(f"[{kind}]")
    for kind in ("new_chat_members", "left_chat_member", "migrate_to_chat_id"):
        if kind in post.content:
            parts.append(f"[{kind.replace('_', ' ')}]")
    parts.append(post.text)
    parts += [f"({button.text})" for button in post.buttons]
    return " ".join(part for part in parts if part)
