"""Makes confidence mean what it says: one temperature, fitted on photo-like crops."""

from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from recognizer.classification.classifier import soften
from recognizer.classification.ensemble import Ensemble, agree, background_too
from recognizer.classification.networks import FRAGMENT
from recognizer.training.datasets import Examples
from recognizer.training.samples import Samples

if TYPE_CHECKING:
    import keras

RANGE: Final = (0.4, 4.0)


def fit_temperature(model: "keras.Model", photos: Examples) -> float:
    """Find the temperature under which ``photos`` are least surprising to ``model``.

    Fitted on clean MNIST, where hardly anything is wrong, it would leave a network too sure of
    photos.
    """
    pixels = photos.images[..., None].astype(np.float32) / 255
    raw = np.asarray(model.predict(pixels, batch_size=500, verbose=0), np.float32)
    return temperature_for(raw, photos.labels)


def fit_agreement(ensemble: Ensemble, held_out: Samples) -> float:
    """Find the temperature of what both networks agree on, on samples of whole things."""
    whole = np.flatnonzero(held_out.labels != FRAGMENT)
    samples = held_out.where(whole)
    opinions = [
        background_too(ensemble.context.classify(samples.crops, samples.windows)),
        ensemble.classifier.classify(samples.crops),
    ]
    return temperature_for(agree(np.stack(opinions, axis=1)), samples.labels)


def temperature_for(raw: NDArray[np.float32], labels: NDArray[np.int64]) -> float:
    """Minimise the negative log-likelihood of softmax outputs ``raw`` (n, c) over a temperature.

    Guo et al. 2017, "On Calibration of Modern Neural Networks", by golden section on the
    temperature's logarithm.
    """
    low, high = np.log(RANGE[0]), np.log(RANGE[1])
    ratio = (np.sqrt(5) - 1) / 2
    while high - low > 0.005:
        left, right = high - ratio * (high - low), low + ratio * (high - low)
        if _surprise(raw, labels, left) < _surprise(raw, labels, right):
            high = right
        else:
            low = left
    return float(np.exp((low + high) / 2))


def _surprise(raw: NDArray[np.float32], labels: NDArray[np.int64], log: float) -> float:
    soft = soften(raw, float(np.exp(log)))
    return float(-np.mean(np.log(np.maximum(soft[np.arange(len(labels)), labels], 1e-9))))
