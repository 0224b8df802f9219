"""Chats and messages as the page gets them."""

from bot.demo.cast import Cast
from bot.demo.words import words
from bot.fake_telegram.chats import Chat
from bot.fake_telegram.errors import Json
from bot.fake_telegram.keyboards import rows
from bot.fake_telegram.posts import Post
from bot.i18n.phrases import Phrases

_SERVICE = {"new_chat_members": "demo-added", "left_chat_member": "demo-removed"}


def state(cast: Cast, samples: list[str]) -> Json:
    """Everything, for a page that has just been opened."""
    account = cast.newcomer.telegram.account
    return {
        "bot": {
            "id": account.id,
            "name": account.read("name", cast.phrases.language),
            "user": account.username,
        },
        "about": about(cast),
        "words": words(cast.phrases),
        "samples": samples,
        "chats": [chat_view(cast, chat) for chat in cast.chats],
    }


def about(cast: Cast) -> str:
    """What the bot says of itself before somebody starts it."""
    return cast.newcomer.telegram.account.read("description", cast.newcomer.language or "")


def chat_view(cast: Cast, chat: Chat) -> Json:
    """One chat with its messages and, for each of its people, the menu of commands."""
    account, phrases = chat.telegram.account, cast.phrases
    bot_name = _bot_name(chat, phrases)
    titles = {
        cast.newcomer.id: bot_name,
        cast.admin.id: phrases.say("demo-admin", bot=bot_name),
    }
    members = phrases.say("demo-members", count=len(chat.people) + 1)
    return {
        "id": chat.id,
        "title": titles.get(chat.id, phrases.say("demo-group")),
        "subtitle": phrases.say("demo-bot") if chat.private else members,
        "private": chat.private,
        "people": [{"id": person.id, "name": person.name} for person in chat.people],
        "menu": account.menu_for(
            chat.id, private=chat.private, language=chat.people[0].language or ""
        ),
        "messages": [message_view(post, phrases) for post in chat.messages],
    }


def message_view(post: Post, phrases: Phrases) -> Json:
    """One message."""
    content = post.content
    view: Json = {
        "id": post.id,
        "chat": post.chat.id,
        "from": post.sender.get("id"),
        "name": _name(post, phrases),
        "bot": post.by_bot,
        "date": post.date,
        "edited": any(_words(old) != post.text for old in post.history),
        "text": post.text,
        "entities": post.entities,
        "buttons": [
            [{"text": one.text, "data": one.data, "url": one.url} for one in row]
            for row in rows(content.get("reply_markup"))
        ],
        "photo": _photo_view(content),
        "file": _file_view(content),
        "album": content.get("media_group_id"),
        "service": _service(post, phrases),
        "asks": _asks(post),
    }
    if post.reply_to:
        view["reply"] = _quote(post.reply_to, phrases)
    return view


def _bot_name(chat: Chat, phrases: Phrases) -> str:
    return chat.telegram.account.read("name", phrases.language)


def _name(post: Post, phrases: Phrases) -> str:
    """Return who wrote it as everybody's app shows them: the bot by its name in that language."""
    if post.by_bot:
        return _bot_name(post.chat, phrases)
    return str(post.sender.get("first_name", ""))


def _words(content: Json) -> str:
    return str(content.get("text") or content.get("caption") or "")


def _photo_view(content: Json) -> Json | None:
    sizes = content.get("photo")
    if not sizes:
        return None
    small = next((size for size in sizes if max(size["width"], size["height"]) > 320), sizes[-1])
    return {
        "large": f"file/{sizes[-1]['file_id']}",
        "small": f"file/{small['file_id']}",
        "width": sizes[-1]["width"],
        "height": sizes[-1]["height"],
    }


def _file_view(content: Json) -> Json | None:
    document = content.get("document")
    if not document:
        return None
    return {"name": document.get("file_name", "file"), "size": document.get("file_size", 0)}


def _service(post: Post, phrases: Phrases) -> str | None:
    for key, phrase in _SERVICE.items():
        if key in post.content:
            name, bot = _name(post, phrases), _bot_name(post.chat, phrases)
            return phrases.say(phrase, name=name, bot=bot)
    return None


def _asks(post: Post) -> Json | None:
    """Whom a forced reply is for (None for everybody), and what stands in the empty field."""
    markup = post.content.get("reply_markup") or {}
    if not markup.get("force_reply"):
        return None
    selective = bool(markup.get("selective")) and post.reply_to is not None
    asked = post.reply_to.sender.get("id") if selective and post.reply_to else None
    return {"person": asked, "placeholder": markup.get("input_field_placeholder", "")}


def _quote(post: Post, phrases: Phrases) -> Json:
    photo, file = _photo_view(post.content), _file_view(post.content)
    kind = phrases.say("demo-photo") if photo else file["name"] if file else ""
    return {
        "id": post.id,
        "from": post.sender.get("id"),
        "name": _name(post, phrases),
        "text": post.text.split("\n", 1)[0][:120] or kind or phrases.say("demo-message"),
        "photo": f"file/{post.content['photo'][0]['file_id']}" if photo else None,
    }
