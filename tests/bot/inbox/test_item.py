"""What becomes of an update, try by try."""

from datetime import UTC, datetime, timedelta

from telegram import CallbackQuery, Chat, Message, Update, User

from bot.inbox.item import Item, ItemOutcome, ItemState, handled, is_another_try


def begun() -> Item:
    item = Item(Update(1))
    item.begin()
    return item


def test_a_try_that_nothing_speaks_against_is_done() -> None:
    item = begun()
    assert item.state == ItemState(handling=True)
    item.end()
    assert item.state == ItemState(outcome=ItemOutcome.DONE)


def test_a_postponed_try_ends_in_another_that_knows_of_the_failures() -> None:
    item = begun()
    item.let_down(answered=10)
    item.postpone(2.5)
    item.end()
    assert item.state == ItemState(
        outcome=ItemOutcome.POSTPONED, pause=2.5, failures=1, answered_before=10
    )
    item.begin()
    item.let_down(answered=25)
    assert item.state == ItemState(handling=True, failures=2, answered_before=10)


def test_a_fault_that_cannot_be_told_is_tried_again() -> None:
    item = begun()
    item.fail()
    item.postpone(1.0)
    assert (item.state.outcome, item.state.pause) == (ItemOutcome.POSTPONED, 1.0)
    item.fail()
    assert (item.state.outcome, item.state.pause) == (ItemOutcome.FAULT, None)


def test_a_poison_message_is_given_up_but_not_before_that_is_told() -> None:
    item = begun()
    item.postpone(1.0)
    item.give_up()
    assert (item.state.outcome, item.state.pause) == (ItemOutcome.GIVEN_UP, 1.0)


def test_an_interrupted_try_says_so() -> None:
    item = begun()
    item.interrupt()
    item.end()
    assert item.state == ItemState(outcome=ItemOutcome.INTERRUPTED)


def test_handlers_learn_of_earlier_tries() -> None:
    fresh, failed, taken_up = Item(Update(1)), Item(Update(2)), Item(Update(3), tries=2)
    failed.let_down(answered=0)
    for item, another in ((fresh, False), (failed, True), (taken_up, True)):
        token = handled.set(item)
        assert is_another_try() is another
        handled.reset(token)


def said(ago: float) -> Message:
    at = datetime.now(UTC) - timedelta(seconds=ago)
    return Message(1, at, Chat(1, "private"), edit_date=datetime.now(UTC))


def test_it_is_late_where_it_was_sent_long_before_it_came() -> None:
    assert Item(Update(1, message=said(60))).late
    assert not Item(Update(1, message=said(1))).late


def test_who_edits_or_presses_a_button_now_is_not_late_however_old_the_message() -> None:
    assert not Item(Update(1, edited_message=said(60))).late
    ann = User(1, "Ann", is_bot=False)
    pressed = CallbackQuery("1", ann, "1", message=said(60))
    assert not Item(Update(1, callback_query=pressed)).late
