"""sendMessage and its kin."""

from bot.fake_telegram.calls import Call
from bot.fake_telegram.chats import Chat
from bot.fake_telegram.errors import Json, bad_request
from bot.fake_telegram.methods.content import (
    caption_content,
    document_content,
    markup_content,
    photo_content,
    spoiler_content,
    text_content,
)
from bot.fake_telegram.methods.targets import chat_of, replied_post
from bot.fake_telegram.telegram import FakeTelegram

_ACTIONS = frozenset(
    {
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "upload_voice",
        "upload_document",
        "choose_sticker",
        "find_location",
        "record_video_note",
        "upload_video_note",
    }
)


async def send_message(telegram: FakeTelegram, call: Call) -> Json:
    """A text."""
    chat = _chat(telegram, call, "text")
    return _post(telegram, chat, call, text_content(call.parameters))


async def send_photo(telegram: FakeTelegram, call: Call) -> Json:
    """A photo with a caption."""
    chat = _chat(telegram, call, "photos")
    photo = photo_content(telegram, call.upload("photo"), call.text("photo"))
    spoiler = spoiler_content(call.parameters)
    return _post(telegram, chat, call, photo | spoiler | caption_content(call.parameters))


async def send_document(telegram: FakeTelegram, call: Call) -> Json:
    """A file with a caption."""
    chat = _chat(telegram, call, "photos")
    document = document_content(telegram, call.upload("document"), call.text("document"))
    return _post(telegram, chat, call, document | caption_content(call.parameters))


async def send_media_group(telegram: FakeTelegram, call: Call) -> list[Json]:
    """An album of two to ten photos."""
    chat = _chat(telegram, call, "photos")
    media = call.list("media")
    if not 2 <= len(media) <= 10:
        raise bad_request("album must contain between 2 and 10 items")
    contents = []
    for item in media:
        if item.get("type") != "photo":
            raise bad_request("only photos are understood in albums here")
        address = str(item.get("media", ""))
        contents.append(
            photo_content(telegram, call.attached(address), address)
            | spoiler_content(item)
            | caption_content(item)
        )
    album = {"media_group_id": telegram.new_album()}
    return [_post(telegram, chat, call, content | album) for content in contents]


async def send_chat_action(telegram: FakeTelegram, call: Call) -> bool:
    """What the bot is busy with, shown for five seconds or until it speaks."""
    chat = chat_of(telegram, call)
    action = call.text("action")
    if action not in _ACTIONS:
        raise bad_request("wrong parameter action in request")
    chat.actions.append(action)
    telegram.tell("action", chat)
    return True


async def answer_guest_query(telegram: FakeTelegram, call: Call) -> Json:
    """The one answer to a mention in a chat that the bot is not in."""
    guest = telegram.guests.get(call.text("guest_query_id"))
    if guest is None or guest.answer is not None:
        raise bad_request("query is too old and response timeout expired or query ID is invalid")
    message = call.object("result").get("input_message_content") or {}
    if "message_text" not in message:
        raise bad_request("only texts are understood as answers to guests here")
    content = text_content({**message, "text": message["message_text"]})
    content["guest_bot_caller_user"] = guest.post.sender
    guest.answer = guest.post.chat.add(telegram.account.user(), content, guest.post)
    telegram.tell("message", guest.post.chat, guest.answer)
    return {"inline_message_id": f"guest{guest.id}"}


def _chat(telegram: FakeTelegram, call: Call, kind: str) -> Chat:
    chat = chat_of(telegram, call)
    if not chat.may_send[kind]:
        what = "text messages" if kind == "text" else kind
        raise bad_request(f"not enough rights to send {what} to the chat")
    return chat


def _post(telegram: FakeTelegram, chat: Chat, call: Call, content: Json) -> Json:
    reply = replied_post(chat, call)
    topic = call.parameters.get("message_thread_id")
    if topic is not None:
        content = {**content, "message_thread_id": topic, "is_topic_message": True}
    content |= markup_content(call)
    return chat.add(telegram.account.user(), content, reply).json()


METHODS = {
    "sendMessage": send_message,
    "sendPhoto": send_photo,
    "sendDocument": send_document,
    "sendMediaGroup": send_media_group,
    "sendChatAction": send_chat_action,
    "answerGuestQuery": answer_guest_query,
}
