"""Bits of a header, first to last."""

from typing import Final

_LONGEST_CODE: Final = 32


class Bits:
    """The bits of ``data``, to be taken one after the other."""

    def __init__(self, data: bytes) -> None:
        self._bits = "".join(f"{byte:08b}" for byte in data)
        self._at = 0

    def take(self, count: int) -> int:
        """The next ``count`` bits as a number; IndexError where there are not so many."""
        end = self._at + count
        if end > len(self._bits):
            raise IndexError
        bits, self._at = self._bits[self._at : end], end
        return int(bits or "0", 2)

    def code(self) -> int:
        """The next number in exponential Golomb code (ITU-T H.265, 9.2; AV1's uvlc, 4.10.3)."""
        zeros = 0
        while not self.take(1):
            zeros += 1
            if zeros > _LONGEST_CODE:
                raise IndexError
        return (1 << zeros) - 1 + self.take(zeros)
