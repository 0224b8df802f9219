"""PDF files, page by page."""

import io
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Final, Self

import numpy as np
from numpy.typing import NDArray

from recognizer.errors import DamagedImageError, UnreadableImageError
from recognizer.image.photo import DECODER_ERRORS, Photo, as_photo, unreadable

if TYPE_CHECKING:
    import pypdfium2

DPI: Final = 200
"""In pixels of this resolution boxes are given: scanners' usual one for forms."""
POINT: Final = 1 / 72
"""PDF's unit, in inches."""
LONGEST: Final = 4096
"""Larger pages are drawn at this many pixels: there is nothing to be gained by more."""

# PDFium may not be called by two threads at a time (https://pypdfium2.readthedocs.io).
_pdfium: Final = threading.RLock()


@dataclass(frozen=True)
class Page:
    """One page: a PDF file's bytes that hold nothing else, so that any process can draw it."""

    data: bytes = field(repr=False)

    def draw(self) -> Photo:
        """Draw the page on white; its size and boxes are in pixels at ``DPI``.

        Raises:
            DamagedImageError: it cannot be drawn.
            OutOfMemoryError: memory ran out.
        """
        import pypdfium2

        try:
            with _pdfium, pypdfium2.PdfDocument(self.data) as document:
                return _draw(document[0])
        except DECODER_ERRORS as error:
            raise unreadable(error, DamagedImageError("This page is damaged.")) from error


def _draw(page: "pypdfium2.PdfPage") -> Photo:
    width, height = (max(1, round(side * POINT * DPI)) for side in page.get_size())
    share = min(1.0, LONGEST / max(width, height))
    # A hair smaller: sides of whole pixels, just above them by rounding, would get one more.
    scale = share * POINT * DPI * (1 - 1e-5)
    drawn: NDArray[np.uint8] = page.render(scale=scale).to_numpy()
    return as_photo(np.array(drawn[:, :, :3], np.uint8, order="C"), width, height)


class Pdf:
    """An open PDF file; ``len`` says how many pages it has."""

    def __init__(self, path: Path) -> None:
        """Open a file.

        Raises:
            UnreadableImageError: it cannot be opened, is no PDF, or wants a password.
        """
        import pypdfium2
        from pypdfium2.raw import FPDF_ERR_PASSWORD

        try:
            with path.open("rb"):
                pass  # whose errors say what is wrong with the name
            with _pdfium:
                self._document = pypdfium2.PdfDocument(path)
        except OSError as error:
            text = f"{error.strerror or 'This file cannot be opened'}."
            raise UnreadableImageError(text) from error
        except pypdfium2.PdfiumError as error:
            if error.err_code == FPDF_ERR_PASSWORD:
                raise UnreadableImageError("This PDF file wants a password.") from error
            raise DamagedImageError("This PDF file is damaged.") from error

    def __len__(self) -> int:
        with _pdfium:
            return len(self._document)

    def page(self, number: int) -> Page:
        """Return page ``number``, from 1; raises DamagedImageError where it is damaged."""
        import pypdfium2

        data = io.BytesIO()
        try:
            with _pdfium, pypdfium2.PdfDocument.new() as single:
                single.import_pages(self._document, [number - 1])
                single.save(data)
        except pypdfium2.PdfiumError as error:
            raise DamagedImageError("This page is damaged.") from error
        return Page(data.getvalue())

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        with _pdfium:
            self._document.close()


def pages(path: Path | str) -> Iterator[Page]:
    """Yield the pages of a PDF file; raises what ``Pdf`` and ``Pdf.page`` do."""
    with Pdf(Path(path)) as pdf:
        for number in range(1, len(pdf) + 1):
            yield pdf.page(number)
