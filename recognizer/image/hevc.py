"""HEVC streams: how large the pictures are that they say they hold.

The sequence parameter set is that of ITU-T H.265, 7.3.2.2; it stands in the decoder's
configuration, ISO/IEC 14496-15, 8.3.3.1.
"""

import struct
from typing import Final

from recognizer.image.bits import Bits

_SEQUENCE_PARAMETERS: Final = 33
_CONFIGURATION: Final = 22
"""Bytes of the configuration before its arrays of parameter sets."""
_PROFILE_AND_LEVEL: Final = 96
"""Bits that tell them for the whole stream: 88 and 8, as they are for each of its layers."""


def largest_picture(configuration: bytes) -> int:
    """The pixels of the largest picture that a decoder's configuration (hvcC) announces.

    Raises IndexError or struct.error where it is malformed.
    """
    largest, at = 0, _CONFIGURATION + 1
    for _ in range(configuration[_CONFIGURATION]):
        kind = configuration[at] & 0x3F
        (sets,) = struct.unpack_from(">H", configuration, at + 1)
        at += 3
        for _ in range(sets):
            (size,) = struct.unpack_from(">H", configuration, at)
            at += 2
            if kind == _SEQUENCE_PARAMETERS:
                # Two bytes of header come first.
                largest = max(largest, _pixels(configuration[at + 2 : at + size]))
            at += size
    return largest


def _pixels(parameters: bytes) -> int:
    # As much of it as the size lies in, so that nobody's megabytes become bits.
    # Without the bytes that keep start codes apart.
    bits = Bits(parameters[:256].replace(b"\0\0\x03", b"\0\0"))
    bits.take(4)
    layers = bits.take(3)
    bits.take(1 + _PROFILE_AND_LEVEL)
    told = [(bits.take(1), bits.take(1)) for _ in range(layers)]
    if layers:
        bits.take(2 * (8 - layers))
    for profile, level in told:
        bits.take(88 * profile + 8 * level)
    bits.code()
    if bits.code() == 3:
        bits.take(1)
    return bits.code() * bits.code()
