from bot.store import Store

GROUP, SUPERGROUP = -100, -1001234


async def test_only_groups_are_counted_as_groups(store: Store) -> None:
    await store.chats.seen(1, "private")
    await store.chats.seen(GROUP, "group")
    await store.chats.seen(SUPERGROUP, "supergroup")
    assert await store.chats.count_groups() == 2
    await store.chats.forget(GROUP)
    assert await store.chats.count_groups() == 1


async def test_settings_follow_a_group_that_becomes_a_supergroup(store: Store) -> None:
    await store.chats.set(GROUP, "group", {"language": "ru"})
    await store.chats.seen(SUPERGROUP, "supergroup")
    await store.chats.migrate(GROUP, SUPERGROUP)
    assert await store.chats.settings(SUPERGROUP) == {"language": "ru"}
    assert await store.chats.settings(GROUP) == {}
    assert await store.chats.count_groups() == 1


async def test_a_move_of_an_unknown_group_changes_nothing(store: Store) -> None:
    await store.chats.set(SUPERGROUP, "supergroup", {"language": "ru"})
    await store.chats.migrate(GROUP, SUPERGROUP)
    assert await store.chats.settings(SUPERGROUP) == {"language": "ru"}
