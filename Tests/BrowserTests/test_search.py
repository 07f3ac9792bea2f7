"""Finding a page from the console's keyboard."""

import re

from access import faults
from conftest import Room
from looking import on_page, stays
from office import DECKS
from playwright.sync_api import expect


def test_enter_chooses_a_page_with_the_words_that_stand_there(room):
    driver, screen = room.driver(), room.screen()
    driver.keyboard.press("/")
    driver.keyboard.type("浸水深の目安")
    expect(driver.locator("#hits button")).to_have_count(1)
    held = []
    driver.route("**/search?*", lambda route: held.append(route))
    driver.fill("#search-words", "瀬良川")
    expect(driver.locator("#hits button")).to_have_count(0)
    driver.keyboard.press("Enter")
    stays(screen, 1)
    expect(driver.locator("#search-dialog")).to_be_visible()
    held[-1].continue_()
    on_page(2, driver, screen)
    driver.unroute("**/search?*")

    # It comes up again with what its words find.
    driver.keyboard.press("/")
    expect(driver.locator("#search-words")).to_have_value("瀬良川")
    expect(driver.locator("#hits mark").first).to_have_text("瀬良川")
    driver.keyboard.press("Escape")
    expect(driver.locator("#search-dialog")).to_be_hidden()
    expect(driver.locator("#hits button")).to_have_count(0)


def test_hits_of_what_is_on_have_small_pictures(office, people):
    """Of another briefing's pages nothing is drawn for a search."""
    other = office.register(DECKS / "05_報道発表.pdf", title="別の報告")
    assert other
    room = Room(office, people)
    driver = room.driver()
    driver.keyboard.press("/")
    driver.keyboard.type("瀬良川")
    hit = driver.locator("#hits button").first
    expect(hit.locator("img")).to_have_attribute("src", re.compile(r"/pages/\d+/1/2/320\.webp$"))
    driver.wait_for_function("document.querySelector('#hits img').naturalWidth === 320")
    image, words = (hit.locator(each).bounding_box() for each in ("img", ".where"))
    assert image["x"] + image["width"] <= words["x"] and image["height"] < 90
    driver.click("#in-library")
    driver.fill("#search-words", "type:pdf 報道発表")
    foreign = driver.locator("#hits button").filter(has_text="別の報告").first
    expect(foreign).to_be_visible()
    expect(foreign.locator("img")).to_have_count(0)
    assert faults(driver) == []
    # Enter needs no look at them.
    driver.click("#in-briefing")
    driver.fill("#search-words", "瀬良川")
    driver.keyboard.press("Enter")
    on_page(2, driver)


def test_words_with_a_space_between_them(room):
    """A space in an address is no plus sign."""
    driver = room.driver()
    driver.keyboard.press("/")
    driver.fill("#search-words", "type:pdf 瀬良川 浸水")
    for words in ("瀬良川", "浸水"):
        expect(driver.locator("#hits mark").filter(has_text=words).first).to_be_visible()


def test_enter_that_finds_nothing_goes_nowhere(room):
    driver, screen = room.driver(), room.screen()
    driver.keyboard.press("/")
    driver.keyboard.type("浸水深の目安")
    expect(driver.locator("#hits button")).to_have_count(1)
    driver.fill("#search-words", "このような言葉はどこにもない")
    driver.keyboard.press("Enter")
    expect(driver.locator("#search-status")).to_contain_text("この報告にはありません")
    stays(screen, 1)
    # Escape closes it at once, words or not; and no more are taken than the server reads.
    driver.keyboard.press("Escape")
    expect(driver.locator("#search-dialog")).to_be_hidden()
    driver.keyboard.press("/")
    driver.keyboard.insert_text("防" * 400)
    driver.keyboard.press("Enter")
    expect(driver.locator("#search-status")).to_contain_text("この報告にはありません")


def test_the_enter_that_ends_a_conversion_of_kana_is_no_key(room):
    """Safari tells it by its key code alone."""
    driver, screen = room.driver(), room.screen()
    press = """(target) => document.querySelector(target).dispatchEvent(
        new KeyboardEvent("keydown", { key: "Enter", keyCode: 229, bubbles: true, cancelable: true }))"""
    driver.evaluate(press, "body")
    stays(screen, 1)
    driver.keyboard.press("/")
    driver.keyboard.type("浸水深の目安")
    expect(driver.locator("#hits button")).to_have_count(1)
    driver.evaluate(press, "#search-words")
    stays(screen, 1)
    expect(driver.locator("#search-dialog")).to_be_visible()
