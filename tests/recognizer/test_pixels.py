"""Counted percentiles are those of sorted values."""

import numpy as np
import pytest

from recognizer.pixels import histogram, percentile


@pytest.mark.parametrize("count", [1, 2, 3, 10, 1000])
@pytest.mark.parametrize("percent", [0, 1, 25, 50, 68.5, 100])
def test_percentiles_are_those_of_numpy(count: int, percent: float) -> None:
    values = np.random.default_rng(count).integers(0, 256, count).astype(np.uint8)
    found = percentile(histogram(values), percent)
    assert found == pytest.approx(float(np.percentile(values, percent)), abs=1e-9)


def test_only_what_is_under_the_mask_counts_and_every_other_row_may() -> None:
    picture = np.arange(12, dtype=np.uint8).reshape(4, 3)
    mask = (picture > 8).astype(np.uint8)
    assert np.flatnonzero(histogram(picture, mask)).tolist() == [9, 10, 11]
    assert np.flatnonzero(histogram(picture[::2])).tolist() == [0, 1, 2, 6, 7, 8]
