"""TensorFlow without its greetings, and without what nothing here uses."""

import contextlib
import gc
import importlib
import os
import sys
from collections.abc import Iterator
from types import ModuleType
from typing import Final, cast

NEEDLESS: Final = ("sklearn", "matplotlib.pyplot")
"""Keras takes these along where they are installed: 75 MB and a quarter of the time."""


def load_tensorflow() -> None:
    """Import TensorFlow and Keras; what they print about this machine while loading is dropped.

    Those lines come from C++ before any log level counts, so that only taking the file
    descriptor away for a moment keeps them out of what the person asked for.
    """
    if "keras" in sys.modules:
        return
    # For what it says later; while loading it does not ask.
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    with silence(), _absent(NEEDLESS), _no_collections():
        for name in ("tensorflow", "keras"):
            importlib.import_module(name)


def compute_in_callers() -> None:
    """Let OpenCV and the network compute in the thread that asks, in this process from now on.

    Whoever reads photos side by side has no use for threads below: they wait for each other, and
    look out for work that does not come, for a tenth of all the time. Too late, and without
    effect, once TensorFlow has computed anything.
    """
    load_tensorflow()
    import cv2
    import tensorflow as tf

    cv2.setNumThreads(1)
    with contextlib.suppress(RuntimeError):
        tf.config.threading.set_intra_op_parallelism_threads(1)


@contextlib.contextmanager
def silence() -> Iterator[None]:
    """Drop what is written to the process's file descriptor 2."""
    kept = os.dup(2)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nowhere)


@contextlib.contextmanager
def _absent(names: tuple[str, ...]) -> Iterator[None]:
    """Let imports of ``names`` fail as if they were not installed."""
    modules = cast("dict[str, ModuleType | None]", sys.modules)
    hidden = [name for name in names if name not in modules]
    modules.update(dict.fromkeys(hidden))
    try:
        yield
    finally:
        for name in hidden:
            modules.pop(name, None)


@contextlib.contextmanager
def _no_collections() -> Iterator[None]:
    """Do not look for garbage among a million new objects, now and ever: they are here to stay."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if enabled:
            gc.enable()
