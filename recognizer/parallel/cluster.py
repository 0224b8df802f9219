"""A Dask cluster: scheduling, retries and moving data are Dask's (https://distributed.dask.org)."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from importlib.util import find_spec
from typing import TYPE_CHECKING, Final, TypeVar, cast

from recognizer.errors import ClusterError
from recognizer.parallel.crew import Crew
from recognizer.parallel.parcel import Parcel

if TYPE_CHECKING:
    from distributed import Client

Shared = TypeVar("Shared")

PACKAGE: Final = "recognizer"
COUNTED_SECONDS: Final = 5.0
"""Workers come and go; so often their number is asked for."""


@contextmanager
def cluster_crew(parcel: Parcel[Shared], address: str) -> Iterator[Crew[Shared]]:
    """Work on the cluster whose scheduler listens at ``address``, such as ``tcp://host:8786``.

    The parcel is the result of a task of its own: Dask brings it to each worker once, and makes
    it again where all that held it died. TLS and timeouts are set as for any client of Dask's:
    ``tls://host:8786`` with certificates from its configuration
    (https://distributed.dask.org/en/stable/tls.html).

    Raises:
        ClusterError: Dask is not installed or misconfigured, no scheduler answers at the address,
            or a worker lacks this package.
    """
    try:
        import dask
        from distributed import Client
        from distributed.scheduler import KilledWorker
    except ImportError as error:
        raise ClusterError(
            "A cluster is worked with through Dask, which is not installed: "
            "pip install 'digit-bot[dask]'."
        ) from error
    except ValueError as error:
        # A file that DASK_CONFIG or ~/.config/dask holds; what Dask says names it.
        raise ClusterError(f"Dask cannot be used: {error}") from error
    try:
        client = Client(address, set_as_default=False)
    except KeyError as error:
        raise ClusterError(f"Dask cannot be used as it is configured: {error.args[0]}") from error
    except (OSError, ValueError, TypeError) as error:
        raise ClusterError(f"No Dask scheduler can be reached at {address}: {error}") from error
    # What all calls share may be large; that warning is for graphs that hold it many times.
    quiet = dask.config.set({"distributed.admin.large-graph-warning-threshold": "1GiB"})
    with client, quiet:
        _require_package(client)
        executor = client.get_executor(pure=False)
        # Where calls are done, Dask puts the parcel in the place of its future.
        shared = cast("Parcel[Shared]", client.submit(_itself, parcel, pure=False))
        try:
            yield Crew(executor, shared, _counter(client), (KilledWorker,))
        finally:
            # Who leaves early, as by Ctrl-C, waits for nobody: there may be no worker left.
            executor.shutdown(wait=False)


def _require_package(client: "Client") -> None:
    """Raise ClusterError where workers lack what they are to call: they would end over each call.

    They are asked in terms of the standard library alone.
    """
    found = client.run(find_spec, PACKAGE, on_error="return")
    lacking = sorted(worker for worker, spec in found.items() if spec is None)
    if lacking:
        raise ClusterError(
            f"These workers do not have the package {PACKAGE}: {', '.join(lacking)}. Install there "
            "what is installed here (digit-bot), and start them again."
        )


def _itself(parcel: Parcel[Shared]) -> Parcel[Shared]:
    return parcel


def _counter(client: "Client") -> Callable[[], int]:
    """Return what counts the cluster's threads, now and then."""
    counted, until = 0, 0.0

    def count() -> int:
        nonlocal counted, until
        if time.monotonic() >= until:
            with suppress(OSError):  # the scheduler is away for a moment, or for good
                counted = sum(client.nthreads().values())
            until = time.monotonic() + COUNTED_SECONDS
        return counted

    return count
