"""Training runs: which one goes on, who started it, how it ended, who has still to be told.

A running training holds the one slot by a lease that its bot renews; when the bot dies, any other
bot process (or the same one, started again) may end the run: at once on the same machine, else when
the lease has run out.
"""

import time
from typing import Any

from sqlalchemy import insert, or_, select, update
from sqlalchemy.exc import IntegrityError

from bot.store.database import Database
from bot.store.owners import LEASE_SECONDS, is_gone
from bot.store.run import Ending, Run, Starter, State
from bot.store.table import StoreTable
from bot.store.tables import training_runs as runs

_REPORTING_SECONDS = 120.0
_SLOT = 1


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
        await self.expire(owner)
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
        return None if row is None else Run.of(row)

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

    async def expire(self, me: str) -> None:
        """End the trainings whose bot has died, as its lease says, or ``me`` can tell by itself."""
        late = runs.c.heartbeat < time.time() - LEASE_SECONDS
        running = (runs.c.slot == _SLOT, runs.c.id.not_in(self.held))
        async with self._database.transaction() as connection:
            owners = (await connection.execute(select(runs.c.owner).where(*running))).scalars()
            gone = [owner for owner in owners if is_gone(owner, me)]
            await connection.execute(
                update(runs)
                .where(*running, or_(late, runs.c.owner.in_(gone)))
                .values(slot=None, state=State.LOST, ended_at=time.time())
            )

    async def running(self) -> Run | None:
        """Return the training that has the slot."""
        async with self._database.transaction() as connection:
            row = (await connection.execute(select(runs).where(runs.c.slot == _SLOT))).one_or_none()
        return None if row is None else Run.of(row)

    async def get(self, run_id: int) -> Run | None:
        """Return one training."""
        async with self._database.transaction() as connection:
            row = (await connection.execute(select(runs).where(runs.c.id == run_id))).one_or_none()
        return None if row is None else Run.of(row)

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
            return Run.of((await connection.execute(select(runs).where(runs.c.id == run_id))).one())

    async def reported(self, run_id: int) -> None:
        """Remember that the starter has been told how it ended, and forget who that was."""
        nobody = dict.fromkeys(("message_id", "thread_id", "cancelled_by"))
        await self._update(
            run_id, reported=True, user_id=0, user_name="", chat_id=0, reason=None, **nobody
        )

    async def _update(self, run_id: int, **values: object) -> None:
        async with self._database.transaction() as connection:
            await connection.execute(update(runs).where(runs.c.id == run_id).values(**values))
