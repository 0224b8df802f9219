import cv2
import numpy as np

from bot.i18n.phrases import Phrases
from bot.statistics.report import Statistics, in_words, picture

TIMES = {"latency:000100": 50, "latency:000316": 50}
SOME = Statistics(
    photos=12_345, people=67, groups=8, right=90, wrong=10, kept=5, latencies=TIMES, model="0003"
)


def test_the_line_tells_all_in_the_persons_language() -> None:
    assert in_words(SOME, Phrases.spoken("en")).splitlines() == [
        "Photos: 12,345. People: 67. Groups: 8.",
        "Judged right: 90, wrong: 10 (90% right).",
        "Answered within 0.1 s (half of them), 0.32 s (95 of 100).",
        "Kept corrections: 5. Model in use: 0003.",
    ]
    assert "12 345" in in_words(SOME, Phrases.spoken("ru")).replace("\u00a0", " ")


def test_shares_and_seconds_say_no_more_than_is_known() -> None:
    assert Statistics(right=1).share_right == 1
    assert Statistics(right=12_345_678, wrong=3).share_right == 0.999
    assert Statistics(wrong=1).share_right == 0
    assert Statistics().share_right is None
    times = Statistics(latencies={"latency:000015": 1, "latency:100000": 1})
    assert (times.seconds(0.5), times.seconds(1.0)) == (0.015, 100)
    assert "right: 1, wrong: 0 (100% right)" in in_words(Statistics(right=1), Phrases.spoken("en"))


def test_the_picture_is_drawn_with_and_without_numbers() -> None:
    for found in (SOME, Statistics()):
        pixels = cv2.imdecode(np.frombuffer(picture(found), np.uint8), cv2.IMREAD_COLOR)
        assert pixels is not None
        assert pixels.shape == (480, 960, 3)


def test_the_picture_shows_the_numbers() -> None:
    assert picture(SOME) != picture(Statistics())
    assert picture(SOME) == picture(SOME)
