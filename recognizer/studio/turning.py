"""Pictures of numbers that lie on their side or upside down."""

from dataclasses import replace
from typing import Final, Literal

import numpy as np

from recognizer.reading import Box
from recognizer.studio.scene import Scene
from recognizer.studio.writing.easel import OTHERS

Degrees = Literal[90, 180, 270]
"""A turn against the clock."""
ALL: Final[tuple[Degrees, Degrees, Degrees]] = (90, 180, 270)

SAME: Final = {
    90: frozenset({0, 1, 8}),
    180: frozenset({0, 1, 2, 5, 6, 8, 9}),
    270: frozenset({0, 1, 8}),
}
"""What still looks like a digit, the same or another one, after a turn."""


def turned(scene: Scene, degrees: Degrees) -> Scene:
    """Turn a scene; its text, labels and their order stay those of the scene held upright."""
    quarters = degrees // 90
    height, width = scene.photo.shape[:2]

    def all_of(boxes: tuple[Box, ...]) -> tuple[Box, ...]:
        return tuple(_box(box, degrees, width, height) for box in boxes)

    owners = scene.owners
    return replace(
        scene,
        photo=np.ascontiguousarray(np.rot90(scene.photo, quarters)),
        boxes=all_of(scene.boxes),
        others=all_of(scene.others),
        ignored=all_of(scene.ignored),
        owners=None if owners is None else np.ascontiguousarray(np.rot90(owners, quarters)),
    )


def unread(scene: Scene, degrees: Degrees) -> Scene:
    """Turn a scene and take its digits for no digits, as a reader does who does not turn it back.

    A number of which nobody can tell that it was turned, such as 0 or 69, is ignored.
    """
    lying = turned(scene, degrees)
    boxes = iter(lying.boxes)
    others, ignored = list(lying.others), list(lying.ignored)
    for group in scene.text.split():
        alike = all(int(digit) in SAME[degrees] for digit in group)
        (ignored if alike else others).extend(next(boxes) for _ in group)
    owners = lying.owners
    if owners is not None:
        owners = np.where(owners > 0, np.uint8(OTHERS), owners)
    return replace(
        lying,
        text="",
        boxes=(),
        labels=(),
        others=tuple(others),
        ignored=tuple(ignored),
        owners=owners,
    )


def _box(box: Box, degrees: Degrees, width: int, height: int) -> Box:
    """Where a box lies once its picture of ``width`` and ``height`` was turned."""
    right, bottom = width - box.x - box.width, height - box.y - box.height
    if degrees == 90:
        return Box(box.y, right, box.height, box.width)
    if degrees == 180:
        return Box(right, bottom, box.width, box.height)
    return Box(bottom, box.x, box.height, box.width)
