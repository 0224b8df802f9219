import asyncio
import threading
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from cryptography.fernet import Fernet
from numpy.typing import NDArray
from sqlalchemy import select

from bot.store import Store
from bot.store.tables import corrections
from tests.bot.waiting import until

ANN, BOB = 1001, 1002


def crop(value: int) -> NDArray[np.uint8]:
    return np.full((28, 28), value, np.uint8)


async def keep(store: Store, user_id: int, message: int, label: int = 7) -> bool:
    return await store.corrections.keep(user_id, (user_id, message, 0), crop(message), label)


async def test_nothing_is_kept_before_consent_and_nothing_after_a_no(store: Store) -> None:
    assert await store.consents.given(ANN) is None
    assert not await keep(store, ANN, 1)
    await store.consents.answer(ANN, given=False)
    assert not await keep(store, ANN, 1)
    assert await store.corrections.count() == 0
    assert await store.consents.given(ANN) is False


async def test_what_was_kept_comes_back_as_it_was(store: Store) -> None:
    await store.consents.answer(ANN, given=True)
    assert await keep(store, ANN, 1, label=7)
    assert await keep(store, ANN, 2, label=10)
    kept = await store.corrections.all()
    assert kept.crops.shape == (2, 28, 28)
    assert kept.crops[:, 0, 0].tolist() == [1, 2]
    assert kept.labels.tolist() == [7, 10]
    assert kept.held_out.dtype == np.bool_


async def test_a_later_word_on_the_same_digit_replaces_the_earlier(store: Store) -> None:
    await store.consents.answer(ANN, given=True)
    await keep(store, ANN, 1, label=1)
    await keep(store, ANN, 1, label=7)
    assert (await store.corrections.all()).labels.tolist() == [7]


async def test_an_empty_store_gives_empty_arrays(store: Store) -> None:
    kept = await store.corrections.all()
    assert kept.crops.shape == (0, 28, 28)
    assert kept.labels.shape == kept.held_out.shape == (0,)


async def test_forgetting_deletes_that_persons_and_says_how_many(store: Store) -> None:
    for person in (ANN, BOB):
        await store.consents.answer(person, given=True)
        for message in range(3):
            await keep(store, person, message)
    await store.people.set(ANN, {"language": "es"})
    assert await store.consents.forget(ANN) == 3
    assert await store.consents.forget(ANN) == 0
    assert await store.corrections.count() == 3
    assert await store.consents.given(ANN) is None
    assert await store.people.settings(ANN) == {}


async def test_a_no_after_a_yes_takes_the_crops_along(store: Store) -> None:
    await store.consents.answer(ANN, given=True)
    await keep(store, ANN, 1)
    await store.consents.answer(ANN, given=False)
    assert await store.corrections.count() == 0


async def test_neither_who_nor_what_can_be_read_from_the_database(store: Store) -> None:
    await store.consents.answer(ANN, given=True)
    await keep(store, ANN, 65, label=7)
    async with store.transaction() as connection:
        row = (await connection.execute(select(corrections))).one()
    assert str(ANN) not in row.person + row.source
    assert b"A" * 20 not in row.content


def written(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.glob("digit-bot*"))


async def test_the_file_holds_neither_crop_nor_id(tmp_path: Path) -> None:
    store = Store(tmp_path)
    await store.consents.answer(123456789, given=True)
    await keep(store, 123456789, 65)
    await store.close()
    content = written(tmp_path)
    assert b"A" * 28 not in content
    assert b"123456789" not in content
    assert (123456789).to_bytes(4, "big") not in content


async def test_a_quarter_is_held_out_and_always_the_same_quarter(store: Store) -> None:
    await store.consents.answer(ANN, given=True)
    for message in range(100):
        await keep(store, ANN, message)
    first = (await store.corrections.all()).held_out
    assert 10 <= first.sum() <= 40
    await store.consents.answer(BOB, given=True)
    await keep(store, BOB, 1)
    await keep(store, ANN, 0, label=1)
    assert (await store.corrections.all()).held_out[:100].tolist() == first.tolist()


@pytest.mark.parametrize(("side", "label"), [(27, 7), (28, 11), (28, -1)])
async def test_what_is_no_correction_is_refused(store: Store, side: int, label: int) -> None:
    await store.consents.answer(ANN, given=True)
    with pytest.raises(ValueError, match="28x28"):
        await store.corrections.keep(ANN, (1,), np.zeros((side, side), np.uint8), label)


async def test_the_store_is_there_for_others_while_corrections_are_encrypted_anew(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    await store.consents.answer(ANN, given=True)
    await keep(store, ANN, 1)
    begun, go_on = threading.Event(), threading.Event()

    def renewed(token: bytes) -> None:
        begun.set()
        go_on.wait(20)

    monkeypatch.setattr(store.cipher, "renewed", renewed)
    renewing = asyncio.create_task(store.corrections.renew())
    await until(begun.is_set)
    asked = asyncio.create_task(store.consents.given(ANN))
    done, _ = await asyncio.wait([asked], timeout=10)
    go_on.set()
    assert await renewing == 0
    assert await asked
    assert done


async def keep_under(
    key: str, folder: Path, database_url: str | None, messages: Sequence[int]
) -> None:
    """Ann agrees and corrects, while the store has this key."""
    store = Store(folder, database_url, key)
    await store.consents.answer(ANN, given=True)
    for message in messages:
        await keep(store, ANN, message)
    await store.close()


async def test_what_an_older_key_encrypted_is_opened_and_encrypted_with_the_newest(
    tmp_path: Path, database_url: str | None
) -> None:
    old, new = (Fernet.generate_key().decode() for _ in range(2))
    await keep_under(old, tmp_path, database_url, [1])
    for _ in range(2):
        changed = Store(tmp_path, database_url, f"{new},{old}")
        assert (await changed.corrections.all()).labels.tolist() == [7]
        assert await changed.consents.given(ANN)
        await changed.close()
    newest = Store(tmp_path, database_url, new)
    assert await newest.corrections.unreadable() == 0
    await newest.close()


async def test_what_another_key_keeps_shut_is_skipped_counted_and_told(
    tmp_path: Path, database_url: str | None, caplog: pytest.LogCaptureFixture
) -> None:
    old, new = (Fernet.generate_key().decode() for _ in range(2))
    await keep_under(old, tmp_path, database_url, range(3))
    assert "encryption key" not in caplog.text

    changed = Store(tmp_path, database_url, new)
    await changed.consents.answer(ANN, given=True)
    await keep(changed, ANN, 9, label=4)
    assert "3 kept corrections cannot be opened" in caplog.text
    assert await changed.corrections.unreadable() == 3
    assert (await changed.corrections.all()).labels.tolist() == [4]
    assert "3 corrections skipped" in caplog.text
    await changed.close()

    back = Store(tmp_path, database_url, old)
    assert (await back.corrections.all()).labels.tolist() == [7, 7, 7]
    await back.close()
