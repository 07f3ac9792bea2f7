"""Finding a page from the console's keyboard."""

from looking import on_page, stays
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
