"""A demo that runs, and a page of it in a browser."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np
import pytest

if TYPE_CHECKING:
    from tests.bot.demo.playing import Page


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the demo is, with scikit-learn's digits in MNIST's place."""
    from sklearn.datasets import load_digits

    from tests.bot.demo.playing import playing

    digits = load_digits()
    images = (digits.images * 15.9).astype(np.uint8).repeat(3, axis=1).repeat(3, axis=2)
    images = np.pad(images, ((0, 0), (2, 2), (2, 2)))
    labels = digits.target.astype(np.uint8)
    mnist = tmp_path_factory.mktemp("mnist") / "small.npz"
    parts = {"x_train": images[:1400], "y_train": labels[:1400]}
    np.savez(mnist, **parts, x_test=images[1400:], y_test=labels[1400:])
    with playing(mnist) as address:
        yield address


@pytest.fixture
def page(address: str) -> Iterator["Page"]:
    from tests.bot.demo.playing import Page

    page = Page(address)
    yield page
    complaints = page.complaints()
    page.close()
    assert complaints == []
