"""Memory: given back to the system, for what glibc keeps by default is half as much again."""

import ctypes
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

MEGABYTE: Final = 1024 * 1024
# The numbers are those of glibc's malloc.h.
M_ARENA_MAX: Final = -8
"""Without it each thread keeps a heap of its own."""
M_MMAP_THRESHOLD: Final = -3
"""What is larger lies outside of the heap: it leaves no holes in it, and goes back when freed."""
M_TRIM_THRESHOLD: Final = -1
"""So much may stay free at the end of the heap."""

_SPARING: Final = (
    (M_ARENA_MAX, 2),
    (M_MMAP_THRESHOLD, 2 * MEGABYTE),
    (M_TRIM_THRESHOLD, 16 * MEGABYTE),
)
LARGEST: Final = 32 * MEGABYTE
"""The most that glibc keeps in one piece."""
LARGEST_PHOTO: Final = 6 * MEGABYTE
"""What reading works on, 1280x1280 pixels, is smaller. A process that kept larger pieces, too, held
a third of its memory for what only its start had needed."""

_MAPS: Final = Path("/proc/self/maps")
# From Linux's mman-common.h.
_DONTNEED: Final = 4


def spare_memory() -> bool:
    """Let what large buffers took go back at once, before there are threads; say whether it does.

    For processes that hold many photos at a time, and keep other things in between.
    """
    return _tune(_SPARING)


def reuse_memory(largest: int = LARGEST) -> bool:
    """Keep what pictures took for the next ones, before there are threads; say whether it does.

    What has more bytes than ``largest`` goes back at once.

    For processes that read one photo after the other: a picture of a megabyte that comes from the
    system is cleared page by page, which takes longer than most of what is done with it. At most
    64 MiB stay.
    """
    options = ((M_ARENA_MAX, 2), (M_MMAP_THRESHOLD, largest), (M_TRIM_THRESHOLD, 64 * MEGABYTE))
    return _tune(options)


def _tune(options: Iterable[tuple[int, int]]) -> bool:
    try:
        tune = ctypes.CDLL(None).mallopt
    except (AttributeError, OSError, TypeError):
        return False
    return all(tune(option, value) for option, value in options)


def release_code() -> bool:
    """Let go of the pages of machine code that only the start needed; say whether that is known.

    Importing touches 30 MB of the libraries' code, half of which no photo needs again. What is
    needed comes back from the files unchanged: code is not written to. See madvise(2),
    MADV_DONTNEED.
    """
    try:
        advise = ctypes.CDLL(None).madvise
        maps = _MAPS.read_text("utf-8", "surrogateescape").splitlines()
    except (AttributeError, OSError, TypeError):
        return False
    advise.argtypes = (ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int)
    return all(advise(start, end - start, _DONTNEED) == 0 for start, end in _code(maps))


def _code(maps: Iterable[str]) -> Iterator[tuple[int, int]]:
    """The addresses of the code of files, from the lines of proc_pid_maps(5)."""
    for line in maps:
        addresses, permissions, _, _, _, *path = line.split(maxsplit=5)
        if permissions == "r-xp" and path and path[0].startswith("/"):
            start, end = addresses.split("-")
            yield int(start, 16), int(end, 16)
