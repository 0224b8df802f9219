"""Where models are: the one that the software comes with, and those that are trained here."""

from pathlib import Path
from typing import Final

_PACKAGE: Final = Path(__file__).resolve().parents[1]
_PACKAGED: Final = _PACKAGE / "models"
_CHECKOUT: Final = _PACKAGE.parent / "models"
_OWNER: Final = "digit-bot"


def shipped_models_dir() -> Path:
    """Return the models folder that came with the software: only read where it was installed."""
    return _PACKAGED if _PACKAGED.is_dir() else _CHECKOUT


def default_models_dir() -> Path:
    """Return the models folder where none is named: the checkout's, or the user's own.

    A package that was installed may lie where nobody may write, and goes at the next upgrade. The
    user's own is where the platform keeps data, such as ``~/.local/share`` (XDG Base Directory
    Specification); it need not exist yet.
    """
    if not _PACKAGED.is_dir():
        return _CHECKOUT
    from platformdirs import user_data_path

    return user_data_path(_OWNER, appauthor=False) / "models"
