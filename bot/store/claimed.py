"""A claimed update: one that is this process's now."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Claimed:
    """An update that is ours now; ``tries`` counts how often it was taken up, this time too.

    ``content`` is None where it was encrypted with a key that we do not have.
    """

    update_id: int
    content: bytes | None
    tries: int
