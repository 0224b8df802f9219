"""What holds for all tests: long ones come first, and none downloads anything."""

from collections.abc import Iterator

import pytest


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the files with tests marked ``slow`` first.

    ``-n 2 --dist worksteal`` takes tests from their order's end away from whoever is late: a test
    of two minutes among the last of them would be left running alone. Whole files move, and else
    nothing does, lest what a file's tests share be set up twice.
    """
    slow = {item.path for item in items if item.get_closest_marker("slow")}
    items.sort(key=lambda item: item.path not in slow)


@pytest.fixture(scope="session", autouse=True)
def nothing_is_downloaded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Let a training find no letters and typefaces, unless a test has some."""
    with pytest.MonkeyPatch.context() as patch:
        for variable in ("OMNIGLOT_PATH", "CAPITALS_PATH", "FONTS_PATH"):
            patch.setenv(variable, str(tmp_path_factory.mktemp("empty")))
        yield
