"""Durable files: whole or not there, whatever happens meanwhile."""

import fcntl
import hashlib
import os
import secrets
import shutil
from pathlib import Path


def sha256(path: Path) -> str:
    """Return the SHA-256 of a file in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def replace_text(path: Path, text: str) -> None:
    """Put a file with ``text`` (ASCII) in the place of ``path`` by one rename."""
    replace_bytes(path, text.encode("ascii"))


def replace_bytes(path: Path, content: bytes) -> None:
    """Put a file with ``content`` in the place of ``path`` by one rename."""
    # Not by tempfile: who may read it is for the umask to say.
    temporary = path.with_name(f".{path.name}-{secrets.token_hex(8)}")
    try:
        with temporary.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
    sync(path.parent)


def sync(path: Path) -> None:
    """Bring a file or a folder's entries to the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def remove_unlocked(folder: Path) -> None:
    """Remove a folder; raise ``OSError`` where a living process has locked it."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        shutil.rmtree(folder, ignore_errors=True)
    finally:
        os.close(descriptor)
