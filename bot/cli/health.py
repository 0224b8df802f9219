"""Ask a bot in webhook mode whether it is well: ``python -m bot.cli.health``, for containers.

While polling there is no address to ask; that the process runs is all that can be known.
"""

import os
import sys
from collections.abc import Mapping
from http.client import HTTPConnection, HTTPException

from bot.config import Settings

PATIENCE = 4.0


def healthy(environ: Mapping[str, str]) -> bool:
    """Say whether the bot with these settings says that it is well."""
    if not environ.get("WEBHOOK_URL"):
        return True
    port = int(environ.get("PORT") or Settings.port)
    connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        connection.request("GET", "/health")
        return connection.getresponse().status == 200
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()


if __name__ == "__main__":
    sys.exit(0 if healthy(os.environ) else 1)
