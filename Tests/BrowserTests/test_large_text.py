"""Text twice as large as usual, by the browser's own setting, and a window that is enlarged four times."""

import pytest
from access import faults
from conftest import People, Room
from office import DECKS
from playwright.sync_api import expect

# The window's size is in CSS pixels: 320 of them are left of 1280 at 400 %.
TWICE, USUAL = [(1280, 720), (390, 844)], [(320, 256), (320, 180)]
DIALOGS = ["#overview-open", "#pair", "#search", "#hand-over", "#share", "#help", "#end"]

# Each control is scrolled to, and then lies in the window, with nothing over it and no word of it cut.
OUT_OF_REACH = """() => {
  const top = document.scrollingElement;
  const root = document.querySelector("dialog[open]") ?? document.querySelector(".menu-open #more") ?? document.body;
  const faults = top.scrollWidth > innerWidth ? ["the page is wider than the window"] : [];
  for (const e of root.querySelectorAll("button, input, select")) {
    if (!e.checkVisibility({ visibilityProperty: true })) continue;
    e.scrollIntoView({ block: "nearest", inline: "nearest", behavior: "instant" });
    const box = e.getBoundingClientRect();
    const over = document.elementFromPoint(box.x + box.width / 2, box.y + Math.min(box.height, innerHeight) / 2);
    const name = `${e.id} ${e.textContent.trim()}`;
    if (box.left < -1 || box.right > innerWidth + 1 || !e.contains(over)) faults.push(`out of reach: ${name}`);
    if (e.matches("button") && e.scrollWidth > e.clientWidth + 1) faults.push(`cut: ${name}`);
  }
  top.scrollTo(0, 0);
  return faults;
}"""


@pytest.fixture(scope="module")
def large_print(browser):
    """A browser of somebody who has set the text to 32 px instead of 16: widths in em follow that setting."""
    own = browser.browser_type.launch(
        executable_path="/usr/bin/chromium", args=["--no-sandbox", "--blink-settings=defaultFontSize=32"])
    yield own
    own.close()


@pytest.fixture
def readers(large_print, people, office):
    readers = People(large_print, office)
    yield [(readers, TWICE), (people, USUAL)]
    readers.leave()


@pytest.mark.parametrize("language", ["ja-JP", "en-GB"])
def test_console_and_follower_are_of_use(office, people, readers, language):
    room = Room(office, people, DECKS / "06_ハザードマップ.pdf", DECKS / "05_報道発表.pdf")
    for who, sizes in readers:
        who.forgiven += ["409"]
        driver = who.open(room.addresses["drive"], language=language)
        follower = who.open(room.addresses["follow"], language=language)
        if driver.locator("#banner button").is_visible():
            driver.click("#banner button")
        expect(driver.locator("#banner")).to_be_hidden()
        for size in sizes:
            for page in (driver, follower):
                page.set_viewport_size({"width": size[0], "height": size[1]})
            console_is_of_use(driver, size)
            follower_is_of_use(follower, size)


def console_is_of_use(driver, size):
    expect(driver.locator("body")).to_have_css("font-size", "32px" if size in TWICE else "16px")
    in_order(driver, size)
    assert faults(driver) == [], size
    driver.keyboard.press("f")
    banner = driver.locator("#banner p")
    expect(banner).to_be_visible()
    in_order(driver, size)
    # Words, and not a letter a line; and all of them.
    assert banner.evaluate("(e) => e.clientWidth >= 8 * parseFloat(getComputedStyle(e).fontSize)"), size
    assert banner.evaluate("(e) => e.scrollHeight <= e.clientHeight + 1"), size
    driver.keyboard.press("f")
    expect(banner).to_be_hidden()
    driver.keyboard.press("d")
    expect(driver.locator("#pens")).to_be_visible()
    in_order(driver, size)
    driver.keyboard.press("Escape")
    driver.click("#menu")
    in_order(driver, size, stage=False)
    driver.keyboard.press("Escape")
    for opener in DIALOGS:
        driver.evaluate("(name) => document.querySelector(name).click()", opener)
        expect(driver.locator("dialog[open]")).to_be_visible()
        if opener == "#search":
            driver.fill("#search-words", "避難")
            expect(driver.locator("#hits button").first).to_be_visible()
        in_order(driver, size, stage=False)
        driver.evaluate("document.querySelector('dialog[open]').close()")


def follower_is_of_use(follower, size):
    in_order(follower, size)
    follower.click("#next")
    expect(follower.locator("#back")).to_be_visible()
    in_order(follower, size)
    follower.click("#show-text")
    # Some lines of it, however low the window is.
    assert follower.locator("#text").bounding_box()["height"] >= 70, size
    follower.click("#show-text")
    follower.click("#count")
    in_order(follower, size, stage=False)
    follower.keyboard.press("Escape")
    follower.click("#back")
    expect(follower.locator("#back")).to_be_hidden()


def in_order(page, size, stage=True):
    assert page.evaluate(OUT_OF_REACH) == [], size
    if stage:
        assert page.locator("#stage").bounding_box()["height"] >= min(0.3 * size[1], 200), size
