"""Faults that tests order in advance."""

from dataclasses import dataclass

from bot.fake_telegram.errors import ApiError, Unreachable


@dataclass
class Fault:
    """One kind of failure, still to happen ``times`` (None: until ``Faults.clear``).

    With ``after`` the call is carried out and only its answer gets lost.
    """

    method: str
    error: ApiError | Unreachable
    times: int | None
    after: bool


class Faults:
    """The faults in order; each call of a method uses up at most one."""

    def __init__(self) -> None:
        self._faults: list[Fault] = []

    def add(self, fault: Fault) -> None:
        """Order a fault; the method ``*`` means every one."""
        self._faults.append(fault)

    def clear(self) -> None:
        """Let everything work again."""
        self._faults.clear()

    def strike(self, method: str, *, after: bool) -> None:
        """Raise what was ordered for this call, before it is carried out or ``after``."""
        for fault in self._faults:
            if fault.method in (method, "*") and fault.after is after:
                if fault.times is not None:
                    fault.times -= 1
                    if not fault.times:
                        self._faults.remove(fault)
                raise fault.error
