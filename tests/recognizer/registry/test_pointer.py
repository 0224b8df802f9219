"""Which version is in service, and which were: what damage does to the files is no error."""

from pathlib import Path

from recognizer.registry.pointer import HISTORY_FILE, POINTER_FILE, Pointer


def test_it_points_at_nothing_at_first_and_then_at_the_last_and_knows_those_before(
    tmp_path: Path,
) -> None:
    pointer = Pointer(tmp_path)
    assert pointer.number() is None
    assert pointer.history() == ()
    for number in (3, 4, 4, 3, 12):
        pointer.move(number)
    assert pointer.number() == 12
    assert pointer.history() == (3, 4)
    assert pointer.served() == (12, 3, 4)
    assert pointer.file.read_text() == "0012\n"
    assert Pointer(tmp_path).history() == (3, 4)


def test_it_remembers_so_many(tmp_path: Path) -> None:
    pointer = Pointer(tmp_path)
    for number in range(1, 31):
        pointer.move(number)
    assert pointer.history() == tuple(range(29, 9, -1))


def test_what_is_no_number_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / POINTER_FILE).write_bytes(b"\xff")
    (tmp_path / HISTORY_FILE).write_text("0002\nlater\n1\n")
    pointer = Pointer(tmp_path)
    assert pointer.number() is None
    assert pointer.history() == pointer.served() == (2, 1)
