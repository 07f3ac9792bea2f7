"""Every state of the pages, as axe-core sees it."""

import pytest
from access import faults
from conftest import Room
from finding import is_seen, put_up
from looking import on_page
from office import DECKS
from playwright.sync_api import expect

OPENED_BY = {
    "#overview-open": "#overview-dialog", "#pair": "#pair-dialog", "#search": "#search-dialog", "#hand-over": "#hand-dialog",
    "#assign": "#assign-dialog", "#share": "#share-dialog", "#help": "#help-dialog", "#end": "#end-dialog",
}


class Findings(dict):
    def note(self, state, *pages):
        found = [fault for page in pages for fault in faults(page)]
        if found:
            self[state] = found


def other_banner(driver, found, state):
    """A console that does not drive, until it does again."""
    expect(driver.locator("#banner button")).to_be_visible()
    expect(driver.locator("#next")).to_have_attribute("aria-disabled", "true")
    found.note(state, driver)
    driver.click("#banner button")
    expect(driver.locator("#banner")).to_be_hidden()


@pytest.mark.parametrize("size", [(1280, 720), (390, 844)])
def test_nothing_is_found_in_any_state(office, people, size):
    people.forgiven += ["404"]
    office.register(DECKS / "05_報道発表.pdf", title="報道発表")
    room = Room(office, people, DECKS / "01_洪水避難所.pptx", DECKS / "06_ハザードマップ.pdf")
    driver, screen, follower = room.driver(size=size), room.screen(), room.follower(size=size)
    everybody, found = (driver, screen, follower), Findings()
    expect(driver.locator("#notes")).to_be_visible()
    found.note("live", *everybody)
    for key, state, sign in [
        ("d", "pen", "#pens:not([hidden])"), ("f", "frozen", "#banner:not([hidden])"), ("b", "black", "#black[aria-pressed=true]"),
        ("o", "beside", "#beside:not([hidden])"),
    ]:
        driver.keyboard.press(key)
        expect(driver.locator(sign)).to_be_attached()
        found.note(state, *everybody)
        driver.keyboard.press(key)
        expect(driver.locator(sign)).not_to_be_attached()
    if size[0] < 600:
        driver.click("#menu")
        found.note("menu", driver)
        driver.keyboard.press("Escape")
    for opener, dialog in OPENED_BY.items():
        driver.evaluate("(name) => document.querySelector(name).click()", opener)
        expect(driver.locator(dialog)).to_be_visible()
        if opener == "#search":
            driver.fill("#search-words", "避難")
            expect(driver.locator("#hits button").first).to_be_visible()
        if opener == "#share":
            found.note(dialog, driver)
            driver.click("#followers")
            dialog = "#followers-dialog"
            expect(driver.locator("#followers-list li")).to_have_count(1)
        found.note(dialog, driver)
        if opener == "#hand-over":
            driver.fill("#hand-to", "田中")
            driver.keyboard.press("Enter")
            expect(driver.locator("#hand-ready")).to_be_visible()
            found.note("the new console's address", driver)
        driver.evaluate("document.querySelector('dialog[open]').close()")
        if opener == "#hand-over":
            other_banner(driver, found, "handed over")
    room.driver(size=size).click("#banner button")
    other_banner(driver, found, "driven by another console")
    follower.click("#next")
    follower.click("#show-text")
    on_page(2, follower)
    found.note("a follower's own page", follower)
    follower.click("#count")
    found.note("a follower's overview", follower)
    follower.keyboard.press("Escape")
    follower.keyboard.press("/")
    follower.fill("#search-words", "避難")
    expect(follower.locator("#hits button").first).to_be_visible()
    found.note("a follower's search", follower)
    follower.keyboard.press("Escape")
    # A page of another briefing.
    driver.keyboard.press("/")
    driver.click("#in-library")
    driver.fill("#search-words", "報道発表")
    expect(driver.locator("#hits .source:not(:empty)").first).to_be_visible()
    driver.locator("#hits button:has(.source:not(:empty))").first.click()
    is_seen(driver)
    found.note("before it goes up", driver)
    put_up(driver)
    expect(driver.locator("#banner")).to_be_visible()
    found.note("borrowed", *everybody)
    driver.keyboard.press("r")
    driver.evaluate("document.querySelector('#end').click()")
    driver.click("#end-dialog .main")
    for page in (driver, follower):
        expect(page.locator("#ended")).to_be_visible()
    expect(screen.locator("#waiting")).to_be_visible()
    found.note("ended", *everybody)
    for path in ("/", "/drive/nobody"):
        driver.goto(f"http://{office.address}{path}")
        found.note(path, driver)
    assert found == {}
