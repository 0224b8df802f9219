"""The demo as a process of its own, and a browser on its page."""

import os
import shutil
import subprocess
import sys
from base64 import b64encode
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import gettempdir
from typing import TypeVar

import pytest

pytest.importorskip("selenium", reason="needs Selenium, of the dev extra")

from selenium.common.exceptions import StaleElementReferenceException
from selenium.webdriver import Chrome, ChromeOptions
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.actions import interaction
from selenium.webdriver.common.actions.action_builder import ActionBuilder
from selenium.webdriver.common.actions.pointer_input import PointerInput
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.select import Select
from selenium.webdriver.support.wait import WebDriverWait

T = TypeVar("T")
DEMO = "tests.bot.demo.small_demo"
ARTIFACTS = Path(__file__).parents[3] / "artifacts"
SAMPLES = Path(__file__).parents[3] / "bot" / "demo" / "samples"
PATIENCE = 600.0  # a busy machine's; nothing here is timed
SEVEN = ((0.10, 0.0), (0.15, 0.0), (0.15, 0.0), (-0.06, 0.16), (-0.06, 0.16), (-0.11, 0.28))
"""Pen movements in shares of the paper's side."""

PLACE = "return arguments[0].getBoundingClientRect().toJSON();"

BRING = """
const [name, type, content, how] = arguments;
const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));
const data = new DataTransfer();
data.items.add(new File([bytes], name, { type }));
const options = { bubbles: true, cancelable: true };
if (how === "paste") {
  document.dispatchEvent(new ClipboardEvent("paste", { ...options, clipboardData: data }));
} else {
  for (const kind of ["dragenter", "dragover", "drop"]) {
    const event = new DragEvent(kind, { ...options, dataTransfer: data });
    document.getElementById("scroll").dispatchEvent(event);
  }
}
"""
"""Drops or pastes a file, as no driver can do in earnest."""


@contextmanager
def playing(mnist: Path) -> Iterator[str]:
    """Run the demo, with ``mnist`` to train on; yields its address and checks that it tidies up."""
    before = set(Path(gettempdir()).glob("digit-bot-demo-*"))
    process = subprocess.Popen(
        [sys.executable, "-m", DEMO, "--demo", "--port", "0"],
        env={**os.environ, "MNIST_PATH": str(mnist)},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout
    try:
        line = process.stdout.readline()
        assert "http://127.0.0.1:" in line
        yield line.split()[4]
    finally:
        process.terminate()
        process.wait(PATIENCE)
        process.stdout.close()
    assert process.returncode == 0
    assert set(Path(gettempdir()).glob("digit-bot-demo-*")) <= before


class Page:
    """The chat page as a person uses it."""

    def __init__(self, address: str, *, width: int = 1280, height: int = 800) -> None:
        self.driver = _chromium(width, height)
        self.resize(width, height)
        self.driver.get(address)
        self.one("#chats button")
        self.wait(lambda: self.one("#draw").get_attribute("aria-label"))

    def close(self) -> None:
        """End the browser."""
        self.driver.quit()

    def resize(self, width: int, height: int, *, dark: bool = False) -> None:
        """Look through a window of that size, by day or by night."""
        size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 500}
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [scheme]})

    def touchable(self) -> None:
        """Be a phone, which has no mouse that could hover."""
        touch = {"enabled": True, "maxTouchPoints": 1}
        self.driver.execute_cdp_cmd("Emulation.setTouchEmulationEnabled", touch)

    def point(self, element: WebElement, pointer: str) -> None:
        """Press what lies at the middle of ``element`` with a ``mouse`` or a ``finger``.

        As in life: nothing is scrolled for it, and what covers the element is pressed in its place.
        """
        box = self.wait(lambda: self.driver.execute_script(PLACE, element))
        x, y = int(box["x"] + box["width"] / 2), int(box["y"] + box["height"] / 2)
        kind = interaction.POINTER_MOUSE if pointer == "mouse" else interaction.POINTER_TOUCH
        hand = ActionBuilder(self.driver, mouse=PointerInput(kind, pointer))
        hand.pointer_action.move_to_location(x, y).pointer_down().pause(0.05).pointer_up()
        hand.perform()

    def all(self, selector: str) -> list[WebElement]:
        """Return everything that fits now."""
        return self.driver.find_elements(By.CSS_SELECTOR, selector)

    def wait(self, condition: Callable[[], T]) -> T:
        """Return what ``condition`` gives once that is something; the page may change meanwhile."""
        stale = [StaleElementReferenceException]
        waiting = WebDriverWait(self.driver, PATIENCE, ignored_exceptions=stale)
        return waiting.until(lambda _: condition())

    def one(self, selector: str) -> WebElement:
        """Return the first that fits, once it is there and seen."""
        return self.wait(lambda: [one for one in self.all(selector) if one.is_displayed()])[0]

    def enter(self, number: int) -> None:
        """Open a chat: 0 the newcomer's, 1 the group, 2 the admin's."""

        def opened() -> bool:
            self.all("#chats button")[number].click()
            return True

        self.wait(opened)

    def sample(self, name: str) -> None:
        """Send one of the photos to try."""
        self.one("#attach").click()
        self.one("[data-attach='samples']").click()
        self.one(f"[data-sample='{name}.jpg']").click()

    def open_last_photo(self) -> None:
        """Look at the last photo by others; the block that it is in may change meanwhile."""

        def opened() -> bool:
            self.all(".block.in .photo")[-1].click()
            return True

        self.wait(opened)
        self.one("#viewer-image")

    def reply_to_last_photo(self) -> None:
        """Begin a reply to the last photo; the block that it is in may change meanwhile."""

        def begun() -> bool:
            photos = self.all(".block .photo")
            if photos:
                block = photos[-1].find_element(By.XPATH, "./ancestor::li")
                block.find_element(By.CSS_SELECTOR, ".reply").click()
            return bool(photos)

        self.wait(begun)

    def speak(self, language: str) -> None:
        """Choose the language of everybody's app."""
        Select(self.one("#language")).select_by_value(language)
        self.one(f"html[lang='{language}']")

    def say(self, text: str) -> None:
        """Write and send."""
        self.one("#text").send_keys(text + "\n")

    def draw(self, movements: tuple[tuple[float, float], ...]) -> None:
        """Draw on the paper, and send it."""
        self.one("#draw").click()
        canvas = self.one("#canvas")
        side = canvas.size["width"]
        pen = ActionChains(self.driver, duration=20)
        pen.move_to_element_with_offset(canvas, int(-0.2 * side), int(-0.3 * side))
        pen.click_and_hold()
        for right, down in movements:
            pen.move_by_offset(int(right * side), int(down * side))
        pen.release().perform()
        self.one("#paper-send:enabled").click()

    def bring(self, photo: Path, how: str) -> None:
        """Let a photo come by ``drop`` or ``paste``, and send it."""
        content = b64encode(photo.read_bytes()).decode()
        self.driver.execute_script(BRING, photo.name, "image/jpeg", content, how)
        self.one("#outbox .primary").click()

    def choose(self, *photos: Path) -> None:
        """Choose photos in the file dialog, and send them."""
        names = "\n".join(map(str, photos))
        self.driver.find_element(By.ID, "pick-photo").send_keys(names)
        self.one("#outbox .primary").click()

    def answers(self) -> list[WebElement]:
        """Return the blocks that the bot or other people wrote."""
        return self.all(".block.in")

    def answer(self, number: int) -> WebElement:
        """Return the ``number``-th block by others, counted from one, once it is there."""
        return self.wait(lambda: self.answers()[number - 1 : number])[0]

    def chart_width(self, block: WebElement) -> int:
        """Return the width in pixels of a block's picture, once it is loaded."""
        image = block.find_element(By.CSS_SELECTOR, ".photo img")
        return self.wait(lambda: int(image.get_property("naturalWidth")))  # type: ignore[arg-type]

    def until(self, words: str) -> None:
        """Wait until the conversation holds ``words``."""
        self.wait(lambda: words in self.one("#messages").text)

    def picture(self, name: str) -> None:
        """Keep a screenshot."""
        ARTIFACTS.mkdir(exist_ok=True)
        self.driver.save_screenshot(str(ARTIFACTS / f"{name}.png"))

    def complaints(self) -> list[str]:
        """Return what the browser's console says is wrong."""
        entries = self.driver.execute("getLog", {"type": "browser"})["value"]
        return [str(entry["message"]) for entry in entries]


def _chromium(width: int, height: int) -> Chrome:
    binary = shutil.which("chromium") or shutil.which("chromium-browser")
    driver = shutil.which("chromedriver")
    if not (binary and driver):
        pytest.skip("needs chromium and chromedriver (Debian: chromium, chromium-driver)")
    options = ChromeOptions()
    options.binary_location = binary
    for argument in (
        "--headless=new",
        "--hide-scrollbars",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
    ):
        options.add_argument(argument)
    options.add_argument(f"--window-size={width},{height}")
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    return Chrome(options=options, service=Service(driver))
