"""The demo in a real browser: drawing a digit, sending photos, training."""

import pytest
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from tests.bot.demo.playing import SAMPLES, SEVEN, Page

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_a_drawn_seven_is_read_and_its_chart_shown(page: Page) -> None:
    page.picture("welcome-1280")
    page.draw(SEVEN)
    answer = page.answer(1)
    assert answer.find_element(By.CSS_SELECTOR, ".text").text.startswith("7")
    assert answer.find_element(By.CSS_SELECTOR, ".quote b").text == "You"
    assert page.chart_width(answer) > 300
    page.picture("private-1280")
    page.resize(1280, 800, dark=True)
    page.picture("private-dark-1280")
    page.resize(390, 844)
    page.picture("private-390")
    answer.find_element(By.CSS_SELECTOR, ".photo").click()
    assert page.one("#viewer-image").is_displayed()
    page.picture("viewer-390")


def test_buttons_that_do_nothing_look_so(page: Page) -> None:
    page.one("#draw").click()
    names = ("undo", "clear", "paper-send")

    def looks() -> dict[str, str]:
        script = "return arguments[0].map((id) => (({color, opacity, cursor}) => `${color} "
        script += "${opacity} ${cursor}`)(getComputedStyle(document.getElementById(id))))"
        return dict(zip(names, page.driver.execute_script(script, names), strict=True))

    idle = looks()
    assert all(look.endswith(" not-allowed") for look in idle.values())
    ActionChains(page.driver).click(page.one("#canvas")).perform()
    page.one("#paper-send:enabled")
    busy = looks()
    for name in names:
        # Paler by colour and opacity, not by the pointer alone, which fingers do not have.
        assert idle[name].split(" ")[:-1] != busy[name].split(" ")[:-1], name
        assert not busy[name].endswith(" not-allowed")


@pytest.mark.parametrize("how", ["drop", "paste"])
def test_a_photo_comes_by_drag_and_drop_and_by_paste(page: Page, how: str) -> None:
    before = len(page.answers())
    page.bring(SAMPLES / "3.jpg", how)
    answer = page.answer(before + 1)
    assert answer.find_element(By.CSS_SELECTOR, ".text").text.startswith("3")
    assert not page.one("body").find_element(By.ID, "drop").is_displayed()


def test_several_chosen_photos_are_an_album(page: Page) -> None:
    before = len(page.answers())
    page.choose(SAMPLES / "8.jpg", SAMPLES / "42.jpg")
    answer = page.answer(before + 1)
    lines = answer.find_element(By.CSS_SELECTOR, ".text").text.splitlines()
    assert [line[:4] for line in lines] == ["1. 8", "2. 4"]


def test_the_admin_watches_a_training_to_its_end(page: Page) -> None:
    page.enter(2)
    page.say("/train epochs=1 architecture=mlp")
    live = page.answer(1)
    page.until("Cancel")
    assert live.find_element(By.CSS_SELECTOR, ".keyboard button").text == "Cancel"
    page.picture("training-1280")
    page.until("Training ended")
    page.until("MNIST")
    page.one(".block.in .photo img")
    page.picture("trained-1280")
    page.resize(390, 844)
    page.picture("trained-390")


def test_the_page_can_be_used_by_keyboard_alone(page: Page) -> None:
    def press(*keys: str) -> None:
        page.driver.switch_to.active_element.send_keys(*keys)

    page.enter(2)
    page.one("#text").send_keys("/")
    page.one("#commands")
    press("pri", Keys.ENTER)
    page.until("/privacy")
    press(Keys.SHIFT + Keys.TAB)
    assert page.driver.switch_to.active_element.get_attribute("id") == "attach"
    press(Keys.ENTER)
    assert page.one("#attach-menu").is_displayed()
    for _ in range(3):
        press(Keys.ARROW_DOWN)
    press(Keys.ENTER)
    before = len(page.answers())
    press(Keys.ENTER)
    answer = page.answer(before + 1)
    assert page.chart_width(answer) > 300
