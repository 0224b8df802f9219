"""A version written before there were exports gets what is served now, once.

The model that came along comes with its export; of any other Keras file TensorFlow makes it.
"""

import contextlib
import fcntl
import json
import logging
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from recognizer.classification.backend import INSTALL, installed
from recognizer.classification.exported import KERAS, Exported, NotExportedError
from recognizer.errors import ModelError
from recognizer.registry import Registry, shipped_models_dir
from recognizer.registry.durable import sha256

logger = logging.getLogger(__name__)

PATIENCE: Final = 600.0
"""Seconds. TensorFlow takes some ten, and many times that on a busy machine."""

# The same modules as ours, wherever this process found them.
_CODE: Final = """
import json, sys
sys.path[:] = json.loads(sys.argv[1])
from recognizer.classification.export import main
sys.exit(main(sys.argv[2]))
"""


def upgrade(folder: Path, name: str) -> Exported:
    """Find or make the export of a version's network ``name``, and write it beside the Keras file.

    Where nothing can be written there, it serves this process alone. Of several processes one
    makes it and the others wait. Raises ModelError where TensorFlow is missing or the Keras file
    is damaged.
    """
    file = folder / f"{name}{KERAS}"
    if not file.is_file():
        raise ModelError(f"Model {folder.name} has no {file.name}.")
    with _locked(folder):
        try:
            return Exported.load(folder, name)
        except NotExportedError as error:
            reason = error
        exported = _known(file, name) or _make(file, reason)
        try:
            exported.save(folder, name)
        except OSError as error:
            logger.warning("%s: %s; it will be made at each start", folder, error.strerror)
    return exported


def _known(file: Path, name: str) -> Exported | None:
    """Find the export of the same Keras file among the versions that came along."""
    digest = sha256(file)
    for version in Registry(shipped_models_dir()).versions():
        with contextlib.suppress(OSError, NotExportedError):
            if sha256(version.folder / file.name) == digest:
                return Exported.load(version.folder, name)
    return None


def _make(file: Path, reason: NotExportedError) -> Exported:
    """Export in a process of its own: TensorFlow would stay in this one."""
    if not installed():
        raise ModelError(f"{reason} TensorFlow would make it: {INSTALL}") from reason
    logger.info("%s It is made of %s now.", reason, file.name)
    command = [sys.executable, "-P", "-c", _CODE, json.dumps(sys.path), str(file.resolve())]
    try:
        done = subprocess.run(  # noqa: S603 - our own
            command,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=PATIENCE,
            check=False,
        )
        if done.returncode == 0:
            note, _, content = done.stdout.partition(b"\n")
            return Exported.of(content, json.loads(note))
        *_, why = ["", *done.stderr.decode("utf-8", "replace").strip().splitlines()]
    except (OSError, ValueError, subprocess.TimeoutExpired) as error:
        why = str(error)
    raise ModelError(f"{file.parent.name}/{file.name} cannot be exported: {why}") from reason


@contextlib.contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Hold the folder's lock; a process that dies lets go of it."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)
