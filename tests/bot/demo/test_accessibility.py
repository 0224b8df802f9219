"""The demo's page for people who see little, or hear what others see: WCAG 2.2 AA, by axe-core.

axe-core is looked for where ``AXE_PATH`` says, or ``npm install --no-save axe-core`` puts it.
"""

import os
from pathlib import Path

import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from tests.bot.demo.playing import SAMPLES, SEVEN, Page

AXE = Path(
    os.environ.get("AXE_PATH")
    or Path(__file__).parents[3] / "node_modules" / "axe-core" / "axe.min.js"
)
pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.skipif(
        not AXE.is_file(), reason="needs axe-core: npm install --no-save axe-core, or AXE_PATH"
    ),
]

LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
RUN = """
const [levels, done] = arguments;
axe.run(document, { runOnly: { type: "tag", values: levels } }).then(
  ({ violations, passes }) => done({ violations, passes: passes.length }),
  (error) => done({ violations: [], passes: 0, error: String(error) }),
);
"""


class Inspector:
    """Collects what axe-core finds wrong with a page's states."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.wrong: list[str] = []
        page.driver.execute_script(AXE.read_text("utf-8"))

    def look(self, state: str) -> None:
        """Inspect the page as it is, once nothing fades in any more."""
        self.page.wait(lambda: self.page.driver.execute_script(STILL))
        found = self.page.driver.execute_async_script(RUN, LEVELS)
        assert found["passes"] > 5, found
        for violation in found["violations"]:
            for node in violation["nodes"]:
                self.wrong.append(f"{state}: {violation['id']}: {node['target']}: {node['html']}")


STILL = "return document.getAnimations().every((one) => one.effect.getTiming().iterations !== 1);"


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_private_chat_and_dialogs(page: Page, dark: bool) -> None:
    page.resize(1280, 800, dark=dark)
    inspector = Inspector(page)
    inspector.look("welcome or first messages")
    page.one("#draw").click()
    assert not page.one("#undo").is_enabled()
    inspector.look("empty paper")
    page.one("#paper [data-close]").click()
    before = len(page.answers())
    page.draw(SEVEN)
    answer = page.answer(before + 1)
    page.chart_width(answer)
    inspector.look("an answer")
    answer.find_element(By.CSS_SELECTOR, ".keyboard div > :last-child").click()
    page.wait(lambda: len(page.all(".block")[-1].find_elements(By.CSS_SELECTOR, "button")) > 3)
    inspector.look("which digit it is")
    # The answer is another element since its buttons are.
    page.open_last_photo()
    inspector.look("a photo, large")
    page.one("#viewer .icon").click()
    page.driver.find_element(By.ID, "pick-photo").send_keys(str(SAMPLES / "42.jpg"))
    page.one("#outbox .primary")
    inspector.look("a photo before it is sent")
    page.one("#outbox [data-close]").click()
    page.one("#attach").click()
    inspector.look("ways to send a picture")
    page.one("[data-attach='samples']").click()
    inspector.look("photos to try")
    page.one("#text").send_keys("/")
    inspector.look("commands")
    page.one("#text").send_keys(Keys.ESCAPE, Keys.BACKSPACE)
    assert inspector.wrong == []


@pytest.mark.parametrize("language", ["en", "ar"])
def test_group_on_a_phone(page: Page, language: str) -> None:
    page.speak(language)
    try:
        page.enter(1)
        page.resize(390, 844)
        inspector = Inspector(page)
        page.sample("3")
        before = len(page.answers())
        page.reply_to_last_photo()
        inspector.look("a reply that is begun")
        page.say("/digit@digit_demo_bot")
        page.chart_width(page.answer(before + 1))
        inspector.look("the answer")
        page.resize(390, 844, dark=True)
        inspector.look("the answer in the dark")
        page.one("#back").click()
        inspector.look("the list of chats in the dark")
        page.resize(390, 844)
        inspector.look("the list of chats")
        assert inspector.wrong == []
    finally:
        page.resize(1280, 800)
        page.speak("en")


def test_focus_is_seen(page: Page) -> None:
    """Everything that the tabulator reaches shows it, by an outline or by its field's rim."""
    page.enter(1)
    seen = []
    for _ in range(60):
        page.driver.switch_to.active_element.send_keys(Keys.TAB)
        name, rim, known = page.driver.execute_script(FOCUS)
        if known:
            break
        assert rim >= 2, name
        seen.append(name)
    assert {"language", "scroll", "attach", "text", "slash", "draw"} <= set(seen)


FOCUS = """
const one = document.activeElement;
const rimmed = one.closest("label, .field") ?? one;
const rim = (element) => {
  const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
  const outline = outlineStyle === "none" ? 0 : parseFloat(outlineWidth);
  const inset = boxShadow.match(/(\\d+)px inset/);
  return Math.max(outline, inset ? Number(inset[1]) : 0);
};
const name = one.id || one.getAttribute("aria-label") || one.className || one.value || one.tagName;
const known = one.dataset.seen || one === document.body;
one.dataset.seen = "yes";
return [name, Math.max(rim(one), rim(rimmed)), known];
"""
