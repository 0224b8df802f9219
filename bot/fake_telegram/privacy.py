"""Privacy mode: which messages become updates for the bot."""

from bot.fake_telegram.entities import cut
from bot.fake_telegram.posts import Post

_SERVICE = ("new_chat_members", "left_chat_member", "migrate_to_chat_id", "migrate_from_chat_id")


def reaches_bot(post: Post) -> bool:
    """Whether membership and privacy mode let the bot see a message of somebody else's."""
    chat, account = post.chat, post.chat.telegram.account
    if post.by_bot or chat.status not in ("member", "administrator"):
        return False
    if chat.private or not account.privacy or chat.status == "administrator":
        return True
    if any(key in post.content for key in _SERVICE):
        return True
    if post.reply_to and post.reply_to.by_bot:
        return True
    return _commands_bot(post)


def _commands_bot(post: Post) -> bool:
    """Whether a text starts with a command for this bot, or a bare one while it spoke last.

    That captions count, too, Telegram's manual does not say: nobody is to rely on it.
    """
    for entity in post.content.get("entities", []):
        if entity["type"] == "bot_command" and entity["offset"] == 0:
            _, _, name = cut(post.text, 0, entity["length"]).partition("@")
            if name:
                return name.lower() == post.chat.telegram.account.username.lower()
            return _bot_spoke_last(post)
    return False


def _bot_spoke_last(post: Post) -> bool:
    """Whether the bot was the last *bot* to speak; people in between do not count."""
    return any(other.by_bot for other in post.chat.posts.values())
