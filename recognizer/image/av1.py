"""AV1 streams: how large the frames are that they say they hold.

Open bitstream units and the sequence header are those of the AV1 Bitstream & Decoding Process
Specification, 5.3 to 5.5. No frame is larger than its sequence header says.
"""

from collections.abc import Iterator
from typing import Final

from recognizer.image.bits import Bits

_SEQUENCE_HEADER: Final = 1
MOST_UNITS: Final = 10_000
_LONGEST: Final = 512
"""Bytes of a sequence header that are looked at: the sizes stand before them."""


def largest_frame(stream: bytes) -> int:
    """The pixels of the largest frame that ``stream`` announces; 0 where it announces none.

    Raises IndexError where it is malformed.
    """
    headers = (body for kind, body in _units(stream) if kind == _SEQUENCE_HEADER)
    return max(map(_pixels, headers), default=0)


def _units(stream: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield the type and the body of each unit."""
    at = 0
    for _ in range(MOST_UNITS):
        if at >= len(stream):
            return
        head = stream[at]
        at += 2 if head & 0x04 else 1
        size = len(stream) - at
        if head & 0x02:
            size, at = _leb128(stream, at)
        yield head >> 3 & 0x0F, stream[at : min(at + size, at + _LONGEST)]
        at += size
    raise IndexError


def _leb128(stream: bytes, at: int) -> tuple[int, int]:
    """The number at ``at``, seven bits a byte, and where the next thing begins."""
    number = 0
    for place in range(8):
        byte = stream[at + place]
        number |= (byte & 0x7F) << 7 * place
        if byte < 0x80:
            return number, at + place + 1
    raise IndexError


def _pixels(header: bytes) -> int:
    bits = Bits(header)
    bits.take(4)  # profile, and whether it is a still picture
    if bits.take(1):  # a reduced header
        bits.take(5)
    else:
        delay = _timing(bits) if bits.take(1) else 0
        _skip_operating_points(bits, delay)
    wide, high = bits.take(4) + 1, bits.take(4) + 1
    return (bits.take(wide) + 1) * (bits.take(high) + 1)


def _timing(bits: Bits) -> int:
    """Skip what tells the time of frames; return the length of delays, 0 where there are none."""
    bits.take(64)
    if bits.take(1):
        bits.code()
    if not bits.take(1):
        return 0
    delay = bits.take(5) + 1
    bits.take(42)
    return delay


def _skip_operating_points(bits: Bits, delay: int) -> None:
    initial_delays = bits.take(1)
    for _ in range(bits.take(5) + 1):
        bits.take(12)
        if bits.take(5) > 7:
            bits.take(1)
        if delay and bits.take(1):
            bits.take(2 * delay + 1)
        if initial_delays and bits.take(1):
            bits.take(4)
