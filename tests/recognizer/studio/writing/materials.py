"""Letters and typefaces for tests: a handmade archive, and fonts that matplotlib ships."""

import zipfile
from pathlib import Path

import matplotlib

from recognizer.studio.writing.typefaces import Typeface

L_SHAPE = "START\n10.0,-10.0,0\n10.0,-30.0,40\n10.0,-50.0,80\n30.0,-50.0,120\nBREAK\n"
TWO_STROKES = "START\n0,0,0\n40,-40,50\nBREAK\n40,0,90\n0,-40,120\nBREAK\n"
SLIP = "START\n50,-50,0\n51,-50,10\nBREAK\n"


def dejavu(name: str = "DejaVu Sans") -> Typeface:
    fonts = Path(matplotlib.get_data_path()) / "fonts" / "ttf"
    return Typeface(name, (fonts / f"{name.replace(' ', '')}.ttf").read_bytes())


def archive(path: Path, alphabets: dict[str, list[list[str]]]) -> Path:
    """Write drawings[character][writer] as Omniglot's archives do, with the litter of theirs."""
    with zipfile.ZipFile(path, "w") as file:
        file.writestr(f"__MACOSX/{path.stem}/Latin/character01/._0001_01.txt", "litter")
        for alphabet, characters in alphabets.items():
            for number, drawings in enumerate(characters, 1):
                for writer, text in enumerate(drawings, 1):
                    folder = f"{path.stem}/{alphabet}/character{number:02}"
                    file.writestr(f"{folder}/{number:04}_{writer:02}.txt", text)
    return path
