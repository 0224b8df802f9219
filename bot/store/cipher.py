"""Encryption at rest, and names for people that do not tell who they are."""

import base64
import hashlib
import hmac
import os
import re
import tempfile
from pathlib import Path
from typing import Self

from cryptography.fernet import Fernet, InvalidToken

from bot.store.errors import StoreError

KEY_FILE = "secret.key"


class Cipher:
    """One secret key, for encrypting content and for hashing ids.

    ``key`` is 32 random bytes in URL-safe base64 (44 characters), as ``Fernet.generate_key()``
    makes them.
    """

    def __init__(self, key: str) -> None:
        # Exactly this shape: Fernet itself would skip over foreign characters.
        if not re.fullmatch(r"[A-Za-z0-9_-]{43}=", key):
            raise StoreError("The encryption key is not 44 characters of URL-safe base64.")
        self._fernet = Fernet(key)
        self._hash_key = hashlib.sha256(b"digit-bot ids" + base64.urlsafe_b64decode(key)).digest()

    @classmethod
    def load(cls, data_dir: Path, key: str | None = None) -> Self:
        """Take ``key``, or else the one in ``data_dir/secret.key``, made on first use.

        Raises ``StoreError`` where the key is malformed or the file cannot be used.
        """
        if key:
            return cls(key.strip())
        path = data_dir / KEY_FILE
        try:
            if not path.exists():
                _create(path)
            if path.stat().st_mode & 0o077:
                path.chmod(0o600)
            return cls(path.read_text("ascii").strip())
        except (OSError, UnicodeDecodeError) as error:
            raise StoreError(f"The encryption key in {path} cannot be used: {error}") from error

    def encrypt(self, content: bytes) -> bytes:
        """Return ``content`` encrypted and authenticated."""
        return self._fernet.encrypt(content)

    def decrypt(self, token: bytes) -> bytes:
        """Return what was encrypted; raise ``StoreError`` if this key did not encrypt it."""
        try:
            return self._fernet.decrypt(token)
        except InvalidToken as error:
            raise StoreError("A record was encrypted with another key.") from error

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
