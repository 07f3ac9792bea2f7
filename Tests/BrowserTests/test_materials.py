"""From one material to the next, and all their pages at once."""

import pytest
from conftest import Room
from looking import stays
from office import DECKS
from playwright.sync_api import expect


@pytest.fixture
def pair(office, people):
    """Two materials: one of four pages, one of one."""
    return Room(office, people, DECKS / "06_ハザードマップ.pdf", DECKS / "05_報道発表.pdf")


def at(material, number, *pages):
    for page in pages:
        expect(page.locator("#stage")).to_have_attribute("data-shown", f"{material}/1/{number}")


def test_next_goes_over_to_the_next_material(pair):
    driver, screen, follower = pair.driver(), pair.screen(), pair.follower()
    driver.keyboard.press("End")
    expect(driver.locator("#upcoming-title")).to_have_text("次の資料　05_報道発表.pdf")
    expect(driver.locator("#upcoming")).to_have_attribute("data-shown", "2/1/1")
    driver.keyboard.press("PageDown")
    at(2, 1, driver, screen, follower)
    expect(driver.locator("#next")).to_have_attribute("aria-disabled", "true")
    driver.keyboard.press("PageUp")
    at(1, 4, driver, screen, follower)
    driver.click("#next")
    at(2, 1, driver, screen, follower)
    driver.keyboard.press("PageDown")
    stays(screen, 1)
    at(2, 1, screen)
    # Those who follow leaf over in the same way.
    follower.keyboard.press("ArrowLeft")
    at(1, 4, follower)
    follower.click("#next")
    at(2, 1, follower)


def test_a_key_held_down_stops_at_the_end_of_a_material(pair):
    driver, screen = pair.driver(), pair.screen()
    for _ in range(8):
        driver.keyboard.down("ArrowRight")
    at(1, 4, driver, screen)
    driver.keyboard.up("ArrowRight")
    driver.keyboard.press("ArrowRight")
    at(2, 1, driver, screen)


def test_a_key_after_a_change_of_material_turns_the_page_of_that_material(pair):
    """Before the answer has come, as with a line of 300 ms."""
    driver, screen = pair.driver(), pair.screen()
    driver.keyboard.press("PageDown")
    at(1, 2, driver, screen)
    driver.keyboard.press("]")
    at(2, 1, driver, screen)
    held, far = [], [True]
    driver.route("**/acts", lambda route: held.append(route) if far else route.continue_())
    driver.locator("#materials button").nth(0).click()
    # It is where it was left, and said so at once.
    expect(driver.locator("#count")).to_have_text("2 / 4 ページ")
    driver.keyboard.press("PageDown")
    expect(driver.locator("#count")).to_have_text("3 / 4 ページ")
    far.clear()
    for route in held:
        route.continue_()
    at(1, 3, driver, screen)


def test_keys_for_the_materials(pair):
    driver, screen = pair.driver(), pair.screen()
    driver.keyboard.press("PageDown")
    at(1, 2, driver, screen)
    driver.keyboard.press("]")
    at(2, 1, driver, screen)
    driver.keyboard.press("]")
    stays(screen, 1)
    driver.keyboard.press("[")
    at(1, 2, driver, screen)
    driver.keyboard.press("[")
    stays(screen, 2)


@pytest.mark.parametrize("size", [(1280, 720), (390, 844)])
def test_overview(pair, size):
    driver, screen = pair.driver(size=size), pair.screen()
    driver.keyboard.press("g")
    grid = driver.locator("#overview button")
    expect(driver.locator("#overview .of")).to_have_text(["06_ハザードマップ.pdf", "05_報道発表.pdf"])
    expect(driver.locator("#overview [aria-current]")).to_have_count(1)
    pages = grid.count()
    grid.last.scroll_into_view_if_needed()
    expect(grid.last.locator("img")).to_have_js_property("complete", True)
    assert grid.last.locator("img").evaluate("image => image.naturalWidth") > 0
    # From the number to the page that is on, and from there to others.
    driver.keyboard.press("ArrowDown")
    expect(grid.nth(0)).to_be_focused()
    driver.keyboard.press("ArrowRight")
    expect(grid.nth(1)).to_be_focused()
    for _ in range(pages):
        driver.keyboard.press("ArrowDown")
    focused = driver.evaluate("[...document.querySelectorAll('#overview button')].indexOf(document.activeElement)")
    assert focused >= pages - 4
    for _ in range(pages):
        driver.keyboard.press("ArrowUp")
    expect(driver.locator("#overview-number")).to_be_focused()
    driver.keyboard.press("ArrowDown")
    driver.keyboard.press("ArrowRight")
    driver.keyboard.press("Enter")
    expect(driver.locator("#overview-dialog")).to_be_hidden()
    at(1, 2, driver, screen)
    driver.keyboard.press("g")
    grid.last.click()
    at(2, 1, driver, screen)
    # What was looked at is not kept.
    assert driver.locator("#overview img").count() == 0
    expect(driver.locator("#overview-dialog")).to_be_hidden()
    driver.keyboard.press("g")
    grid.nth(0).click()
    driver.keyboard.press("g")
    driver.keyboard.type("3")
    driver.keyboard.press("Enter")
    at(1, 3, driver, screen)
