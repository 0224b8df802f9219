"""From a Keras model to the file that is served, checked against Keras at once.

``main`` is what ``upgrade`` runs in a process of its own.
"""

import contextlib
import json
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np

from recognizer.classification.backend import load_model, load_tensorflow, silence
from recognizer.classification.engine import BATCH, Engine
from recognizer.classification.exported import LITERT, Exported
from recognizer.errors import ModelError

if TYPE_CHECKING:
    import keras

TOLERANCE: Final = 1e-4
"""What is exported may differ by so much from Keras in any output; 1e-6 is usual."""
LIBRARIES: Final = ("tensorflow", "keras")


def export(model: "keras.Model") -> Exported:
    """Export ``model``, of any number of inputs and one output, each with a free batch in front.

    Raises ModelError where Keras cannot, or where the file's answers are others than Keras's:
    some converters write files without weights, which answer with NaN.
    """
    load_tensorflow()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / f"exported{LITERT}"
        try:
            # Converters report to the process's standard error, whatever they are told.
            with silence():
                model.export(file, format="litert", verbose=False)
            content = file.read_bytes()
        except (OSError, ValueError, RuntimeError, TypeError) as error:
            raise ModelError(f"Keras cannot export this model: {error}") from error
    names = tuple(tensor.name for tensor in model.inputs)
    libraries = {library: version(library) for library in LIBRARIES}
    difference = _difference(model, Engine(Exported(content, names, 0.0, libraries)))
    # Not "larger": NaN is not.
    if not difference <= TOLERANCE:
        raise ModelError(f"The exported model differs from Keras by {difference:.2g}.")
    return Exported(content, names, difference, libraries)


def _difference(model: "keras.Model", engine: Engine) -> float:
    """The largest difference between both on random inputs from 0 to 1, of two batches' sizes."""
    rng = np.random.default_rng(0)
    differences = []
    for size in (1, BATCH + 1):
        inputs = [rng.random((size, *shape), np.float32) for shape in engine.inputs]
        expected = model.predict_on_batch(inputs if len(inputs) > 1 else inputs[0])
        differences.append(np.abs(engine.predict(*inputs) - np.asarray(expected)).max())
    return float(np.max(differences))


def main(file: str) -> int:
    """Export a Keras file to standard output: its note as a line of JSON, then LiteRT's file.

    The result is the exit status, 2 where a sentence says why not.
    """
    out = sys.stdout.buffer
    try:
        with contextlib.redirect_stdout(sys.stderr):
            exported = export(load_model(Path(file)))
    except ModelError as error:
        print(error, file=sys.stderr)
        return 2
    out.write(json.dumps(exported.note()).encode() + b"\n" + exported.content)
    return 0
