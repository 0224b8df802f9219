"""Boxes of ISO media files (ISO/IEC 14496-12, 4.2), and where the data of their items lies."""

import struct
from collections.abc import Iterator
from typing import Final, NamedTuple

from recognizer.errors import DamagedImageError

MAX_BOXES: Final = 100_000
VERSION: Final = 4
"""Bytes of version and flags that stand first in some boxes, those that hold others too."""
_IN_FILE, _IN_META = 0, 1
_MOST_COPIES: Final = 4
"""Extents may overlap: so many times the file is looked at, at most."""


class Box(NamedTuple):
    """One box: what it is called, and what stands in it."""

    kind: bytes
    body: bytes


def boxes(data: bytes, at: int = 0) -> Iterator[Box]:
    """Yield the boxes in ``data`` from ``at`` on; the last one may be cut short."""
    for _ in range(MAX_BOXES):
        if at + 8 > len(data):
            return
        size, kind = struct.unpack_from(">I4s", data, at)
        head = 8
        if size == 1:
            (size,) = struct.unpack_from(">Q", data, at + 8)
            head = 16
        end = len(data) if size == 0 else at + size
        if end < at + head:
            raise DamagedImageError
        yield Box(kind, data[at + head : end])
        at = end
    raise DamagedImageError


def number(body: bytes, at: int, *, wide: bool) -> int:
    """Return the item number at ``at``, of four bytes or of two."""
    (found,) = struct.unpack_from(">I" if wide else ">H", body, at)
    return int(found)


def item_kinds(information: bytes) -> dict[int, bytes]:
    """Return the type of each item in an ``iinf`` box, such as ``av01``."""
    kinds = dict[int, bytes]()
    wide = information[0] > 0
    for box in boxes(information, VERSION + (4 if wide else 2)):
        if box.kind == b"infe" and box.body[0] >= 2:
            long = box.body[0] > 2
            at = VERSION + (4 if long else 2) + 2
            kinds[number(box.body, VERSION, wide=long)] = box.body[at : at + 4]
    return kinds


def item_data(location: bytes, file: bytes, meta: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield each item with its data: the extents in an ``iloc`` box, of the file or of ``meta``.

    Raises DamagedImageError where they add up to several times the file, and IndexError or
    struct.error where the box is malformed.
    """
    version, at, seen = location[0], VERSION + 2, 0
    sizes = location[VERSION] >> 4, location[VERSION] & 15, location[VERSION + 1] >> 4
    index_size = location[VERSION + 1] & 15 if version else 0

    def take(size: int) -> int:
        nonlocal at
        if at + size > len(location):
            raise IndexError
        at += size
        return int.from_bytes(location[at - size : at], "big")

    for _ in range(take(4 if version > 1 else 2)):
        item = take(4 if version > 1 else 2)
        method = take(2) & 15 if version else _IN_FILE
        take(2)
        base = take(sizes[2])
        source = {_IN_FILE: file, _IN_META: meta}.get(method, b"")
        parts = []
        for _ in range(take(2)):
            take(index_size)
            start, length = base + take(sizes[0]), take(sizes[1])
            part = source[start : start + length] if length else source[start:]
            seen += len(part) + 1
            if seen > _MOST_COPIES * len(file):
                raise DamagedImageError
            parts.append(part)
        yield item, b"".join(parts)
