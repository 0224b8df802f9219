"""Where a training finds its data: a folder that the environment names, or Keras's own cache."""

import os
from pathlib import Path
from typing import Final

_CACHE: Final = "datasets/digit-bot"


def named(variable: str) -> Path | None:
    """The folder that a variable of the environment names, if it does."""
    path = os.environ.get(variable)
    return Path(path) if path else None


def fetch(name: str, url: str, sha256: str | None) -> Path:
    """Fetch a file once, as Keras fetches its datasets, and check it where ``sha256`` is known.

    Raises OSError where it is not to be had, ValueError where it is another one.
    """
    from keras.utils import get_file

    try:
        return Path(get_file(name, url, file_hash=sha256, cache_subdir=_CACHE))
    except Exception as error:
        # Keras wraps every network fault in a bare Exception (keras.utils.get_file).
        if type(error) is not Exception:
            raise
        raise OSError(str(error)) from error
