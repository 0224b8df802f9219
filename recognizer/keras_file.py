"""What Keras wrote into a model's file, read without Keras."""

import io
import json
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

DAMAGE: Final = (
    OSError,
    ValueError,
    TypeError,
    LookupError,
    AttributeError,
    RuntimeError,
    EOFError,
    zipfile.BadZipFile,
    zlib.error,
)
"""What zipfile, json and h5py raise over damaged files; none of them documents a closed list."""

_WITH_WEIGHTS: Final = {
    "Conv2D": "conv2d",
    "BatchNormalization": "batch_normalization",
    "Dense": "dense",
}
"""The classes of layers with weights, and what their weights are called in the file."""


class Layer(NamedTuple):
    """A layer of Keras's: its class, how it is configured, and its weights in Keras's order."""

    kind: str
    config: Mapping[str, Any]
    weights: Sequence[NDArray[np.float32]]


def layers(file: Path) -> Iterator[Layer]:
    """Yield the layers of a sequential model in a ``.keras`` file, in order; raises ``DAMAGE``.

    The file is a zip: the layers as JSON, their weights as HDF5.
    """
    import h5py

    with zipfile.ZipFile(file) as archive:
        described = json.loads(archive.read("config.json"))
        content = io.BytesIO(archive.read("model.weights.h5"))
    counts = Counter[str]()
    with h5py.File(content) as weights:
        for layer in described["config"]["layers"]:
            kind, config = layer["class_name"], layer["config"]
            if kind not in _WITH_WEIGHTS:
                yield Layer(kind, config, ())
                continue
            # The second one of a kind is conv2d_1, whatever the layer's own name is.
            name = _WITH_WEIGHTS[kind] + (f"_{counts[kind]}" if counts[kind] else "")
            counts[kind] += 1
            saved = weights[f"layers/{name}/vars"]
            yield Layer(kind, config, [saved[str(place)][()] for place in range(len(saved))])
