from collections.abc import Callable

import numpy as np
import pytest

from recognizer.studio import Scene, Studio, screens
from recognizer.studio.writing import paths, pens
from recognizer.studio.writing.easel import Easel
from recognizer.studio.writing.glyphs import DIGITS
from tests.recognizer.studio.studios import Studios

MAKERS: tuple[Callable[[Studio], Scene], ...] = (
    lambda studio: studio.digit_scene(),
    lambda studio: studio.number_scene(),
    lambda studio: studio.negative_scene(),
    lambda studio: studio.photo("12 3\n45", (320, 240)),
)
STUDIOS = (Studios.sampled, Studios.own)


def check(scene: Scene) -> None:
    height, width = scene.photo.shape[:2]
    assert scene.photo.dtype == np.uint8
    assert scene.photo.shape == (height, width, 3)
    assert min(height, width) >= 8
    assert "".join(scene.text.split()) == "".join(str(label) for label in scene.labels)
    assert len(scene.boxes) == len(scene.labels)
    for box in (*scene.boxes, *scene.others):
        assert box.width >= 1
        assert box.height >= 1
        assert 0 <= box.x <= width - box.width
        assert 0 <= box.y <= height - box.height


@pytest.mark.parametrize("studio_of", STUDIOS)
@pytest.mark.parametrize("make", MAKERS)
def test_scenes_are_whole(
    studio_of: Callable[[int], Studio], make: Callable[[Studio], Scene]
) -> None:
    studio = studio_of(3)
    for _ in range(40):
        check(make(studio))


@pytest.mark.parametrize("studio_of", STUDIOS)
@pytest.mark.parametrize("make", MAKERS)
def test_a_seed_repeats_its_scenes(
    studio_of: Callable[[int], Studio], make: Callable[[Studio], Scene]
) -> None:
    one, two, other = studio_of(5), studio_of(5), studio_of(6)
    same = [(make(one), make(two), make(other)) for _ in range(8)]
    for a, b, _ in same:
        assert np.array_equal(a.photo, b.photo)
        assert (a.text, a.boxes, a.labels, a.others) == (b.text, b.boxes, b.labels, b.others)
    assert any(
        a.photo.shape != c.photo.shape or not np.array_equal(a.photo, c.photo) for a, _, c in same
    )


@pytest.mark.parametrize("studio_of", STUDIOS)
def test_one_digit_of_every_kind_is_drawn(studio_of: Callable[[int], Studio]) -> None:
    studio = studio_of(1)
    scenes = [studio.digit_scene() for _ in range(250)]
    assert all(len(scene.labels) == 1 for scene in scenes)
    assert {scene.labels[0] for scene in scenes} == set(range(10))
    screens = sum(scene.kind == "screen" for scene in scenes) / len(scenes)
    assert 0.15 < screens < 0.35
    shares = [scene.boxes[0].height / scene.photo.shape[0] for scene in scenes]
    assert min(shares) < 0.15
    assert max(shares) > 0.85


@pytest.mark.parametrize("studio_of", STUDIOS)
def test_digits_stand_out_from_what_is_around(studio_of: Callable[[int], Studio]) -> None:
    """Inside the box the picture varies far more than on the paper around it."""
    studio = studio_of(2)
    seen = 0
    for _ in range(150):
        scene = studio.digit_scene()
        box, photo = scene.boxes[0], scene.photo.astype(np.float64)
        inside = photo[box.y : box.y + box.height, box.x : box.x + box.width]
        reach = np.ptp(inside.reshape(-1, 3), axis=0).max()
        seen += bool(reach > 25)
    assert seen >= 145


def test_a_box_holds_the_ink_and_nothing_else_does() -> None:
    """On a screen the ground is flat: whatever differs from it clearly is the digit."""
    rng = np.random.default_rng(8)
    checked = 0
    while checked < 40:
        label = int(rng.integers(10))
        easel = Easel.of(100, 90)
        strokes = paths.write(DIGITS[label][0], rng)
        easel.put(pens.draw(strokes, 50, pens.Pen(4.0), rng), 20, 25, label)
        scene = screens.screen(easel, str(label), rng)
        photo = scene.photo.astype(np.int64)
        far = np.abs(photo - np.median(photo.reshape(-1, 3), axis=0)).max(axis=2)
        ink = far > 0.62 * far.max()
        if ink[[0, -1]].any() or ink[:, [0, -1]].any():
            continue  # the canvas was turned, its corners are no ground
        ys, xs = np.nonzero(ink)
        box = scene.boxes[0]
        edges = (box.x, box.y, box.x + box.width, box.y + box.height)
        found = (xs.min(), ys.min(), xs.max() + 1, ys.max() + 1)
        assert np.abs(np.subtract(edges, found)).max() <= 4
        checked += 1


@pytest.mark.parametrize("count", [1, 2, 5, 11])
def test_numbers_have_as_many_digits_as_asked(count: int) -> None:
    studio = Studios.own(4)
    for _ in range(10):
        assert len(studio.number_scene(count).labels) == count


def test_numbers_come_in_rows_and_groups_with_signs_between() -> None:
    studio = Studios.sampled(4)
    scenes = [studio.number_scene() for _ in range(120)]
    assert any("\n" in scene.text for scene in scenes)
    assert any(" " in scene.text for scene in scenes)
    assert any(scene.others for scene in scenes)
    assert {len(scene.labels) for scene in scenes} >= {2, 3, 4, 5}


def test_digits_are_named_in_reading_order() -> None:
    studio = Studios.own(9)
    for _ in range(60):
        scene = studio.number_scene()
        rows = scene.text.split("\n")
        boxes = iter(scene.boxes)
        lowest = -np.inf
        for row in rows:
            own = [next(boxes) for _ in range(len(row.replace(" ", "")))]
            middles = [box.x + box.width / 2 for box in own]
            assert middles == sorted(middles)
            level = float(np.median([box.y + box.height / 2 for box in own]))
            assert level > lowest
            lowest = level


def test_a_negative_never_names_a_digit() -> None:
    studio = Studios.sampled(7)
    scenes = [studio.negative_scene() for _ in range(150)]
    assert all(not scene.text and not scene.boxes and not scene.labels for scene in scenes)
    assert {scene.kind for scene in scenes} == {"camera", "screen", "empty", "clutter", "print"}


@pytest.mark.parametrize("text", ["7", "2026", "12 34\n567\n8"])
def test_a_photo_says_what_was_asked(text: str) -> None:
    scene = Studios.own(11).photo(text, (640, 480))
    assert scene.photo.shape == (480, 640, 3)
    assert scene.text == text
    check(scene)


def test_a_pool_that_lacks_a_digit_is_not_used() -> None:
    images = np.zeros((3, 28, 28), np.uint8)
    images[:, 8:20, 12:15] = 255
    studio = Studio(images, np.array([1, 1, 1]), np.random.default_rng(0))
    assert {studio.digit_scene().labels[0] for _ in range(300)} == set(range(10))


@pytest.mark.parametrize("studio_of", STUDIOS)
def test_a_letter_alone_is_shown_in_the_ways_a_digit_is(
    studio_of: Callable[[int], Studio],
) -> None:
    studio = studio_of(3)
    scenes = [studio.letter_scene() for _ in range(120)]
    for scene in scenes:
        check(scene)
        assert not scene.labels
        assert scene.others or scene.ignored
    assert {scene.kind for scene in scenes} == {"camera", "screen"}
    assert any(scene.ignored for scene in scenes)
    heights = [box.height / scene.photo.shape[0] for scene in scenes for box in scene.others[:1]]
    assert min(heights) < 0.15
    assert max(heights) > 0.8


def test_a_turned_page_has_no_digit() -> None:
    studio = Studios.own(4)
    for _ in range(10):
        scene = studio.turned_page_scene()
        check(scene)
        assert not scene.labels
