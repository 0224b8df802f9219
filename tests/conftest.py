"""No test downloads anything: a training finds no letters and typefaces unless a test has some."""

from collections.abc import Iterator

import pytest


@pytest.fixture(scope="session", autouse=True)
def nothing_is_downloaded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        for variable in ("OMNIGLOT_PATH", "FONTS_PATH"):
            patch.setenv(variable, str(tmp_path_factory.mktemp("empty")))
        yield
