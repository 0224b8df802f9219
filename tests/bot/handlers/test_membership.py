from collections.abc import Callable

import pytest

from bot.common.backoff import backoff
from bot.fake_telegram.people import Person
from bot.fake_telegram.telegram import FakeTelegram
from tests.bot.stripes import picture

pytestmark = pytest.mark.usefixtures("app")


async def test_added_to_a_group_it_says_what_works_in_privacy_mode(
    ann: Person, telegram: FakeTelegram
) -> None:
    group = telegram.group("Class", [ann], bot=False)
    group.add_bot(ann)
    answer = await group.answer()
    await group.settled()
    assert len(group.answers) == 1
    assert "/digit@digit_demo_bot" in answer.text
    assert "I only see what is addressed to me" in answer.text
    assert "caption" not in answer.text


async def test_a_server_that_tells_no_ranks_is_no_trouble(
    ann: Person, telegram: FakeTelegram, only_says_yes: Callable[[str], None]
) -> None:
    only_says_yes("getchatmember")
    group = telegram.group("Class", [ann])
    asked = await ann.send_text(group, "/help@digit_demo_bot")
    assert "I only see what is addressed to me" in (await group.reply(asked)).text


async def test_added_without_privacy_mode_it_tells_of_captions_too(
    ben: Person, telegram: FakeTelegram
) -> None:
    telegram.account.privacy = False
    group = telegram.group("Class", [ben], bot=False)
    group.add_bot(ben)
    answer = await group.answer()
    assert "в подписи" in answer.text


async def test_an_admin_bot_sees_everything_and_says_so(
    ann: Person, telegram: FakeTelegram
) -> None:
    group = telegram.group("Class", [ann], bot=False)
    group.add_bot(ann, admin=True)
    assert "caption" in (await group.answer()).text
    asked = await ann.send_text(group, "/help")
    assert "caption" in (await group.reply(asked)).text


async def test_the_add_button_greets_once_although_it_brings_two_updates(
    ann: Person, telegram: FakeTelegram
) -> None:
    group = telegram.group("Class", [ann], bot=False)
    group.add_bot(ann)
    await ann.send_text(group, "/start@digit_demo_bot share")
    await group.answer()
    await group.settled()
    assert len(group.answers) == 1


@pytest.mark.parametrize("added", [True, False])
async def test_a_group_is_greeted_although_the_network_fails_once(
    ann: Person, telegram: FakeTelegram, monkeypatch: pytest.MonkeyPatch, added: bool
) -> None:
    monkeypatch.setattr(backoff, "__defaults__", (0.02,))
    group = telegram.group("Class", [ann], bot=not added)
    telegram.disconnect("sendMessage")
    if added:
        group.add_bot(ann)
    await ann.send_text(group, "/start@digit_demo_bot share")
    assert "Hello" in (await group.answer()).text
    await group.settled()
    assert len(group.answers) == 1


async def test_a_start_in_a_group_that_it_is_in_greets(ann: Person, telegram: FakeTelegram) -> None:
    group = telegram.group("Class", [ann])
    await ann.send_text(group, "/start@digit_demo_bot share")
    assert "Hello" in (await group.answer()).text


async def test_a_promotion_or_a_removal_is_no_occasion_to_speak(
    ann: Person, telegram: FakeTelegram
) -> None:
    group = telegram.group("Class", [ann])
    group.add_bot(ann, admin=True)
    group.remove_bot(ann)
    await group.settled()
    assert group.answers == []
    assert telegram.sent("sendMessage") == []


async def test_a_restricted_bot_is_greeted_in_where_it_comes_in(
    ann: Person, telegram: FakeTelegram
) -> None:
    group = telegram.group("Class", [ann])
    bot = telegram.account.user()
    rights = (
        "can_change_info can_invite_users can_pin_messages can_send_messages can_send_polls "
        "can_send_other_messages can_add_web_page_previews can_manage_topics can_send_audios "
        "can_send_documents can_send_photos can_send_videos can_send_video_notes "
        "can_send_voice_notes can_edit_tag can_react_to_messages"
    )
    outside = {"user": bot, "status": "restricted", "until_date": 0, "is_member": False}
    outside |= dict.fromkeys(rights.split(), True)
    change = {"chat": group.json(), "from": ann.json(), "date": telegram.now()}
    for old, new in [(outside, outside | {"is_member": True}), (outside, outside)]:
        states = {"old_chat_member": old, "new_chat_member": new}
        telegram.updates.push("my_chat_member", change | states)
    assert "Hello" in (await group.answer()).text
    await group.settled()
    assert len(group.answers) == 1


async def test_it_is_removed_while_it_reads(
    ann: Person, telegram: FakeTelegram, admin: Person
) -> None:
    telegram.account.privacy = False
    await admin.start()
    group = telegram.group("Class", [ann])
    await ann.send_photo(group, picture(7), caption="/digit")
    group.remove_bot(ann)
    await group.settled()
    await telegram.private(admin).settled()
    assert len(telegram.private(admin).answers) == 1


async def test_a_group_that_becomes_a_supergroup_is_not_greeted_again(
    ann: Person, telegram: FakeTelegram
) -> None:
    old = telegram.group("Class", [ann], supergroup=False)
    new = old.migrate()
    await telegram.settled()
    new.status = "left"
    new.add_bot(ann)
    await telegram.settled()
    assert new.answers == []
