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

# OpenCV's code, of which this needs little.
RELEASE = """
import cv2, numpy, psutil
from recognizer.memory import release_code
picture = numpy.zeros((50, 50), numpy.uint8)
blurred = cv2.blur(picture, (3, 3))
before = psutil.Process().memory_info().rss
print(release_code())
print((before - psutil.Process().memory_info().rss) >> 20)
assert (cv2.blur(picture, (3, 3)) == blurred).all()
"""


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="tunes glibc only")
def test_photos_leave_no_holes_behind() -> None:
    done = subprocess.run([sys.executable, "-c", CODE], capture_output=True, check=True, text=True)
    tuned, kept = done.stdout.split()
    assert tuned == "True"
    assert int(kept) < MEGABYTES * BUFFERS / 4


@pytest.mark.skipif(sys.platform != "linux", reason="Linux says which pages are code")
def test_code_that_only_the_start_needed_is_let_go_and_comes_back() -> None:
    done = subprocess.run(
        [sys.executable, "-c", RELEASE], capture_output=True, check=True, text=True
    )
    released, megabytes = done.stdout.split()
    assert released == "True"
    assert int(megabytes) >= 4
