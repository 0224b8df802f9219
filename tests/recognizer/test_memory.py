"""Memory that was used for photos goes back to the system."""

import platform
import subprocess
import sys

import pytest

MEGABYTES = 3
BUFFERS = 60

# Photos of several megabytes, each with something small behind it that stays.
CODE = f"""
import ctypes, threading
import psutil
from recognizer.memory import spare_memory
print(spare_memory())
libc = ctypes.CDLL(None)
libc.malloc.restype = ctypes.c_void_p
libc.free.argtypes = [ctypes.c_void_p]
before = psutil.Process().memory_info().rss
def work():
    for _ in range(3):
        photos = []
        for _ in range({BUFFERS}):
            photos.append(libc.malloc({MEGABYTES} << 20))
            ctypes.memset(photos[-1], 1, {MEGABYTES} << 20)
            libc.malloc(1000)
        for photo in photos:
            libc.free(photo)
thread = threading.Thread(target=work)
thread.start()
thread.join()
print((psutil.Process().memory_info().rss - before) >> 20)
"""


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="tunes glibc only")
def test_photos_leave_no_holes_behind() -> None:
    done = subprocess.run([sys.executable, "-c", CODE], capture_output=True, check=True, text=True)
    tuned, kept = done.stdout.split()
    assert tuned == "True"
    assert int(kept) < MEGABYTES * BUFFERS / 4
