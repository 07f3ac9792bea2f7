"""How a driver finds pages."""

from playwright.sync_api import expect


def look(driver, words, title):
    """Chooses the first page with the words that a briefing of this title has: it is seen before it goes up."""
    driver.keyboard.press("/")
    driver.fill("#search-words", words)
    driver.click("#in-library")
    driver.locator("#hits button", has_text=title).first.click()
    expect(driver.locator("#preview-dialog")).to_be_visible()


def is_seen(driver):
    """Its picture is there, and it may go up."""
    expect(driver.locator("#preview-go")).to_have_attribute("aria-disabled", "false", timeout=60_000)
    expect(driver.locator("#preview-picture")).to_be_visible()


def put_up(driver):
    is_seen(driver)
    driver.keyboard.press("Enter")
    for dialog in ("#preview-dialog", "#search-dialog"):
        expect(driver.locator(dialog)).to_be_hidden()


def borrow(driver, words, title):
    """Puts up the first page with the words that a briefing of this title has."""
    look(driver, words, title)
    put_up(driver)
