"""A model in service that is damaged: the real recognizer, on a real file."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import bot.demo
from bot.fake_telegram.telegram import FakeTelegram
from bot.readers import Readers
from bot.readers.processes import ReadingProcesses
from bot.readers.serving import ServedModels
from recognizer.errors import ModelError
from recognizer.registry import Registry, Version
from tests.bot.stripes import StripeReader
from tests.bot.versions import two_versions, vouch
from tests.bot.workshop import workshop

SEVEN = Path(bot.demo.__file__).parent / "samples" / "7.jpg"


@pytest.fixture
def registry(tmp_path: Path) -> Registry:
    return two_versions(tmp_path / "models")


def overwrite(version: Version) -> None:
    """As a failing disk would."""
    content = bytearray(version.model.read_bytes())
    middle = len(content) // 2
    content[middle : middle + 512] = bytes(512)
    version.model.write_bytes(content)


def cut_off(version: Version) -> None:
    version.model.write_bytes(version.model.read_bytes()[:-1000])


def ship_damaged(version: Version) -> None:
    """The file is the one that its card describes, and was damaged before."""
    overwrite(version)
    vouch(version)


@pytest.fixture
def readers(registry: Registry) -> Iterator[Readers]:
    processes = ReadingProcesses(registry.root)
    yield Readers(processes.load, threads=1)
    processes.close()


@pytest.mark.parametrize("damage", [overwrite, cut_off, ship_damaged])
async def test_the_version_before_reads_on_and_the_admins_are_told(
    telegram: FakeTelegram,
    registry: Registry,
    tmp_path: Path,
    readers: Readers,
    damage: Callable[[Version], None],
) -> None:
    damage(registry.version(2))
    ada = telegram.person("Ada", language="en")
    office = telegram.private(ada)
    await ada.start()
    async with workshop(telegram, tmp_path, registry, ada.id, readers=readers):
        answer = await office.reply(await ada.send_photo(office, SEVEN.read_bytes()))
        assert answer.text.startswith("7")
        note = await telegram.wait_for(
            lambda: next((one for one in office.answers if "damaged" in one.text), None)
        )
        assert "The model in service, 0002, is damaged. I went back to 0001." in note.text
        assert readers.version == "0001"
        listed = await office.reply(await ada.send_text(office, "/models"))
        (serving,) = [line for line in listed.text.splitlines() if "in service" in line]
        assert serving.startswith("0001")


async def test_a_version_that_cannot_be_loaded_is_not_switched_to(
    telegram: FakeTelegram, registry: Registry, tmp_path: Path, readers: Readers
) -> None:
    registry.switch(1)
    ship_damaged(registry.version(2))
    ada = telegram.person("Ada", language="en")
    office = telegram.private(ada)
    async with workshop(telegram, tmp_path, registry, ada.id, readers=readers):
        listed = await office.reply(await ada.send_text(office, "/models"))
        said = await (await ada.press(listed, "Use 0002")).answered()
        assert "Model 0002 is damaged or gone" in said
        assert registry.pointed() == 1
        assert readers.version == "0001"


async def test_the_pointer_stays_where_no_model_can_be_loaded(registry: Registry) -> None:
    loads: list[int] = []

    def load() -> StripeReader:
        loads.append(1)
        if len(loads) > 1:
            raise ModelError("as when memory runs out")
        return StripeReader("0002")

    readers = Readers(load, threads=1)
    await readers.warm_up()
    with pytest.raises(ModelError):
        await ServedModels(registry, readers).switch(1)
    assert registry.pointed() == 2
    readers.close()
