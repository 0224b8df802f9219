"""The training's process: low priority, first to go when memory is short, gone with its parent.

Run as ``python -m bot.trainer.child MODULE ARGUMENT...``; it then is ``python -m MODULE …``.
"""

import contextlib
import os
import runpy
import signal
import sys
import threading
from pathlib import Path

NICENESS = 19
# As bad as it gets is 1000: memory that runs out takes the training, not the bot.
_FIRST_TO_GO = "900"


def main() -> None:
    """Run the module in ``sys.argv``, as a process group that ends when stdin is closed."""
    os.nice(NICENESS)
    with contextlib.suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text(_FIRST_TO_GO, "ascii")
    threading.Thread(target=_end_with_parent, args=(os.dup(0),), daemon=True).start()
    module, *arguments = sys.argv[1:]
    sys.argv = [module, *arguments]
    runpy.run_module(module, run_name="__main__", alter_sys=True)


def _end_with_parent(pipe: int) -> None:
    # Nothing is ever sent: the read ends when the parent's end of the pipe closes, and however
    # the parent died, the system closes it.
    while os.read(pipe, 1):
        pass
    os.killpg(0, signal.SIGKILL)


if __name__ == "__main__":
    main()
