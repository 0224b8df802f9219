"""Contents: what people's messages carry, as the Bot API writes it."""

from bot.fake_telegram.entities import formatted
from bot.fake_telegram.errors import Json
from bot.fake_telegram.media import Files


def text(written: str) -> Json:
    """A text, with its entities."""
    plain, entities = formatted(written)
    content: Json = {"text": plain}
    if entities:
        content["entities"] = entities
    return content


def caption(written: str) -> Json:
    """What a caption adds, perhaps nothing."""
    plain, entities = formatted(written)
    content: Json = {"caption": plain} if plain else {}
    if entities:
        content["caption_entities"] = entities
    return content


def photo(files: Files, data: bytes, media_group: str | None = None, *, spoiler: bool) -> Json:
    """A picture in several sizes."""
    content: Json = {"photo": files.add_photo(data)}
    if spoiler:
        content["has_media_spoiler"] = True
    if media_group:
        content["media_group_id"] = media_group
    return content


def document(
    files: Files,
    data: bytes,
    name: str,
    *,
    mime: str | None,
    media_group: str | None,
    size: int | None,
) -> Json:
    """A file with its name; ``size`` stands in for one too large to make in earnest."""
    suffix = f".{name.rsplit('.', 1)[-1]}" if "." in name else ""
    stored = files.add(data, "documents", suffix, size)
    content: Json = {"document": {**stored.json(), "file_name": name}}
    if mime is not None:
        content["document"]["mime_type"] = mime
    if media_group:
        content["media_group_id"] = media_group
    return content


def sticker(files: Files, data: bytes, *, animated: bool, video: bool) -> Json:
    """A sticker, as large as they are."""
    stored = files.add(data, "stickers", ".tgs" if animated else ".webp")
    body = {
        **stored.json(),
        "type": "regular",
        "width": 512,
        "height": 512,
        "is_animated": animated,
        "is_video": video,
    }
    return {"sticker": body}


def media(files: Files, data: bytes, kind: str, mime: str) -> Json:
    """A ``voice``, ``video``, ``video_note``, ``audio`` or ``animation``."""
    stored = files.add(data, kind, ".bin")
    body: Json = {**stored.json(), "duration": 1, "mime_type": mime}
    if kind in ("video", "animation"):
        body |= {"width": 320, "height": 240}
    if kind == "video_note":
        body |= {"length": 240}
    content: Json = {kind: body}
    if kind == "animation":  # clients that know no animations show it as a file
        content["document"] = {**stored.json(), "mime_type": mime}
    return content
