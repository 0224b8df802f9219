"""The recognizer, loaded with what a bot's own models folder needs."""

from pathlib import Path
from typing import TYPE_CHECKING

from recognizer.errors import ModelError
from recognizer.registry import Registry

if TYPE_CHECKING:
    from recognizer import Recognizer


def load(models: Path | None) -> "Recognizer":
    """Load the current model of the registry ``models``, ready to read at full speed.

    A registry of one's own begins with the model that came with the software. Raises ModelError.
    """
    # Here, because they take OpenCV along.
    from recognizer import Recognizer
    from recognizer.threads import compute_in_callers

    compute_in_callers()
    try:
        Registry(models).seed()
    except ModelError:
        if models is not None:
            raise
        # Without a home of its own, the bot reads all the same with the model that it came with.
    recognizer = Recognizer.load(models)
    recognizer.warm_up()
    return recognizer
