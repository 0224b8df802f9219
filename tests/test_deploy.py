"""What operators copy names settings that there are, and the metadata what the code needs."""

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from sqlalchemy import make_url

from bot.cli.unknown_names import SETTINGS
from bot.config import Settings

ROOT = Path(__file__).parents[1]
DEPLOY = ROOT / "deploy"
FILLED_IN = {
    "BOT_TOKEN": "123456789:" + "X" * 30,
    "WEBHOOK_SECRET": "a-secret",
    "ENCRYPTION_KEY": "A" * 43 + "=",
    "DOMAIN": "bots.example.org",
    "POSTGRES_PASSWORD": "5f" * 24,
}


def image_environ() -> dict[str, str]:
    """The settings that the Dockerfile gives, but for the folder that it makes."""
    said = (DEPLOY / "Dockerfile").read_text()
    given = dict(re.findall(r"\b([A-Z_]+)=(\S+)", said[said.index("ENV PATH", 800) :]))
    return {name: given[name] for name in given if name in SETTINGS and name != "MODELS_DIR"}


def services(filled_in: Mapping[str, str]) -> Any:  # noqa: ANN401 - any YAML
    """What the cluster's compose file starts, interpolated as the Compose Specification has it.

    Raises LookupError where something that it needs is not filled in.
    """

    def value(found: re.Match[str]) -> str:
        name, sign, rest = found.groups()
        if sign == ":?" and not filled_in.get(name):
            raise LookupError(name)
        return filled_in.get(name) or rest or ""

    found = yaml.safe_load((DEPLOY / "cluster" / "compose.yaml").read_text())
    for service in found["services"].values():
        service["environment"] = {
            name: re.sub(r"\$\{(\w+)(?:(:[?-])([^}]*))?\}", value, said)
            for name, said in service["environment"].items()
        }
    return found["services"]


def test_the_unit_raises_the_limit_of_open_files() -> None:
    found = re.search(r"^LimitNOFILE=(\d+)$", (DEPLOY / "digit-bot.service").read_text(), re.M)
    assert found is not None
    assert int(found[1]) >= 4096


def test_the_image_listens_on_all_addresses_and_can_be_asked_while_polling() -> None:
    said = (DEPLOY / "Dockerfile").read_text()
    found = Settings.from_env({**image_environ(), "BOT_TOKEN": FILLED_IN["BOT_TOKEN"]})
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


def test_the_clusters_bots_take_what_it_gives_them() -> None:
    cluster = services(FILLED_IN)
    database = cluster["database"]["environment"]
    for bot in ("bot-1", "bot-2"):
        given = cluster[bot]["environment"]
        assert given.keys() <= set(SETTINGS)
        found = Settings.from_env({**image_environ(), **given})
        url = make_url(str(found.database_url))
        assert (url.host, url.database, url.username, url.password) == (
            "database",
            database["POSTGRES_DB"],
            database["POSTGRES_USER"],
            database["POSTGRES_PASSWORD"],
        )
        assert found.webhook_url == "https://bots.example.org/telegram"
        assert found.listen is None


def test_the_clusters_balancer_passes_on_to_its_bots() -> None:
    caddyfile = (DEPLOY / "cluster" / "Caddyfile").read_text()
    cluster = services(FILLED_IN)
    bots = [name for name in cluster if name.startswith("bot")]
    assert f"{{$BOTS:{' '.join(f'{name}:{Settings.port}' for name in bots)}}}" in caddyfile
    assert cluster["balancer"]["environment"] == {"DOMAIN": "bots.example.org"}
    assert "handle /telegram {" in caddyfile
    assert set(cluster["balancer"]["depends_on"]) == set(bots)


@pytest.mark.parametrize("name", sorted(FILLED_IN))
def test_the_cluster_does_not_start_where_something_is_not_filled_in(name: str) -> None:
    with pytest.raises(LookupError, match=name):
        services({**FILLED_IN, name: ""})
