from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from telegram import Message, PhotoSize, User

from bot.photos.attachments import attachments
from bot.photos.passed_albums import MOST, REMEMBERED_SECONDS, PassedAlbums
from bot.store import Store
from bot.store.shared_notes import SharedNotes
from tests.bot.messages import message

ALONE = SharedNotes(None)
ANN = User(1001, "Ann", is_bot=False)


def item(number: int, album: str | None = "one", caption: str = "") -> Message:
    return message(number, media_group_id=album, caption=caption)


def photo(number: int, name: str, caption: str = "") -> Message:
    sizes = [PhotoSize(name, f"u{name}", 800, 800)]
    return message(number, media_group_id="one", caption=caption, photo=sizes, from_user=ANN)


async def test_an_edited_item_brings_the_whole_album_in_order_as_it_is_now() -> None:
    albums = PassedAlbums(ALONE)
    await albums.passed([item(3), item(1)])
    await albums.passed([item(2)])
    await albums.passed([item(9, "other")])
    whole = await albums.whole(item(2, caption="/digit"))
    assert [(one.message_id, one.caption) for one in whole] == [(1, ""), (2, "/digit"), (3, "")]
    assert (await albums.whole(item(3)))[1].caption == "/digit"


async def test_what_is_no_item_or_did_not_pass_is_alone() -> None:
    albums = PassedAlbums(ALONE)
    await albums.passed([item(1, None)])
    await albums.passed([item(2)])
    for alone in (item(1, None), item(5, "unknown")):
        assert await albums.whole(alone) == [alone]


async def test_so_many_are_remembered_for_so_long() -> None:
    now = 0.0
    albums = PassedAlbums(ALONE, lambda: now)
    for number in range(MOST + 1):
        await albums.passed([item(1, str(number)), item(2, str(number))])
    assert len(await albums.whole(item(1, "0"))) == 1
    assert len(await albums.whole(item(1, str(MOST)))) == 2
    now = REMEMBERED_SECONDS + 1
    assert len(await albums.whole(item(1, str(MOST)))) == 1


@asynccontextmanager
async def two_processes(
    folder: Path, database_url: str | None
) -> AsyncIterator[tuple[PassedAlbums, PassedAlbums, Store]]:
    stores = [Store(folder, database_url) for _ in range(2)]
    here, there = (PassedAlbums(SharedNotes(store.notes)) for store in stores)
    try:
        yield here, there, stores[0]
    finally:
        for store in stores:
            await store.close()


async def _an_edit_finds_the_album_anywhere(here: PassedAlbums, there: PassedAlbums) -> None:
    await here.passed([photo(1, "a", caption="a secret"), photo(2, "b")])
    # A straggler.
    await there.passed([photo(3, "c")])
    # A photo that was replaced before anybody asked.
    await here.whole(photo(2, "new"))
    asked = photo(1, "a", caption="/digit")
    whole = await there.whole(asked)
    assert whole[0] is asked
    assert [one.file_id for one in attachments(whole)] == ["a", "new", "c"]  # type: ignore[union-attr]
    assert [one.from_user and one.from_user.id for one in whole] == [ANN.id] * 3
    assert [one.message_id for one in await here.whole(photo(3, "c"))] == [1, 2, 3]


@pytest.mark.postgres
async def test_on_postgresql_an_edit_finds_the_album_in_whatever_process(
    tmp_path: Path, postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.store.shared_notes.PATIENCE_SECONDS", 60.0)
    async with two_processes(tmp_path, postgres_url) as (here, there, _):
        await _an_edit_finds_the_album_anywhere(here, there)


async def test_it_is_kept_without_words_and_names_and_goes_with_its_sender(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.store.shared_notes.PATIENCE_SECONDS", 60.0)
    async with two_processes(tmp_path, None) as (here, there, store):
        await _an_edit_finds_the_album_anywhere(here, there)
        noted = await store.notes.get(("passed", 1, "one"))
        assert noted is not None
        assert b"Ann" not in noted
        assert b"secret" not in noted
        await store.consents.forget(ANN.id)
        assert await store.notes.get(("passed", 1, "one")) is None
