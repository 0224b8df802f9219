"""Every kind of page: the truth about it, and whether its digits can be seen."""

from collections.abc import Iterator

import numpy as np
import pytest

from recognizer.studio import Scene
from recognizer.studio.pages import kinds
from recognizer.studio.writing.easel import OTHERS
from tests.recognizer.studio.studios import Studios
from tests.recognizer.studio.test_studio import check

EACH = 8


def scenes(kind: str, seed: int, count: int = EACH) -> Iterator[Scene]:
    studio = Studios.sampled(seed)
    for _ in range(count):
        yield studio.page_scene(kind)


@pytest.mark.parametrize("kind", kinds.WITH_DIGITS)
def test_digits_are_where_the_truth_says_and_can_be_seen(kind: str) -> None:
    digits = whole = 0
    unseen: list[int] = []
    for scene in scenes(kind, 1):
        unseen.append(0)
        check(scene)
        assert scene.kind == kind
        assert max(scene.photo.shape[:2]) <= 1000
        assert scene.owners is not None
        assert scene.owners.shape == scene.photo.shape[:2]
        for i, box in enumerate(scene.boxes):
            ys, xs = np.nonzero(scene.owners == i + 1)
            digits += 1
            if len(ys) < 4:
                unseen[-1] += 1
                continue
            edges = (xs.min(), ys.min(), xs.max() + 1, ys.max() + 1)
            stated = (box.x, box.y, box.x + box.width, box.y + box.height)
            off = np.abs(np.subtract(edges, stated)).max()
            whole += bool(off <= 3 + 0.1 * max(box.width, box.height))
            unseen[-1] += _contrast(scene, i + 1) <= 10
    assert digits > EACH / 2
    assert whole >= 0.93 * digits
    assert sum(unseen) - max(unseen) <= 0.07 * digits  # one pale page is nobody's fault


def _contrast(scene: Scene, owner: int) -> float:
    """How far a digit's colour is from that of the paper right around it."""
    assert scene.owners is not None
    box = scene.boxes[owner - 1]
    area = np.s_[
        max(box.y - 4, 0) : box.y + box.height + 4, max(box.x - 4, 0) : box.x + box.width + 4
    ]
    window, owners = scene.photo[area].astype(np.float64), scene.owners[area]
    if not (owners == 0).any():
        return 255.0
    paper = np.median(window[owners == 0], axis=0)
    return float(np.abs(window[owners == owner].mean(axis=0) - paper).max())


@pytest.mark.parametrize("kind", kinds.WITHOUT_DIGITS)
def test_a_page_without_digits_names_none(kind: str) -> None:
    studio = Studios.sampled(2)
    marked = 0
    for _ in range(EACH):
        scene = studio.negative_page_scene(kind)
        check(scene)
        assert not scene.text
        assert not scene.labels
        assert scene.owners is not None
        assert set(np.unique(scene.owners)) <= {0, OTHERS}
        marked += bool((scene.owners == OTHERS).any())
    assert marked >= EACH - 1


def test_a_seed_repeats_its_pages_and_another_does_not() -> None:
    one, two, other = Studios.own(5), Studios.own(5), Studios.own(6)
    for _ in range(6):
        a, b, c = one.page_scene(), two.page_scene(), other.page_scene()
        assert np.array_equal(a.photo, b.photo)
        assert (a.text, a.boxes, a.ignored, a.kind) == (b.text, b.boxes, b.ignored, b.kind)
        assert a.photo.shape != c.photo.shape or not np.array_equal(a.photo, c.photo)


def test_kinds_come_as_often_as_their_weights_say() -> None:
    rng = np.random.default_rng(0)
    chosen = [kinds.choose(kinds.WITHOUT_DIGITS, rng) for _ in range(4000)]
    total = sum(weight for _, weight in kinds.WITHOUT_DIGITS.values())
    for name, (_, weight) in kinds.WITHOUT_DIGITS.items():
        assert weight > 0
        assert chosen.count(name) / 4000 == pytest.approx(weight / total, abs=0.03)


def test_whole_sheets_lie_askew_on_tables() -> None:
    studio = Studios.own(3)
    drawn = [studio.page_scene("rows") for _ in range(30)]
    slopes = []
    for scene in drawn:
        first = [
            box
            for box, _ in zip(scene.boxes, scene.text.split("\n")[0].replace(" ", ""), strict=False)
        ]
        if len(first) > 2:
            rise = first[-1].y - first[0].y
            slopes.append(abs(np.degrees(np.arctan2(rise, first[-1].x - first[0].x))))
    assert max(slopes) > 10
