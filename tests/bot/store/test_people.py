from bot.store import Store


async def test_a_person_is_counted_once(store: Store) -> None:
    for user_id in (1, 2, 1):
        await store.people.seen(user_id)
    assert await store.people.count() == 2


async def test_settings_are_kept_when_the_person_is_seen_again(store: Store) -> None:
    assert await store.people.settings(1) == {}
    await store.people.set(1, {"language": "ar"})
    await store.people.seen(1)
    assert await store.people.settings(1) == {"language": "ar"}
