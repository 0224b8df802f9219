"""What a package index is told: a page that reads as the repository's own, with no link astray."""

import json
import os
import subprocess
import sys
import tarfile
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from readme_renderer import markdown

ROOT = Path(__file__).parent.parent
URL = "https://github.com/somebody/digit-bot"


def run(
    *arguments: str, folder: Path = ROOT, **environment: str
) -> "subprocess.CompletedProcess[str]":
    """Run the build backend where no address is set but what ``environment`` has."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PROJECT_")}
    return subprocess.run(
        [sys.executable, "-m", "hatchling", *arguments],
        cwd=folder,
        env=kept | environment,
        capture_output=True,
        text=True,
        check=True,
    )


def metadata(folder: Path = ROOT, **environment: str) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(run("metadata", folder=folder, **environment).stdout)
    return told


class Links(HTMLParser):
    """The addresses of links and pictures of a page, as an index shows it."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.pictures: list[str] = []
        self.links: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in ("src", "href"):
                (self.pictures if name == "src" else self.links).append(value or "")


def test_in_an_index_every_link_and_picture_is_absolute() -> None:
    told = metadata(PROJECT_URL=f"{URL}/")
    page = markdown.render(told["readme"]["text"])
    assert page, "an index would refuse it"
    shown = Links(page)
    tag = f"v{told['version']}"
    assert shown.pictures == [f"{URL}/raw/{tag}/bot/demo/screenshot.png"]
    assert f"{URL}/blob/{tag}/README.md#on-a-small-machine" in shown.links
    assert f"{URL}/blob/{tag}/CONTRIBUTING.md" in shown.links
    # Headings lead to themselves.
    assert all(link.startswith(("https://", "#")) for link in shown.links)
    assert "](#" not in told["readme"]["text"]
    ours = [link for link in (*shown.links, *shown.pictures) if link.startswith(f"{URL}/")]
    ours += [link for link in told["urls"].values() if "/blob/" in link]
    places = {link.partition(f"/{tag}/")[2].partition("#")[0] for link in ours}
    assert [place for place in places if not (ROOT / place).is_file()] == []


def test_an_index_is_told_where_the_project_lives_and_who_it_is_for() -> None:
    told = metadata(PROJECT_URL=URL, PROJECT_TAG="1.0.0-rc1")
    assert told["urls"] == {
        "Homepage": URL,
        "Changelog": f"{URL}/blob/1.0.0-rc1/CHANGELOG.md",
        "Documentation": f"{URL}/blob/1.0.0-rc1/docs/library.md",
        "Issues": f"{URL}/issues",
    }
    kinds = {classifier.partition(" :: ")[0] for classifier in told["classifiers"]}
    assert kinds >= {"Development Status", "Intended Audience", "Operating System", "Topic"}


def test_without_an_address_it_is_built_and_that_is_said() -> None:
    done = run("metadata")
    told = json.loads(done.stdout)
    assert told["readme"]["text"] == (ROOT / "README.md").read_text("utf-8")
    assert not told.get("urls")
    assert "PROJECT_URL is not set" in done.stderr


def test_what_is_built_of_an_sdist_says_what_the_sdist_says(tmp_path: Path) -> None:
    run("build", "-t", "sdist", "-d", str(tmp_path), PROJECT_URL=URL)
    (sdist,) = tmp_path.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        archive.extractall(tmp_path, filter="data")
    (folder,) = (path for path in tmp_path.iterdir() if path.is_dir())
    assert metadata(folder) == metadata(PROJECT_URL=URL)


def test_what_is_absolute_or_no_link_stays(tmp_path: Path) -> None:
    text = "[x](https://a.b/c) f(a)[b](mailto:a@b.c) [a] (b) a[0](b"
    for name in ("pyproject.toml", "hatch_build.py", "LICENSE", "NOTICE"):
        (tmp_path / name).write_bytes((ROOT / name).read_bytes())
    (tmp_path / "README.md").write_text(text)
    assert metadata(tmp_path, PROJECT_URL=URL)["readme"]["text"] == text
