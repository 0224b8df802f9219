"""Pixels are measured as NumPy and OpenCV measure them."""

import cv2
import numpy as np
import pytest

from recognizer.pixels import components, histogram, percentile, quarters_turned, stroke_width


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


def test_components_have_labels_and_statistics() -> None:
    mask = np.zeros((40, 60), np.uint8)
    mask[5:10, 5:20] = 1
    mask[10:15, 20:22] = 1  # touches the first by a corner
    mask[30:35, 40:50] = 1
    labels, stats = components(mask)
    assert len(stats) == 3
    assert stats[1].tolist() == [5, 5, 17, 10, 85]
    assert stats[2, cv2.CC_STAT_AREA] == 50
    assert set(np.unique(labels[mask == 0])) == {0}


def test_noise_is_labelled_alike() -> None:
    rng = np.random.default_rng(0)
    mask = (rng.random((97, 131)) < 0.4).astype(np.uint8)
    labels, stats = components(mask)
    _, expected, statistics, _ = cv2.connectedComponentsWithStats(mask, connectivity=8)
    assert (labels == expected).all()
    assert (stats == statistics).all()


def test_strokes_are_measured() -> None:
    mask = np.zeros((100, 100), np.uint8)
    mask[20:80, 40:50] = 1
    assert stroke_width(mask) == pytest.approx(10, rel=0.2)
    assert stroke_width(np.zeros((5, 5), np.uint8)) == 0


@pytest.mark.parametrize("shape", [(2, 3), (4, 3, 3)])
@pytest.mark.parametrize("quarters", [-1, 0, 1, 2, 3, 5])
def test_quarters_are_turned_as_numpy_turns_them(shape: tuple[int, ...], quarters: int) -> None:
    picture = np.arange(np.prod(shape), dtype=np.uint8).reshape(shape)
    assert quarters_turned(picture, quarters).tolist() == np.rot90(picture, quarters).tolist()
