"""One training from start to end, in the store's eyes and in the models folder."""

import asyncio
import logging
from collections.abc import Callable

from bot.metrics import TRAININGS
from bot.store import Store, StoreError
from bot.store.owners import this_process
from bot.store.run import Ending, Run, Starter, State
from bot.trainer.options import TrainOptions
from bot.trainer.process import Event, TrainingError, TrainingProcess
from bot.trainer.takeover import objections
from recognizer.classification.backend import installed
from recognizer.errors import ModelError
from recognizer.registry import Registry

logger = logging.getLogger(__name__)

HEARTBEAT_SECONDS = 3.0
KEPT_VERSIONS = 8
# The reason of a training that the system killed.
KILLED = "killed"
# The reason where there is nothing to train with.
NOT_INSTALLED = "not installed"
Watch = Callable[[Event], None]
# Rates and alerts need to see them before the first one.
for _ending in (State.DONE, State.CANCELLED, State.FAILED):
    TRAININGS.labels(_ending)


class Trainer:
    """Trains one model at a time, and puts it in service if it is good enough.

    ``module`` is what runs as ``python -m module train --events …``; ``owner`` holds the lease.
    """

    def __init__(
        self,
        store: Store,
        registry: Registry,
        module: str = "recognizer",
        heartbeat: float = HEARTBEAT_SECONDS,
        owner: str | None = None,
    ) -> None:
        self._store = store
        self._registry = registry
        self._module = module
        self._heartbeat = heartbeat
        self._owner = owner or this_process()
        self._process: TrainingProcess | None = None
        self._stopped: Ending | None = None

    async def begin(self, starter: Starter, options: TrainOptions) -> Run | None:
        """Take the one slot; None where another training has it. Raises ``StoreError``."""
        return await self._store.runs.begin(self._owner, starter, options.json())

    async def expire(self) -> None:
        """End the trainings whose bot has died. Raises ``StoreError``."""
        await self._store.runs.expire(self._owner)

    async def run(self, run: Run, watch: Watch) -> Ending:
        """Train, telling ``watch`` each event; return how it ended, which is kept, too."""
        self._stopped = None
        latest: Event = {}

        def follow(event: Event) -> None:
            latest.update(event)
            watch(event)

        beating = asyncio.create_task(self._beat(run.id, latest))
        try:
            ending = await self._train(TrainOptions(**run.options), follow)
        finally:
            beating.cancel()
            await asyncio.gather(beating, return_exceptions=True)
        TRAININGS.labels(ending.state).inc()
        try:
            await self._store.runs.end(run.id, ending)
        except StoreError:
            logger.exception("training %d: how it ended could not be kept", run.id)
        return ending

    def close(self) -> None:
        """End the training that runs in this process, because the bot ends."""
        self._stop(Ending(State.LOST))

    async def _train(self, options: TrainOptions, follow: Watch) -> Ending:
        if not installed():
            return Ending(State.FAILED, reason=NOT_INSTALLED)
        done: Event = {}
        try:
            corrections = await self._store.corrections.all()
            process = TrainingProcess(
                options.arguments(), self._registry.root, corrections, self._module
            )
            self._process = process
            if self._stopped is None:
                async for event in process.events():
                    follow(event)
                    done = event
            stopped = self._stopped
            return stopped if stopped else await asyncio.to_thread(self._judge, done)
        except TrainingError as error:
            failed = Ending(State.FAILED, reason=KILLED if error.killed else str(error))
            return self._stopped or failed
        except (StoreError, ModelError, OSError) as error:
            logger.exception("the training failed")
            return Ending(State.FAILED, reason=str(error))
        finally:
            self._process = None

    def _judge(self, done: Event) -> Ending:
        """Put the new version in service if nothing speaks against it."""
        candidate, report = int(done["version"]), dict(done.get("report") or {})
        against = objections(report)
        if not against:
            self._registry.switch(candidate)
        logger.info("model %d: objections %s", candidate, list(against))
        try:
            self._registry.prune(KEPT_VERSIONS)
        except OSError as error:
            # The new model is in service by now, or is not, for reasons of its own.
            logger.warning("old models could not be removed: %s", error)
        return Ending(State.DONE, candidate, {**report, "objections": list(against)})

    async def _beat(self, run_id: int, latest: Event) -> None:
        while True:
            await asyncio.sleep(self._heartbeat)
            try:
                run = await self._store.runs.beat(run_id, latest)
            except StoreError as error:
                logger.warning("training %d: no heartbeat: %s", run_id, error.__cause__)
                continue
            if run is None or run.state is not State.RUNNING:
                # We were away for longer than the lease; another training may run by now.
                self._stop(Ending(State.LOST))
            elif run.cancelled_by is not None:
                self._stop(Ending(State.CANCELLED, reason=run.cancelled_by))

    def _stop(self, ending: Ending) -> None:
        self._stopped = ending
        if self._process is not None:
            self._process.kill()
