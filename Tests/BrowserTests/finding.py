"""How a driver finds pages."""


def borrow(driver, words, title):
    """Puts up the first page with the words that a briefing of this title has."""
    driver.keyboard.press("/")
    driver.fill("#search-words", words)
    driver.click("#in-library")
    driver.locator("#hits button", has_text=title).first.click()
