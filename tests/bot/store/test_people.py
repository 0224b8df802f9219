from bot.store import Store


async def test_a_person_is_counted_once(store: Store) -> None:
    for user_id in (1, 2, 1):
        await store.people.seen(user_id)
    assert await store.people.count() == 2
