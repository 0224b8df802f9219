"""Two checkouts side by side: medians, ratios, and what one start shows."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from bot.benchmark.comparison import Comparison
from bot.benchmark.figures import Figures, Trial, figures
from bot.benchmark.load import BotFailedError
from tests.bot.stripes import picture

THEIRS = Figures(20.0, 0.030, 0.060, 600.0, 6.0, 5.0, 0, 1)
OURS = Figures(50.0, 0.012, 0.024, 240.0, 1.5, 0.75, 2, 3)
REPOSITORY = Path(__file__).parents[3]
# A bot of another checkout: its own package is found first, and reads stripes.
ELSEWHERE = f"""
import os, sys
sys.path[:0] = [{str(REPOSITORY)!r}]
del sys.modules["bot"]
from tests.bot.inbox.stripe_bot import main
main(os.environ["TELEGRAM_API_URL"], os.environ["BOT_TOKEN"], os.environ["DATA_DIR"])
"""


def test_medians_and_their_ratios_are_laid_out() -> None:
    slow, quick = replace(THEIRS, rate=1.0), replace(THEIRS, rate=90.0)
    comparison = Comparison("8a7ddfe", [slow, THEIRS, quick], [OURS, OURS, OURS])
    rows = {line[:34].strip(): line[34:].split() for line in comparison.as_table().splitlines()}
    assert rows["medians of 3"] == ["8a7ddfe", "here", "ratio"]
    assert rows["photos a second at saturation"] == ["20.0", "50.0", "2.50"]
    assert rows["CPU a photo, the bot's process"] == ["30.0", "ms", "12.0", "ms", "0.40"]
    assert rows["CPU a photo, all processes"] == ["60.0", "ms", "24.0", "ms", "0.40"]
    assert rows["resident memory of all processes"] == ["600", "MB", "240", "MB", "0.40"]
    assert rows["process start to first answer"] == ["6.00", "s", "1.50", "s", "0.25"]
    assert rows["95 % of answers, far Telegram"] == ["5.00", "s", "0.75", "s", "0.15"]
    assert rows["lost"] == ["0", "6"]
    assert rows["answered twice"] == ["3", "9"]


def test_the_json_holds_every_round() -> None:
    said = json.loads(Comparison("old", [THEIRS, THEIRS], [OURS, OURS]).as_json())
    assert said["ratios"]["rate"] == 2.5
    assert [one["rate"] for one in said["ours"]] == [50.0, 50.0]
    assert said["theirs"][0]["memory"] == 600.0


@pytest.mark.slow
async def test_a_bot_from_elsewhere_is_started_and_measured(tmp_path: Path) -> None:
    checkout = tmp_path / "checkout"
    (checkout / "bot").mkdir(parents=True)
    (checkout / "bot" / "__init__.py").touch()
    (checkout / "bot" / "__main__.py").write_text(ELSEWHERE)
    trial = Trial(chats=3, photos=30, seconds=1.0)
    found = await figures(checkout, trial, [picture(7), picture(4, 2)])
    assert (found.lost, found.duplicates) == (0, 0)
    assert found.rate > 0
    assert 0 < found.own_cpu <= found.cpu
    assert found.memory > 20
    # Where a photo lies, the photo, the answer: three calls of 200 ms.
    assert 0.6 < found.far_p95 < 60
    assert found.first_answer > 0


@pytest.mark.slow
async def test_a_folder_without_a_bot_is_told(tmp_path: Path) -> None:
    with pytest.raises(BotFailedError):
        await figures(tmp_path, Trial(photos=1), [picture(7)])
