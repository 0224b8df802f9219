"""Rows as Apache Parquet, for data frames; it is written as a whole, from JSON lines."""

import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from recognizer.errors import RecognizerError

if TYPE_CHECKING:
    import pyarrow

ROWS_A_GROUP: Final = 10_000


def check() -> None:
    """Raise RecognizerError where nothing here can write Parquet."""
    try:
        import pyarrow.parquet  # noqa: F401
    except ImportError as error:
        raise RecognizerError(
            "Parquet is written by pyarrow, which is not installed: pip install "
            "'digit-bot[parquet]'."
        ) from error


def pack(lines: Path, path: Path) -> None:
    """Write the JSON lines of a file as Parquet, in the place of ``path``; raises OSError."""
    from pyarrow import RecordBatch, parquet

    schema = _schema()
    new = path.with_name(f"{path.name}.new")
    try:
        with lines.open(encoding="utf-8") as file, parquet.ParquetWriter(new, schema) as writer:
            for rows in _batches(file):
                writer.write_batch(RecordBatch.from_pylist(rows, schema))
        new.replace(path)
    finally:
        new.unlink(missing_ok=True)


def unpack(path: Path, lines: Path) -> None:
    """Write the rows of a Parquet file as JSON lines, to go on with them.

    Raises:
        OSError: a file cannot be read or written.
        RecognizerError: the file holds something else than our rows.
    """
    from pyarrow import ArrowInvalid, parquet

    new = lines.with_name(f"{lines.name}.new")
    try:
        with parquet.ParquetFile(path) as table, new.open("w", encoding="utf-8") as file:
            if table.schema_arrow.names != _schema().names:
                raise RecognizerError(f"{path} has other columns: --resume cannot go on with it.")
            for batch in table.iter_batches():
                file.writelines(json.dumps(_row(row)) + "\n" for row in batch.to_pylist())
        new.replace(lines)
    except ArrowInvalid as error:
        raise RecognizerError(f"{path} is no Parquet: --resume cannot go on with it.") from error
    finally:
        new.unlink(missing_ok=True)


def _schema() -> "pyarrow.Schema":
    import pyarrow as pa

    box = pa.list_(pa.int32())
    digit = pa.struct(
        {
            "digit": pa.int8(),
            "confidence": pa.float64(),
            "probabilities": pa.list_(pa.float64()),
            "box": box,
        }
    )
    return pa.schema(
        {
            "file": pa.string(),
            "text": pa.string(),
            "digits": pa.list_(digit),
            "error": pa.string(),
        }
    )


def _batches(lines: Iterator[str]) -> Iterator[list[dict[str, Any]]]:
    while some := list(islice(lines, ROWS_A_GROUP)):
        yield [_encodable(json.loads(line)) for line in some]


def _encodable(row: dict[str, Any]) -> dict[str, Any]:
    from recognizer.cli.rows.row import shown

    return {**row, "file": shown(row["file"])}


def _row(row: dict[str, Any]) -> dict[str, Any]:
    """Return a row as it was written: what a file does not have is not said in JSON."""
    return {name: value for name, value in row.items() if value is not None}
