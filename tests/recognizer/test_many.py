"""Many pictures: their order, errors among the results, processes, a cluster."""

import os
import pickle
import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from recognizer import Reading, Recognizer, UnreadableImageError
from recognizer.errors import ModelError
from recognizer.many import DEADLY, FEW, read_many
from recognizer.registry import Registry, default_models_dir
from tests.recognizer.files import drawing, encode
from tests.recognizer.readings import KnownAnswers, reading, sevens

PNGS = [encode(drawing(60 + number, 40), "PNG") for number in range(5)]


class Fatal(KnownAnswers):
    """Ends the process that reads one of the pictures."""

    def read(self, source: object) -> Reading:
        if source == PNGS[3]:
            os._exit(9)
        return super().read(source)


@pytest.fixture
def known() -> KnownAnswers:
    return KnownAnswers({data: reading(str(number)) for number, data in enumerate(PNGS)})


def shown(results: Iterator[object]) -> list[str]:
    return [result.text if isinstance(result, Reading) else repr(result) for result in results]


def test_results_are_in_order_and_errors_are_among_them(
    known: KnownAnswers, tmp_path: Path
) -> None:
    path = tmp_path / "two.png"
    path.write_bytes(PNGS[2])
    sources = [PNGS[4], b"text", path, 5, np.zeros((3, 3)), str(tmp_path / "lost"), PNGS[0]]
    found = shown(read_many(known, sources))  # type: ignore[arg-type]
    assert found[0] == "4"
    assert found[1].startswith("DamagedImageError")
    assert found[2] == "2"
    assert found[3].startswith("TypeError('A picture is given as")
    assert found[4].startswith("TypeError(")
    assert "The array is of float64" in found[4]
    assert found[5] == "UnreadableImageError('No such file or directory.')"
    assert found[6] == "0"


def test_a_few_are_read_here_and_the_others_by_processes(known: KnownAnswers) -> None:
    many = PNGS * (FEW // 2)
    alone = shown(read_many(known, many, workers=1))
    assert shown(read_many(known, many, workers=2)) == alone
    assert len(alone) == len(many)


def test_photos_may_be_left_behind(known: KnownAnswers) -> None:
    (kept,) = read_many(known, PNGS[:1])
    (bare,) = read_many(known, PNGS[:1], photos=False)
    assert isinstance(kept, Reading)
    assert isinstance(bare, Reading)
    assert kept.photo.size
    assert not bare.photo.size
    assert bare.text == kept.text


def test_sources_are_taken_as_they_are_needed(known: KnownAnswers) -> None:
    taken = []

    def endless() -> Iterator[bytes]:
        while True:
            taken.append(1)
            yield PNGS[1]

    results = read_many(known, endless(), workers=1)
    assert shown(next(results) for _ in range(3)) == ["1", "1", "1"]
    assert len(taken) == 3
    results.close()


def test_elsewhere_no_file_of_ours_is_needed(known: KnownAnswers, tmp_path: Path) -> None:
    path = tmp_path / "one.png"
    path.write_bytes(PNGS[1])

    def vanishing() -> Iterator[Path]:
        yield path
        path.unlink()

    with ThreadPoolExecutor(1) as pool:
        assert shown(read_many(known, vanishing(), workers=5, scheduler=pool)) == ["1"]


@pytest.mark.filterwarnings("ignore")
def test_a_picture_that_kills_a_clusters_workers_is_an_error_of_its_own() -> None:
    distributed = pytest.importorskip("distributed")
    fatal = Fatal({data: reading(str(number)) for number, data in enumerate(PNGS)})
    with distributed.LocalCluster(
        n_workers=1, threads_per_worker=1, dashboard_address=None, silence_logs=50
    ) as cluster:
        found = shown(read_many(fatal, PNGS, scheduler=cluster.scheduler_address))
    died = repr(UnreadableImageError(DEADLY))
    assert found[3] == died
    # Dask blames whatever waited in a worker that died, too, each time that it dies.
    assert all(one in {str(number), died} for number, one in enumerate(found) if number != 3)
    assert found.count(died) < len(found)


def test_a_recognizer_travels_as_the_files_of_its_version(tmp_path: Path) -> None:
    models = tmp_path / "models"
    shutil.copytree(default_models_dir(), models)
    here = Recognizer.load(models)
    packed = pickle.dumps(here)
    shutil.rmtree(models)
    there = pickle.loads(packed)
    assert there.version == here.version
    crops = np.random.default_rng(0).integers(0, 256, (3, 28, 28), np.uint8)
    expected = here.classifier.classify(crops)
    assert np.allclose(there.classifier.classify(crops), expected, atol=1e-6)
    windows = np.random.default_rng(1).integers(0, 256, (3, 28, 44, 2), np.uint8)
    expected = here.ensemble.context.classify(crops, windows)
    assert np.allclose(there.ensemble.context.classify(crops, windows), expected, atol=1e-6)
    assert there.ensemble.temperature == here.ensemble.temperature
    with pytest.raises(ModelError, match="cannot be read"):
        pickle.dumps(here)


def test_files_of_a_version_that_are_not_whole_are_told(tmp_path: Path) -> None:
    current = Registry().current()
    files = {**current.files(), "model.keras": b"something else"}
    with pytest.raises(ModelError, match="card"):
        type(current).put(tmp_path, 1, files)


def test_a_recognizer_without_a_version_reads_alone() -> None:
    recognizer = Recognizer(sevens())
    many = [np.full((40, 40), 255, np.uint8)] * (2 * FEW)
    assert [bool(result) for result in recognizer.read_many(many, workers=2)] == [False] * 2 * FEW


@pytest.mark.parametrize("one", ["photo.jpg", b"a picture", Path("photo.jpg")])
def test_a_single_picture_is_not_taken_for_many(one: Any) -> None:  # noqa: ANN401 - what is wrong
    with pytest.raises(TypeError, match="read takes one"):
        Recognizer(sevens()).read_many(one)


@pytest.mark.slow
def test_the_shipped_model_reads_the_same_in_processes() -> None:
    recognizer = Recognizer.load()
    photos = [encode(drawing(160 + number, 120), "JPEG") for number in range(FEW + 8)]
    alone = [found.to_json() for found in recognizer.read_many(photos, workers=1)]  # type: ignore[union-attr]
    two = [found.to_json() for found in recognizer.read_many(photos, workers=2)]  # type: ignore[union-attr]
    assert two == alone
    assert all('"text": ""' not in each for each in alone[:1])
