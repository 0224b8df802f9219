"""A training run: who started it, how far it is, how it ended."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Self

from sqlalchemy import Row


class State(StrEnum):
    """How far a training came."""

    RUNNING = "running"
    DONE = "done"
    CANCELLED = "cancelled"
    FAILED = "failed"
    LOST = "lost"


@dataclass(frozen=True)
class Starter:
    """Who started a training, and the message that shows how it goes."""

    user_id: int
    user_name: str
    language: str
    chat_id: int
    message_id: int | None = None
    thread_id: int | None = None


@dataclass(frozen=True)
class Ending:
    """How a training ended."""

    state: State
    candidate: int | None = None
    report: dict[str, Any] = field(default_factory=dict)
    reason: str = ""


@dataclass(frozen=True)
class Run:
    """One training as the store knows it."""

    id: int
    state: State
    starter: Starter
    options: dict[str, Any]
    progress: dict[str, Any]
    started_at: float
    cancelled_by: str | None = None
    ending: Ending | None = None

    @classmethod
    def of(cls, row: Row[Any]) -> Self:
        """Return the training that ``row`` of the table tells of."""
        state = State(row.state)
        ending = Ending(state, row.candidate, row.report or {}, row.reason or "")
        return cls(
            id=row.id,
            state=state,
            starter=Starter(
                user_id=row.user_id,
                user_name=row.user_name,
                language=row.language,
                chat_id=row.chat_id,
                message_id=row.message_id,
                thread_id=row.thread_id,
            ),
            options=row.options,
            progress=row.progress or {},
            started_at=row.started_at,
            cancelled_by=row.cancelled_by,
            ending=None if state is State.RUNNING else ending,
        )
