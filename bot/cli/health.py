"""Health check for containers, ``python -m bot.cli.health``: whether the bot says that it is well.

It asks on METRICS_PORT, or on PORT of a bot by webhook. A bot that polls and has no METRICS_PORT
cannot be asked; that its process runs is all that can be known.
"""

import os
import sys
from collections.abc import Mapping
from http.client import HTTPConnection, HTTPException

from bot.config import EVERYWHERE, LOOPBACK, Settings

PATIENCE = 4.0
# Connections to these come to nobody.
_ALL = ("", EVERYWHERE, "0.0.0.0")  # noqa: S104 - compared, not listened on


def healthy(environ: Mapping[str, str]) -> bool:
    """Say whether the bot with these settings says that it is well."""
    if environ.get("METRICS_PORT"):
        port, address = int(environ["METRICS_PORT"]), environ.get("METRICS_LISTEN", "")
    elif environ.get("WEBHOOK_URL"):
        port, address = int(environ.get("PORT") or Settings.port), environ.get("LISTEN", "")
    else:
        return True
    host = LOOPBACK if address in _ALL else "::1" if address == "::" else address
    connection = HTTPConnection(host, port, timeout=PATIENCE)
    try:
        connection.request("GET", "/health")
        return connection.getresponse().status == 200
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()


if __name__ == "__main__":
    sys.exit(0 if healthy(os.environ) else 1)
