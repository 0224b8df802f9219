"""A port to listen on: whether it can be had, and who has it."""

import errno
import json
import os
import socket
from http.client import HTTPConnection, HTTPException
from typing import Final

from bot.cli.finding import Finding

PATIENCE: Final = 4.0
LOWEST_OF_ALL: Final = 1024


def port_finding(name: str, port: int, address: str | None = None) -> Finding:
    """Try to listen on ``port`` of ``address`` (None: all that there are), and let go of it again.

    ``name`` is the setting that says which. A bot that runs already has it, and is asked.
    """
    subject = name.lower().replace("_", " ")
    try:
        family = socket.AF_INET6 if ":" in (address or "") else socket.AF_INET
        socket.create_server((address or "", port), family=family).close()
    except OSError as error:
        reason = os.strerror(error.errno) if error.errno else str(error)
        if error.errno == errno.EADDRINUSE and _is_ours(port, address):
            mend = f"Fine if it is this bot, running already; another needs another {name}."
            return Finding(subject, f"{port} is taken by a bot that runs", mend, warning=True)
        mend = f"End what listens there (`ss -ltnp` shows it), or choose another port with {name}."
        if error.errno == errno.EACCES:
            mend = f"Ports below {LOWEST_OF_ALL} are for root: choose another with {name}."
        return Finding(subject, f"{port} cannot be listened on ({reason})", mend)
    return Finding(subject, f"{port} is free to listen on")


def _is_ours(port: int, address: str | None) -> bool:
    connection = HTTPConnection(address or "127.0.0.1", port, timeout=PATIENCE)
    try:
        connection.request("GET", "/health")
        said = json.loads(connection.getresponse().read(1000))
    except (OSError, HTTPException, ValueError):
        return False
    finally:
        connection.close()
    return isinstance(said, dict) and {"status", "waiting"} <= said.keys()
