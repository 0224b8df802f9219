"""One photo's journey as files: what each stage made of it."""

import re
from pathlib import Path
from typing import Protocol

import cv2
import numpy as np
from numpy.typing import NDArray

from recognizer.errors import RecognizerError


class Explainer(Protocol):
    """Whatever can show its stages: the recognizer."""

    def explain(self, data: bytes) -> list[tuple[str, NDArray[np.uint8]]]:
        """Return each stage's name and picture, uint8 grey (h, w) or BGR (h, w, 3)."""


def explain(explainer: Explainer, data: bytes, folder: Path) -> tuple[Path, ...]:
    """Write each stage of reading ``data`` to ``folder`` as ``1-decoded.png`` and so on.

    Raises:
        UnreadableImageError: the data is no picture.
        RecognizerError: the folder cannot be written to.
    """
    stages = explainer.explain(data)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return tuple(_write(folder, number, *stage) for number, stage in enumerate(stages, 1))
    except OSError as error:
        raise RecognizerError(f"{folder} cannot be written to: {error.strerror}.") from error


def _write(folder: Path, number: int, name: str, picture: NDArray[np.uint8]) -> Path:
    path = folder / f"{number}-{re.sub(r'[^a-z0-9]+', '-', name.lower())}.png"
    path.write_bytes(bytes(cv2.imencode(".png", picture)[1]))
    return path
