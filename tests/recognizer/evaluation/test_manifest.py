"""The list of labelled photos: what it takes, and how it complains."""

from pathlib import Path

import pytest

from recognizer.errors import DatasetError
from recognizer.evaluation.manifest import load_manifest


def write(folder: Path, text: str, *photos: str, encoding: str = "utf-8") -> None:
    (folder / "manifest.csv").write_text(text, encoding=encoding)
    for name in photos:
        (folder / name).write_bytes(b"x")


def test_labels_keep_only_their_digits(tmp_path: Path) -> None:
    write(
        tmp_path,
        "file,label,category,source,notes\na.jpg,12 3/45,multi,me,\nb.jpg,,negative,,x\n",
        "a.jpg",
        "b.jpg",
    )
    several, none = load_manifest(tmp_path)
    assert (several.label, several.category, several.source) == ("12345", "multi", "me")
    assert (none.label, none.category, none.source) == ("", "negative", "")
    assert several.path == tmp_path / "a.jpg"


def test_the_source_may_be_left_out_and_spreadsheets_add_a_mark(tmp_path: Path) -> None:
    write(tmp_path, "file,label,category\na.jpg,7,single\n", "a.jpg", encoding="utf-8-sig")
    assert load_manifest(tmp_path)[0].label == "7"


def test_a_split_says_what_a_photo_is_for(tmp_path: Path) -> None:
    write(
        tmp_path,
        "file,label,category,source,split\na.jpg,7,single,me, tune \nb.jpg,,negative,me,\n",
        "a.jpg",
        "b.jpg",
    )
    assert [entry.split for entry in load_manifest(tmp_path)] == ["tune", ""]
    write(tmp_path, "file,label,category\na.jpg,7,single\n")
    assert load_manifest(tmp_path)[0].split == ""


def test_what_letters_are_called_is_no_digit(tmp_path: Path) -> None:
    rows = "file,label,category\na.jpg,E,letter\nb.jpg,letter 3,letter\n"
    write(tmp_path, rows, "a.jpg", "b.jpg")
    assert [entry.label for entry in load_manifest(tmp_path)] == ["", ""]


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("", "lists no photo"),
        ("file,category\na.jpg,single\n", "no column label"),
        ("file,label,category\nlost.jpg,7,single\na.jpg,1,single\n", "1 of 2 photos"),
    ],
)
def test_complains_in_a_sentence(tmp_path: Path, text: str, complaint: str) -> None:
    write(tmp_path, text, "a.jpg")
    with pytest.raises(DatasetError, match=complaint):
        load_manifest(tmp_path)


def test_complains_about_a_missing_list_and_bytes_that_are_no_text(tmp_path: Path) -> None:
    with pytest.raises(DatasetError, match=r"no manifest\.csv"):
        load_manifest(tmp_path / "nowhere")
    (tmp_path / "manifest.csv").write_bytes(b"\xff\xfe\x00\xd8")
    with pytest.raises(DatasetError, match="cannot be read"):
        load_manifest(tmp_path)
