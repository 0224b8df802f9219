"""TensorFlow without its greetings."""

import contextlib
import importlib
import os
from collections.abc import Iterator


def load_tensorflow() -> None:
    """Import TensorFlow and Keras; what they print about this machine while loading is dropped.

    Those lines come from C++ before any log level counts, so that only taking the file
    descriptor away for a moment keeps them out of what the person asked for.
    """
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    with _no_stderr():
        for name in ("tensorflow", "keras"):
            importlib.import_module(name)


@contextlib.contextmanager
def _no_stderr() -> Iterator[None]:
    kept = os.dup(2)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nowhere)
