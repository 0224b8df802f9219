from bot.photos.limits import Limits, Wait
from tests.bot.clock import Clock


def test_the_minute_slides() -> None:
    clock = Clock()
    limits = Limits(2, clock)
    assert limits.take("a") is None
    clock.now += 30
    assert limits.take("a") is None
    clock.now += 10
    assert limits.take("a") == Wait(20, notice=True)
    clock.now += 20
    assert limits.take("a") is None
    assert limits.take("a") == Wait(30, notice=True)
    assert limits.take("a") == Wait(30, notice=False)


def test_keys_do_not_share() -> None:
    limits = Limits(1, Clock())
    assert limits.take("a") is None
    assert limits.take("b") is None
    assert limits.take("a") is not None


def test_waiting_as_long_as_told_is_enough_for_an_album() -> None:
    clock = Clock()
    limits = Limits(5, clock)
    for _ in range(5):
        assert limits.take("a") is None
        clock.now += 1
    wait = limits.take("a", 3)
    assert wait is not None
    clock.now += wait.seconds
    assert limits.take("a", 3) is None


def test_an_album_larger_than_the_limit_can_be_read_once_a_minute() -> None:
    clock = Clock()
    limits = Limits(3, clock)
    assert limits.take("a", 10) is None
    assert limits.take("a", 10) == Wait(60, notice=True)
    clock.now += 60
    assert limits.take("a", 10) is None


def test_it_forgets_who_was_long_silent() -> None:
    limits = Limits(1, Clock())
    limits.take("first")
    for number in range(10_000):
        limits.take(number)
    assert limits.take("first") is None
