"""HEIF and AVIF containers: how many pixels a file would have its decoder work on.

What a picture measures says little of its cost: it may be a grid of tiles that are each larger
than the whole, and a tile may be named a thousand times. Boxes, items and their references are
those of ISO/IEC 14496-12 and 23008-12, the sequence parameter set that of ITU-T H.265, 7.3.2.2.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from recognizer.errors import DamagedImageError, ImageTooLargeError
from recognizer.image.av1 import largest_frame
from recognizer.image.bounds import MAX_PIXELS
from recognizer.image.boxes import MAX_BOXES, VERSION, Box, boxes, item_data, item_kinds, number
from recognizer.image.hevc import largest_picture

MAX_DECODED_PIXELS: Final = MAX_PIXELS + MAX_PIXELS // 4
"""Tiles reach beyond the picture's right and lower side; cameras' by a few per cent."""
DEEPEST: Final = 8
"""So many pictures may be made of each other: a grid of cropped ones takes three."""

_ALPHA: Final = (b"urn:mpeg:hevc:2015:auxid:1", b"urn:mpeg:mpegB:cicp:systems:auxiliary:alpha")


@dataclass
class _Items:
    """The pictures in a file, by their numbers, and what each is made of."""

    primary: int = 0
    pixels: dict[int, int] = field(default_factory=dict)
    parts: dict[int, list[int]] = field(default_factory=dict)
    alphas: dict[int, list[int]] = field(default_factory=dict)

    def cost(self, item: int, known: dict[int, int], depth: int = 0) -> int:
        """The pixels to decode for ``item``, each part as often as it is named."""
        if item in known:
            return known[item]
        if depth > DEEPEST:
            raise DamagedImageError
        parts = sum(self.cost(part, known, depth + 1) for part in self.parts.get(item, ()))
        own = self.pixels.get(item, 0)
        # The canvas of the picture itself is bounded by its size.
        known[item] = (parts if depth == 0 else parts + own) if parts else own
        return known[item]


def check_decoding(data: bytes) -> None:
    """Refuse a file whose picture is made of more pixels than we decode.

    Raises:
        DamagedImageError: its boxes are malformed, or made of each other without end.
        ImageTooLargeError: tiles, layers and transparency add up to too many pixels.
    """
    try:
        items = _items(data)
        known: dict[int, int] = {}
        asked = [items.primary, *items.alphas.get(items.primary, ())]
        if sum(items.cost(item, known) for item in asked) > MAX_DECODED_PIXELS:
            raise ImageTooLargeError
    except (struct.error, IndexError) as error:
        raise DamagedImageError from error


def _items(data: bytes) -> _Items:
    meta = next((box.body for box in boxes(data) if box.kind == b"meta"), None)
    if meta is None:
        raise DamagedImageError
    found, alphas = _Items(), dict[int, list[int]]()
    properties, associated = list[Box](), list[tuple[int, list[int]]]()
    for box in boxes(meta, VERSION):
        if box.kind == b"pitm":
            found.primary = number(box.body, VERSION, wide=box.body[0] > 0)
        elif box.kind == b"iref":
            _add_references(box.body, found.parts, alphas)
        elif box.kind == b"iprp":
            for each in boxes(box.body):
                if each.kind == b"ipco":
                    properties += boxes(each.body)
                elif each.kind == b"ipma":
                    associated += _associations(each.body)
    sizes = [_pixels(each) for each in properties]
    for item, places in associated:
        own = [place - 1 for place in places if 0 < place <= len(properties)]
        # Its own word counts or its stream's, whichever is more.
        found.pixels[item] = max([found.pixels.get(item, 0), *(sizes[i] for i in own)])
        if any(_is_alpha(properties[i]) for i in own):
            for master in alphas.get(item, ()):
                found.alphas.setdefault(master, []).append(item)
    for item, frame in _frames(data, meta):
        found.pixels[item] = max(found.pixels.get(item, 0), frame)
    return found


def _frames(data: bytes, meta: bytes) -> Iterator[tuple[int, int]]:
    """Yield each item of an AVIF with its pixels by its stream: no box has to hold them."""
    kinds, location, inside = dict[int, bytes](), b"", b""
    for box in boxes(meta, VERSION):
        if box.kind == b"iinf":
            kinds = item_kinds(box.body)
        elif box.kind == b"iloc":
            location = box.body
        elif box.kind == b"idat":
            inside = box.body
    if b"av01" in kinds.values():
        for item, stream in item_data(location, data, inside):
            if kinds.get(item) == b"av01":
                yield item, largest_frame(stream)


def _is_alpha(box: Box) -> bool:
    return box.kind == b"auxC" and box.body[VERSION:].startswith(_ALPHA)


def _pixels(box: Box) -> int:
    if box.kind == b"ispe":
        width, height = struct.unpack_from(">II", box.body, VERSION)
        return int(width * height)
    return largest_picture(box.body) if box.kind == b"hvcC" else 0


def _add_references(body: bytes, parts: dict[int, list[int]], alphas: dict[int, list[int]]) -> None:
    wide = body[0] > 0
    size = 4 if wide else 2
    for box in boxes(body, VERSION):
        into = {b"dimg": parts, b"auxl": alphas}.get(box.kind)
        if into is not None:
            (count,) = struct.unpack_from(">H", box.body, size)
            named = struct.unpack_from(f">{count}{'I' if wide else 'H'}", box.body, size + 2)
            into.setdefault(number(box.body, 0, wide=wide), []).extend(named)


def _associations(body: bytes) -> Iterator[tuple[int, list[int]]]:
    """Yield each item with the places of its properties, from 1."""
    wide, long = body[0] > 0, body[3] & 1
    (entries,) = struct.unpack_from(">I", body, VERSION)
    at = 8
    for _ in range(min(entries, MAX_BOXES)):
        item = number(body, at, wide=wide)
        at += 4 if wide else 2
        count, at = body[at], at + 1
        places = struct.unpack_from(f">{count}{'H' if long else 'B'}", body, at)
        at += count * (2 if long else 1)
        yield item, [place & (0x7FFF if long else 0x7F) for place in places]
