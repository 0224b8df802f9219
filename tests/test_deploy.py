"""What operators copy names settings that there are, and the metadata what the code needs."""

import re
import tomllib
from pathlib import Path

import pytest

from bot.cli.unknown_names import SETTINGS
from bot.config import Settings

ROOT = Path(__file__).parents[1]
DEPLOY = ROOT / "deploy"


def test_the_unit_raises_the_limit_of_open_files() -> None:
    found = re.search(r"^LimitNOFILE=(\d+)$", (DEPLOY / "digit-bot.service").read_text(), re.M)
    assert found is not None
    assert int(found[1]) >= 4096


def test_the_image_listens_on_all_addresses_and_can_be_asked_while_polling() -> None:
    said = (DEPLOY / "Dockerfile").read_text()
    given = dict(re.findall(r"\b([A-Z_]+)=(\S+)", said[said.index("ENV PATH", 800) :]))
    environ = {name: value for name, value in given.items() if name in SETTINGS}
    del environ["MODELS_DIR"]  # is made there
    found = Settings.from_env({**environ, "BOT_TOKEN": "123456789:" + "X" * 30})
    assert (found.listen, found.metrics_listen) == (None, None)
    assert found.metrics_port is not None
    assert f"EXPOSE 8443 {found.metrics_port}" in said


@pytest.mark.parametrize("example", ["compose.yaml", "nginx.conf"])
def test_examples_use_the_ports_there_are(example: str) -> None:
    said = (DEPLOY / example).read_text()
    port = "9464" if example == "compose.yaml" else str(Settings.port)
    assert f"127.0.0.1:{port}" in said


def test_the_classifiers_name_the_pythons_that_are_allowed() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    lowest, beyond = re.findall(r"3\.(\d+)", project["requires-python"])
    named = {f"Programming Language :: Python :: 3.{n}" for n in range(int(lowest), int(beyond))}
    assert named <= set(project["classifiers"])
