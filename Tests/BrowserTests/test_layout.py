"""What is within reach on every size of window, whatever the briefing is called."""

import re

import pytest
from conftest import Room
from looking import on_page, scrolls
from office import DECKS
from playwright.sync_api import expect

SIZES = [(360, 640), (390, 844), (640, 360), (844, 390), (1024, 768), (1366, 768)]


def within_reach(page, *names):
    """Those of the controls that are shown and do not lie wholly in the window, with nothing else over them."""
    return page.evaluate(
        """(names) => names.filter((name) => {
          const element = document.querySelector(name);
          if (!element.checkVisibility()) return false;
          const box = element.getBoundingClientRect();
          const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
          return box.left < 0 || box.top < 0 || box.right > innerWidth || box.bottom > innerHeight || !element.contains(top);
        })""", list(names))


def test_a_long_title_pushes_nothing_off(office, people):
    people.forgiven += ["409"]
    room = Room(office, people, title=("令和９年度洪水ハザードマップの改訂に伴う避難所収容計画の見直し" * 7)[:200])
    driver, follower = room.driver(), room.follower()
    for width, height in SIZES:
        for page in (driver, follower):
            page.set_viewport_size({"width": width, "height": height})
            assert scrolls(page) == (False, False), (width, height)
        assert within_reach(driver, "#previous", "#next", "#menu", "#verdict", "#left", "#end") == [], (width, height)
        assert driver.locator("header").bounding_box()["height"] <= 100
        assert within_reach(follower, "#previous", "#next", "#search", "#show-text") == [], (width, height)
        # Two lines at most.
        assert follower.locator("#title").bounding_box()["height"] <= 2 * 24 + 1, (width, height)
    driver.keyboard.press("f")
    expect(driver.locator("#banner")).to_be_visible()
    for width, height in SIZES:
        driver.set_viewport_size({"width": width, "height": height})
        assert within_reach(driver, "#previous", "#next", "#menu", "#banner button", "#verdict") == [], (width, height)


@pytest.mark.parametrize("language", ["ja-JP", "en-GB"])
def test_a_follower_on_a_small_window_reaches_everything(office, people, language):
    room = Room(office, people, DECKS / "06_ハザードマップ.pdf", DECKS / "05_報道発表.pdf")
    follower = room.follower(language=language)
    follower.click("#next")
    on_page(2, follower)
    for width, height in [(640, 360), (568, 320), (320, 256), (320, 640), (740, 360), (844, 390)]:
        follower.set_viewport_size({"width": width, "height": height})
        assert scrolls(follower) == (False, False), (width, height)
        assert within_reach(follower, "#back", "#previous", "#next", "#material", "#search", "#show-text") == [], (width, height)
        # Words stay whole.
        cut = follower.evaluate(
            """() => ["back", "show-text", "where", "count"].filter((id) => {
              const e = document.getElementById(id); return e.scrollWidth > e.clientWidth + 1; })""")
        assert cut == [], (width, height)
        assert follower.locator("#stage").bounding_box()["height"] >= height * 0.3, (width, height)


def test_no_tool_is_out_of_sight_in_a_low_window(office, people):
    """Below a browser's own bars, on a laptop whose display is scaled."""
    driver = Room(office, people, DECKS / "01_洪水避難所.pptx", DECKS / "06_ハザードマップ.pdf").driver()
    expect(driver.locator("#notes")).to_be_visible()
    for width, height in [(1280, 720), (1366, 657), (1536, 730), (1706, 800), (1920, 953)]:
        driver.set_viewport_size({"width": width, "height": height})
        tools = ["#notes-open", "#search", "#share", "#hand-over", "#help", "#end"]
        assert within_reach(driver, *tools) == [], (width, height)
        above, below = [driver.locator(name).bounding_box() for name in ("#upcoming", ".tools")]
        assert 80 <= above["height"] <= below["y"] - above["y"], (width, height)


@pytest.mark.parametrize("language", ["ja-JP", "en-GB"])
def test_every_tool_is_named_on_one_line(office, people, language):
    driver = Room(office, people, DECKS / "01_洪水避難所.pptx").driver(language=language, size=(1280, 720))
    lines = """() => [...document.querySelectorAll(".tools span")].filter((name) => {
      const words = document.createRange(); words.selectNodeContents(name);
      return words.getBoundingClientRect().height > 1.6 * parseFloat(getComputedStyle(name).fontSize);
    }).map((name) => name.textContent)"""
    assert driver.evaluate(lines) == []
    # Two of them change their names.
    for key, tool in [("o", "#pair"), ("+", "#zoom")]:
        driver.keyboard.press(key)
        expect(driver.locator(tool)).to_have_attribute("aria-pressed", "true")
    assert driver.evaluate(lines) == []


@pytest.mark.parametrize("language", ["ja-JP", "en-GB"])
def test_the_buttons_that_turn_keep_their_words(room, language):
    """In half of a laptop's window."""
    driver = room.driver(language=language)
    for width, height in [(640, 600), (683, 768), (768, 1024)]:
        driver.set_viewport_size({"width": width, "height": height})
        now = driver.locator(".now").bounding_box()
        for name in ("#previous", "#next"):
            button, words = driver.locator(name).bounding_box(), driver.locator(f"{name} span").bounding_box()
            assert words["height"] < 30, (width, height)
            assert now["x"] <= button["x"] and button["x"] + button["width"] <= now["x"] + now["width"] + 1, (width, height)
            assert button["height"] < 60, (width, height)


@pytest.mark.parametrize("size", [(1366, 768), (1024, 768), (768, 1024), (844, 390), (360, 640)])
def test_the_clock_and_more_time_are_at_hand(room, size):
    driver = room.driver(size=size)
    if driver.locator("#menu").is_visible():
        driver.click("#menu")
    expect(driver.locator("#clock")).to_be_visible()
    assert within_reach(driver, "#shorter", "#longer") == []
    driver.click("#shorter")
    driver.click("#shorter")
    expect(driver.locator("#verdict")).to_have_text("まもなく終了")


@pytest.mark.parametrize("size", [(390, 844), (844, 390)])
def test_the_menu_keeps_the_focus_and_gives_it_back(room, size):
    driver, screen = room.driver(size=size), room.screen()
    driver.locator("#menu").focus()
    driver.keyboard.press("Enter")
    assert focus(driver) == "menu-close"
    assert within_reach(driver, "#freeze", "#black", "#pointer", "#spotlight") == []
    # Nothing under the menu takes the focus.
    for _ in range(3):
        driver.keyboard.press("Shift+Tab")
        assert driver.evaluate("!document.activeElement.closest('header, .now')")
    driver.locator("#menu-close").focus()
    driver.keyboard.press("Escape")
    assert focus(driver) == "menu"
    driver.click("#menu")
    driver.click("#menu-close")
    assert focus(driver) == "menu"

    # Where a page was chosen, it is seen.
    driver.click("#menu")
    driver.locator("#strip button").nth(2).click()
    on_page(3, driver, screen)
    expect(driver.locator("#menu-close")).to_be_hidden()
    assert focus(driver) == "menu"
    driver.click("#menu")
    driver.click("#overview-open")
    driver.fill("#overview-number", "2")
    driver.keyboard.press("Enter")
    on_page(2, driver, screen)
    expect(driver.locator("#menu-close")).to_be_hidden()


def test_a_refusal_is_seen_though_the_menu_is_open(room):
    room.people.forgiven += ["409"]
    phone, screen = room.driver(size=(390, 844), phone=True), room.screen()
    phone.tap("#menu")
    other = room.driver()
    other.click("#banner button")
    phone.locator("#longer").tap()
    expect(phone.locator("#menu-close")).to_be_hidden()
    expect(phone.locator("#banner")).to_contain_text("端末が操作しています")
    assert within_reach(phone, "#banner button") == []
    on_page(1, screen)


def focus(page):
    return page.evaluate("document.activeElement.id")


def test_the_menu_closes_once_a_material_is_chosen(office, people):
    room = Room(office, people, DECKS / "06_ハザードマップ.pdf", DECKS / "05_報道発表.pdf")
    phone, screen = room.driver(size=(390, 844), phone=True), room.screen()
    phone.tap("#menu")
    phone.locator("#materials button").nth(1).tap()
    expect(phone.locator("#menu-close")).to_be_hidden()
    expect(phone.locator("#stage")).to_be_visible()
    for page in (phone, screen):
        expect(page.locator("#stage")).to_have_attribute("data-shown", "2/1/1")


def test_what_is_said_breaks_between_words(room):
    """A line that ends in 消していま is hard to read."""
    driver = room.driver()
    for name in ("#banner p", "#notice"):
        assert driver.locator(name).evaluate("e => getComputedStyle(e).wordBreak") == "auto-phrase"


def test_scroll_bars_are_as_dark_as_the_page(room):
    """Firefox draws those of a dark page bright unless it is told a colour; Chromium has none in a test."""
    for page, scroller in ((room.driver(), "#strip"), (room.driver(), "#hits"), (room.follower(), "#text"), (room.screen(), "body")):
        scheme, colour = page.locator(scroller).evaluate("e => [getComputedStyle(e).colorScheme, getComputedStyle(e).scrollbarColor]")
        assert scheme == "dark"
        *thumb, _, _, _, alpha = (int(part) for part in re.findall(r"\d+", colour))
        assert max(thumb) < 180 and alpha == 0, colour
