"""A convolution as one multiplication of matrices."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self

import numpy as np
from numpy.lib.stride_tricks import as_strided
from numpy.typing import NDArray

Array = NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class Convolution:
    """``kernel`` is (height, width, channels, filters), ``bias`` (filters,)."""

    kernel: Array
    bias: Array
    stride: int
    same: bool

    @classmethod
    def of(cls, config: Mapping[str, Any], weights: Sequence[Array]) -> Self:
        """Take what Keras says of a Conv2D; raises ValueError where that is unusual."""
        down, across = config["strides"]
        usual = config["groups"] == 1 and list(config["dilation_rate"]) == [1, 1]
        if down != across or not usual or config["data_format"] != "channels_last":
            raise ValueError("an unusual convolution")
        kernel = weights[0]
        bias = weights[1] if config["use_bias"] else np.zeros(kernel.shape[-1], np.float32)
        return cls(kernel, bias, int(down), config["padding"] == "same")

    def normalised(self, weights: Sequence[Array], epsilon: float) -> "Convolution":
        """Return this and a batch normalisation after it as one."""
        gamma, beta, mean, variance = weights
        scale = gamma / np.sqrt(variance + epsilon)
        bias = beta + (self.bias - mean) * scale
        return Convolution(self.kernel * scale, bias, self.stride, self.same)

    def __call__(self, pictures: Array) -> Array:
        """Map (n, h, w, channels) to (n, rows, columns, filters)."""
        high, wide, channels, filters = self.kernel.shape
        if self.same:
            down, across = (
                self._margins(side, axis) for axis, side in enumerate(pictures.shape[1:3])
            )
            pictures = np.pad(pictures, ((0, 0), down, across, (0, 0)))
        count, height, width, _ = pictures.shape
        rows, columns = (height - high) // self.stride + 1, (width - wide) // self.stride + 1
        picture, row, column, channel = pictures.strides
        windows = as_strided(
            pictures,
            (count, rows, columns, high, wide * channels),
            (picture, row * self.stride, column * self.stride, row, channel),
            writeable=False,
        )
        flat = windows.reshape(count * rows * columns, high * wide * channels)
        result = flat @ self.kernel.reshape(-1, filters)
        result += self.bias
        return result.reshape(count, rows, columns, filters)

    def _margins(self, side: int, axis: int) -> tuple[int, int]:
        """Return TensorFlow's padding: of an odd number the larger part comes after."""
        beyond = (-(-side // self.stride) - 1) * self.stride + self.kernel.shape[axis] - side
        return max(beyond, 0) // 2, -(-max(beyond, 0) // 2)
