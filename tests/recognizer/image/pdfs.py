"""PDF files, made here."""

import ctypes
import io

import numpy as np
import pypdfium2
from numpy.typing import NDArray
from PIL import Image
from pypdfium2 import raw

from tests.recognizer.files import drawing


def pdf(*pictures: NDArray[np.uint8], dpi: int = 200) -> bytes:
    """A scan: each picture, RGB, fills a page."""
    first, *others = [Image.fromarray(picture) for picture in pictures or (drawing(),)]
    out = io.BytesIO()
    first.save(out, "PDF", save_all=True, append_images=others, resolution=dpi, quality=95)
    return out.getvalue()


def locked() -> bytes:
    """A page behind a password: ISO 32000-1, 7.6.3, with entries that no password fits."""
    key = b"<" + b"5a" * 32 + b">"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>",
        b"<</Filter/Standard/V 1/R 2/P -4/O %s/U %s>>" % (key, key),
    ]
    out = b"%PDF-1.4\n"
    table = b"0000000000 65535 f \n"
    for number, body in enumerate(objects, 1):
        table += b"%010d 00000 n \n" % len(out)
        out += b"%d 0 obj%sendobj\n" % (number, body)
    trailer = b"trailer<</Size 5/Root 1 0 R/Encrypt 4 0 R/ID[<00><00>]>>\n"
    return out + b"xref\n0 5\n" + table + trailer + b"startxref\n%d\n%%%%EOF" % len(out)


def written_on() -> bytes:
    """An empty page with a stroke of a tablet's pen from corner to corner, as an annotation."""
    document = pypdfium2.PdfDocument.new()
    page = document.new_page(100, 100)
    annotation = raw.FPDFPage_CreateAnnot(page, raw.FPDF_ANNOT_INK)
    points = (raw.FS_POINTF * 2)(raw.FS_POINTF(10, 10), raw.FS_POINTF(90, 90))
    raw.FPDFAnnot_SetRect(annotation, ctypes.byref(raw.FS_RECTF(5, 95, 95, 5)))
    raw.FPDFAnnot_SetColor(annotation, raw.FPDFANNOT_COLORTYPE_Color, 0, 0, 0, 255)
    raw.FPDFAnnot_SetBorder(annotation, 0, 0, 4)
    raw.FPDFAnnot_AddInkStroke(annotation, points, 2)
    raw.FPDFPage_CloseAnnot(annotation)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()
