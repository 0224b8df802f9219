"""Version of the software, as it was installed."""

from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as installed

PACKAGE = "digit-bot"


def version() -> str:
    """Return the version; ``unknown`` where the source runs without having been installed."""
    try:
        return installed(PACKAGE)
    except PackageNotFoundError:
        return "unknown"
