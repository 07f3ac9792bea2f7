"""The console itself: which one it is, what it enlarges, what it gives out."""

import re

import pytest
from conftest import Room
from looking import on_page, stays
from office import DECKS
from playwright.sync_api import expect


def test_a_duplicated_tab_is_another_console(room):
    room.people.forgiven += ["409"]
    driver, screen = room.driver(), room.screen()
    with driver.expect_popup() as popup:
        # With its session's storage, as a browser duplicates a tab.
        driver.evaluate("open(location.href) && null")
    copy = popup.value
    expect(copy.locator("#banner")).to_contain_text("端末が操作しています")
    copy.keyboard.press("ArrowRight")
    stays(screen, 1)
    driver.keyboard.press("ArrowRight")
    on_page(2, driver, screen)
    # A reload makes no other console of it.
    name = driver.evaluate("sessionStorage.getItem('console')")
    driver.reload()
    on_page(2, driver)
    assert driver.evaluate("sessionStorage.getItem('console')") == name
    expect(driver.locator("#banner")).to_be_hidden()


@pytest.mark.parametrize("size", [(1280, 720), (390, 844)])
def test_the_followers_address_as_text(room, size):
    driver = room.driver(size=size, language="en-GB")
    if driver.locator("#menu").is_visible():
        driver.click("#menu")
    driver.click("#share")
    expect(driver.locator("#share-address")).to_have_value(room.addresses["follow"])
    expect(driver.locator("#share-qr")).to_be_in_viewport()
    driver.context.grant_permissions(["clipboard-read", "clipboard-write"])
    driver.click("[data-copy=share-address]")
    expect(driver.locator("[data-copy=share-address]")).to_have_text("Copied")
    assert driver.evaluate("navigator.clipboard.readText()") == room.addresses["follow"]


def test_zoom_by_click_and_by_key(room):
    driver, screen = room.driver(), room.screen()
    height = lambda: screen.locator("#stage .sheet").bounding_box()["height"]

    def is_times(factor):
        screen.wait_for_timeout(700)
        assert height() == pytest.approx(1080 * factor, rel=0.02)

    box = driver.locator("#stage .sheet").bounding_box()
    at = box["x"] + box["width"] * 0.3, box["y"] + box["height"] * 0.6
    driver.keyboard.press("z")
    driver.mouse.click(*at)
    is_times(2)
    # The point is where it was asked for: in the middle.
    sheet = screen.locator("#stage .sheet").bounding_box()
    assert (960 - sheet["x"]) / sheet["width"] == pytest.approx(0.3, abs=0.03)
    assert (540 - sheet["y"]) / sheet["height"] == pytest.approx(0.6, abs=0.02)
    expect(driver.locator("#zoom")).to_have_text("全体Z")
    driver.mouse.click(*at)
    is_times(1)
    # A click without the tool is nothing.
    driver.mouse.click(*at)
    is_times(1)
    for key, factor in [("+", 2), ("+", 4), ("-", 2), ("-", 1), ("-", 1)]:
        driver.keyboard.press(key)
        is_times(factor)
    on_page(1, driver, screen)


def test_what_is_japanese_is_marked_so_in_english_pages(room):
    room.office.register(DECKS / "05_報道発表.pdf", title="夜間開設訓練の報道発表")
    driver, follower = room.driver(language="en-GB"), room.follower(language="en-GB")
    expect(follower.locator("#words")).to_contain_text("ハザードマップ")
    driver.keyboard.press("/")
    driver.fill("#search-words", "報道")
    driver.click("#in-library")
    expect(driver.locator("#hits button").first).to_be_visible()
    for page in (driver, follower):
        unmarked = page.evaluate(
            """() => { const found = [];
              const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
              for (let node; (node = walker.nextNode()); ) {
                if (/[\\u3041-\\u9fff]/.test(node.data) && !node.parentElement.closest("noscript")
                  && node.parentElement.closest("[lang]").lang !== "ja") found.push(node.data);
              } return found; }""")
        assert unmarked == []
        # And the pages' own words are not.
        assert page.locator("html").get_attribute("lang") == "en"
        assert page.evaluate("document.querySelector('#next').closest('[lang]').lang") == "en"


def test_the_current_page_has_an_outline_in_forced_colours(room):
    driver = room.driver()
    driver.emulate_media(forced_colors="active")
    assert driver.locator("#strip [aria-current]").evaluate("e => getComputedStyle(e).outlineStyle") == "solid"
    assert driver.locator("#strip button").nth(1).evaluate("e => getComputedStyle(e).outlineStyle") == "none"


def test_one_follower_is_shut_out_and_the_others_move(room):
    driver = room.driver(language="en-GB")
    phone, other = room.follower(phone=True, size=(390, 844)), room.follower()
    on_page(1, phone, other)
    other.click("#next")
    on_page(2, other)
    driver.click("#share")
    driver.click("#followers")
    expect(driver.locator("#followers-count")).to_have_text("2 follow")
    lines = driver.locator("#followers-list li")
    expect(lines).to_have_count(2)
    expect(lines.nth(0)).to_contain_text("since")
    lines.nth(0).locator("button").press("Enter")
    expect(phone.locator("#ended")).to_be_visible()
    # The other is where they were, at another address, and goes on following.
    expect(driver.locator("#followers-count")).to_have_text("1 follows")
    other.wait_for_url(lambda url: url != room.addresses["follow"])
    on_page(2, other)
    expect(other.locator("#where")).to_have_text("手元で閲覧中")
    other.click("#back")
    driver.click("#followers-close")
    driver.keyboard.press("End")
    on_page(4, driver, other)
    driver.click("#share")
    expect(driver.locator("#share-address")).to_have_value(other.url)
    # The old address is no way back in.
    room.people.forgiven.append("404")
    phone.reload()
    expect(phone.locator("#ended, main, h1").first).not_to_contain_text("ハザードマップ")
    expect(driver.locator("#share-qr")).to_be_in_viewport()


def test_clocks_show_the_offices_time(office, people):
    """F38: whatever zone the browser is in."""
    office.run("zone", "set", "Pacific/Kiritimati")
    room = Room(office, people)
    for page in (room.driver(), room.screen()):
        shown = page.locator("#clock")
        expected = page.evaluate("""() => new Intl.DateTimeFormat("ja-JP",
          { hour: "2-digit", minute: "2-digit", timeZone: "Pacific/Kiritimati" }).format(new Date())""")
        # The minute may have passed.
        expect(shown).to_have_text(re.compile(f"{expected}|{minute_after(expected)}"))


def minute_after(clock):
    hours, minutes = map(int, clock.split(":"))
    later = (hours * 60 + minutes + 1) % 1440
    return f"{later // 60:02}:{later % 60:02}"


@pytest.mark.parametrize("hours", [-1, 1])
def test_a_clock_that_is_set_changes_no_time_used(room, hours):
    """That of the PC before which one sits."""
    driver = room.driver()
    expect(driver.locator("#used")).to_have_text(re.compile(r"^00:(0[1-9]|[1-5]\d)$"))
    driver.evaluate(f"(real => {{ Date.now = () => real() + {hours} * 3600000; }})(Date.now.bind(Date))")
    driver.wait_for_timeout(700)
    expect(driver.locator("#used")).to_have_text(re.compile(r"^00:(0[1-9]|[1-5]\d)$"))
    expect(driver.locator("#left")).to_have_text(re.compile(r"^09:"))
