"""A version written before there were exports: what is served is made of its Keras file, once."""

import contextlib
import fcntl
import importlib.util
import json
import logging
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from recognizer.classification.exported import KERAS, Exported, NotExportedError
from recognizer.errors import ModelError

logger = logging.getLogger(__name__)

PATIENCE: Final = 100.0
"""Seconds. TensorFlow takes some ten, and several times that on a busy machine."""

# The same modules as ours, wherever this process found them.
_CODE: Final = """
import json, sys
sys.path[:] = json.loads(sys.argv[1])
from recognizer.classification.export import main
sys.exit(main(sys.argv[2]))
"""


def upgrade(folder: Path, name: str) -> Exported:
    """Export the network ``name`` of a version's folder and write it beside the Keras file.

    Where nothing can be written there, the export serves this process alone. Of several processes
    one exports and the others wait. Raises ModelError where TensorFlow is missing or the Keras
    file is damaged.
    """
    file = folder / f"{name}{KERAS}"
    if not file.is_file():
        raise ModelError(f"Model {folder.name} has no {file.name}.")
    with _locked(folder):
        try:
            return Exported.load(folder, name)
        except NotExportedError as error:
            reason = error
        if importlib.util.find_spec("tensorflow") is None:
            raise ModelError(
                f"{reason} TensorFlow would make it anew: pip install tensorflow keras"
            ) from reason
        logger.info("%s It is made of %s now.", reason, file.name)
        exported = _export(file)
        try:
            exported.save(folder, name)
        except OSError as error:
            logger.warning("%s: %s; it will be made at each start", folder, error.strerror)
    return exported


def _export(file: Path) -> Exported:
    """Export in a process of its own: TensorFlow would stay in this one."""
    command = [sys.executable, "-P", "-c", _CODE, json.dumps(sys.path), str(file.resolve())]
    try:
        done = subprocess.run(  # noqa: S603 - our own
            command, capture_output=True, timeout=PATIENCE, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise ModelError(f"{file.parent.name}/{file.name} cannot be exported: {error}") from error
    if done.returncode != 0:
        words = done.stderr.decode("utf-8", "replace").strip().splitlines() or ["no reason given"]
        raise ModelError(f"{file.parent.name}/{file.name} cannot be exported: {words[-1]}")
    note, _, content = done.stdout.partition(b"\n")
    return Exported.of(content, json.loads(note))


@contextlib.contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Hold the folder's lock; a process that dies lets go of it."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)
