"""The fields of a message, made from a call's parameters."""

import json

from bot.fake_telegram.calls import Call
from bot.fake_telegram.entities import formatted, units
from bot.fake_telegram.errors import Json, bad_request
from bot.fake_telegram.keyboards import checked
from bot.fake_telegram.telegram import FakeTelegram

TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024


def text_content(source: Json) -> Json:
    """``text`` and ``entities`` of a message."""
    text, entities = formatted(
        str(source.get("text") or ""), source.get("parse_mode"), source.get("entities")
    )
    if not text:
        raise bad_request("message text is empty")
    if units(text) > TEXT_LIMIT:
        raise bad_request("message is too long")
    content: Json = {"text": text}
    if entities:
        content["entities"] = entities
    return content


def caption_content(source: Json) -> Json:
    """``caption`` and ``caption_entities`` of a photo or file."""
    caption, entities = formatted(
        str(source.get("caption") or ""),
        source.get("parse_mode"),
        source.get("caption_entities"),
    )
    if units(caption) > CAPTION_LIMIT:
        raise bad_request("message caption is too long")
    content: Json = {"caption": caption} if caption else {}
    if entities:
        content["caption_entities"] = entities
    return content


def photo_content(telegram: FakeTelegram, data: bytes | None, file_id: str) -> Json:
    """``photo``, from an upload or from the id of a photo that is there already."""
    if data is None:
        if not file_id:
            raise bad_request("there is no photo in the request")
        data = telegram.files.get(file_id).data
    return {"photo": telegram.files.add_photo(data)}


def spoiler_content(source: Json) -> Json:
    """``has_media_spoiler``, where the photo is covered."""
    return {"has_media_spoiler": True} if source.get("has_spoiler") in (True, "true") else {}


def document_content(telegram: FakeTelegram, data: bytes | None, file_id: str) -> Json:
    """``document``, from an upload or from the id of a file that is there already."""
    if data is None:
        if not file_id:
            raise bad_request("there is no document in the request")
        data = telegram.files.get(file_id).data
    return {"document": telegram.files.add(data, "documents", "").json()}


def markup_content(call: Call) -> Json:
    """``reply_markup``, where there is one."""
    value = call.parameters.get("reply_markup")
    if isinstance(value, str):
        try:
            value = json.loads(value)
        except ValueError:
            raise bad_request("can't parse reply keyboard markup JSON object") from None
    markup = checked(value)
    return {"reply_markup": markup} if markup else {}
