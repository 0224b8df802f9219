"""The benchmark measures what it says, with a classifier that needs no network."""

import os

import cv2
import numpy as np
import pytest

from recognizer.evaluation.benchmark import (
    CROPS,
    STAGES,
    Spread,
    measure,
    studio_photos,
)
from recognizer.image import decode
from recognizer.recognizer import Recognizer
from tests.recognizer.readings import sevens


def page() -> bytes:
    picture = np.full((240, 320, 3), 235, np.uint8)
    cv2.putText(picture, "7", (120, 170), cv2.FONT_HERSHEY_SIMPLEX, 4, (30, 30, 30), 8)
    return bytes(cv2.imencode(".png", picture)[1])


def load() -> Recognizer:
    """What every process of the benchmark reads with."""
    return Recognizer(sevens(), "0001")


def test_every_stage_rate_and_size_is_measured() -> None:
    seen = list[int]()
    result = measure(load(), load, [page()], 4, seen.append)
    assert tuple(result.stages) == STAGES
    parts = sum(result.stages[stage].median for stage in ("decode", "prepare", "predict", "chart"))
    assert result.stages["whole"].median >= 0.5 * parts
    assert result.stages["predict"].median > 0
    assert set(result.crops) == set(CROPS)
    assert set(result.rates) == {1, os.cpu_count() or 1}
    assert min(result.rates.values()) > 0
    assert list(result.memory) == ["loaded", "after half", "after all"]
    assert seen == [1, 2, 3, 4]


def test_a_spread_is_in_milliseconds() -> None:
    spread = Spread.of([0.001] * 19 + [1.0])
    assert spread.median == 1
    assert spread.p95 == pytest.approx(50.95)


def test_studio_photos_are_phone_photos_and_repeat() -> None:
    photos = studio_photos(2)
    assert studio_photos(2) == photos
    photo = decode(photos[0])
    assert (photo.width, photo.height) == (1280, 960)
