"""editMessageText and its kin, deleteMessage, answerCallbackQuery."""

from bot.fake_telegram.calls import Call
from bot.fake_telegram.errors import Json, bad_request
from bot.fake_telegram.methods.content import (
    caption_content,
    markup_content,
    photo_content,
    text_content,
)
from bot.fake_telegram.methods.targets import chat_of, own_post
from bot.fake_telegram.posts import Post
from bot.fake_telegram.telegram import FakeTelegram

_EDITABLE = ("text", "entities", "caption", "caption_entities", "photo", "reply_markup")


async def edit_text(telegram: FakeTelegram, call: Call) -> Json:
    """Another text; the buttons go unless they are given again."""
    post = own_post(telegram, call, "edit")
    if "text" not in post.content:
        raise bad_request("there is no text in the message to edit")
    return _change(telegram, post, text_content(call.parameters) | markup_content(call))


async def edit_caption(telegram: FakeTelegram, call: Call) -> Json:
    """Another caption; the buttons go unless they are given again."""
    post = own_post(telegram, call, "edit")
    if "text" in post.content:
        raise bad_request("there is no caption in the message to edit")
    kept = {"photo": post.content["photo"]} if "photo" in post.content else {}
    return _change(telegram, post, kept | caption_content(call.parameters) | markup_content(call))


async def edit_markup(telegram: FakeTelegram, call: Call) -> Json:
    """Other buttons, or none."""
    post = own_post(telegram, call, "edit")
    kept = {key: post.content[key] for key in _EDITABLE[:-1] if key in post.content}
    return _change(telegram, post, kept | markup_content(call))


async def edit_media(telegram: FakeTelegram, call: Call) -> Json:
    """Another photo with its caption."""
    post = own_post(telegram, call, "edit")
    media = call.object("media")
    address = str(media.get("media", ""))
    photo = photo_content(telegram, call.attached(address), address)
    return _change(telegram, post, photo | caption_content(media) | markup_content(call))


async def delete_message(telegram: FakeTelegram, call: Call) -> bool:
    """Remove one of the bot's messages (or anybody's, where it is an admin)."""
    chat = chat_of(telegram, call)
    post = chat.posts.get(call.number("message_id"))
    if post is None or post.deleted:
        raise bad_request("message to delete not found")
    if not (post.by_bot or chat.private or chat.status == "administrator"):
        raise bad_request("message can't be deleted")
    post.deleted = True
    telegram.tell("delete", chat, post)
    return True


async def answer_callback_query(telegram: FakeTelegram, call: Call) -> bool:
    """End the waiting that a pressed button shows, perhaps with a line of text."""
    press = telegram.presses.get(call.text("callback_query_id"))
    if press is None or press.answer is not None:
        raise bad_request("query is too old and response timeout expired or query ID is invalid")
    if len(call.text("text")) > 200:
        raise bad_request("MESSAGE_TOO_LONG")
    press.answer = {**call.parameters, "query_id": press.id}
    telegram.tell("press", press.post.chat, press.post)
    return True


def _change(telegram: FakeTelegram, post: Post, content: Json) -> Json:
    old = {key: post.content[key] for key in _EDITABLE if key in post.content}
    if content == old:
        raise bad_request(
            "message is not modified: specified new message content and reply markup are exactly "
            "the same as a current content and reply markup of the message"
        )
    post.history.append(dict(post.content))
    rest = {key: value for key, value in post.content.items() if key not in _EDITABLE}
    post.content = rest | content
    post.edited = telegram.now()
    telegram.tell("edit", post.chat, post)
    return post.json()


METHODS = {
    "editMessageText": edit_text,
    "editMessageCaption": edit_caption,
    "editMessageReplyMarkup": edit_markup,
    "editMessageMedia": edit_media,
    "deleteMessage": delete_message,
    "answerCallbackQuery": answer_callback_query,
}
