from bot.readers.in_hand import NOTICED, NOTICED_LOADING, InHand
from tests.bot.clock import Clock


def test_what_takes_too_long_is_noticed_until_it_is_done() -> None:
    clock = Clock()
    in_hand = InHand(clock)
    with in_hand.timing():
        clock.now += NOTICED - 0.1
        with in_hand.timing():
            assert in_hand.hanging == 0
            clock.now += 0.1
            assert in_hand.hanging == 1
            clock.now += NOTICED
            assert in_hand.hanging == 2
        assert in_hand.hanging == 1
    assert in_hand.hanging == 0


def test_a_model_may_take_its_time() -> None:
    clock = Clock()
    in_hand = InHand(clock)
    with in_hand.timing(NOTICED_LOADING):
        clock.now += NOTICED_LOADING - 0.1
        assert in_hand.hanging == 0
        clock.now += 0.1
        assert in_hand.hanging == 1
