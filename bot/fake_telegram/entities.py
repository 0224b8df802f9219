"""Formatted text: HTML to plain text with entities, and entities that Telegram finds itself.

Offsets and lengths count UTF-16 code units, as the Bot API's do.
"""

import re
from html.parser import HTMLParser

from bot.fake_telegram.errors import Json, bad_request

_TAGS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "code": "code",
    "pre": "pre",
    "a": "text_link",
    "blockquote": "blockquote",
}
_FOUND = re.compile(
    r"(?P<bot_command>(?<![\w/])/[A-Za-z0-9_]{1,64}(?:@\w{3,32})?(?!/))"
    r"|(?P<url>https?://[^\s<>]+|\bt\.me/[^\s<>]+)"
    r"|(?P<mention>(?<!\w)@\w{4,32})"
    r"|(?P<hashtag>(?<!\w)#\w+)",
)
_INSIDE_CODE = ("code", "pre", "text_link")


def units(text: str) -> int:
    """The length of ``text`` in UTF-16 code units."""
    return len(text.encode("utf-16-le")) // 2


def cut(text: str, offset: int, length: int) -> str:
    """The part of ``text`` that an entity covers."""
    data = text.encode("utf-16-le")
    return data[2 * offset : 2 * (offset + length)].decode("utf-16-le", "replace")


class _Reader(HTMLParser):
    """Collects plain text and entities from the tags that the Bot API allows."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.entities: list[Json] = []
        self._open: list[tuple[str, Json]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        kind = _TAGS.get(tag)
        if tag == "span" and values.get("class") == "tg-spoiler":
            kind = "spoiler"
        if kind is None:
            raise bad_request(f'can\'t parse entities: Unsupported start tag "{tag}"')
        entity: Json = {"type": kind, "offset": units(self.text), "length": 0}
        if kind == "text_link":
            entity["url"] = values.get("href") or ""
        if kind == "blockquote" and "expandable" in values:
            entity["type"] = "expandable_blockquote"
        self._open.append((tag, entity))

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open[-1][0] != tag:
            raise bad_request(f'can\'t parse entities: Unexpected end tag "{tag}"')
        entity = self._open.pop()[1]
        entity["length"] = units(self.text) - entity["offset"]
        if entity["length"]:
            self.entities.append(entity)

    def handle_data(self, data: str) -> None:
        self.text += data

    def finish(self) -> None:
        """Complain about tags that nobody closed."""
        self.close()
        if self._open:
            tag = self._open[-1][0]
            raise bad_request(
                f"can't parse entities: Can't find end tag corresponding to \"{tag}\""
            )


def formatted(
    text: str, parse_mode: str | None = None, entities: list[Json] | None = None
) -> tuple[str, list[Json]]:
    """Plain text and its entities, sorted, for ``text`` as a bot or a person sends it.

    Refuses with 400 for markup that the Bot API would not parse. Of the parse modes, HTML alone
    is understood.
    """
    marked = list(entities or [])
    if parse_mode:
        if parse_mode.upper() != "HTML":
            raise bad_request(f"unsupported parse_mode: {parse_mode}")
        reader = _Reader()
        reader.feed(text)
        reader.finish()
        text, marked = reader.text, reader.entities
    text, marked = _trimmed(text, marked)
    marked += _found(text, marked)
    return text, sorted(marked, key=lambda entity: (entity["offset"], -entity["length"]))


def _trimmed(text: str, entities: list[Json]) -> tuple[str, list[Json]]:
    start = units(text) - units(text.lstrip())
    text = text.strip()
    end = units(text)
    kept = []
    for entity in entities:
        first = max(entity["offset"] - start, 0)
        last = min(entity["offset"] - start + entity["length"], end)
        if last > first:
            kept.append({**entity, "offset": first, "length": last - first})
    return text, kept


def _found(text: str, marked: list[Json]) -> list[Json]:
    """Commands, addresses, mentions and hashtags outside of code and links."""
    closed = [
        (entity["offset"], entity["offset"] + entity["length"])
        for entity in marked
        if entity["type"] in _INSIDE_CODE
    ]
    found = []
    for match in _FOUND.finditer(text):
        offset, length = units(text[: match.start()]), units(match.group())
        if not any(first < offset + length and offset < last for first, last in closed):
            found.append({"type": str(match.lastgroup), "offset": offset, "length": length})
    return found
