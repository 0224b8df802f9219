"""Where rows go: to standard output, or to a file that an interrupted run can go on with."""

import contextlib
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Final

from recognizer.cli.rows import parquet
from recognizer.cli.rows.formats import FORMATS, Format
from recognizer.cli.rows.row import Row
from recognizer.errors import RecognizerError

PARQUET: Final = "parquet"
KINDS: Final = (*FORMATS, PARQUET)
_SUFFIXES: Final = {".jsonl": "jsonl", ".ndjson": "jsonl", ".csv": "csv", ".parquet": PARQUET}


def kind_of(path: Path | None) -> str:
    """Tell a format by a file's name; without any it is ``text``."""
    return _SUFFIXES.get(path.suffix.lower(), "text") if path else "text"


class Printed:
    """Standard output; of plain lines, what could not be read goes to standard error."""

    def __init__(self, kind: str) -> None:
        self._kind = kind
        self._begun = False
        self.failed = 0

    def __contains__(self, name: object) -> bool:
        return False

    def __len__(self) -> int:
        return 0

    def write(self, row: Row) -> None:
        """Print one row."""
        self.failed += row.failed
        out = sys.stderr if row.failed and self._kind == "text" else sys.stdout
        form = FORMATS[self._kind]
        out.write(form.line(row) if self._begun else form.header + form.line(row))
        out.flush()
        self._begun = True


class Filed:
    """A file of rows, and what is known of those that were there before."""

    def __init__(self, path: Path, form: Format, *, resume: bool) -> None:
        """Open ``path`` behind its whole rows with ``resume``, or else anew."""
        self._path, self._form = path, form
        self._names: set[str] = set()
        self.failed = 0
        self._file = path.open("r+b" if resume and path.exists() else "wb")
        try:
            self._begin(resume=resume)
        except BaseException:
            self.close()
            raise

    def _begin(self, *, resume: bool) -> None:
        end = 0
        if resume:
            end = self._scan()
            self._file.seek(end)
            self._file.truncate()
        if end == 0:
            self._put(self._form.header)

    def __contains__(self, name: object) -> bool:
        return bool(self._names) and self._form.name(str(name)) in self._names

    def __len__(self) -> int:
        return len(self._names)

    def write(self, row: Row) -> None:
        """Write one row, and let the system have it at once; raises RecognizerError."""
        self.failed += row.failed
        self._put(self._form.line(row))

    def close(self) -> None:
        """Close the file."""
        with contextlib.suppress(OSError):  # the last row's, which was told already
            self._file.close()

    def _put(self, text: str) -> None:
        try:
            self._file.write(text.encode("utf-8", "backslashreplace"))
            self._file.flush()
        except OSError as error:
            raise _unwritable(self._path, error) from error

    def _scan(self) -> int:
        """Take in the rows that are there; return where the last whole one ends."""
        lines = _WholeLines(self._file)
        end = 0
        try:
            for row in self._form.written(lines):
                self._names.add(row.name)
                self.failed += row.failed
                end = lines.end
        except (RecognizerError, UnicodeDecodeError) as error:
            said = error if isinstance(error, RecognizerError) else "holds no text"
            raise RecognizerError(f"{self._path} {said}: --resume cannot go on with it.") from error
        return end


class _WholeLines:
    """The lines of a file, save one at the end that was cut short; ``end`` is where it stands."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.end = 0

    def __iter__(self) -> Iterator[str]:
        for line in self._file:
            if line.endswith(b"\n"):
                self.end += len(line)
                yield line.decode("utf-8")


@contextlib.contextmanager
def output(path: Path | None, kind: str, *, resume: bool) -> Iterator[Printed | Filed]:
    """Open what rows are written to: the file ``path``, or standard output.

    The file is begun anew, unless ``resume`` says that its whole rows stay. Parquet can only be
    written as a whole: until then the rows are JSON lines in a file beside it, ``….part``.

    Raises:
        RecognizerError: the file cannot be written, or holds something else than rows.
    """
    if path is None:
        yield Printed(kind)
        return
    lines = path
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if kind == PARQUET:
            lines = path.with_name(f"{path.name}.part")
            parquet.check()
            if resume and path.exists() and not lines.exists():
                parquet.unpack(path, lines)
        out = Filed(lines, FORMATS.get(kind, FORMATS["jsonl"]), resume=resume)
    except OSError as error:
        raise _unwritable(path, error) from error
    try:
        yield out
    finally:
        out.close()
    if kind == PARQUET:
        try:
            parquet.pack(lines, path)
            lines.unlink()
        except OSError as error:
            raise _unwritable(path, error) from error


def _unwritable(path: Path, error: OSError) -> RecognizerError:
    return RecognizerError(f"{path} cannot be written: {error.strerror or error}.")
