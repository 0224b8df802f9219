"""The demo's group in a real browser: a photo is replied to, in any language."""

import pytest
from selenium.webdriver.common.by import By

from bot.i18n.phrases import Phrases
from tests.bot.demo.playing import SAMPLES, Page

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def photo_of_mia(page: Page) -> None:
    """Mia sends a photo, and Noah sees it."""
    before = len(page.all(".block .photo"))
    page.one("#persona label").click()
    page.sample("3")
    page.wait(lambda: len(page.all(".block .photo")) > before)
    page.all("#persona label")[1].click()
    page.wait(lambda: page.answers()[-1].find_elements(By.CSS_SELECTOR, ".photo"))


@pytest.mark.parametrize(
    ("pointer", "width", "height"), [("mouse", 1280, 800), ("finger", 390, 844)]
)
def test_a_photo_is_replied_to_with(page: Page, pointer: str, width: int, height: int) -> None:
    page.enter(1)
    if pointer == "finger":
        page.touchable()
    page.resize(width, height)
    photo_of_mia(page)
    assert "/digit" in page.answer(1).text
    before = len(page.answers())
    reply = page.answers()[-1].find_element(By.CSS_SELECTOR, ".reply")
    page.point(reply, pointer)
    assert page.one("#replying-name").text == "Reply to Mia"
    page.say("/digit")
    answer = page.answer(before + 1)
    assert answer.find_element(By.CSS_SELECTOR, ".text").text.startswith("3")
    assert page.chart_width(answer) > 300
    page.picture(f"group-{width}")
    page.resize(width, height, dark=True)
    page.picture(f"group-dark-{width}")


def test_what_an_album_says_is_its_alternative_text(page: Page) -> None:
    before = len(page.answers())
    page.choose(*(SAMPLES / f"{name}.jpg" for name in ("8", "42")))
    answer = page.answer(before + 1)
    lines = answer.find_element(By.CSS_SELECTOR, ".text").text.splitlines()
    for place, photo in enumerate(answer.find_elements(By.CSS_SELECTOR, ".photo img"), 1):
        assert photo.get_attribute("alt") == f"Photo {place} of 2: {'; '.join(lines)}"


def test_the_page_speaks_arabic_from_right_to_left(page: Page) -> None:
    page.enter(1)
    page.speak("ar")
    try:
        arabic = Phrases("ar")
        assert page.one("html").get_attribute("dir") == "rtl"
        assert page.one("#title").text == arabic.say("demo-group")
        assert page.one("#text").get_attribute("placeholder") == arabic.say("demo-message")
        side, main = page.one(".side").rect, page.one(".main").rect
        assert side["x"] > main["x"]
        page.say("/help@digit_demo_bot")
        page.wait(lambda: len(page.all(".block.in")) > 1 or None)
        page.picture("group-arabic-1280")
        for command in page.all(".text .command"):
            # The slash is the leftmost of its letters.
            left, slash, right = page.driver.execute_script(SLASH, command)
            assert left == pytest.approx(slash, abs=1.0)
            assert right > slash
        assert page.all(".text .command")
    finally:
        page.speak("en")


SLASH = """
const [button] = arguments;
const text = button.firstChild;
const at = (from, to) => {
  const range = document.createRange();
  range.setStart(text, from);
  range.setEnd(text, to);
  return range.getBoundingClientRect();
};
return [at(0, text.length).left, at(0, 1).left, at(text.length - 1, text.length).left];
"""
"""Where a command's letters stand: all of them, the first and the last."""
