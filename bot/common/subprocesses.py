"""Subprocesses: the command that runs one of our own modules, and the environment it gets."""

import re
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final

_SECRET_NAME: Final = re.compile(
    r"TOKEN|SECRET|PASSW|CREDENTIAL|DATABASE|DSN|(^|_)KEYS?(_|$)", re.IGNORECASE
)
_LOGIN: Final = re.compile(r"://[^/\s]*@")
"""Addresses with a login in them, such as a broker's."""
_PROXIES: Final = ("http_proxy", "https_proxy", "all_proxy")


def command(module: str, *arguments: str) -> list[str]:
    """Return the command that runs one of our modules by the interpreter that runs this one.

    A file in the working folder takes no module's place, unless we came from there ourselves:
    ``digit-bot`` may be started where there is a ``bot.py``.
    """
    from_here = "" in sys.path or str(Path.cwd()) in sys.path
    return [sys.executable, *([] if from_here else ["-P"]), "-m", module, *arguments]


def without_secrets(environ: Mapping[str, str]) -> dict[str, str]:
    """Return ``environ`` for a process that decodes what strangers send, or learns from it.

    Tokens, keys, secrets and the addresses of databases stay behind, ours and whatever else goes
    by such a name. Proxies come along, for MNIST may have to be fetched through one.
    """
    return {
        name: value
        for name, value in environ.items()
        if not _SECRET_NAME.search(name) and (name.lower() in _PROXIES or not _LOGIN.search(value))
    }
