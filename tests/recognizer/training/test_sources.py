"""Omniglot and typefaces are found in a folder or fetched; without them training goes on."""

import logging
import re
from pathlib import Path

import keras
import pytest

from recognizer.errors import DatasetError
from recognizer.training import sources
from recognizer.training.sources import families, load_omniglot, load_real_hands, load_typefaces
from tests.recognizer.studio.writing.materials import L_SHAPE, archive, dejavu


def omniglot(folder: Path) -> None:
    for name, alphabet in zip(sources.OMNIGLOT, ("Latin", "Greek"), strict=True):
        archive(folder / name, {alphabet: [[L_SHAPE] * 20] * 24})


def fonts(folder: Path) -> None:
    for package in ("kalam", "mansalva", "roboto", "lato"):
        place = folder / package / "files"
        place.mkdir(parents=True)
        (place / f"{package}-latin-400-normal.woff2").write_bytes(dejavu().data)
    (folder / "stranger-latin-400-normal.woff2").write_bytes(dejavu().data)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for variable in ("OMNIGLOT_PATH", "CAPITALS_PATH", "FONTS_PATH"):
        monkeypatch.setenv(variable, str(tmp_path))
    return tmp_path


def test_hands_are_found_and_split(folder: Path) -> None:
    omniglot(folder)
    fonts(folder)
    hands = load_real_hands()
    assert [face.name for face in hands.train.hands] == ["Kalam"]
    assert [face.name for face in hands.train.prints] == ["Roboto"]
    assert [face.name for face in hands.held_out.hands] == ["Mansalva"]
    assert [face.name for face in hands.held_out.prints] == ["Lato"]
    assert hands.train.drawings is not None
    assert hands.held_out.drawings is not None
    assert len(hands.train.drawings.alphabets["Latin"].drawings[0]) == 16
    assert len(hands.held_out.drawings.alphabets["Latin"].drawings[0]) == 4


def test_the_credits_name_everything_with_its_licence(folder: Path) -> None:
    omniglot(folder)
    fonts(folder)
    first, second = load_real_hands().credits
    assert first["licence"] == "MIT"
    assert first["parts"] == ["Latin", "Greek"]
    assert second["licence"] == "OFL-1.1"
    assert len(second["parts"]) == 4
    assert all(re.fullmatch(r"[A-Z][A-Za-z ]+ \d+\.\d+\.\d+", part) for part in second["parts"])


def test_without_them_it_says_so_in_a_sentence_each(
    folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING):
        hands = load_real_hands()
    assert hands.train.drawings is None
    assert not hands.train.hands
    assert not hands.credits
    assert [record.exc_info for record in caplog.records] == [None, None, None]
    assert all(str(folder) in message for message in caplog.messages)
    assert "no letters by people" in caplog.messages[0]
    assert "Capital letters by people" in caplog.messages[1]
    assert "no handwriting" in caplog.messages[2]


def test_damaged_files_are_a_dataset_error(folder: Path) -> None:
    for name in sources.OMNIGLOT:
        (folder / name).write_bytes(b"no archive")
    with pytest.raises(DatasetError, match="Omniglot"):
        load_omniglot()
    (folder / "kalam-latin-400-normal.woff2").write_bytes(b"no font")
    with pytest.raises(DatasetError, match="typeface"):
        load_typefaces()


@pytest.mark.parametrize(
    "fault", [Exception("URL fetch failure"), ValueError("corrupt"), OSError()]
)
def test_a_failed_download_is_one_sentence(
    fault: Exception,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    for variable in ("OMNIGLOT_PATH", "CAPITALS_PATH", "FONTS_PATH"):
        monkeypatch.delenv(variable)
    asked = []

    def get_file(name: str, url: str, **_: str) -> str:
        asked.append((name, url))
        raise fault

    monkeypatch.setattr(keras.utils, "get_file", get_file)
    hands = load_real_hands()
    assert len(asked) == 3  # it does not try hundreds of fonts when the first is not to be had
    assert not hands.credits
    assert [len(message.splitlines()) for message in caplog.messages] == [1, 1, 1]
    assert all("_PATH can name a folder" in message for message in caplog.messages)


def test_what_is_downloaded_is_asked_for_with_its_checksum(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("OMNIGLOT_PATH")
    monkeypatch.setenv("FONTS_PATH", str(tmp_path))
    omniglot(tmp_path)
    asked = {}

    def get_file(name: str, url: str, *, file_hash: str, cache_subdir: str) -> str:
        asked[url] = file_hash
        return str(tmp_path / name)

    monkeypatch.setattr(keras.utils, "get_file", get_file)
    assert load_real_hands().train.drawings is not None
    assert list(asked.values()) == list(sources.OMNIGLOT.values())
    assert all(sources.OMNIGLOT_COMMIT in url for url in asked)


def test_the_list_of_families_is_sound() -> None:
    listed = families()
    assert len({family.package for family in listed}) == len(listed) > 70
    assert all(re.fullmatch("[0-9a-f]{64}", family.sha256) for family in listed)
    assert {(family.kind, family.split) for family in listed} == {
        (kind, split) for kind in ("hand", "print") for split in ("training", "held-out")
    }
    kinds = [family.kind for family in listed]
    assert kinds.count("hand") >= 50
    assert kinds.count("print") >= 20
    assert all(family.version in family.url for family in listed)


def test_the_notice_names_every_source() -> None:
    notice = " ".join((Path(__file__).parents[3] / "NOTICE").read_text("utf-8").split())
    assert "Omniglot" in notice
    assert "NIST Special Database 19" in notice
    assert "SSE-letters" in notice
    for family in families():
        assert f"{family.family} {family.version}: {family.copyright}" in notice
