"""The ensemble: two networks that see different things of a mark, and must agree."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final, Self

import numpy as np
from numpy.typing import NDArray

from recognizer.classification.classifier import Classifier, soften
from recognizer.classification.context import ContextClassifier
from recognizer.classification.networks import BACKGROUND, FRAGMENT

FLOOR: Final = 1e-4
"""No single opinion can rule anything out."""


@dataclass(frozen=True, eq=False)
class Ensemble:
    """``context`` tells digits from all else by what is around, ``classifier`` which they are.

    A softer ``temperature`` (> 1) takes confidence away from what they agree on.
    """

    classifier: Classifier
    context: ContextClassifier
    temperature: float = 1.0

    @classmethod
    def load(
        cls, folder: Path, context: Path, softness: float = 1.0, temperature: float = 1.0
    ) -> Self:
        """Load a version's classifier, of its own ``softness``, and the context network's folder.

        Raises ModelError where one of them is damaged.
        """
        return cls(Classifier.load(folder, softness), ContextClassifier.load(context), temperature)

    def agree(self, crops: NDArray[np.uint8], context: NDArray[np.float32]) -> NDArray[np.float32]:
        """Let the classifier look at crops, uint8 (n, 28, 28), that ``context`` (n, 12) judged.

        Returns float32 (n, 11), rows summing to 1: the digits, then none.
        """
        opinions = [background_too(context), self.classifier.classify(crops)]
        return soften(agree(np.stack(opinions, axis=1)), self.temperature)


def background_too(context: NDArray[np.float32]) -> NDArray[np.float32]:
    """What the context network says, (n, 12), in the classes of the classifier, (n, 11)."""
    result = context[:, : BACKGROUND + 1].copy()
    result[:, BACKGROUND] += context[:, FRAGMENT]
    return result


def agree(opinions: NDArray[np.float32]) -> NDArray[np.float32]:
    """The geometric mean of several opinions, float32 (n, opinions, classes), rows summing to 1.

    A product of experts (Hinton, "Training products of experts by minimizing contrastive
    divergence", 2002), its root taken: experts that saw the same ink are not independent.
    """
    import os

    mode = os.environ.get("FUSE", "geo")
    if mode == "geo":
        mean = np.exp(np.log(opinions + np.float32(FLOOR)).mean(axis=1))
        return np.asarray(mean / mean.sum(axis=1, keepdims=True), np.float32)
    which = np.exp(np.log(opinions[:, :, :10] + np.float32(FLOOR)).mean(axis=1))
    which /= which.sum(axis=1, keepdims=True)
    yes = 1 - opinions[:, :, 10]
    if mode == "and":
        p = yes.prod(axis=1)
    elif mode == "ctx":
        p = yes[:, 0]
    elif mode == "mix":
        p = yes[:, 0] ** 0.75 * yes[:, 1] ** 0.25
        q = (1 - yes[:, 0]) ** 0.75 * (1 - yes[:, 1] + 1e-4) ** 0.25
        p = p / (p + q)
    elif mode == "min":
        p = yes.min(axis=1)
    elif mode == "avg":
        p = yes.mean(axis=1)
    return np.concatenate([which * p[:, None], (1 - p)[:, None]], axis=1).astype(np.float32)
