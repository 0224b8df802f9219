from bot.common.recent import Recent
from tests.bot.clock import Clock


def test_a_key_is_new_once() -> None:
    recent = Recent(10)
    assert recent.add("a")
    assert not recent.add("a")
    assert "a" in recent
    assert "b" not in recent


def test_time_runs_from_the_first_time() -> None:
    clock = Clock()
    recent = Recent(10, seconds=60, clock=clock)
    assert recent.add("a")
    clock.now += 40
    assert not recent.add("a")
    clock.now += 30
    assert recent.add("a")


def test_the_oldest_are_forgotten() -> None:
    recent = Recent(2)
    for key in "abc":
        recent.add(key)
    assert "a" not in recent
    assert "c" in recent
