"""The bot that a benchmark starts."""

from pathlib import Path

from bot.benchmark.load import alone
from bot.config import Settings


def test_it_has_nothing_of_a_bot_that_runs_here_in_earnest(tmp_path: Path) -> None:
    earnest = {
        "BOT_TOKEN": "1:" + "x" * 30,
        "ADMIN_IDS": "7",
        "DATABASE_URL": "postgresql://bot:secret@localhost/digits",
        "WEBHOOK_URL": "https://bots.example.org",
        "WEBHOOK_SECRET": "s",
        "PROXY_URL": "http://proxy:3128",
        "https_proxy": "http://proxy:3128",
        "http_proxy": "http://proxy:3128",
        "METRICS_PORT": "9464",
        "DATA_DIR": "/srv/bot",
        "MODELS_DIR": str(tmp_path),
    }
    own = alone("2:" + "y" * 30, "http://127.0.0.1:1", tmp_path, None)
    assert Settings.from_env(earnest | own) == Settings.from_env(own)
    assert Settings.from_env(own).data_dir == tmp_path / "data"
