"""Components are what OpenCV's own choice of algorithm calls so."""

import cv2
import numpy as np

from recognizer.ink.components import components


def test_labels_and_statistics() -> None:
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
