"""Keras on TensorFlow, for trainings and exports alone: reading photos needs neither.

TensorFlow comes without its greetings, and without what nothing here uses. Keras comes with the
settings that this project is written for, whatever ``KERAS_BACKEND`` or a ``keras.json`` say.
"""

import contextlib
import gc
import importlib
import os
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from threading import RLock
from types import ModuleType
from typing import TYPE_CHECKING, Final, cast
from zipfile import BadZipFile

from recognizer.errors import ModelError

if TYPE_CHECKING:
    import keras

NEEDLESS: Final = ("sklearn", "matplotlib.pyplot")
"""Keras takes these along where they are installed: 75 MB and a quarter of the time."""

PACKAGES: Final = ("tensorflow", "keras")
INSTALL: Final = "pip install tensorflow keras"
MISSING: Final = f"Training needs TensorFlow and Keras, which are not installed here: {INSTALL}"

_VARIABLE: Final = "KERAS_BACKEND"
_SILENCING: Final = RLock()


def installed() -> bool:
    """Whether there is what trainings and exports need; an installation may be for reading only."""
    return all(find_spec(name) for name in PACKAGES)


def load_tensorflow() -> None:
    """Import TensorFlow, and Keras on it; what they print while loading is dropped.

    Those lines come from C++ before any log level counts, so that only taking the file
    descriptor away for a moment keeps them out of what the person asked for. Raises ModelError
    where they are not installed, or where somebody in this process runs Keras on another backend,
    or where Keras does not like its ``keras.json``.
    """
    if sys.modules.get("keras") is None:
        # For what it says later; while loading it does not ask.
        os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
        try:
            with silence(), _absent(NEEDLESS), _no_collections(), _backend("tensorflow"):
                for name in PACKAGES:
                    importlib.import_module(name)
        except ModuleNotFoundError as error:
            raise ModelError(MISSING) from error
        except (AssertionError, TypeError, ValueError) as error:
            raise ModelError(
                "Keras does not start with the settings in its keras.json (in ~/.keras, or where "
                "KERAS_HOME says): correct them, or delete that file."
            ) from error
    _settle()


def _settle() -> None:
    """Give Keras the settings of our networks; those of a ``keras.json`` are for others."""
    import keras

    if keras.backend.backend() != "tensorflow":
        raise ModelError(
            f"Keras runs on {keras.backend.backend()} in this process; ours needs TensorFlow."
        )
    keras.config.set_floatx("float32")
    keras.config.set_image_data_format("channels_last")
    keras.config.set_epsilon(1e-7)


def load_model(file: Path) -> "keras.Model":
    """Load a Keras model from ``file``; raises ModelError where it is missing or damaged."""
    load_tensorflow()
    import keras

    try:
        return keras.saving.load_model(file, compile=False)
    except (OSError, ValueError, KeyError, TypeError, BadZipFile) as error:
        raise ModelError(f"The model {file.name} cannot be loaded.") from error


@contextlib.contextmanager
def silence() -> Iterator[None]:
    """Drop what is written to the process's file descriptor 2."""
    # Of two at once, one would put the other's silence back for ever.
    with _SILENCING:
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
def _backend(name: str) -> Iterator[None]:
    """Let Keras be imported on that backend: the variable goes before its ``keras.json``."""
    before = os.environ.get(_VARIABLE)
    os.environ[_VARIABLE] = name
    try:
        yield
    finally:
        del os.environ[_VARIABLE]
        if before is not None:
            os.environ[_VARIABLE] = before


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
