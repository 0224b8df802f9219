import pytest
from telegram import PhotoSize

from bot.photos.attachments import Picture, Refusal, attachment
from recognizer.errors import (
    AvifUnsupportedError,
    DamagedImageError,
    ImageTooLargeError,
    NotAnImageError,
    OutOfMemoryError,
    UnreadableImageError,
)
from tests.bot.messages import message


@pytest.mark.parametrize(
    ("sides", "chosen"),
    [((90, 320, 800, 1280, 2560), 1280), ((90, 320, 800), 800), ((1280,), 1280)],
)
def test_the_smallest_useful_size_of_a_photo_is_fetched(
    sides: tuple[int, ...], chosen: int
) -> None:
    sizes = [PhotoSize(f"id{side}", f"u{side}", side, side // 2) for side in sides]
    assert attachment(message(photo=sizes)) == Picture(f"id{chosen}")


def test_a_text_carries_nothing() -> None:
    assert attachment(message(text="hello")) is None


def test_every_error_of_the_recognizer_has_its_own_sentence() -> None:
    errors = (
        NotAnImageError(),
        ImageTooLargeError(),
        DamagedImageError(),
        AvifUnsupportedError(),
        OutOfMemoryError(),
    )
    refusals = [Refusal.of(error) for error in errors]
    assert len(set(refusals)) == len(refusals)
    assert Refusal.of(UnreadableImageError()) is Refusal.NOT_AN_IMAGE
