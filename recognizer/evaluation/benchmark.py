"""Benchmark: how fast photos are read, stage by stage, on one core and on all of them."""

import multiprocessing
import os
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import cycle, islice, repeat

import cv2
import numpy as np
import psutil

from recognizer.classification.classifier import Classifier
from recognizer.classification.ensemble import Ensemble
from recognizer.evaluation.one_core import on_one_core
from recognizer.evaluation.stopwatch import Stopwatch, timed
from recognizer.image import decode
from recognizer.ink.ink import INK_SIDE
from recognizer.pictures.chart import ChartPainter
from recognizer.pictures.drawing import png
from recognizer.recognizer import Recognizer
from recognizer.studio import Studio
from recognizer.threads import compute_in_callers

STAGES = ("decode", "prepare", "predict", "draw", "encode", "chart", "whole")
CROPS = (1, 16)


@dataclass(frozen=True)
class Spread:
    """Milliseconds: the median, and what 95 % stay below."""

    median: float
    p95: float

    @classmethod
    def of(cls, seconds: Sequence[float]) -> "Spread":
        """Summarise measured seconds, at least one."""
        median, p95 = np.percentile(seconds, (50, 95)) * 1000
        return cls(round(float(median), 3), round(float(p95), 3))


@dataclass(frozen=True)
class Benchmark:
    """What was measured.

    ``stages`` are on one core (``pinned`` says whether the system allowed to hold us to it):
    ``chart`` is drawing and encoding, ``whole`` goes from bytes to the chart. ``crops`` is the
    network's time for so many crops, ``rates`` photos a second on so many cores, ``memory``
    resident megabytes: loaded, after half of the photos, after all.
    """

    photos: int
    reads: int
    pinned: bool
    stages: dict[str, Spread]
    crops: dict[int, Spread]
    rates: dict[int, float]
    memory: dict[str, float]


def studio_photos(count: int, seed: int = 0) -> list[bytes]:
    """Make ``count`` JPEGs of 1280x960 such as phones send: a digit each, every fourth a number."""
    rng = np.random.default_rng(seed)
    studio = Studio.without_mnist(rng)
    photos = []
    for index in range(count):
        length = 1 if index % 4 != 3 else int(rng.integers(3, 9))
        text = "".join(map(str, rng.integers(0, 10, length)))
        picture = studio.photo(text, (1280, 960)).photo
        photos.append(bytes(cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, 87])[1]))
    return photos


def measure(
    recognizer: Recognizer,
    load: Callable[[], Recognizer],
    photos: Sequence[bytes],
    reads: int,
    watch: Callable[[int], object] = lambda done: None,
) -> Benchmark:
    """Read ``photos`` over and over, ``reads`` times in all, and once more as fast as possible.

    ``load``, which can be pickled, loads the recognizer in other processes. ``watch`` is told
    after each photo how many are done.
    """
    recognizer.warm_up()
    painter = ChartPainter()
    memory = {"loaded": resident()}
    with on_one_core() as pinned:
        crops = {count: _time_crops(recognizer.classifier, count, reads) for count in CROPS}
        laps: dict[str, list[float]] = {stage: [] for stage in STAGES}
        for done, data in enumerate(islice(cycle(photos), reads), 1):
            for stage, seconds in _stages(recognizer.ensemble, painter, data).items():
                laps[stage].append(seconds)
            watch(done)
            if done == max(1, reads // 2):
                memory["after half"] = resident()
        memory["after all"] = resident()
        rates = {1: reads / sum(laps["whole"])}
    cores = os.cpu_count() or 1
    if cores > 1:
        rates[cores] = _rate(load, photos, reads, cores)
    return Benchmark(
        photos=len(photos),
        reads=reads,
        pinned=pinned,
        stages={stage: Spread.of(seconds) for stage, seconds in laps.items() if seconds},
        crops=crops,
        rates={count: round(rate, 1) for count, rate in rates.items()},
        memory=memory,
    )


def _stages(ensemble: Ensemble, painter: ChartPainter, data: bytes) -> dict[str, float]:
    """Take one photo from bytes to chart; nothing is drawn where no digit is found."""
    watch = Stopwatch()
    started = time.perf_counter()
    decode(data, INK_SIDE)
    ticks = [time.perf_counter()]
    reading = Recognizer(timed(ensemble, watch)).read(data)
    ticks.append(time.perf_counter())
    decoding = ticks[0] - started
    laps = {
        "decode": decoding,
        "prepare": ticks[1] - ticks[0] - decoding - watch.seconds,
        "predict": watch.seconds,
    }
    if reading.digits:
        picture = painter.draw(reading)
        ticks.append(time.perf_counter())
        png(picture)
        ticks.append(time.perf_counter())
        laps |= {"draw": ticks[2] - ticks[1], "encode": ticks[3] - ticks[2]}
        laps["chart"] = ticks[3] - ticks[1]
    return laps | {"whole": ticks[-1] - ticks[0]}


def _time_crops(classifier: Classifier, count: int, times: int) -> Spread:
    crops = np.random.default_rng(0).integers(0, 256, (count, 28, 28), np.uint8)
    classifier.classify(crops)
    seconds = []
    for _ in range(min(times, 200)):
        started = time.perf_counter()
        classifier.classify(crops)
        seconds.append(time.perf_counter() - started)
    return Spread.of(seconds)


def _rate(
    load: Callable[[], Recognizer], photos: Sequence[bytes], reads: int, processes: int
) -> float:
    """Read and draw in as many processes as there are cores: photos a second."""
    todo = list(islice(cycle(photos), reads))
    shares = [todo[i::processes] for i in range(processes)]
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(processes, context) as pool:
        seconds = pool.map(_work, repeat(load), shares)
        return sum(len(share) / spent for share, spent in zip(shares, seconds, strict=True))


def _work(load: Callable[[], Recognizer], share: Sequence[bytes]) -> float:
    """Read and draw, in a process of the pool; return how many seconds that took."""
    compute_in_callers()
    recognizer = load()
    recognizer.warm_up()
    painter = ChartPainter()
    started = time.perf_counter()
    for data in share:
        reading = recognizer.read(data)
        if reading.digits:
            painter.paint(reading)
    return time.perf_counter() - started


def resident() -> float:
    """Return this process's resident memory in megabytes."""
    return round(psutil.Process().memory_info().rss / 1e6, 1)
