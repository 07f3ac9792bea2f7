"""Phones, keyboards, contrast, names and sizes: the room for everybody."""


import pytest
from looking import on_page, scrolls
from playwright.sync_api import expect


def test_the_phone_has_two_large_buttons_and_the_page(room):
    phone, screen = room.driver(size=(390, 844), phone=True), room.screen()
    for name in ("#previous", "#next"):
        box = phone.locator(name).bounding_box()
        assert box["width"] > 150 and box["height"] > 90 and box["y"] + box["height"] <= 844
    assert phone.locator("#stage img").bounding_box()["width"] > 350
    expect(phone.locator("#freeze")).to_be_hidden()
    phone.tap("#next")
    on_page(2, phone, screen)
    phone.tap("#menu")
    expect(phone.locator("#freeze")).to_be_visible()
    phone.locator("#strip button").nth(2).tap()
    on_page(3, screen)
    phone.tap("#menu")
    phone.tap("#freeze")
    expect(phone.locator("#banner")).to_contain_text("静止中")
    assert scrolls(phone) == (False, False)


def test_a_swipe_turns_the_page(room):
    phone, follower = room.driver(size=(390, 844), phone=True), room.follower(size=(390, 844), phone=True)
    swipe(phone, 300, 80)
    on_page(2, phone, follower)
    swipe(follower, 300, 80)
    on_page(3, follower)
    swipe(follower, 80, 300)
    on_page(2, follower, phone)


def swipe(page, start, end):
    touch = page.context.new_cdp_session(page)
    touch.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": start, "y": 300}]})
    for step in range(1, 5):
        x = start + (end - start) * step / 4
        touch.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [{"x": x, "y": 300}]})
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080), (390, 844), (844, 390)])
def test_nothing_scrolls_but_what_should(room, size):
    for page in (room.driver(size=size), room.screen(size=size), room.follower(size=size)):
        assert scrolls(page) == (False, False)
    expect(room.screen().locator("body")).to_have_css("cursor", "none")


def test_the_keyboard_reaches_everything_a_follower_needs(room):
    follower = room.follower()
    reached = []
    for _ in range(6):
        follower.keyboard.press("Tab")
        reached.append(follower.evaluate("document.activeElement.id"))
    assert reached == ["previous", "count", "next", "marks", "search", "show-text"]
    follower.locator("#next").focus()
    follower.keyboard.press("Enter")
    on_page(2, follower)
    follower.keyboard.press("Shift+Tab")
    follower.keyboard.press("Shift+Tab")
    follower.keyboard.press("Shift+Tab")
    assert follower.evaluate("document.activeElement.id") == "back"
    follower.keyboard.press("Enter")
    on_page(1, follower)
    assert follower.evaluate("document.activeElement.id") == "next"


def test_letter_keys_can_be_turned_off(room):
    driver, screen = room.driver(), room.screen()
    driver.keyboard.press("?")
    expect(driver.locator("#help-dialog")).to_be_visible()
    driver.uncheck("#letters")
    driver.keyboard.press("Escape")
    driver.keyboard.press("b")
    driver.keyboard.press("ArrowRight")
    on_page(2, screen)
    expect(screen.locator("#stage .cover")).to_be_hidden()


def test_time_is_told_by_word_and_shape(room):
    driver = room.driver()
    expect(driver.locator("#verdict")).to_have_text("予定どおり")
    expect(driver.locator("#verdict .on-time")).to_be_visible()
    driver.click("#shorter")
    driver.click("#shorter")
    expect(driver.locator("#verdict")).to_have_text("まもなく終了")
    expect(driver.locator("#verdict .nearly-over")).to_be_visible()
    expect(driver.locator("#verdict .on-time")).to_be_hidden()
    verdicts = driver.evaluate(
        """async () => {
          const { verdictOf } = await import("/assets/timing.js");
          return [[0, 10], [479_999, 10], [480_000, 10], [600_000, 10], [600_001, 10], [0, 1], [5, null]].map((t) => verdictOf(...t));
        }""")
    assert verdicts == ["on-time", "on-time", "nearly-over", "nearly-over", "over", "nearly-over", None]
