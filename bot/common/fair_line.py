"""A line in which everybody has a turn, however much one of them brings."""

from collections import Counter, OrderedDict, deque
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

T = TypeVar("T")
NEW_IN_A_ROW = 3


class FairLine(Generic[T]):
    """Things by whose they are: round robin, but those who have just come go first.

    So nobody who brings one thing waits for those who bring hundreds. It is what FQ-CoDel does
    with flows (RFC 8290), but for one turn in four: a crowd of newcomers stops nobody for good.
    Who may have one thing here now and then, and many elsewhere, is told of by ``behind``.
    """

    def __init__(self) -> None:
        self._new: OrderedDict[Hashable, deque[T]] = OrderedDict()
        self._served: OrderedDict[Hashable, deque[T]] = OrderedDict()
        self._new_in_a_row = 0

    def __len__(self) -> int:
        """Return how many things wait."""
        return sum(map(len, (*self._new.values(), *self._served.values())))

    def add(self, whose: Hashable, thing: T, *, behind: bool = False) -> None:
        """Let ``thing`` stand behind the others of ``whose``.

        Where there are none, it stands ``behind`` those who had a turn, or those who came.
        """
        things = self._new.get(whose) or self._served.get(whose)
        if things is None:
            line = self._served if behind else self._new
            things = line[whose] = deque()
        things.append(thing)

    def waiting(self, whose: Hashable) -> int:
        """Return how many things of ``whose`` wait."""
        return len(self._new.get(whose) or self._served.get(whose) or ())

    def newcomers(self) -> int:
        """Return how many wait who have just come: by whose they are, not by what they bring."""
        return len(self._new)

    def counts(self) -> Counter[Hashable]:
        """Return how many things wait, by whose they are."""
        lines = (*self._new.items(), *self._served.items())
        return Counter({whose: len(things) for whose, things in lines})

    def next(self, may: Callable[[Hashable, T], bool] = lambda whose, thing: True) -> bool:
        """Say whether ``pop`` has anything to give of those that ``may`` have a turn."""
        return self._turn(may) is not None

    def pop(self, may: Callable[[Hashable, T], bool] = lambda whose, thing: True) -> T:
        """Take the first thing of the next one that ``may`` have a turn; IndexError for none."""
        turn = self._turn(may)
        if turn is None:
            raise IndexError("nobody's turn")
        line, whose = turn
        things = line.pop(whose)
        thing = things.popleft()
        if things:
            self._served[whose] = things
        self._new_in_a_row = self._new_in_a_row + 1 if line is self._new else 0
        return thing

    def _turn(
        self, may: Callable[[Hashable, T], bool]
    ) -> tuple[OrderedDict[Hashable, deque[T]], Hashable] | None:
        lines = (self._new, self._served)
        for line in lines if self._new_in_a_row < NEW_IN_A_ROW else reversed(lines):
            for whose, things in line.items():
                if may(whose, things[0]):
                    return line, whose
        return None
