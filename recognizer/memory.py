"""Giving memory back to the system: what glibc keeps by default is half as much again."""

import ctypes
from typing import Final

MEGABYTE: Final = 1024 * 1024
# The numbers are those of glibc's malloc.h.
_OPTIONS: Final = (
    # M_ARENA_MAX: otherwise each thread that reads photos keeps a heap of its own.
    (-8, 2),
    # M_MMAP_THRESHOLD: decoded photos lie outside of the heap, and leave no holes in it.
    (-3, 2 * MEGABYTE),
    # M_TRIM_THRESHOLD: so much may stay free at the end of the heap.
    (-1, 16 * MEGABYTE),
)


def spare_memory() -> bool:
    """Tune this process's memory, before it starts threads; say whether its C library can."""
    try:
        tune = ctypes.CDLL(None).mallopt
    except (AttributeError, OSError, TypeError):
        return False
    return all(tune(option, value) for option, value in _OPTIONS)
