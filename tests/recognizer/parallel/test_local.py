"""Processes of this machine end with their parent, however that ends."""

import contextlib
import os
import signal
import subprocess
import sys
from pathlib import Path

from recognizer.parallel.local import cores

PATIENCE = 60.0
WORK = """
from itertools import count
from recognizer.parallel.spreading import spread
from tests.recognizer.parallel.jobs import add

if __name__ == "__main__":
    for number in spread(add, 1, count(), workers=2):
        print(number, flush=True)
"""


def working(folder: Path) -> subprocess.Popen[bytes]:
    script = folder / "work.py"
    script.write_text(WORK)
    return subprocess.Popen(
        [sys.executable, str(script)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        process_group=0,
    )


def ended(work: subprocess.Popen[bytes]) -> bytes:
    """Wait for all of its processes, which hold its output; return its complaints."""
    try:
        return work.communicate(timeout=PATIENCE)[1]
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(work.pid, signal.SIGKILL)


def test_workers_end_with_a_parent_that_was_killed(tmp_path: Path) -> None:
    work = working(tmp_path)
    assert work.stdout
    assert work.stdout.readline() == b"1\n"
    work.kill()
    ended(work)


def test_ctrl_c_is_for_the_parent_alone(tmp_path: Path) -> None:
    work = working(tmp_path)
    assert work.stdout
    for _ in range(20):
        work.stdout.readline()
    os.killpg(work.pid, signal.SIGINT)
    assert ended(work).count(b"KeyboardInterrupt") == 1


def test_only_the_cores_that_it_may_use_count() -> None:
    code = (
        "import os; os.sched_setaffinity(0, {min(os.sched_getaffinity(0))});"
        "from recognizer.parallel.local import cores; print(cores())"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "1\n"
    assert cores() >= 1
