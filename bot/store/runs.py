"""Trainings: which one runs, who started it, how it ended, who still has to be told.

A running training holds the one slot by a lease that its bot renews; when the bot dies, the
lease runs out, and any other bot process (or the same one, started again) may end the run.
"""

import time
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from sqlalchemy import Row, insert, select, update
from sqlalchemy.exc import IntegrityError

from bot.store.database import Database
from bot.store.table import StoreTable
from bot.store.tables import training_runs as runs

LEASE_SECONDS = 30.0
_REPORTING_SECONDS = 120.0
_SLOT = 1


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


class Runs(StoreTable):
    """The trainings of all bot processes on this database.

    ``held`` are those that go on in this process: they are not taken for dead, even where the
    store was away for longer than the lease.
    """

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self.held: set[int] = set()

    async def begin(self, owner: str, starter: Starter, options: dict[str, Any]) -> Run | None:
        """Take the slot for a new training; None where another training has it."""
        now = time.time()
        row = {
            "slot": _SLOT,
            "state": State.RUNNING,
            "owner": owner,
            "heartbeat": now,
            "started_at": now,
            "options": options,
            **vars(starter),
        }
        await self.expire()
        async with self._database.transaction() as connection:
            try:
                async with connection.begin_nested():
                    inserted = await connection.execute(insert(runs).values(**row))
            except IntegrityError:
                return None
            key = inserted.inserted_primary_key
            return Run(key[0] if key else 0, State.RUNNING, starter, options, {}, now)

    async def attach(self, run_id: int, message_id: int) -> None:
        """Remember which message shows how the training goes."""
        await self._update(run_id, message_id=message_id)

    async def beat(self, run_id: int, progress: dict[str, Any]) -> Run | None:
        """Renew the lease and tell how far it is; return what became of the training."""
        mine = runs.c.id == run_id
        async with self._database.transaction() as connection:
            await connection.execute(
                update(runs)
                .where(mine, runs.c.slot == _SLOT)
                .values(heartbeat=time.time(), progress=progress)
            )
            row = (await connection.execute(select(runs).where(mine))).one_or_none()
        return None if row is None else _run(row)

    async def cancel(self, by: str, run_id: int | None = None) -> Run | None:
        """Ask the training that runs (or only ``run_id``) to stop; return it, None without one."""
        run = await self.running()
        if run is None or run_id not in (None, run.id):
            return None
        await self._update(run.id, cancelled_by=by)
        return run

    async def end(self, run_id: int, ending: Ending) -> None:
        """Keep how a training ended and free the slot."""
        await self._update(
            run_id,
            slot=None,
            state=ending.state,
            ended_at=time.time(),
            candidate=ending.candidate,
            report=ending.report,
            reason=ending.reason[:1000],
        )

    async def expire(self) -> None:
        """End the trainings whose bot has died."""
        late = runs.c.heartbeat < time.time() - LEASE_SECONDS
        async with self._database.transaction() as connection:
            await connection.execute(
                update(runs)
                .where(runs.c.slot == _SLOT, late, runs.c.id.not_in(self.held))
                .values(slot=None, state=State.LOST, ended_at=time.time())
            )

    async def running(self) -> Run | None:
        """Return the training that has the slot."""
        async with self._database.transaction() as connection:
            row = (await connection.execute(select(runs).where(runs.c.slot == _SLOT))).one_or_none()
        return None if row is None else _run(row)

    async def get(self, run_id: int) -> Run | None:
        """Return one training."""
        async with self._database.transaction() as connection:
            row = (await connection.execute(select(runs).where(runs.c.id == run_id))).one_or_none()
        return None if row is None else _run(row)

    async def claim_report(self) -> Run | None:
        """Return an ended training whose starter has not been told, for the caller to tell.

        Nobody else gets it for two minutes; then, if ``reported`` was not called, somebody does.
        """
        now = time.time()
        waiting = (
            select(runs.c.id)
            .where(runs.c.slot.is_(None), ~runs.c.reported, runs.c.reporting_until < now)
            .order_by(runs.c.id)
            .limit(1)
            .with_for_update(skip_locked=True)
        )
        async with self._database.transaction() as connection:
            run_id = (await connection.execute(waiting)).scalar_one_or_none()
            if run_id is None:
                return None
            await connection.execute(
                update(runs)
                .where(runs.c.id == run_id)
                .values(reporting_until=now + _REPORTING_SECONDS)
            )
            return _run((await connection.execute(select(runs).where(runs.c.id == run_id))).one())

    async def reported(self, run_id: int) -> None:
        """Remember that the starter has been told how it ended, and forget who that was."""
        nobody = dict.fromkeys(("message_id", "thread_id", "cancelled_by"))
        await self._update(
            run_id, reported=True, user_id=0, user_name="", chat_id=0, reason=None, **nobody
        )

    async def _update(self, run_id: int, **values: object) -> None:
        async with self._database.transaction() as connection:
            await connection.execute(update(runs).where(runs.c.id == run_id).values(**values))


def _run(row: Row[Any]) -> Run:
    state = State(row.state)
    ending = Ending(state, row.candidate, row.report or {}, row.reason or "")
    return Run(
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
