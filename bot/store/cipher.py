"""Encryption at rest, and names for people that do not tell who they are."""

import base64
import contextlib
import hashlib
import hmac
import os
import re
import tempfile
from pathlib import Path
from typing import Self

from cryptography.fernet import Fernet, InvalidToken, MultiFernet

from bot.store.errors import StoreError

KEY_FILE = "secret.key"


class Cipher:
    """Secret keys, for encrypting content and for hashing ids.

    ``keys`` are separated by commas or white space, the newest first: that one encrypts, each of
    them opens, and the oldest names ids, which cannot be named anew. A key is 32 random bytes in
    URL-safe base64 (44 characters), as ``Fernet.generate_key()`` makes them.
    """

    def __init__(self, keys: str) -> None:
        each = re.split(r"[,\s]+", keys.strip())
        # Exactly this shape: Fernet itself would skip over foreign characters.
        if not all(re.fullmatch(r"[A-Za-z0-9_-]{43}=", key) for key in each):
            raise StoreError("The encryption key is not 44 characters of URL-safe base64.")
        self._newest = Fernet(each[0])
        self._all = MultiFernet([Fernet(key) for key in each])
        oldest = base64.urlsafe_b64decode(each[-1])
        self._hash_key = hashlib.sha256(b"digit-bot ids" + oldest).digest()

    @classmethod
    def load(cls, data_dir: Path, keys: str | None = None) -> Self:
        """Take ``keys``, or else those in ``data_dir/secret.key``; one is made on first use.

        Raises ``StoreError`` where a key is malformed or the file cannot be used.
        """
        if keys:
            return cls(keys)
        path = data_dir / KEY_FILE
        try:
            if not path.exists():
                _create(path)
            if path.stat().st_mode & 0o077:
                path.chmod(0o600)
            return cls(path.read_text("ascii"))
        except (OSError, UnicodeDecodeError) as error:
            raise StoreError(f"The encryption key in {path} cannot be used: {error}") from error

    def encrypt(self, content: bytes) -> bytes:
        """Return ``content`` encrypted and authenticated."""
        return self._newest.encrypt(content)

    def decrypt(self, token: bytes) -> bytes:
        """Return what was encrypted; raise ``StoreError`` if no key of ours encrypted it."""
        try:
            return self._all.decrypt(token)
        except InvalidToken as error:
            raise StoreError("A record was encrypted with another key.") from error

    def renewed(self, token: bytes) -> bytes | None:
        """Encrypt anew what an older key encrypted; None where that need not or cannot be done."""
        try:
            self._newest.decrypt(token)
        except InvalidToken:
            with contextlib.suppress(InvalidToken):
                return self._all.rotate(token)
        return None

    def name(self, *ids: int | str) -> str:
        """Return a name for these ids, always the same, from which nobody can tell the ids.

        A plain hash would not do: there are few enough user ids to try them all.
        """
        text = "\0".join(str(part) for part in ids).encode()
        return hmac.digest(self._hash_key, text, "sha256")[:16].hex()


def _create(path: Path) -> None:
    """Write a new key that only its owner can read; of two first starts one wins."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{KEY_FILE}-", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(Fernet.generate_key() + b"\n")
            file.flush()
            os.fsync(file.fileno())
        os.link(temporary, path)
    except FileExistsError:
        return
    finally:
        temporary.unlink()
