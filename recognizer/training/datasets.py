"""What there is to learn from: MNIST, crops of made photos, people's corrections."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from recognizer.classification.backend import load_tensorflow
from recognizer.classification.networks import FRAGMENT, OTHER
from recognizer.classification.normalisation import SIDE
from recognizer.errors import DatasetError, ModelError, WorkerLostError
from recognizer.parallel.spreading import Scheduler, spread
from recognizer.studio.writing.sources import NOTHING, Sources
from recognizer.training.bars import is_bar
from recognizer.training.samples import Samples, Share, joined, photograph

Images = NDArray[np.uint8]
Labels = NDArray[np.int64]

VALIDATION: Final = 5000
"""How many of MNIST's training images are held out; what is chosen, is chosen on them."""
SCENES_A_TASK: Final = 50
"""Who waits sees each task that is done: on a busy machine ten times as many took minutes."""
WORTH_IT: Final = 40
"""Fewer tasks are done sooner than processes start."""


@dataclass(frozen=True, eq=False)
class Examples:
    """``images`` is uint8 (n, 28, 28), light on dark; ``labels`` int64 (n,), 10 for no digit."""

    images: Images
    labels: Labels

    def __len__(self) -> int:
        return len(self.labels)

    def where(self, chosen: NDArray[np.bool_]) -> "Examples":
        """Only those that ``chosen``, bool (n,), says."""
        return Examples(self.images[chosen], self.labels[chosen])


@dataclass(frozen=True, eq=False)
class Mnist:
    """MNIST with its own split kept; ``validation`` is the end of its training part."""

    train: Examples
    validation: Examples
    test: Examples


@dataclass(frozen=True, eq=False)
class Corrections:
    """People's corrections: to learn from, and held out to measure on."""

    train: Examples
    held_out: Examples


def load_mnist(path: Path | None = None) -> Mnist:
    """Load MNIST from ``path``, from the file that MNIST_PATH names, or through Keras.

    The file is an .npz of Keras's layout: ``x_train`` (60000, 28, 28) uint8, ``y_train``
    (60000,), ``x_test``, ``y_test``. Raises DatasetError where there is no such data.
    """
    named = path or (Path(os.environ["MNIST_PATH"]) if os.environ.get("MNIST_PATH") else None)
    try:
        if named is not None:
            with np.load(named, allow_pickle=False) as file:
                arrays = [file[name] for name in ("x_train", "y_train", "x_test", "y_test")]
        else:
            arrays = _download()
        train = _examples(arrays[0], arrays[1])
        test = _examples(arrays[2], arrays[3])
    except (OSError, ValueError, KeyError) as error:
        source = f"in {named}" if named else "to download; MNIST_PATH can name a local mnist.npz"
        raise DatasetError(f"MNIST is not available {source}.") from error
    held_out = min(VALIDATION, len(train) // 10)
    return Mnist(
        Examples(train.images[:-held_out], train.labels[:-held_out]),
        Examples(train.images[-held_out:], train.labels[-held_out:]),
        test,
    )


def _download() -> list[NDArray[np.generic]]:
    """Fetch MNIST as Keras does; it keeps the file in its own cache."""
    try:
        load_tensorflow()
    except ModelError as error:
        raise OSError(str(error)) from error
    from keras.datasets import mnist

    try:
        (x_train, y_train), (x_test, y_test) = mnist.load_data()
    except Exception as error:
        # Keras wraps every network fault in a bare Exception (keras.utils.get_file).
        if type(error) is not Exception:
            raise
        raise OSError(str(error)) from error
    return [x_train, y_train, x_test, y_test]


def _examples(images: NDArray[np.generic], labels: NDArray[np.generic]) -> Examples:
    if images.ndim != 3 or images.shape[1:] != (SIDE, SIDE) or len(images) != len(labels):
        raise ValueError("images are (n, 28, 28) with a label each")
    return Examples(images.astype(np.uint8), labels.astype(np.int64))


def load_corrections(path: Path) -> Corrections:
    """Load corrections from an .npz with ``crops``, ``labels`` and maybe ``held_out`` (bool).

    Raises DatasetError where the file is missing or holds something else.
    """
    try:
        with np.load(path, allow_pickle=False) as file:
            every = _examples(file["crops"], file["labels"])
            held_out = np.zeros(len(every), bool)
            if "held_out" in file:
                held_out = file["held_out"].astype(bool)
    except (OSError, ValueError, KeyError) as error:
        raise DatasetError(f"The corrections in {path.name} cannot be read.") from error
    kept, out = (Examples(every.images[m], every.labels[m]) for m in (~held_out, held_out))
    return Corrections(kept, out)


def photograph_many(
    digits: Examples,
    scenes: int,
    seed: int,
    share: Share | None = None,
    *,
    report: Callable[[float], None] = lambda _: None,
    sources: Sources = NOTHING,
    workers: int | None = None,
    scheduler: Scheduler | None = None,
) -> Samples:
    """Send ``digits`` through the synthetic camera and the cropping code, see ``spread``.

    Returns the samples of ``scenes`` scenes, the same for the same ``seed``, whoever makes them.
    ``report`` is told the share that is done.

    Raises:
        DatasetError: the system ends one of the processes, as it does when memory runs out.
        ClusterError: the scheduler cannot be reached.
    """
    tasks = [
        (min(SCENES_A_TASK, scenes - start), (seed, start), share)
        for start in range(0, scenes, SCENES_A_TASK)
    ]
    if scheduler is None and len(tasks) < WORTH_IT:
        workers = 1
    parts: list[Samples] = []
    material = Material(digits, sources)
    try:
        for part in spread(_photograph, material, tasks, workers=workers, scheduler=scheduler):
            if isinstance(part, WorkerLostError):
                raise part
            parts.append(part)
            report(len(parts) / len(tasks))
    except WorkerLostError as error:
        raise DatasetError(
            "The system ended a process that made photos: memory may have run out."
        ) from error
    return joined(parts)


@dataclass(frozen=True, eq=False)
class Material:
    """What every scene is made of: it is sent to a worker once."""

    digits: Examples
    sources: Sources


def _photograph(material: Material, task: tuple[int, tuple[int, int], Share | None]) -> Samples:
    digits = material.digits
    return photograph(digits.images, digits.labels, *task, sources=material.sources)


def crops_of(samples: Samples) -> Examples:
    """The samples as the classifier learns from them: digits, and 10 for all else that is whole.

    It sees nothing around a crop: where bars were taught as something else, ones were lost.
    """
    whole = samples.labels != FRAGMENT
    for i in np.flatnonzero(samples.labels == OTHER):
        whole[i] = not is_bar(samples.crops[i])
    return Examples(samples.crops[whole], samples.labels[whole])
