"""Devices of all kinds: phones that fall asleep, old tablets, fingers, small windows; and what they are told."""

import pytest
from looking import on_page
from office import DECKS
from playwright.sync_api import expect

WAKE_LOCK = """globalThis.locks = 0;
  Object.defineProperty(navigator, "wakeLock", { value: { request: async () => ++globalThis.locks } });"""


@pytest.mark.parametrize("view", ["driver", "screen", "follower"])
def test_a_page_that_is_looked_at_keeps_its_device_awake(room, view):
    page = getattr(room, view)()
    page.add_init_script(WAKE_LOCK)
    page.reload()
    on_page(1, page)
    page.wait_for_function("globalThis.locks === 1")
    # The lock ends whenever the window is hidden.
    page.evaluate("document.dispatchEvent(new Event('visibilitychange')) && null")
    page.wait_for_function("globalThis.locks === 2")


def test_a_tablet_of_2021(room):
    driver, screen = room.driver(), room.screen()
    for page in (driver, screen):
        page.add_init_script("delete AbortSignal.timeout; delete Array.prototype.findLast; delete Array.prototype.toSorted;")
        page.reload()
        on_page(1, page)
    for key, number in [("PageDown", 2), ("PageUp", 1), ("End", 4)]:
        driver.keyboard.press(key)
        on_page(number, driver, screen)
    expect(driver.locator("#sight")).to_have_text("")


def test_fingers_stop_pointing_without_a_keyboard(room):
    phone, screen = room.driver(size=(390, 844), phone=True), room.screen()
    phone.tap("#menu")
    phone.tap("#pointer")
    expect(phone.locator("#hint")).to_contain_text("指を動かして")
    expect(phone.locator("#hint")).not_to_contain_text("Esc")
    phone.tap("#aim-stop")
    expect(phone.locator("#hint")).to_be_hidden()
    expect(phone.locator("#pointer")).to_have_attribute("aria-pressed", "false")
    on_page(1, phone, screen)


def test_tools_of_who_does_not_drive_look_so(room):
    driver, other = room.driver(), None
    expect(driver.locator("#freeze")).to_have_attribute("aria-disabled", "false")
    driver.click("#hand-over")
    # Nobody by name is nobody: the browser says so, in its own words.
    for name in ("", "　"):
        driver.fill("#hand-to", name)
        driver.keyboard.press("Enter")
        expect(driver.locator("#hand-to:invalid")).to_be_visible()
    expect(driver.locator("#banner")).to_be_hidden()
    driver.fill("#hand-to", "田中")
    driver.keyboard.press("Enter")
    driver.locator("#hand-ready [data-close]").click()
    for name in ("next", "freeze", "black", "pointer", "zoom"):
        expect(driver.locator(f"#{name}")).to_have_attribute("aria-disabled", "true")
    driver.locator("#banner button").click()
    expect(driver.locator("#freeze")).to_have_attribute("aria-disabled", "false")
    other = room.driver()
    expect(other.locator("#freeze")).to_have_attribute("aria-disabled", "true")


def test_a_follower_who_loads_the_page_anew_is_where_they_were(room):
    driver, follower = room.driver(), room.follower()
    follower.keyboard.press("End")
    follower.click("#show-text")
    on_page(4, follower)
    follower.reload()
    on_page(4, follower)
    expect(follower.locator("#where")).to_have_text("手元で閲覧中")
    expect(follower.locator("#show-text")).to_have_attribute("aria-pressed", "true")
    follower.click("#back")
    driver.keyboard.press("PageDown")
    on_page(2, follower)
    follower.reload()
    on_page(2, follower)
    expect(follower.locator("#where")).to_have_text("画面と同じ")


def test_the_wall_shows_no_file_names(room, tmp_path):
    screen, follower = room.screen(), room.follower()
    newer = tmp_path / "06_ハザードマップ_改.pdf"
    newer.write_bytes((DECKS / "06_ハザードマップ.pdf").read_bytes() + b"\n% newer\n")
    room.office.replace(room.briefing, newer)
    expect(screen.locator("#notice")).to_have_text("資料が差し替えられました")
    expect(follower.locator("#notice")).to_contain_text("06_ハザードマップ_改.pdf")


def test_the_console_names_the_only_material(room):
    driver = room.driver()
    expect(driver.locator("#materials")).to_have_text("06_ハザードマップ.pdf")
    expect(driver.locator("#materials")).to_be_visible()


def test_an_address_that_opens_on_this_computer_alone_says_so(room):
    driver = room.driver()
    driver.click("#share")
    expect(driver.locator("#share-local")).to_be_visible()
    driver.keyboard.press("Escape")
    driver.route("**/address?of=follow", lambda route: route.fulfill(body="http://10.0.0.5:8080/follow/x"))
    driver.click("#share")
    expect(driver.locator("#share-address")).to_have_value("http://10.0.0.5:8080/follow/x")
    expect(driver.locator("#share-local")).to_be_hidden()


def test_a_full_disk_is_named(room):
    room.people.forgiven.append("507")
    driver = room.driver()
    driver.route("**/acts", lambda route: route.fulfill(status=507, content_type="application/json", body='{"error": "failed"}'))
    driver.keyboard.press("b")
    expect(driver.locator("#banner")).to_contain_text("サーバーのディスクに空きがありません")


def test_words_stay_whole_on_a_window_of_320_pixels(room):
    room.people.forgiven.append("409")
    driver, phone = room.driver(), room.driver(size=(320, 640))
    on_page(1, driver)
    expect(phone.locator("#banner")).to_be_visible()
    lines = phone.evaluate(
        """() => ["#used", "#left", "#times dt", "#verdict"].map((name) => {
          const e = document.querySelector(name);
          return Math.round(e.getBoundingClientRect().height / parseFloat(getComputedStyle(e).lineHeight)); })""")
    assert lines == [1, 1, 1, 1]
    # And what the banner says can be read.
    words = phone.locator("#banner p")
    assert words.evaluate("e => e.scrollHeight <= e.clientHeight + 1")


def test_some_of_the_page_is_seen_at_four_times_the_size(room):
    """WCAG 1.4.10: a window of 1280 by 1024 pixels, enlarged four times."""
    driver = room.driver(size=(320, 256))
    assert driver.locator("#stage").bounding_box()["height"] >= 60
    for name in ("#previous", "#next", "#menu"):
        box = driver.locator(name).bounding_box()
        assert box["y"] + box["height"] <= 256


def test_too_many_tabs_are_told_before_they_stop_everything(room):
    driver = room.driver(language="en-GB")
    tabs = []
    for _ in range(4):
        expect(driver.locator("#line")).to_have_text("")
        tabs.append(driver.context.new_page())
        tabs[-1].goto(room.addresses["follow"])
        on_page(1, tabs[-1])
    for page in (driver, tabs[0], tabs[-1]):
        expect(page.locator("#line")).to_contain_text("5 pages are open in this browser")
    driver.keyboard.press("PageDown")
    on_page(2, driver, *tabs)
    tabs.pop().close()
    expect(driver.locator("#line")).to_have_text("")


def test_the_open_text_is_reached_by_the_keyboard(room):
    follower = room.follower()
    follower.click("#show-text")
    follower.locator("#text").focus()
    expect(follower.locator("#text")).to_be_focused()
