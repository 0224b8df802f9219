import errno
import json
import os
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from recognizer.errors import ModelError
from recognizer.registry import Registry, Version, default_models_dir, shipped_models_dir
from recognizer.registry import registry as module

LONG_AGO = 1_000_000_000


def publish(registry: Registry, content: bytes = b"weights", **card: object) -> Version:
    with registry.draft() as draft:
        (draft / "model.keras").write_bytes(content)
        return registry.publish(draft, card)


@pytest.fixture
def registry(tmp_path: Path) -> Registry:
    return Registry(tmp_path / "models")


def test_a_published_version_is_numbered_whole_and_not_yet_in_service(registry: Registry) -> None:
    first = publish(registry, architecture="mlp")
    registry.switch(first.number)
    second = publish(registry, architecture="cnn")
    assert [version.name for version in registry.versions()] == ["0001", "0002"]
    assert second.card["architecture"] == "cnn"
    assert second.model.read_bytes() == b"weights"
    assert registry.current() == first


def test_the_pointer_is_a_text_file_that_a_person_can_read(registry: Registry) -> None:
    registry.switch(publish(registry).number)
    assert (registry.root / "current").read_text() == "0001\n"


@pytest.mark.parametrize(("umask", "others"), [(0o077, 0), (0o022, 0o044)])
def test_who_may_read_a_model_is_for_the_umask_to_say(
    registry: Registry, umask: int, others: int
) -> None:
    before = os.umask(umask)
    try:
        for _ in range(2):
            registry.switch(publish(registry).number)
    finally:
        os.umask(before)
    for path in [registry.root, *registry.root.rglob("*")]:
        assert path.stat().st_mode & 0o066 == others, path


def test_a_draft_that_is_not_published_leaves_nothing(registry: Registry) -> None:
    with pytest.raises(RuntimeError), registry.draft() as draft:
        (draft / "model.keras").write_bytes(b"half")
        raise RuntimeError
    assert list(registry.root.iterdir()) == []


def test_a_draft_without_a_model_is_refused(registry: Registry) -> None:
    with registry.draft() as draft, pytest.raises(ModelError):
        registry.publish(draft, {})


def test_an_empty_registry_has_no_current_version(registry: Registry) -> None:
    with pytest.raises(ModelError):
        registry.current()
    assert registry.versions() == ()


@pytest.mark.parametrize(
    "damage",
    [
        lambda folder: (folder / "model.keras").write_bytes(b"weight"),
        lambda folder: (folder / "model.keras").unlink(),
        lambda folder: (folder / "card.json").unlink(),
        lambda folder: (folder / "card.json").write_text("{"),
        lambda folder: (folder / "card.json").write_text("[]"),
        lambda folder: (folder / "card.json").write_bytes(b"\xff\xfe"),
    ],
)
def test_a_damaged_current_version_gives_way_to_the_one_before(
    registry: Registry, damage: object
) -> None:
    for number in (publish(registry).number, publish(registry).number):
        registry.switch(number)
    publish(registry)
    assert callable(damage)
    damage(registry.root / "0002")
    assert registry.pointed() == 2
    assert registry.current().number == 1
    with pytest.raises(ModelError, match="0002"):
        registry.version(2)


def test_a_version_that_never_served_stands_in_last_of_all(registry: Registry) -> None:
    registry.switch(publish(registry, shipped=True).number)
    publish(registry)
    (registry.root / "current").write_text("nonsense")
    assert registry.current().number == 1
    (registry.root / "0001" / "card.json").unlink()
    assert registry.current().number == 2


def test_the_order_of_preference_is_service_then_shipped_then_age(registry: Registry) -> None:
    for number in range(1, 7):
        publish(registry, shipped=number == 2)
    for number in (4, 1, 6):
        registry.switch(number)
    (registry.root / "0001" / "card.json").unlink()
    assert [version.number for version in registry.by_preference()] == [6, 4, 2, 5, 3]


def test_a_damaged_version_cannot_be_switched_to(registry: Registry) -> None:
    registry.switch(publish(registry).number)
    (publish(registry).folder / "model.keras").unlink()
    with pytest.raises(ModelError):
        registry.switch(2)
    assert registry.current().number == 1


def test_writers_at_the_same_time_get_numbers_of_their_own(registry: Registry) -> None:
    contents = [f"weights {n}".encode() for n in range(12)]
    with ThreadPoolExecutor(6) as pool:
        published = list(pool.map(lambda content: publish(registry, content), contents))
    assert sorted(version.number for version in published) == list(range(1, 13))
    assert {version.model.read_bytes() for version in registry.versions()} == set(contents)


def test_a_pruned_number_is_not_given_again(registry: Registry) -> None:
    for _ in range(3):
        registry.switch(publish(registry).number)
    registry.prune(keep=1)
    assert publish(registry).number == 4


def test_pruning_spares_the_current_the_previous_and_the_shipped_version(
    registry: Registry,
) -> None:
    publish(registry, shipped=True)
    for _ in range(6):
        publish(registry)
    registry.switch(3)
    registry.switch(4)
    assert registry.prune(keep=1) == (2, 5, 6)
    assert [version.number for version in registry.versions()] == [1, 3, 4, 7]


def test_switching_back_and_forth_remembers_the_previous_one(registry: Registry) -> None:
    for _ in range(3):
        registry.switch(publish(registry).number)
    assert registry.history() == (2, 1)
    registry.switch(1)
    assert registry.history() == (3, 2)
    registry.switch(1)
    assert registry.history() == (3, 2)


def test_the_draft_of_a_killed_process_is_swept_and_that_of_a_living_one_is_not(
    registry: Registry,
) -> None:
    script = (
        "import os, pathlib, sys\nfrom recognizer.registry import Registry\n"
        "with Registry(pathlib.Path(sys.argv[1])).draft() as draft:\n"
        "    (draft / 'model.keras').write_bytes(b'half')\n    os.kill(os.getpid(), 9)\n"
    )
    subprocess.run([sys.executable, "-c", script, str(registry.root)], check=False)
    (left,) = registry.root.glob(".draft-*")
    os.utime(left, (LONG_AGO, LONG_AGO))
    with registry.draft() as alive:
        os.utime(alive, (LONG_AGO, LONG_AGO))
        registry.sweep()
        assert alive.is_dir()
        assert not left.exists()
    assert registry.versions() == ()


def test_a_fresh_unlocked_draft_is_left_to_its_writer(registry: Registry) -> None:
    fresh = registry.root / ".draft-fresh"
    fresh.mkdir(parents=True)
    registry.sweep()
    assert fresh.is_dir()


def test_an_empty_registry_is_seeded_once_from_another(registry: Registry, tmp_path: Path) -> None:
    registry.switch(publish(registry, shipped=True).number)
    other = Registry(tmp_path / "other")
    assert other.seed(registry).card == registry.current().card
    publish(registry)
    registry.switch(2)
    assert other.seed(registry).number == 1


def test_a_folder_that_cannot_be_seeded_is_a_model_error(
    registry: Registry, tmp_path: Path
) -> None:
    registry.switch(publish(registry).number)
    (tmp_path / "file").write_text("")
    with pytest.raises(ModelError):
        Registry(tmp_path / "file").seed(registry)
    with pytest.raises(ModelError):
        Registry(tmp_path / "empty").seed(Registry(tmp_path / "nothing"))


def test_a_full_disk_is_given_as_the_reason_and_nothing_is_left(
    registry: Registry, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(source: Path, target: Path) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", str(source), None, str(target))

    registry.switch(publish(registry).number)
    monkeypatch.setattr(shutil, "copy", full)
    other = Registry(tmp_path / "other")
    with pytest.raises(ModelError, match=r"other: No space left on device$"):
        other.seed(registry)
    assert list(other.root.iterdir()) == []


def test_in_a_checkout_all_models_lie_beside_the_package() -> None:
    assert default_models_dir() == shipped_models_dir()
    assert default_models_dir().name == "models"
    assert (default_models_dir().parent / "recognizer" / "registry").is_dir()


def test_where_none_was_trained_yet_the_shipped_one_is_read(
    registry: Registry, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "default_models_dir", lambda: registry.root)
    assert Registry.to_read().root == shipped_models_dir()
    assert Registry.to_read(registry.root).root == registry.root
    assert not registry.root.exists()
    registry.seed()
    assert Registry.to_read().root == registry.root
    assert registry.current().card == Registry(shipped_models_dir()).current().card


def test_the_card_says_which_model_it_describes(registry: Registry) -> None:
    version = publish(registry, b"other weights")
    card = json.loads((version.folder / "card.json").read_text())
    assert len(card["sha256"]) == 64
    assert card == version.card
