from telegram import Message

from bot.photos.passed_albums import MOST, REMEMBERED_SECONDS, PassedAlbums
from tests.bot.messages import message


def item(number: int, album: str | None = "one", caption: str = "") -> Message:
    return message(number, media_group_id=album, caption=caption)


def test_an_edited_item_brings_the_whole_album_in_order_as_it_is_now() -> None:
    albums = PassedAlbums()
    albums.passed([item(3), item(1)])
    albums.passed([item(2), item(9, "other")])
    whole = albums.whole(item(2, caption="/digit"))
    assert [(one.message_id, one.caption) for one in whole] == [(1, ""), (2, "/digit"), (3, "")]
    assert albums.whole(item(3))[1].caption == "/digit"


def test_what_is_no_item_or_did_not_pass_is_alone() -> None:
    albums = PassedAlbums()
    albums.passed([item(1, None), item(2)])
    for alone in (item(1, None), item(5, "unknown")):
        assert albums.whole(alone) == [alone]


def test_so_many_are_remembered_for_so_long() -> None:
    now = 0.0
    albums = PassedAlbums(lambda: now)
    for number in range(MOST + 1):
        albums.passed([item(1, str(number)), item(2, str(number))])
    assert len(albums.whole(item(1, "0"))) == 1
    assert len(albums.whole(item(1, str(MOST)))) == 2
    now = REMEMBERED_SECONDS + 1
    assert len(albums.whole(item(1, str(MOST)))) == 1
