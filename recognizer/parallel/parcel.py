"""What many calls have in common, packed once and opened once by every process that needs it."""

import hashlib
import pickle
import threading
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Final, Generic, Self, TypeVar, cast

Content = TypeVar("Content")

MOST_OPEN: Final = 4
"""A cluster's worker may serve many clients; what it opened longest ago is let go."""


def nothing() -> None:
    """Prepare nothing."""


@dataclass(frozen=True)
class Parcel(Generic[Content]):
    """A pickled object, known by the SHA-256 of its bytes.

    ``prepare``, a function of a module, is called once in each process before it is opened there.
    """

    digest: str
    data: bytes = field(compare=False, repr=False)
    prepare: Callable[[], object] = field(compare=False, repr=False, default=nothing)

    @classmethod
    def of(cls, content: Content, prepare: Callable[[], object] = nothing) -> Self:
        """Pack ``content``; raises TypeError or PicklingError where it cannot travel."""
        data = pickle.dumps(content, pickle.HIGHEST_PROTOCOL)
        return cls(hashlib.sha256(data).hexdigest(), data, prepare)

    def label(self) -> Self:
        """Return what stands for the parcel in processes that opened it already."""
        return replace(self, data=b"")

    def open(self) -> Content:
        """Return the content: unpickled the first time, and the very same object from then on."""
        with _lock:
            if self.digest not in _opened:
                self.prepare()
                _opened[self.digest] = pickle.loads(self.data)  # noqa: S301 - our own bytes
                for oldest in list(_opened)[:-MOST_OPEN]:
                    del _opened[oldest]
            return cast("Content", _opened[self.digest])


_lock = threading.Lock()
_opened: dict[str, object] = {}
