"""Made cases: pictures of one difficulty each, and how well they are read."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import numpy as np

from recognizer.evaluation.manifest import digits_of
from recognizer.image import Photo
from recognizer.reading import Box, Reading
from recognizer.recognizer import Recognizer
from recognizer.studio import Scene, Studio
from recognizer.studio.turning import ALL, SAME, Degrees, turned

COVERED = 0.5
"""A digit is not lost where so much of its box lies in one that is shown."""
Make = Callable[[Studio, np.random.Generator], Scene]


@dataclass
class Tally:
    """How many pictures were read right, not at all and wrong, and which digits were lost.

    A digit is lost where others were read and neither they nor what was skipped covers it.
    """

    right: int = 0
    silent: int = 0
    wrong: int = 0
    lost: int = 0
    digits: int = 0
    missed: list[int] = field(default_factory=list)
    """The numbers of the pictures that were not read right."""

    def __str__(self) -> str:
        count = self.right + self.silent + self.wrong
        return (
            f"{count:5} {self.right / count:8.1%} {self.silent / count:8.1%} "
            f"{self.wrong / count:8.1%} {self.lost:5} of {self.digits}"
        )

    @property
    def share(self) -> float:
        """The share that was read right."""
        return self.right / max(self.right + self.silent + self.wrong, 1)

    def add(self, scene: Scene, reading: Reading) -> bool:
        """Count one picture; return whether it was read right."""
        answer, truth = digits_of(reading.text), digits_of(scene.text)
        right = answer == truth
        self.right += right
        self.silent += not answer
        self.wrong += bool(answer) and not right
        self.digits += len(scene.labels)
        self.lost += lost_digits(scene, reading)
        return right


def page_of(kind: str) -> Make:
    """Pages of one kind."""
    return lambda studio, _rng: studio.page_scene(kind)


def number_turned(degrees: Degrees) -> Make:
    """Numbers of three digits and more, turned; not those that are numbers this way, too."""

    def make(studio: Studio, rng: np.random.Generator) -> Scene:
        while True:
            scene = studio.number_scene(int(rng.integers(3, 9)))
            if not all(label in SAME[degrees] for label in scene.labels):
                return turned(scene, degrees)

    return make


def read_cases(recognizer: Recognizer, studio: Studio, make: Make, count: int, seed: int) -> Tally:
    """Make so many pictures and read them."""
    tally, rng = Tally(), np.random.default_rng(seed)
    for number in range(count):
        scene = make(studio, rng)
        height, width = scene.photo.shape[:2]
        if not tally.add(scene, recognizer.read_photo(Photo(scene.photo, width, height, 1.0))):
            tally.missed.append(number)
    return tally


def lost_digits(scene: Scene, reading: Reading) -> int:
    """How many digits nobody is told of, though others were read."""
    if not reading.digits:
        return 0
    shown = [*(digit.box for digit in reading.digits), *reading.skipped]
    lying = next(one for one in _turns(scene) if np.array_equal(one.photo, reading.photo))
    return sum(max(_share(truth, box) for box in shown) < COVERED for truth in lying.boxes)


def _turns(scene: Scene) -> Iterator[Scene]:
    """A scene in all four ways it may lie, as it is first."""
    yield scene
    yield from (turned(scene, degrees) for degrees in ALL)


def _share(truth: Box, box: Box) -> float:
    """The share of ``truth`` that ``box`` covers."""
    across = min(truth.x + truth.width, box.x + box.width) - max(truth.x, box.x)
    down = min(truth.y + truth.height, box.y + box.height) - max(truth.y, box.y)
    return max(across, 0) * max(down, 0) / (truth.width * truth.height)
