"""Contact sheet of what was read wrong: the photo, what the network saw, label and answer."""

from collections.abc import Sequence
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from recognizer.errors import RecognizerError, UnreadableImageError
from recognizer.evaluation.scores import Outcome, Verdict
from recognizer.image import decode
from recognizer.pictures.lettering import font_path

PER_PAGE = 24
COLUMNS = 4
TILE = (320, 300)
PHOTO = (304, 190)
CROP = 40
TEXT_LEFT = 8
INK, FAINT, PAPER, WRONG, SILENT = "#1c2430", "#66707d", "#ffffff", "#b3261e", "#8a5a00"


def write_contact_sheets(failures: Sequence[Outcome], folder: Path) -> tuple[Path, ...]:
    """Write pages of ``PER_PAGE`` failures as ``failures-1.png`` and so on; sheets of before go.

    Raises:
        RecognizerError: the folder cannot be written to.
    """
    pages = [failures[i : i + PER_PAGE] for i in range(0, len(failures), PER_PAGE)]
    sheets = [contact_sheet(page) for page in pages]
    paths = [folder / f"failures-{number}.png" for number in range(1, len(pages) + 1)]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for old in folder.glob("failures-*.png"):
            old.unlink()
        for path, sheet in zip(paths, sheets, strict=True):
            sheet.save(path)
    except OSError as error:
        raise RecognizerError(f"{folder} cannot be written to: {error.strerror}.") from error
    return tuple(paths)


def contact_sheet(failures: Sequence[Outcome]) -> Image.Image:
    """Lay failures out in rows of tiles."""
    rows = -(-len(failures) // COLUMNS)
    columns = min(COLUMNS, len(failures))
    sheet = Image.new("RGB", (columns * TILE[0], rows * TILE[1]), "#e6e9ee")
    for index, failure in enumerate(failures):
        row, column = divmod(index, COLUMNS)
        sheet.paste(_tile(failure), (column * TILE[0] + 2, row * TILE[1] + 2))
    return sheet


def _tile(failure: Outcome) -> Image.Image:
    tile = Image.new("RGB", (TILE[0] - 4, TILE[1] - 4), PAPER)
    draw = ImageDraw.Draw(tile)
    tile.paste(_photo(failure), (6, 6))
    crops = [digit.crop for digit in failure.digits][: PHOTO[0] // CROP]
    for index, crop in enumerate(crops):
        tile.paste(Image.fromarray(crop).resize((CROP - 4, CROP - 4)), (6 + index * CROP, 200))
    colour = WRONG if failure.verdict is Verdict.WRONG else SILENT
    sure = f"  ({failure.confidence:.0%})" if failure.answer else ""
    answer = failure.answer or failure.error or "nothing"
    _line(draw, 240, f"{failure.entry.label or 'nothing'} → {answer}{sure}", colour, 17, bold=True)
    _line(draw, 264, failure.entry.file, INK, 12)
    _line(draw, 279, f"{failure.entry.category} {failure.entry.source}", FAINT, 11)
    return tile


def _line(
    draw: ImageDraw.ImageDraw, y: int, text: str, colour: str, size: int, *, bold: bool = False
) -> None:
    """Write one line, cut to the tile's width."""
    font = ImageFont.truetype(font_path(bold=bold), size)
    shown = text
    while draw.textlength(shown, font) > PHOTO[0]:
        shown = shown.removesuffix("…")[:-1] + "…"
    draw.text((TEXT_LEFT, y), shown, colour, font)


def _photo(failure: Outcome) -> Image.Image:
    """Show the photo, with the boxes that were read, on a plain field of ``PHOTO``'s size."""
    field = Image.new("RGB", PHOTO, "#f3f5f8")
    try:
        photo = decode(failure.entry.path.read_bytes())
    except UnreadableImageError:
        return field
    ratio = min(PHOTO[0] / photo.width, PHOTO[1] / photo.height)
    size = max(1, round(photo.width * ratio)), max(1, round(photo.height * ratio))
    small: NDArray[np.uint8] = np.asarray(
        cv2.resize(photo.pixels, size, interpolation=cv2.INTER_AREA), np.uint8
    )
    picture = Image.fromarray(np.ascontiguousarray(small[:, :, ::-1]))
    draw = ImageDraw.Draw(picture)
    for digit in failure.digits:
        x, y, width, height = (side * ratio for side in digit.box)
        draw.rectangle((x, y, x + width, y + height), outline=WRONG)
    field.paste(picture, ((PHOTO[0] - size[0]) // 2, (PHOTO[1] - size[1]) // 2))
    return field
