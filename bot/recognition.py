"""The recognizer, loaded with what a bot's own models folder needs."""

from pathlib import Path
from typing import TYPE_CHECKING

from recognizer.registry import Registry

if TYPE_CHECKING:
    from recognizer import Recognizer


def load(models: Path | None) -> "Recognizer":
    """Load the current model of the registry ``models``; raises ModelError.

    A registry of one's own begins with the model that came with the software.
    """
    # Here, because it takes OpenCV along.
    from recognizer import Recognizer

    if models is not None:
        Registry(models).seed(Registry())
    return Recognizer.load(models)
