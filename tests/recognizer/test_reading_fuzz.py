"""Pictures of nothing in particular: read and drawn without a crash, within the time for one.

``FUZZ_EXAMPLES=10000`` makes it the long run, as for the decoder's fuzz test.
"""

import cv2
import numpy as np
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from recognizer.image import Photo
from recognizer.pictures.chart import ChartPainter
from recognizer.recognizer import Recognizer
from tests.recognizer.fuzzing import bounded, examples
from tests.recognizer.readings import sevens

EXAMPLES = examples(60)
STRIP = np.full((1, 640, 3), 255, np.uint8)
painter = ChartPainter()


@st.composite
def patterns(draw: st.DrawFn) -> NDArray[np.uint8]:
    """Blocks of random size and density in two shades, with scribbles over them."""
    side = st.one_of(st.integers(1, 40), st.integers(1, 1280))
    height, width = draw(side), draw(side)
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    block = draw(st.sampled_from([1, 2, 7, 16, 40, 200]))
    cells = rng.random((height // block + 1, width // block + 1)) < draw(st.floats(0, 1))
    shades = draw(st.tuples(st.integers(0, 255), st.integers(0, 255)))
    small = np.where(cells, *shades).astype(np.uint8)
    picture = small.repeat(block, axis=0).repeat(block, axis=1)[:height, :width]
    picture = np.ascontiguousarray(np.dstack([picture] * 3))
    for _ in range(draw(st.integers(0, 6))):
        points = rng.integers(-50, 1330, (draw(st.integers(2, 30)), 2)).astype(np.int32)
        thickness = draw(st.integers(1, 30))
        cv2.polylines(picture, [points], False, (*shades[::-1], 0), thickness)
    return picture


@settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=EXAMPLES <= 60,
    suppress_health_check=[HealthCheck.too_slow],
)
@example(STRIP)
@example(STRIP.transpose(1, 0, 2).copy())
@given(patterns())
def test_any_picture_is_read_and_drawn(picture: NDArray[np.uint8]) -> None:
    height, width = picture.shape[:2]
    with bounded():
        reading = Recognizer(sevens(), "0001").read_photo(Photo(picture, width, height, 1.0))
    assert len(reading.digits) == sum(letter.isdigit() for letter in reading.text)
    for digit in reading.digits:
        assert min(digit.box.width, digit.box.height) > 0
        assert 0 <= digit.box.x < width
        assert 0 <= digit.box.y < height
        assert digit.crop.shape == (28, 28)
    if reading.digits:
        assert painter.paint(reading).startswith(b"\x89PNG")
