"""Files that the person names."""

from pathlib import Path

from recognizer.errors import RecognizerError


def write(path: Path, data: bytes) -> None:
    """Write a file that the person asked for.

    Raises:
        RecognizerError: it cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    except OSError as error:
        raise RecognizerError(f"{path} cannot be written: {error.strerror}.") from error


def numbered(path: Path, index: int) -> Path:
    """Name the output of the photo ``index``, from 0: ``a.png``, ``a-2.png``, ``a-3.png``."""
    return path if index == 0 else path.with_name(f"{path.stem}-{index + 1}{path.suffix}")
