"""Memory that was used for photos goes back to the system."""

import os
import platform
import subprocess
import sys

import pytest

MEGABYTES = 3
BUFFERS = 60
LARGE_MEGABYTES = 20

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

# A photo after the other: pages that the system hands out anew are counted as faults.
REUSE = f"""
import resource, sys
import numpy as np
import recognizer.memory
print(getattr(recognizer.memory, sys.argv[1])())
for _ in range(2):
    np.ones({MEGABYTES} << 20, np.uint8)
before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
for _ in range(50):
    np.ones({MEGABYTES} << 20, np.uint8)
print(resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before)
"""

# Something large once, and something small behind it that stays.
LARGE = f"""
import ctypes, sys
import psutil
from recognizer.memory import LARGEST_PHOTO, reuse_memory
print(reuse_memory(*([LARGEST_PHOTO] if sys.argv[1] == "photos" else [])))
libc = ctypes.CDLL(None)
libc.malloc.restype = ctypes.c_void_p
libc.free.argtypes = [ctypes.c_void_p]
before = psutil.Process().memory_info().rss
large = libc.malloc({LARGE_MEGABYTES} << 20)
ctypes.memset(large, 1, {LARGE_MEGABYTES} << 20)
libc.malloc(1000)
libc.free(large)
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


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="tunes glibc only")
def test_reading_one_photo_after_the_other_takes_no_new_memory() -> None:
    sparing, reusing = (_tuned(REUSE, name) for name in ("spare_memory", "reuse_memory"))
    assert reusing < 50
    assert sparing > 50  # or else this says nothing


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="tunes glibc only")
def test_what_is_larger_than_photos_is_not_kept_by_who_reads() -> None:
    kept, default = (_tuned(LARGE, name) for name in ("photos", "anything"))
    assert kept <= 2
    assert default >= LARGE_MEGABYTES - 2  # or else this says nothing


def _tuned(code: str, argument: str) -> int:
    # Without the tuning of whoever runs the tests, which counts before ours.
    environment = {k: v for k, v in os.environ.items() if not k.startswith("MALLOC_")}
    command = [sys.executable, "-c", code, argument]
    done = subprocess.run(command, capture_output=True, check=True, text=True, env=environment)
    tuned, found = done.stdout.split()
    assert tuned == "True"
    return int(found)


@pytest.mark.skipif(sys.platform != "linux", reason="Linux says which pages are code")
def test_code_that_only_the_start_needed_is_let_go_and_comes_back() -> None:
    done = subprocess.run(
        [sys.executable, "-c", RELEASE], capture_output=True, check=True, text=True
    )
    released, megabytes = done.stdout.split()
    assert released == "True"
    assert int(megabytes) >= 4
