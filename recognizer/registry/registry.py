"""The models folder: numbered versions that never change, and a pointer to the current one.

    models/0001/{model.keras, card.json, …}    a version, moved in whole
    models/current                             "0001": the version in service
    models/previous                            the ones in service before it, the latest first
    models/.draft-…                            what is being written, locked by its writer

Any number of processes may share the folder: a version appears and a pointer changes by one
rename each, and the operating system lets go of a dead writer's lock.
"""

import contextlib
import fcntl
import json
import os
import secrets
import shutil
import tempfile
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Self

from recognizer.errors import ModelError
from recognizer.registry.durable import remove_unlocked, sha256, sync
from recognizer.registry.folders import default_models_dir, shipped_models_dir
from recognizer.registry.pointer import Pointer
from recognizer.registry.version import CARD_FILE, MODEL_FILE, Version, folder_name, numbers_in

_DRAFT, _DISCARDED = ".draft-", ".discarded-"
# A draft is locked just after it is made; younger ones are left alone in between.
_DRAFT_GRACE_SECONDS = 60.0


class Registry:
    """The versions in one models folder."""

    def __init__(self, root: Path | None = None) -> None:
        self.root = root if root is not None else default_models_dir()
        self._pointer = Pointer(self.root)

    @classmethod
    def to_read(cls, root: Path | None = None) -> Self:
        """Return the registry in ``root``, or the default one, or while that is empty the shipped.

        For reading only: that one may lie where nobody can write.
        """
        registry = cls(root)
        if root is None and next(registry.by_preference(), None) is None:
            return cls(shipped_models_dir())
        return registry

    @property
    def pointer(self) -> Path:
        """The file that names the current version; it is replaced at each switch."""
        return self._pointer.file

    def versions(self) -> tuple[Version, ...]:
        """Return the whole versions, oldest first; damaged folders are passed over."""
        return tuple(filter(None, map(self._whole, numbers_in(self.root))))

    def version(self, number: int) -> Version:
        """Return version ``number``; raise ``ModelError`` saying why if it is not whole."""
        return Version.load(self.root, number)

    def pointed(self) -> int | None:
        """Return the number that the pointer names, whole or not; None without a pointer."""
        return self._pointer.number()

    def history(self) -> tuple[int, ...]:
        """Return the numbers that were in service before the current one, the latest first."""
        return self._pointer.history()

    def current(self) -> Version:
        """Return the version in service, or where it is damaged the one to stand in.

        Raises ``ModelError`` where no version is whole.
        """
        found = next(self.by_preference(), None)
        if found is None:
            raise ModelError(f"There is no whole model in {self.root}.")
        return found

    def by_preference(self) -> Iterator[Version]:
        """Give each whole version once, the one in service first.

        Then those that were in service before it, the latest first; then those that came with
        the software; then the others, the newest first.
        """
        served = dict.fromkeys(self._pointer.served())
        yield from filter(None, map(self._whole, served))
        others = [version for version in reversed(self.versions()) if version.number not in served]
        yield from sorted(others, key=lambda version: not version.shipped)

    @contextlib.contextmanager
    def draft(self) -> Iterator[Path]:
        """Give a temporary folder to write a version into; what is not published is removed."""
        self.root.mkdir(parents=True, exist_ok=True)
        self.sweep()
        # Not by tempfile: who may read the version is for the umask to say.
        folder = self.root / f"{_DRAFT}{secrets.token_hex(8)}"
        folder.mkdir()
        lock = os.open(folder, os.O_RDONLY)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)
            os.close(lock)

    def publish(self, draft: Path, card: Mapping[str, object]) -> Version:
        """Move ``draft``, which holds the model file, in as the next version and return it.

        The card is written here, with the model's SHA-256 added. The pointer stays.
        """
        model = draft / MODEL_FILE
        if not model.is_file():
            raise ModelError(f"There is no {MODEL_FILE} to publish in {draft}.")
        text = json.dumps({**card, "sha256": sha256(model)}, indent=2, ensure_ascii=False)
        (draft / CARD_FILE).write_text(text + "\n", "utf-8")
        for path in [*draft.rglob("*"), draft]:
            sync(path)
        number = max((*numbers_in(self.root), *self._pointer.served()), default=0)
        while True:
            number += 1
            folder = self.root / folder_name(number)
            try:
                # A folder cannot be renamed onto one that holds files: of two writers one wins.
                draft.rename(folder)
            except OSError:
                if not folder.exists():
                    raise
                continue
            sync(self.root)
            return self.version(number)

    def switch(self, number: int) -> Version:
        """Put version ``number`` in service; raise ``ModelError`` if it is not whole."""
        version = self.version(number)
        self._pointer.move(number)
        return version

    def prune(self, keep: int) -> tuple[int, ...]:
        """Remove all but the ``keep`` (at least 1) newest versions; return the removed numbers.

        The current version, the previous one and the one that came with the software stay.
        """
        numbers = numbers_in(self.root)
        spared = set(numbers[-max(1, keep) :])
        spared.update(self._pointer.served()[:2])
        spared.update(version.number for version in self.versions() if version.shipped)
        with contextlib.suppress(ModelError):
            spared.add(self.current().number)
        removed = tuple(number for number in numbers if number not in spared)
        for number in removed:
            # Out of sight by one rename first, so that nobody meets half a version.
            doomed = Path(tempfile.mkdtemp(prefix=_DISCARDED, dir=self.root))
            with contextlib.suppress(FileNotFoundError):
                (self.root / folder_name(number)).rename(doomed / folder_name(number))
            shutil.rmtree(doomed, ignore_errors=True)
        return removed

    def sweep(self) -> None:
        """Remove what dead processes left half-written."""
        for folder in self.root.glob(f"{_DRAFT}*"):
            with contextlib.suppress(OSError):
                if time.time() - folder.stat().st_mtime > _DRAFT_GRACE_SECONDS:
                    remove_unlocked(folder)
        for folder in self.root.glob(f"{_DISCARDED}*"):
            shutil.rmtree(folder, ignore_errors=True)

    def seed(self, source: "Registry | None" = None) -> Version:
        """Copy the current version of ``source`` into a registry that has none; return current.

        ``source`` is the shipped one by default. Raises ``ModelError`` where there is none to copy,
        or the folder cannot be written.
        """
        with contextlib.suppress(ModelError):
            return self.current()
        original = (source or Registry(shipped_models_dir())).current()
        try:
            with self.draft() as draft:
                # One by one: what goes wrong is one reason then, and not a list of all files.
                for file in original.folder.iterdir():
                    shutil.copy(file, draft)
                version = self.publish(draft, original.card)
            return self.switch(version.number)
        except OSError as error:
            reason = error.strerror or error
            raise ModelError(f"No model can be put into {self.root}: {reason}") from error

    def _whole(self, number: int) -> Version | None:
        try:
            return self.version(number)
        except ModelError:
            return None
