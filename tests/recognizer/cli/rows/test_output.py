"""Files of rows: begun anew, gone on with, repaired, refused."""

from pathlib import Path

import pytest

from recognizer.cli.rows.formats import FORMATS
from recognizer.cli.rows.output import KINDS, PARQUET, kind_of, output
from recognizer.cli.rows.row import Row
from recognizer.errors import DamagedImageError, RecognizerError
from tests.recognizer.readings import reading

ROWS = [
    Row("1.jpg", reading("1")),
    Row("2\n.jpg", reading("2\n2")),
    Row("3.jpg", DamagedImageError()),
    Row("\udcff.jpg", reading("4")),
]
SUFFIXES = {"text": "txt", "jsonl": "jsonl", "csv": "csv"}


def write(path: Path, kind: str, rows: list[Row], *, resume: bool = False) -> None:
    with output(path, kind, resume=resume) as out:
        for row in rows:
            out.write(row)


def test_a_name_tells_the_format() -> None:
    names = ["a.jsonl", "a.ndjson", "a.csv", "a.Parquet", "a.txt", "a"]
    kinds = [kind_of(Path(name)) for name in names]
    assert kinds == ["jsonl", "jsonl", "csv", "parquet", "text", "text"]
    assert kind_of(None) == "text"
    assert set(kinds) == set(KINDS)


@pytest.mark.parametrize("kind", FORMATS)
def test_wherever_a_run_ends_another_goes_on_to_the_same_file(kind: str, tmp_path: Path) -> None:
    whole = tmp_path / "whole"
    write(whole, kind, ROWS)
    data = whole.read_bytes()
    part = tmp_path / "part"
    for end in range(len(data) + 1):
        part.write_bytes(data[:end])
        with output(part, kind, resume=True) as out:
            assert len(out) == sum(row.name in out for row in ROWS)
            for row in ROWS:
                if row.name not in out:
                    out.write(row)
            assert out.failed == 1
        assert part.read_bytes() == data, end


@pytest.mark.parametrize("kind", FORMATS)
def test_without_resume_a_file_is_begun_anew(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "new" / f"rows.{SUFFIXES[kind]}"
    write(path, kind, ROWS)
    write(path, kind, ROWS[:1])
    assert path.read_text() == FORMATS[kind].header + FORMATS[kind].line(ROWS[0])


def test_rows_are_there_as_soon_as_they_are_written(tmp_path: Path) -> None:
    path = tmp_path / "rows"
    with output(path, "text", resume=False) as out:
        out.write(ROWS[0])
        assert path.read_text() == "1.jpg: 1 (98.0%)\n"


@pytest.mark.parametrize(
    ("kind", "data"),
    [("text", b"hello\n"), ("jsonl", b"hello\n"), ("csv", b"a,b\n"), ("text", b"\xff\xfe: \n")],
)
def test_a_file_of_something_else_is_left_as_it_is(kind: str, data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "thesis"
    path.write_bytes(data)
    with (
        pytest.raises(RecognizerError, match="--resume cannot go on"),
        output(path, kind, resume=True),
    ):
        pass
    assert path.read_bytes() == data


@pytest.mark.parametrize("kind", KINDS)
def test_what_cannot_be_written_is_a_sentence(kind: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for path in (tmp_path / "file" / "rows", tmp_path):
        with (
            pytest.raises(RecognizerError, match="cannot be written"),
            output(path, kind, resume=False) as out,
        ):
            out.write(ROWS[0])


def test_a_full_disk_is_a_sentence() -> None:
    with (
        pytest.raises(RecognizerError, match="No space left on device"),
        output(Path("/dev/full"), "text", resume=False) as out,
    ):
        out.write(ROWS[0])


@pytest.mark.parametrize("kind", FORMATS)
def test_the_screen_gets_rows_and_their_header_once(
    kind: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with output(None, kind, resume=False) as out:
        for row in ROWS[:3]:
            out.write(row)
    assert out.failed == 1
    said = capsys.readouterr()
    form = FORMATS[kind]
    lines = [form.line(row) for row in ROWS[:3]]
    if kind == "text":
        assert said.err == lines.pop()
    assert said.out == form.header + "".join(lines)


def test_parquet_goes_on_from_its_lines_and_from_itself(tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    path, lines = tmp_path / "rows.parquet", tmp_path / "rows.parquet.part"
    with pytest.raises(KeyboardInterrupt), output(path, PARQUET, resume=False) as out:
        out.write(ROWS[0])
        raise KeyboardInterrupt
    assert not path.exists()
    assert lines.exists()
    for rows in (ROWS[1:3], ROWS[3:]):
        with output(path, PARQUET, resume=True) as out:
            assert ROWS[0].name in out
            for row in rows:
                out.write(row)
        assert not lines.exists()
    table = parquet.read_table(path).to_pylist()
    assert [row["file"] for row in table] == ["1.jpg", "2\n.jpg", "3.jpg", "\\udcff.jpg"]
    assert table[1]["text"] == "2\n2"
    assert table[1]["digits"] == reading("2\n2").to_dict()["digits"]
    assert table[2]["error"] == str(DamagedImageError())
    assert table[2]["digits"] is None
    assert [each.name for each in tmp_path.iterdir()] == ["rows.parquet"]


def test_a_file_that_is_no_parquet_is_left_as_it_is(tmp_path: Path) -> None:
    arrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    path = tmp_path / "rows.parquet"
    path.write_text("hello")
    with pytest.raises(RecognizerError, match="no Parquet"), output(path, PARQUET, resume=True):
        pass
    assert path.read_text() == "hello"
    parquet.write_table(arrow.table({"a": [1]}), path)
    with pytest.raises(RecognizerError, match="other columns"), output(path, PARQUET, resume=True):
        pass
