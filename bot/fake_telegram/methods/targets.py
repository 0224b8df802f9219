"""Targets: whom and what a call is about, or the refusal where that cannot be."""

from bot.fake_telegram.calls import Call
from bot.fake_telegram.chats import Chat
from bot.fake_telegram.errors import bad_request, forbidden
from bot.fake_telegram.posts import Post
from bot.fake_telegram.telegram import FakeTelegram


def chat_of(telegram: FakeTelegram, call: Call) -> Chat:
    """The chat that the bot may write to."""
    chat = known_chat(telegram, call)
    if chat.migrated_to:
        raise bad_request(
            "group chat was upgraded to a supergroup chat",
            migrate_to_chat_id=chat.migrated_to.id,
        )
    if chat.private:
        if chat.status == "kicked":
            raise forbidden("bot was blocked by the user")
        if chat.status == "left":
            raise forbidden("bot can't initiate conversation with a user")
    elif chat.status == "kicked":
        raise forbidden(f"bot was kicked from the {chat.type} chat")
    elif chat.status == "left":
        raise forbidden(f"bot is not a member of the {chat.type} chat")
    return chat


def known_chat(telegram: FakeTelegram, call: Call) -> Chat:
    """The chat of that id, whether the bot is in it or not."""
    chat = telegram.chats.get(call.number("chat_id"))
    if chat is None:
        raise bad_request("chat not found")
    return chat


def replied_post(chat: Chat, call: Call) -> Post | None:
    """The message that is replied to; None where there is none and it may be missing."""
    reply = call.object("reply_parameters")
    number = reply.get("message_id", call.parameters.get("reply_to_message_id"))
    if number is None:
        return None
    post = chat.posts.get(int(number))
    if post is None or post.deleted:
        if reply.get("allow_sending_without_reply") or call.parameters.get(
            "allow_sending_without_reply"
        ):
            return None
        raise bad_request("message to be replied not found")
    return post


def own_post(telegram: FakeTelegram, call: Call, what: str) -> Post:
    """The bot's own message that a call changes; ``what`` is for the refusal, such as ``edit``."""
    post = chat_of(telegram, call).posts.get(call.number("message_id"))
    if post is None or post.deleted:
        raise bad_request(f"message to {what} not found")
    if not post.by_bot:
        raise bad_request(f"message can't be {what}ed")
    return post
