import os
import time
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.context import App
from bot.demo.chats import Chat
from bot.demo.people import Person
from bot.demo.posts import Post
from bot.demo.telegram import FakeTelegram
from bot.store.runs import State
from recognizer.registry import Registry
from tests.bot.stripes import picture, shown
from tests.bot.trainer.orders import WORSE, Found, Order
from tests.bot.waiting import until
from tests.bot.workshop import workshop


@pytest.fixture
async def app(
    telegram: FakeTelegram, admin: Person, registry: Registry, order: Order, tmp_path: Path
) -> AsyncIterator[App]:
    async with workshop(telegram, tmp_path, registry, admin.id) as built:
        yield built


@pytest.fixture
def office(telegram: FakeTelegram, admin: Person) -> Chat:
    return telegram.private(admin)


async def report(chat: Chat) -> Post:
    """The report with its table, once it is there."""
    return await chat.telegram.wait_for(
        lambda: next((one for one in chat.answers if "MNIST" in one.text), None)
    )


def words_of(post: Post) -> list[str]:
    """All that the message ever said."""
    return [str(old.get("text", "")) for old in post.history] + [post.text]


@pytest.mark.usefixtures("app")
class TestATrainingThatGoesWell:
    async def test_it_lives_in_one_message_and_ends_in_a_report(
        self, admin: Person, office: Chat, registry: Registry, order: Order
    ) -> None:
        order(hang=True)
        asked = await admin.send_text(office, "/train epochs=3")
        live = await office.reply(asked)
        assert "Training a new model" in live.text
        await office.telegram.wait_for(lambda: "epoch 3 of 3" in live.text)
        assert "▰▰▰" in live.text
        assert "Loss 0.167, accuracy 90.00%" in live.text
        assert "About a minute left" in live.text
        assert [button.text for button in live.buttons] == ["Cancel"]
        order()
        told = await report(office)
        assert "Model 0002 is trained and has taken over." in told.text
        assert "MNIST" in told.text
        assert "99.70" in told.text
        assert "99.60" in told.text
        assert told.buttons == []
        assert live.buttons == []
        assert registry.current().number == 2

    async def test_the_two_pictures_come_with_the_report(
        self, admin: Person, office: Chat, order: Order
    ) -> None:
        await admin.send_text(office, "/train")
        told = await report(office)
        pictures = await office.telegram.wait_for(
            lambda: [one for one in office.answers if one.photo]
        )
        await office.settled()
        assert len([one for one in office.answers if one.photo]) == 2
        assert pictures[0].reply_to is told

    async def test_the_options_reach_the_training(
        self, admin: Person, office: Chat, found: Found
    ) -> None:
        await admin.send_text(office, "/train epochs=5 architecture=mlp fresh")
        arguments = (await found())["arguments"]
        assert arguments[-4:] == ["--epochs", "5", "--architecture", "mlp"]
        await report(office)

    async def test_photos_are_answered_meanwhile_and_by_the_new_model_afterwards(
        self,
        app: App,
        admin: Person,
        ann: Person,
        chat: Chat,
        office: Chat,
        order: Order,
        found: Found,
    ) -> None:
        order(hang=True)
        await admin.send_text(office, "/train")
        await found()
        answer = await chat.reply(await ann.send_photo(chat, picture(7)))
        assert shown(answer.photo) == "7"
        assert app.bot_data["services"].readers.version == "0001"
        order()
        await report(office)
        await until(lambda: app.bot_data["services"].readers.version == "0002")

    async def test_in_a_group_it_is_the_same(
        self, telegram: FakeTelegram, admin: Person, ann: Person
    ) -> None:
        group = telegram.group("Class", [admin, ann], topics=True)
        asked = await admin.send_text(group, "/train@digit_demo_bot", topic=7)
        live = await group.reply(asked)
        told = await report(group)
        assert told.reply_to is live
        assert told.content.get("message_thread_id") == 7


@pytest.mark.usefixtures("app")
class TestATrainingThatDoesNot:
    async def test_a_worse_model_is_kept_and_can_be_taken_anyway(
        self, admin: Person, office: Chat, registry: Registry, order: Order
    ) -> None:
        order(report=WORSE)
        await admin.send_text(office, "/train")
        told = await report(office)
        assert "the current one stays: the new one is worse on MNIST" in told.text
        assert registry.current().number == 1
        await (await admin.press(told, "Take it anyway")).answered()
        await office.settled()
        assert registry.current().number == 2
        assert "Model 0002 is in service now." in office.last.text
        assert told.buttons == []

    async def test_the_button_cancels_it(
        self, admin: Person, office: Chat, registry: Registry, order: Order
    ) -> None:
        order(hang=True)
        live = await office.reply(await admin.send_text(office, "/train"))
        press = await admin.press(live, "Cancel")
        assert await press.answered() == "Cancelling…"
        told = await office.answer(1, after=live)
        assert "Ada cancelled the training" in told.text
        assert registry.current().number == 1

    async def test_the_command_cancels_it(
        self, admin: Person, office: Chat, order: Order, found: Found
    ) -> None:
        order(hang=True)
        await admin.send_text(office, "/train")
        await found()
        await admin.send_text(office, "/cancel")
        await office.telegram.wait_for(
            lambda: any("cancelled the training" in one.text for one in office.answers)
        )

    async def test_there_may_be_nothing_to_cancel(self, admin: Person, office: Chat) -> None:
        answer = await office.reply(await admin.send_text(office, "/cancel"))
        assert answer.text == "No training is running."

    async def test_a_second_one_learns_who_started_the_first(
        self, admin: Person, office: Chat, order: Order
    ) -> None:
        order(hang=True)
        live = await office.reply(await admin.send_text(office, "/train"))
        await office.telegram.wait_for(lambda: "epoch 2 of 2" in live.text)
        answer = await office.reply(await admin.send_text(office, "/train"))
        assert "Ada has already started a training" in answer.text
        order()

    @pytest.mark.parametrize(
        ("orders", "words"),
        [
            ({"fail": "MNIST is not available <b>"}, "MNIST is not available <b>"),
            ({"fail": "No space left on device"}, "No space left on device"),
            ({"signal": 9}, "lack of memory"),
        ],
    )
    async def test_the_admin_is_told_why_it_failed(
        self,
        admin: Person,
        office: Chat,
        registry: Registry,
        order: Order,
        orders: dict[str, object],
        words: str,
    ) -> None:
        order(**orders)
        live = await office.reply(await admin.send_text(office, "/train"))
        told = await office.answer(1, after=live)
        assert words in told.text
        assert "stays the same" in told.text
        assert registry.current().number == 1

    async def test_an_option_that_is_none_starts_nothing(
        self, admin: Person, office: Chat, registry: Registry
    ) -> None:
        answer = await office.reply(await admin.send_text(office, "/train epochs=many"))
        assert "“epochs=many”" in answer.text
        assert not (registry.root / "found.json").exists()

    async def test_telegram_out_of_reach_stops_no_training(
        self,
        telegram: FakeTelegram,
        admin: Person,
        office: Chat,
        registry: Registry,
        order: Order,
        found: Found,
    ) -> None:
        order(hang=True)
        await admin.send_text(office, "/train")
        await found()
        telegram.disconnect("editMessageText", times=None)
        order()
        await report(office)
        assert registry.current().number == 2


class TestRestarts:
    async def test_a_training_cut_short_is_told_after_the_restart(
        self,
        telegram: FakeTelegram,
        admin: Person,
        office: Chat,
        registry: Registry,
        order: Order,
        found: Found,
        tmp_path: Path,
    ) -> None:
        order(hang=True)
        async with workshop(telegram, tmp_path, registry, admin.id):
            live = await office.reply(await admin.send_text(office, "/train"))
            pid = (await found())["pid"]
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)
        assert len(office.answers) == 1
        async with workshop(telegram, tmp_path, registry, admin.id):
            told = await office.answer(1, after=live)
            assert "cut short because the bot was restarted" in told.text
            assert told.reply_to is live

    async def test_a_report_that_could_not_be_sent_comes_later(
        self,
        telegram: FakeTelegram,
        admin: Person,
        office: Chat,
        registry: Registry,
        order: Order,
        found: Found,
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        order(hang=True)
        async with workshop(telegram, tmp_path, registry, admin.id) as app:
            await admin.send_text(office, "/train")
            await found()
            telegram.disconnect("sendMessage", times=None)
            order()
            await until(lambda: registry.current().number == 2)
            await until(lambda: telegram.sent("sendMessage")[1:])
            store = app.bot_data["services"].store
            ended = await store.runs.get(1)
            assert ended.state is State.DONE
        telegram.faults.clear()
        later = time.time() + 300
        monkeypatch.setattr("bot.store.runs.time.time", lambda: later)
        async with workshop(telegram, tmp_path, registry, admin.id):
            await report(office)


STRANGERS_WORDS = "Only this bot's admins may do that."


@pytest.mark.usefixtures("app")
class TestStrangers:
    @pytest.mark.parametrize("command", ["/train", "/cancel", "/models", "/stats"])
    async def test_commands_are_refused_in_private_and_in_groups(
        self,
        telegram: FakeTelegram,
        ann: Person,
        admin: Person,
        chat: Chat,
        registry: Registry,
        command: str,
    ) -> None:
        group = telegram.group("Class", [ann, admin])
        for place in (chat, group):
            words = f"{command}@digit_demo_bot"
            answer = await place.reply(await ann.send_text(place, words))
            assert answer.text == STRANGERS_WORDS
        assert not (registry.root / "found.json").exists()

    @pytest.mark.parametrize("command", ["/train", "/cancel", "/models", "/stats"])
    async def test_an_anonymous_admin_is_a_stranger(
        self, telegram: FakeTelegram, admin: Person, registry: Registry, command: str
    ) -> None:
        group = telegram.group("Class", [admin])
        asked = await admin.send_text(group, f"{command}@digit_demo_bot", anonymous=True)
        assert (await group.reply(asked)).text == STRANGERS_WORDS

    async def test_buttons_are_refused(
        self, telegram: FakeTelegram, ann: Person, admin: Person, registry: Registry, order: Order
    ) -> None:
        order(hang=True)
        group = telegram.group("Class", [ann, admin])
        live = await group.reply(await admin.send_text(group, "/train@digit_demo_bot"))
        assert await (await ann.press(live, "Cancel")).answered() == STRANGERS_WORDS
        order(report=WORSE)
        told = await report(group)
        assert await (await ann.press(told, "Take it anyway")).answered() == STRANGERS_WORDS
        assert registry.current().number == 1

    @pytest.mark.parametrize("data", ["train:take:1", "train:cancel:1", "model:use:1"])
    async def test_forged_buttons_are_refused(
        self, ann: Person, chat: Chat, registry: Registry, data: str
    ) -> None:
        help_ = await chat.answer(1, after=await ann.send_text(chat, "/share"))
        assert await (await ann.press(help_, data=data)).answered() == STRANGERS_WORDS

    @pytest.mark.parametrize(
        "data", ["train:take:1", "train:cancel:1", "model:use:1", "x", "train:take:" + "9" * 53]
    )
    async def test_an_admin_cannot_forge_either(
        self, admin: Person, office: Chat, registry: Registry, data: str
    ) -> None:
        help_ = await office.answer(1, after=await admin.send_text(office, "/share"))
        press = await admin.press(help_, data=data)
        assert await press.answered() == "This button has had its day."
