"""HEIF files put together here, around the one coded picture that we have."""

import struct
from collections.abc import Sequence
from dataclasses import dataclass

from tests.recognizer.files import HEIC

CODED = HEIC.read_bytes()
WIDTH, HEIGHT = 160, 120
ALPHA = b"urn:mpeg:hevc:2015:auxid:1\0"


@dataclass
class Item:
    """One picture of a file: ``properties`` are whole boxes, ``parts`` numbers of others."""

    kind: bytes
    data: bytes = b""
    properties: Sequence[bytes] = ()
    parts: Sequence[int] = ()
    alpha_of: int | None = None


def box(kind: bytes, *body: bytes) -> bytes:
    content = b"".join(body)
    return struct.pack(">I4s", 8 + len(content), kind) + content


def full(kind: bytes, *body: bytes) -> bytes:
    return box(kind, bytes(4), *body)


def size(width: int, height: int) -> bytes:
    return full(b"ispe", struct.pack(">II", width, height))


def inside(kind: bytes) -> bytes:
    """A box of our coded picture, whole."""
    at = CODED.index(kind) - 4
    return CODED[at : at + int.from_bytes(CODED[at : at + 4], "big")]


def coded() -> Item:
    """The picture itself, 160x120."""
    data = inside(b"mdat")[8:]
    return Item(b"hvc1", data, [inside(b"hvcC"), size(WIDTH, HEIGHT)])


def grid(
    rows: int, columns: int, width: int, height: int, tiles: Sequence[int] | None = None
) -> Item:
    """A picture of tiles: those of the numbers ``tiles``, or always number 2."""
    layout = struct.pack(">BBBBHH", 0, 0, rows - 1, columns - 1, width, height)
    return Item(b"grid", layout, [size(width, height)], tiles or [2] * (rows * columns))


def heif(*items: Item) -> bytes:
    """A file whose first item, number 1, is the picture to see."""
    start = len(_head(items, 0))
    return _head(items, start) + b"".join(item.data for item in items)


def _head(items: Sequence[Item], start: int) -> bytes:
    infos, places, named, properties, owners = [], [], [], list[bytes](), []
    at = start
    for number, item in enumerate(items, 1):
        infos.append(box(b"infe", b"\x02\0\0\0", struct.pack(">HH4sB", number, 0, item.kind, 0)))
        places.append(struct.pack(">HHHII", number, 0, 1, at, len(item.data)))
        at += len(item.data)
        owners.append(struct.pack(">HB", number, len(item.properties)))
        for each in item.properties:
            properties.append(each)
            owners.append(bytes([len(properties)]))
        for kind, targets in ((b"dimg", item.parts), (b"auxl", [item.alpha_of])):
            if targets and targets[0] is not None:
                listed = struct.pack(f">HH{len(targets)}H", number, len(targets), *targets)
                named.append(box(kind, listed))
    count = struct.pack(">H", len(items))
    meta = full(
        b"meta",
        full(b"hdlr", bytes(4), b"pict", bytes(13)),
        full(b"pitm", struct.pack(">H", 1)),
        full(b"iloc", b"\x44\0", count, *places),
        full(b"iinf", count, *infos),
        full(b"iref", *named),
        box(
            b"iprp",
            box(b"ipco", *properties),
            full(b"ipma", struct.pack(">I", len(items)), *owners),
        ),
    )
    head = box(b"ftyp", b"heic", bytes(4), b"mif1heic") + meta
    return head + struct.pack(">I4s", 8 + sum(len(item.data) for item in items), b"mdat")


def configuration(width: int, height: int) -> bytes:
    """A decoder's configuration (hvcC) for pictures of that size, which are nowhere."""
    bits = f"{0:04b}{0:03b}1" + "0" * 96 + _code(0) + _code(1) + _code(width) + _code(height)
    bits += "0" * (-len(bits) % 8)
    parameters = b"\x42\x01" + bytes(int(bits[at : at + 8], 2) for at in range(0, len(bits), 8))
    listed = struct.pack(">BHH", 33, 1, len(parameters)) + parameters
    return box(b"hvcC", b"\x01" + bytes(21) + b"\x01" + listed)


def _code(number: int) -> str:
    """Exponential Golomb, as ITU-T H.265 9.2 has it."""
    digits = f"{number + 1:b}"
    return "0" * (len(digits) - 1) + digits
