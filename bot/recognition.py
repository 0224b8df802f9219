"""The recognizer's heavy parts, imported where they are first needed: in a reader's thread."""

from pathlib import Path

from bot.readers import Painter, Reader
from recognizer.registry import Registry


def load(models: Path | None) -> Reader:
    """Load the current model of the registry ``models``, ready to read at full speed.

    A registry of one's own begins with the model that came with the software.
    """
    from recognizer import Recognizer
    from recognizer.backend import compute_in_callers

    compute_in_callers()
    if models is not None:
        Registry(models).seed(Registry())
    recognizer = Recognizer.load(models)
    recognizer.warm_up()
    return recognizer


def painter() -> Painter:
    """Return a painter of charts for one thread."""
    from recognizer.chart import ChartPainter

    return ChartPainter()
