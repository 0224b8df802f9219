"""Above which contrast there is ink."""

import cv2
import numpy as np
import pytest

from recognizer.ink.threshold import MINIMUM_CONTRAST, noise_floor, threshold_locally


def paper(noise: float, level: float = 30.0) -> np.ndarray:
    contrast = np.random.default_rng(0).normal(level, noise, (300, 400))
    return contrast.clip(0, 255).astype(np.uint8)


@pytest.mark.parametrize("noise", [1.0, 3.0, 8.0])
def test_the_papers_noise_is_measured_beside_ink(noise: float) -> None:
    contrast = paper(noise)
    contrast[:20] = 200
    measured, threshold = noise_floor(contrast)
    assert measured == pytest.approx(noise, rel=0.35)
    assert threshold >= 30 + max(3.5 * measured, MINIMUM_CONTRAST) - 1
    assert (paper(noise) > threshold).mean() < 0.001


def test_a_strong_strokes_halo_is_none_of_it_and_faint_pencil_elsewhere_is() -> None:
    contrast = np.zeros((300, 400), np.uint8)
    cv2.line(contrast, (50, 50), (50, 250), 60, 16)  # a halo
    cv2.line(contrast, (50, 50), (50, 250), 250, 6)
    cv2.line(contrast, (300, 50), (300, 250), 60, 6)
    ink = threshold_locally(contrast, 20.0)
    assert ink[150, 50] == ink[150, 300] == 1
    assert ink[150, 43] == ink[150, 57] == 0
    assert ink[150, 200] == 0
