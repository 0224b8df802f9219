"""Work on a Dask cluster of two processes: what is sent once, and workers that die."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from recognizer.errors import ClusterError, WorkerLostError
from recognizer.parallel.cluster import cluster_crew
from recognizer.parallel.parcel import Parcel
from recognizer.parallel.spreading import spread
from tests.recognizer.parallel import jobs

if TYPE_CHECKING:
    from distributed import LocalCluster

ROOT = Path(__file__).parents[3]
pytestmark = pytest.mark.filterwarnings("ignore")  # Dask's own, about ports and dying workers


@pytest.fixture(scope="module")
def cluster() -> "Iterator[LocalCluster]":
    """Two workers of one thread."""
    distributed = pytest.importorskip("distributed")
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address=None, silence_logs=50
    ) as running:
        yield running


def test_both_workers_get_what_is_shared_once(cluster: "LocalCluster") -> None:
    results = jobs.done(
        spread(
            jobs.process,
            "given",
            range(40),
            scheduler=cluster.scheduler_address,
            prepare=jobs.prepare,
        )
    )
    assert len({pid for pid, _, _ in results} - {os.getpid()}) == 2
    assert {times for _, times, _ in results} == {1}
    assert {shared for _, _, shared in results} == {"given"}


def test_a_worker_that_dies_costs_a_retry(cluster: "LocalCluster", tmp_path: Path) -> None:
    died = tmp_path / "died"
    results = spread(jobs.die_once, died, range(12), scheduler=cluster.scheduler_address)
    assert list(results) == list(range(12))
    assert died.exists()


def test_what_kills_every_worker_is_an_error_among_the_results(cluster: "LocalCluster") -> None:
    results = list(spread(jobs.die, "3", range(6), scheduler=cluster.scheduler_address))
    assert [each for each in results if isinstance(each, int)] == [0, 1, 2, 4, 5]
    assert isinstance(results[3], WorkerLostError)


@pytest.mark.slow
def test_what_waited_at_a_worker_that_died_is_not_blamed_for_it() -> None:
    distributed = pytest.importorskip("distributed")
    # All calls wait at the one worker, and Dask suspects each of them whenever that dies.
    with (
        pytest.importorskip("dask").config.set({"distributed.scheduler.worker-saturation": "inf"}),
        distributed.LocalCluster(
            n_workers=1, threads_per_worker=1, dashboard_address=None, silence_logs=50
        ) as lonely,
    ):
        results = list(spread(jobs.die, "2", range(4), scheduler=lonely.scheduler_address))
    assert [each for each in results if isinstance(each, int)] == [0, 1, 3]
    assert isinstance(results[2], WorkerLostError)


def test_errors_of_the_work_are_raised(cluster: "LocalCluster") -> None:
    with pytest.raises(ValueError, match="why"):
        list(spread(jobs.fail, "why", range(4), scheduler=cluster.scheduler_address))


def test_workers_without_the_package_are_named_at_once(
    cluster: "LocalCluster", monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("recognizer.parallel.cluster.PACKAGE", "installed_nowhere")
    with pytest.raises(ClusterError, match=r"package installed_nowhere: tcp://"):
        list(spread(jobs.add, 1, [1], scheduler=cluster.scheduler_address))


def test_who_leaves_early_waits_for_no_worker() -> None:
    distributed = pytest.importorskip("distributed")
    with distributed.LocalCluster(
        n_workers=0, processes=False, dashboard_address=None, silence_logs=50
    ) as nobody:
        with cluster_crew(Parcel.of(1), nobody.scheduler_address) as crew:
            answer = crew.submit(jobs.add, 2)
        assert answer.cancelled()


def test_where_no_scheduler_is_there_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    dask = pytest.importorskip("dask")
    with dask.config.set({"distributed.comm.timeouts.connect": "0.2s"}):
        for address in ("tcp://127.0.0.1:9", "nonsense://x", "tcp://"):
            with pytest.raises(ClusterError, match="scheduler"):
                list(spread(jobs.add, 1, [1], scheduler=address))


@pytest.mark.parametrize(
    ("name", "value"),
    [("DASK_CONFIG", "."), ("DASK_DISTRIBUTED__COMM__TIMEOUTS__CONNECT", "soon")],
)
def test_what_dask_dislikes_in_the_environment_is_told_in_a_sentence(
    name: str, value: str, tmp_path: Path
) -> None:
    (tmp_path / "broken.yaml").write_text("distributed: [")
    (tmp_path / "7.png").write_bytes(b"")
    command = [sys.executable, "-m", "recognizer", "read", ".", "--output", "x.csv"]
    done = subprocess.run(
        [*command, "--scheduler", "tcp://127.0.0.1:9"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT), name: value},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert "digit-reader: Dask cannot be used" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.slow
def test_tls_is_as_dask_has_it() -> None:
    distributed = pytest.importorskip("distributed")
    security = distributed.Security.temporary()
    certificates = {
        "distributed.comm.tls.ca-file": security.tls_ca_file,
        "distributed.comm.tls.client.cert": security.tls_client_cert,
        "distributed.comm.tls.client.key": security.tls_client_key,
    }
    with distributed.LocalCluster(
        n_workers=1,
        threads_per_worker=1,
        processes=False,
        security=security,
        dashboard_address=None,
        silence_logs=50,
    ) as secret:
        assert secret.scheduler_address.startswith("tls://")
        with pytest.importorskip("dask").config.set(certificates):
            results = spread(jobs.add, 1, [1, 2], scheduler=secret.scheduler_address)
            assert list(results) == [2, 3]
        with pytest.raises(ClusterError, match="scheduler"):
            list(spread(jobs.add, 1, [1], scheduler=secret.scheduler_address))
