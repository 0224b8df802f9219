"""A folder that this process may not look into, also where it is root's."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_NOBODY = 65534


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Close ``folder`` to this process; root, whom nothing stops, is nobody meanwhile."""
    was_root = os.geteuid() == 0
    folder.chmod(0)
    if was_root:
        os.setresuid(_NOBODY, _NOBODY, 0)
    try:
        yield
    finally:
        if was_root:
            os.setresuid(0, 0, 0)
        folder.chmod(0o700)
