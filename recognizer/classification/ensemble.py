"""The ensemble: two networks that see different things of a mark, and must agree."""

from pathlib import Path
from typing import NamedTuple, Self

from recognizer.classification.classifier import Classifier
from recognizer.classification.context import ContextClassifier


class Ensemble(NamedTuple):
    """``context`` tells digits from all else by what is around, ``classifier`` which they are."""

    classifier: Classifier
    context: ContextClassifier

    @classmethod
    def load(cls, folder: Path, context: Path, temperature: float = 1.0) -> Self:
        """Load a version's classifier and the context network of the folder ``context``.

        Raises ModelError where one of them is damaged.
        """
        return cls(Classifier.load(folder, temperature), ContextClassifier.load(context))
