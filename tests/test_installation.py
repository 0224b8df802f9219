"""``pip install .``, a wheel and an sdist: what is installed works far away from the repository."""

import json
import os
import subprocess
import sys
import venv
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from sysconfig import get_path
from zipfile import ZipFile

import httpx
import pytest
from tornado.websocket import WebSocketClientConnection, websocket_connect

from recognizer.registry import Registry, shipped_models_dir

ROOT = Path(__file__).parent.parent
SAMPLES = ROOT / "bot" / "demo" / "samples"
PIP = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
"""The tests' own: it installs into other environments, too, and needs no network for that."""

pytestmark = pytest.mark.slow


@dataclass(frozen=True)
class Installation:
    """A fresh environment with the package in it, and an empty folder to work in."""

    folder: Path
    home: Path

    @property
    def package(self) -> Path:
        """Where the recognizer lies."""
        version = f"python{sys.version_info.major}.{sys.version_info.minor}"
        return self.folder / "lib" / version / "site-packages" / "recognizer"

    def environment(self) -> dict[str, str]:
        """Of somebody who has never seen the repository."""
        ours = ("PYTHONPATH", "MODELS_DIR", "DATA_DIR", "XDG_DATA_HOME")
        kept = {name: value for name, value in os.environ.items() if name not in ours}
        return {**kept, "HOME": str(self.home)}

    def run(self, program: str, *arguments: str, **environment: str) -> str:
        """Run a program of the environment; return what it says."""
        done = subprocess.run(
            [str(self.folder / "bin" / program), *arguments],
            cwd=self.home,
            env=self.environment() | environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Installation:
    """``pip install .`` into a fresh environment that borrows the dependencies of this one."""
    folder, home = tmp_path_factory.mktemp("environment"), tmp_path_factory.mktemp("home")
    venv.create(folder, with_pip=False, symlinks=True)
    one = Installation(folder, home)
    # A path alone, so that what makes an editable installation of this one does not count.
    (one.package.parent / "borrowed.pth").write_text(f"{get_path('purelib')}\n")
    install = ["--python", str(folder / "bin" / "python"), "install", *OFFLINE]
    subprocess.run([*PIP, *install, str(ROOT)], cwd=home, check=True)
    return one


OFFLINE = ["--no-index", "--no-deps", "--no-build-isolation", "--ignore-installed"]


def files(folder: Path) -> set[str]:
    """Name everything under a folder but what Python compiled."""
    found = (path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    return {str(path) for path in found if path.suffix != ".pyc"}


def test_it_reads_from_another_folder_and_writes_nothing_into_the_package(
    installed: Installation,
) -> None:
    before = files(installed.package)
    assert ": 2026 (" in installed.run("digit-reader", "read", str(SAMPLES / "2026.jpg"))
    assert files(installed.package) == before
    assert files(installed.home) == set()


def test_the_package_carries_the_shipped_model_and_no_other(installed: Installation) -> None:
    shipped = [version for version in Registry(shipped_models_dir()).versions() if version.shipped]
    carried = Registry(installed.package / "models").versions()
    assert [version.card for version in carried] == [version.card for version in shipped]
    assert files(carried[0].folder) == files(shipped[0].folder)


def test_new_models_go_where_the_user_may_write(installed: Installation, tmp_path: Path) -> None:
    code = (
        "from bot.readers.recognition import load; from recognizer.registry import Registry;"
        "print(load(None).version, Registry().root, len(Registry().versions()))"
    )
    own = tmp_path / "digit-bot" / "models"
    said = installed.run("python", "-c", code, XDG_DATA_HOME=str(tmp_path))
    assert said == f"0001 {own} 1\n"
    nowhere = "/proc/nobody"
    said = installed.run("python", "-c", code, XDG_DATA_HOME=nowhere)
    assert said == f"0001 {nowhere}/digit-bot/models 0\n"


def test_a_wheel_of_the_sdist_is_the_same(installed: Installation, tmp_path: Path) -> None:
    build = [sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-d", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (sdist,) = tmp_path.glob("*.tar.gz")
    subprocess.run([*PIP, "wheel", *OFFLINE[:3], str(sdist)], cwd=tmp_path, check=True)
    (wheel,) = tmp_path.glob("*.whl")
    names = {name for name in ZipFile(wheel).namelist() if name.startswith("recognizer/")}
    assert {f"recognizer/{name}" for name in files(installed.package)} == names


@contextmanager
def demo(installed: Installation) -> Iterator[int]:
    """Run the demo; yields its port."""
    process = subprocess.Popen(
        [str(installed.folder / "bin" / "digit-bot"), "--demo", "--port", "0"],
        cwd=installed.home,
        env=installed.environment(),
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout
    try:
        yield int(process.stdout.readline().split()[4].rpartition(":")[2])
    finally:
        process.terminate()
        process.wait()
        process.stdout.close()


async def told(page: WebSocketClientConnection) -> dict[str, object]:
    event: dict[str, object] = json.loads(str(await page.read_message()))
    return event


async def test_the_demo_answers_a_photo_from_another_folder(installed: Installation) -> None:
    with demo(installed) as port:
        page = await websocket_connect(f"ws://127.0.0.1:{port}/events")
        chat = (await told(page))["state"]["chats"][0]  # type: ignore[index]
        async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}") as client:
            who = {"chat": str(chat["id"]), "person": str(chat["people"][0]["id"])}
            photo = {"picture": ("7.jpg", (SAMPLES / "7.jpg").read_bytes(), "image/jpeg")}
            sent = await client.post("/pictures", data=who, files=photo)
            assert sent.status_code == 204
        while True:
            message = (await told(page)).get("message")
            if isinstance(message, dict) and message["bot"] and message["photo"]:
                break
        page.close()
    assert message["text"].startswith("7")
