import os
import subprocess
import sys
from pathlib import Path

import pytest

from bot.common.subprocesses import command, without_secrets

SCRIPT = """
import subprocess, sys
from bot.common.subprocesses import command
sys.exit(subprocess.run(command("bot.cli.health")).returncode)
"""


def test_a_file_in_the_working_folder_takes_no_module_s_place(tmp_path: Path) -> None:
    (tmp_path / "bot.py").write_text("raise SystemExit('somebody else')")
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    # -P: as the installed digit-bot is started.
    line = [sys.executable, "-P", "-c", SCRIPT]
    done = subprocess.run(line, cwd=tmp_path, env=environment, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr


def test_who_came_from_the_working_folder_finds_its_modules_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert "-P" in command("bot.cli.health")
    monkeypatch.syspath_prepend(str(tmp_path))
    assert "-P" not in command("bot.cli.health")


def test_tokens_keys_secrets_and_databases_stay_behind() -> None:
    secret = dict.fromkeys(
        [
            *("BOT_TOKEN", "WEBHOOK_SECRET", "ENCRYPTION_KEY", "DATABASE_URL", "PGPASSWORD"),
            *("AWS_SECRET_ACCESS_KEY", "api_key", "SENTRY_DSN"),
        ],
        "x",
    )
    secret["PROXY_URL"] = "socks5://me:password@127.0.0.1:1080"
    useful = {
        "PATH": "/bin",
        "PWD": "/",
        "KERAS_HOME": "/data/keras",
        "TF_CPP_MIN_LOG_LEVEL": "3",
        "MNIST_PATH": "mnist.npz",
        "https_proxy": "http://me:password@proxy:3128",
        "PROXY_OF_OURS": "http://proxy:3128",
    }
    assert without_secrets({**secret, **useful}) == useful
