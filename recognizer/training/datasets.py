"""What there is to learn from: MNIST, crops of made photos, people's corrections."""

import multiprocessing
import os
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from recognizer.classification.backend import load_tensorflow
from recognizer.classification.normalisation import SIDE
from recognizer.errors import DatasetError, ModelError
from recognizer.training.samples import Share, photograph

Images = NDArray[np.uint8]
Labels = NDArray[np.int64]

VALIDATION: Final = 5000
"""How many of MNIST's training images are held out; what is chosen, is chosen on them."""
SCENES_A_TASK: Final = 500


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
    report: Callable[[float], None] = lambda _: None,
) -> Examples:
    """Send ``digits`` through the synthetic camera and the cropping code, in two processes.

    Returns the crops of ``scenes`` scenes with their labels, the same for the same ``seed``.
    ``report`` is told the share that is done. Raises DatasetError where the system ends one of the
    processes, as it does when memory runs out.
    """
    tasks = [
        (digits.images, digits.labels, min(SCENES_A_TASK, scenes - start), (seed, start), share)
        for start in range(0, scenes, SCENES_A_TASK)
    ]
    images: list[Images] = []
    labels: list[Labels] = []
    for done, (crops, classes) in enumerate(_run(tasks), 1):
        images.append(crops)
        labels.append(classes)
        report(done / len(tasks))
    return Examples(np.concatenate(images), np.concatenate(labels))


def _run(
    tasks: list[tuple[Images, Labels, int, tuple[int, int], Share | None]],
) -> Iterator[tuple[Images, Labels]]:
    workers = min(len(tasks), os.cpu_count() or 1)
    if workers < 2 or len(tasks) < 4:
        yield from (photograph(*task) for task in tasks)
        return
    context = multiprocessing.get_context("spawn")  # TensorFlow's threads do not survive a fork
    digits, labels = tasks[0][0], tasks[0][1]
    with ProcessPoolExecutor(
        workers, context, initializer=_keep, initargs=(digits, labels)
    ) as pool:
        try:
            yield from pool.map(_photograph_kept, [task[2:] for task in tasks])
        except BrokenProcessPool as error:
            raise DatasetError(
                "The system ended a process that made photos: memory may have run out."
            ) from error


_kept: list[NDArray[np.generic]] = []


def _keep(digits: Images, labels: Labels) -> None:
    """Keep MNIST in a worker, so that it is sent once, and let the worker end with its parent."""
    _kept[:] = [digits, labels]
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    # A parent that was killed told nobody to end: its workers would wait for more work for ever.
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _photograph_kept(
    task: tuple[int, tuple[int, int], Share | None],
) -> tuple[Images, Labels]:
    digits, labels = _kept
    return photograph(digits.astype(np.uint8), labels.astype(np.int64), *task)
