"""Training options: what can be asked, as in ``/train epochs=5 architecture=mlp fresh``."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any, Self

ARCHITECTURES = ("cnn", "mlp")
MOST_EPOCHS = 200


class OptionsError(ValueError):
    """A word after /train that is no option."""

    def __init__(self, word: str) -> None:
        super().__init__(word)
        self.word = word


@dataclass(frozen=True)
class TrainOptions:
    """The options of a training; None leaves the choice to the recognizer."""

    epochs: int | None = None
    architecture: str | None = None
    fresh: bool = False

    @classmethod
    def parse(cls, words: Sequence[str]) -> Self:
        """Read the words after /train; raise ``OptionsError`` for the first that is no option."""
        chosen: dict[str, Any] = {}
        for word in words:
            name, equals, value = word.lower().partition("=")
            if name == "epochs" and value.isascii() and value.isdigit():
                chosen[name] = int(value)
                known = 1 <= chosen[name] <= MOST_EPOCHS
            elif name == "architecture":
                chosen[name] = value
                known = value in ARCHITECTURES
            else:
                chosen["fresh"] = known = name == "fresh" and not equals
            if not known:
                raise OptionsError(word)
        return cls(**chosen)

    @property
    def starts_afresh(self) -> bool:
        """Whether no weights are taken over: another architecture has no use for them."""
        return self.fresh or self.architecture is not None

    def arguments(self) -> list[str]:
        """Return the options as the recognizer's command line takes them."""
        arguments = [] if self.starts_afresh else ["--continue"]
        if self.epochs is not None:
            arguments += ["--epochs", str(self.epochs)]
        if self.architecture is not None:
            arguments += ["--architecture", self.architecture]
        return arguments

    def json(self) -> dict[str, Any]:
        """Return the options as the store keeps them."""
        return asdict(self)
