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
    """The geometric mean of several opinions, float32 (n, opinions, 11), rows summing to 1.

    Whether there is a digit at all, and which one, are agreed on apart: of a letter one network
    may be in doubt where the other is sure of a wrong digit. A product of experts (Hinton,
    "Training products of experts by minimizing contrastive divergence", 2002), its root taken:
    experts that saw the same ink are not independent.
    """
    none = opinions[:, :, BACKGROUND]
    odds = np.exp((np.log(1 - none + FLOOR) - np.log(none + FLOOR)).mean(axis=1, keepdims=True))
    which = np.exp(np.log(opinions[:, :, :BACKGROUND] + np.float32(FLOOR)).mean(axis=1))
    which *= odds / (1 + odds) / which.sum(axis=1, keepdims=True)
    return np.concatenate([which, 1 / (1 + odds)], axis=1).astype(np.float32)
