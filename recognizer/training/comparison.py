"""A new model against the current one, on the same pictures."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from recognizer.classification.classifier import Classifier
from recognizer.training.datasets import Corrections, Examples

CLASSES: Final = 11


def compare(
    new: Classifier,
    current: Classifier | None,
    test: Examples,
    photos: Examples,
    corrections: Corrections | None,
) -> dict[str, object]:
    """Measure both on MNIST's ``test`` images, on made ``photos`` and on held-out corrections.

    Each part holds ``n``, the shares that ``new`` and ``current`` (or None) read right, and in how
    many pictures only the new one (``won``) or only the current one (``lost``) was right.
    ``confusion`` counts the new model's answers to MNIST's test images, ground truth by answer.
    """
    held_out = corrections.held_out if corrections and len(corrections.held_out) else None
    return {
        "mnist": _part(new, current, test),
        "photos": _part(new, current, photos),
        "corrections": _part(new, current, held_out) if held_out else None,
        "confusion": _confusion(new, test).tolist(),
    }


def _part(new: Classifier, current: Classifier | None, examples: Examples) -> dict[str, object]:
    right = _right(new, examples)
    before = _right(current, examples) if current else None
    return {
        "n": len(examples),
        "new": round(float(right.mean()), 5),
        "current": None if before is None else round(float(before.mean()), 5),
        "won": 0 if before is None else int((right & ~before).sum()),
        "lost": 0 if before is None else int((~right & before).sum()),
    }


def _right(classifier: Classifier, examples: Examples) -> NDArray[np.bool_]:
    answers = classifier.classify(examples.images).argmax(axis=1)
    return np.asarray(answers == examples.labels, np.bool_)


def _confusion(classifier: Classifier, test: Examples) -> NDArray[np.int64]:
    answers = classifier.classify(test.images)[:, : CLASSES - 1].argmax(axis=1)
    counts = np.zeros((CLASSES - 1, CLASSES - 1), np.int64)
    np.add.at(counts, (test.labels, answers), 1)
    return counts
