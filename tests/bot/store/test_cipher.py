from pathlib import Path

import pytest
from cryptography.fernet import Fernet

from bot.store import Cipher, StoreError


def test_the_key_file_is_made_once_and_is_its_owners_alone(tmp_path: Path) -> None:
    token = Cipher.load(tmp_path / "data").encrypt(b"crop")
    path = tmp_path / "data" / "secret.key"
    assert path.stat().st_mode & 0o777 == 0o600
    assert Cipher.load(tmp_path / "data").decrypt(token) == b"crop"


def test_a_key_file_that_others_can_read_is_closed_to_them(tmp_path: Path) -> None:
    Cipher.load(tmp_path)
    (tmp_path / "secret.key").chmod(0o644)
    Cipher.load(tmp_path)
    assert (tmp_path / "secret.key").stat().st_mode & 0o777 == 0o600


def test_a_given_key_leaves_no_file(tmp_path: Path) -> None:
    key = Fernet.generate_key().decode()
    assert Cipher.load(tmp_path, key).decrypt(Cipher(key).encrypt(b"crop")) == b"crop"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("key", ["short", "!" + 42 * "a" + "=", 44 * "=", 43 * "a" + "=,"])
def test_a_malformed_key_is_refused(tmp_path: Path, key: str) -> None:
    with pytest.raises(StoreError):
        Cipher.load(tmp_path, key)


def test_another_key_cannot_read_and_says_so(tmp_path: Path) -> None:
    token = Cipher.load(tmp_path / "a").encrypt(b"crop")
    with pytest.raises(StoreError):
        Cipher.load(tmp_path / "b").decrypt(token)


def test_a_new_key_before_the_old_one_takes_over_and_nobody_gets_another_name() -> None:
    old, new = (Fernet.generate_key().decode() for _ in range(2))
    before, after = Cipher(old), Cipher(f"{new},{old}\n")
    token = before.encrypt(b"crop")
    assert after.decrypt(token) == b"crop"
    assert after.name(42) == before.name(42)
    renewed = after.renewed(token)
    assert renewed
    for fresh in (renewed, after.encrypt(b"crop")):
        assert Cipher(new).decrypt(fresh) == b"crop"
        assert after.renewed(fresh) is None
    assert after.renewed(Cipher(Fernet.generate_key().decode()).encrypt(b"")) is None


def test_names_are_stable_differ_and_need_the_key(tmp_path: Path) -> None:
    cipher, other = Cipher.load(tmp_path / "a"), Cipher.load(tmp_path / "b")
    assert cipher.name(42) == Cipher.load(tmp_path / "a").name(42)
    assert len({cipher.name(42), cipher.name(43), cipher.name(4, 2), other.name(42)}) == 4


def test_a_folder_that_cannot_be_written_is_a_store_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError):
        Cipher.load(tmp_path / "file")
