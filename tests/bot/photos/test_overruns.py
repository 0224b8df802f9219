from bot.photos.limits import Wait
from bot.photos.overruns import FIRST_PAUSE, REMEMBERED, Overruns
from tests.bot.clock import Clock


def test_who_sent_what_took_too_long_waits_and_the_next_time_longer() -> None:
    clock = Clock()
    overruns = Overruns(clock)
    account = overruns.account("a")
    assert account.is_good()
    account.overran()
    assert not account.is_good()
    assert overruns.wait("a") == Wait(round(FIRST_PAUSE), notice=True)
    assert overruns.wait("a") == Wait(round(FIRST_PAUSE), notice=False)
    clock.now += FIRST_PAUSE
    assert account.is_good()
    assert overruns.wait("a") is None
    account.overran()
    assert overruns.wait("a") == Wait(round(2 * FIRST_PAUSE), notice=True)


def test_others_do_not_wait() -> None:
    overruns = Overruns(Clock())
    overruns.account("a").overran()
    assert overruns.account("b").is_good()


def test_no_pause_is_longer_than_it_is_remembered_and_then_it_is_forgotten() -> None:
    clock = Clock()
    overruns = Overruns(clock)
    for _ in range(20):
        overruns.add("a")
    assert overruns.wait("a") == Wait(round(REMEMBERED), notice=True)
    clock.now += REMEMBERED
    overruns.add("a")
    assert overruns.wait("a") == Wait(round(FIRST_PAUSE), notice=True)
