"""Typefaces that come with matplotlib and with the operating system: nobody learned from them."""

import re
from pathlib import Path
from typing import Final

import matplotlib
from matplotlib.font_manager import findSystemFonts

from recognizer.studio.writing.typefaces import Typeface

SYMBOLS: Final = re.compile(r"^(STIXNonUni|STIXSiz|LastResort|cm(ex|sy|mi))|Symbol|Emoji|Dingbat")
"""Fonts that hold something else where digits are, placeholders, or text figures, whose one and
nought are letters to anybody."""


def installed_typefaces() -> tuple[Typeface, ...]:
    """All fonts with ten digits, each once, matplotlib's first."""
    folder = Path(matplotlib.get_data_path()) / "fonts" / "ttf"
    paths = [*sorted(folder.glob("*.ttf")), *map(Path, sorted(findSystemFonts()))]
    single = {path.name: path for path in reversed(paths) if not SYMBOLS.search(path.name)}
    faces = [Typeface(path.stem, path.read_bytes()) for path in reversed(single.values())]
    return tuple(face for face in faces if face.readable())
