"""What computes a network when photos are read: LiteRT, without Keras and without TensorFlow.

Keras exports the network after a training, in its own way (``export``); this module alone knows
which engine runs the file. What each engine costs on one thread, in milliseconds of CPU time by
number of crops, and in megabytes above the 45 of Python, NumPy and OpenCV; Python 3.11, AMD EPYC,
the network of model 0001 and one of 0.27 M weights with two inputs, (28, 28, 1) and (48, 48, 3):

| engine                                   | import | load  | 1   | 16  | 64 | MB  | two: 16 | 64  |
|------------------------------------------|--------|-------|-----|-----|----|-----|---------|-----|
| LiteRT 2.3, this one                     | 0.03 s | 5 ms  | 0.3 | 5.2 | 21 | 29  | 19      | 82  |
| ONNX Runtime 1.32                        | 0.10 s | 33 ms | 0.4 | 5.4 | 21 | 53  | 18      | 72  |
| OpenVINO 2026.4, its own file            | 0.4 s  | 0.3 s | 0.6 | 6.4 | 25 | 86  | 22      | 82  |
| OpenCV 5.0's dnn on the ONNX file        | 0      | 10 ms | 1.2 | 14  | 59 | 40  | 49      | 180 |
| Keras 3.15 on OpenVINO, predict_on_batch | 7 s    | 0.9 s | 4.2 | 13  | 55 | 246 | 40      | 144 |
| Keras 3.15 on TF 2.21, tf.function       | 10 s   | 0.9 s | 1.4 | 8.8 | 39 | 650 | 34      | 127 |

ONNX Runtime is as quick, but Keras needs two more packages to write its file (tf2onnx and onnx).
LiteRT costs the same per crop whatever the batch, and 6 microseconds to change it. With weights of
eight bits (dynamic range) it is no quicker, and probabilities move by 8e-4.

What else was seen:

| where                         | what                                              | how         |
|-------------------------------|---------------------------------------------------|-------------|
| Keras 3.15 on OpenVINO 2026.4 | imports SciPy, which neither of them installs     | ImportError |
|                               | ``model(x)`` costs 100 times ``predict_on_batch`` | timed       |
| TensorFlow 2.21, Keras 3.15   | ``TFLiteConverter.from_concrete_functions`` with  | test_export |
|                               | the model to track loses the weights: NaN         |             |
| Keras 3.15's ONNX export      | refuses what was loaded and never called          | ValueError  |
| Keras 3.15                    | its files are refused by every older Keras        | TypeError   |
| LiteRT 2.3                    | greets on descriptor 2, whatever the log level    | test_engine |
| OpenCV 5.0's dnn              | cannot run LiteRT files with a free batch         | cv2.error   |
| OpenCV 4.x and 5.0            | differ in warpAffine, 1-D arrays and int64        | tests       |
"""

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final, Self

import numpy as np
from numpy.typing import NDArray

from recognizer.classification.backend import silence
from recognizer.classification.exported import MODEL, Exported, NotExportedError
from recognizer.errors import ModelError

if TYPE_CHECKING:
    from ai_edge_litert.interpreter import Interpreter

BATCH: Final = 16
"""Larger batches are computed in parts: that costs no time, and a quarter of the memory of 64."""


class Engine:
    """A network ready to predict; safe to share between threads, which compute side by side."""

    def __init__(self, exported: Exported) -> None:
        """Take an exported network; raises ModelError where it cannot be run."""
        self.exported = exported
        with silence():
            first = _interpreter(exported.content)
            try:
                first.allocate_tensors()
                known = first.get_signature_runner().get_input_details()
            except (RuntimeError, ValueError) as error:
                raise ModelError("The exported network cannot be run.") from error
        outputs = first.get_output_details()
        if set(known) != set(exported.inputs) or len(outputs) != 1:
            raise ModelError("The exported network has other inputs or outputs than its note says.")
        self._inputs = tuple(int(known[name]["index"]) for name in exported.inputs)
        self._output = int(outputs[0]["index"])
        self.inputs = tuple(_shape(known[name]["shape_signature"]) for name in exported.inputs)
        """Each input's shape without the batch, in the order in which Keras takes them."""
        self.output = _shape(outputs[0]["shape_signature"])
        """The output's shape without the batch."""
        # An interpreter computes for one thread at a time; another one takes under a megabyte.
        self._idle = [first]

    @classmethod
    def load(cls, folder: Path, name: str = MODEL) -> Self:
        """Load the network ``name`` of a version's folder; raises ModelError where it is damaged.

        Where it was written before there were exports, that is made up for: ``upgrade``.
        """
        try:
            return cls(Exported.load(folder, name))
        except NotExportedError:
            from recognizer.classification.upgrade import upgrade

            return cls(upgrade(folder, name))

    def predict(self, *inputs: NDArray[np.float32]) -> NDArray[np.float32]:
        """Compute the output of ``inputs``, float32 of shape (n, *shape) each, n of any size.

        Returns float32 of shape (n, *output). Raises ValueError at other shapes.
        """
        count = len(inputs[0]) if inputs else 0
        if tuple(array.shape for array in inputs) != tuple((count, *s) for s in self.inputs):
            raise ValueError(f"The network takes {self.inputs}, each with the same batch in front.")
        result = np.empty((count, *self.output), np.float32)
        with self._interpreter() as interpreter:
            for start in range(0, count, BATCH):
                stop = min(start + BATCH, count)
                parts = [np.ascontiguousarray(one[start:stop], np.float32) for one in inputs]
                result[start:stop] = self._compute(interpreter, parts)
        return result

    def _compute(
        self, interpreter: "Interpreter", parts: list[NDArray[np.float32]]
    ) -> NDArray[np.float32]:
        for index, part in zip(self._inputs, parts, strict=True):
            # Costs some microseconds, and nothing where the size stays.
            interpreter.resize_tensor_input(index, part.shape, strict=True)
        interpreter.allocate_tensors()
        for index, part in zip(self._inputs, parts, strict=True):
            interpreter.set_tensor(index, part)
        interpreter.invoke()
        return np.asarray(interpreter.get_tensor(self._output), np.float32)

    @contextlib.contextmanager
    def _interpreter(self) -> Iterator["Interpreter"]:
        """Lend an interpreter that nobody else computes with."""
        try:
            interpreter = self._idle.pop()
        except IndexError:
            interpreter = _interpreter(self.exported.content)
        yield interpreter
        # Not where it was left in the middle of something.
        self._idle.append(interpreter)


def _interpreter(content: bytes) -> "Interpreter":
    from ai_edge_litert.interpreter import Interpreter

    try:
        # One thread: who reads several photos at once does so in as many threads or processes.
        return Interpreter(model_content=content, num_threads=1)
    except (RuntimeError, ValueError) as error:
        raise ModelError("The exported network cannot be read.") from error


def _shape(signature: NDArray[np.int32]) -> tuple[int, ...]:
    return tuple(int(size) for size in signature[1:])
