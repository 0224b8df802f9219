"""What the load test found, laid out."""

import json
from collections.abc import Sequence

from bot.benchmark.result import Result, latencies


def result(took: Sequence[float]) -> Result:
    return Result(
        chats=20,
        photos=600,
        asked_rate=30.0,
        rate=29.9,
        lost=1,
        duplicates=2,
        **latencies(took),
        first_answer=3.25,
        own_cpu=0.012,
        cpu=0.0345,
        memory_before=600.0,
        memory_after=606.0,
    )


RESULT = result([0.1] * 99 + [1.1])


def test_the_table_names_everything() -> None:
    rows = dict(line.rsplit("  ", 1) for line in RESULT.as_table().splitlines())
    said = {name.strip(): value.strip() for name, value in rows.items()}
    assert said["photos a second, answered"] == "29.9"
    assert (said["lost"], said["answered twice"]) == ("1", "2")
    assert said["latency, median"] == "100 ms"
    assert said["latency, longest"] == "1100 ms"
    assert said["CPU a photo, the bot's process"] == "12.0 ms"
    assert said["CPU a photo, all processes"] == "34.5 ms"
    assert said["resident memory after"] == "606 MB (+1.0%)"


def test_the_json_holds_the_same() -> None:
    said = json.loads(RESULT.as_json())
    assert (said["lost"], said["duplicates"], said["rate"]) == (1, 2, 29.9)
    assert said["cores"] >= 1


def test_a_bot_that_answers_nothing_is_slow_without_end() -> None:
    silent = result([])
    assert silent.p95 == float("inf")
    assert "inf ms" in silent.as_table()
