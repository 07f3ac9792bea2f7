"""The room in a real browser: a driver, a screen, followers, each in a browser context of its own."""

import re

from conftest import Room
from looking import on_page, stays
from office import DECKS
from playwright.sync_api import expect


def test_everybody_sees_the_page_the_driver_turns_to(room):
    driver, screen, one, two = room.driver(), room.screen(), room.follower(), room.follower(language="en-GB")
    everybody = (driver, screen, one, two)
    on_page(1, *everybody)
    for key, number in [
        ("ArrowRight", 2), (" ", 3), ("PageDown", 4), ("ArrowRight", 4), ("PageUp", 3), ("ArrowLeft", 2), ("End", 4),
        ("Home", 1),
    ]:
        driver.keyboard.press(key)
        on_page(number, *everybody)
    driver.click("#next")
    on_page(2, *everybody)
    driver.locator("#strip button").nth(3).click()
    on_page(4, *everybody)
    driver.click("#previous")
    on_page(3, *everybody)
    # The space bar turns the page after a button was clicked, too.
    driver.keyboard.press(" ")
    on_page(4, *everybody)
    expect(driver.locator("#count")).to_have_text("4 / 4 ページ")
    expect(two.locator("#count")).to_have_text("Page 4 of 4")
    expect(driver.locator("#upcoming-none")).to_be_visible()


def test_a_key_held_down_ends_on_the_last_page(room):
    driver, screen = room.driver(), room.screen()
    for _ in range(30):
        driver.keyboard.press("ArrowRight", delay=0)
    on_page(4, driver, screen)
    for _ in range(3):
        driver.keyboard.press("ArrowLeft", delay=0)
    on_page(1, driver, screen)


def test_jump_by_number(room):
    driver, screen = room.driver(), room.screen()
    driver.keyboard.press("g")
    driver.keyboard.type("3")
    driver.keyboard.press("Enter")
    on_page(3, driver, screen)
    driver.keyboard.type("2")
    expect(driver.locator("#overview-number")).to_have_value("2")
    driver.keyboard.press("Enter")
    on_page(2, driver, screen)
    # There is no page 9: the dialog does not let it go.
    driver.keyboard.type("9")
    driver.keyboard.press("Enter")
    expect(driver.locator("#overview-dialog")).to_be_visible()
    driver.keyboard.press("Escape")
    stays(screen, 2)


def test_freeze_keeps_the_room_while_the_driver_leafs_on(room):
    driver, screen, follower = room.driver(), room.screen(), room.follower()
    driver.keyboard.press("f")
    expect(driver.locator("#banner")).to_contain_text("静止中")
    driver.keyboard.press("ArrowRight")
    driver.keyboard.press("ArrowRight")
    on_page(3, driver)
    stays(screen, 1)
    on_page(1, follower)
    expect(driver.locator("#upcoming")).to_have_attribute("data-shown", re.compile("/1$"))
    driver.keyboard.press("f")
    on_page(3, driver, screen, follower)
    expect(driver.locator("#banner")).to_be_hidden()


def test_black(room):
    driver, screen, follower = room.driver(), room.screen(), room.follower()
    driver.keyboard.press("b")
    expect(screen.locator("#stage .cover")).to_be_visible()
    assert darkest_and_lightest(screen) == (0, 0)
    expect(follower.locator("#black")).to_have_text("画面を消しています")
    expect(driver.locator("#black")).to_have_attribute("aria-pressed", "true")
    # The driver goes on in the dark.
    driver.keyboard.press("ArrowRight")
    on_page(2, driver, screen)
    expect(screen.locator("#stage .cover")).to_be_visible()
    driver.keyboard.press("b")
    expect(screen.locator("#stage .cover")).to_be_hidden()
    assert darkest_and_lightest(screen)[1] == 255
    expect(follower.locator("#black")).to_be_hidden()


def darkest_and_lightest(page):
    """Of what is really painted, by letting the browser read its own screenshot."""
    import base64

    shot = base64.b64encode(page.screenshot()).decode()
    reader = page.context.browser.new_page()
    try:
        return tuple(reader.evaluate(
            """async (shot) => {
              const image = new Image(); image.src = "data:image/png;base64," + shot; await image.decode();
              const canvas = new OffscreenCanvas(image.width, image.height); const context = canvas.getContext("2d");
              context.drawImage(image, 0, 0);
              const { data } = context.getImageData(0, 0, image.width, image.height);
              let [low, high] = [255, 0];
              for (let at = 0; at < data.length; at += 4) { low = Math.min(low, data[at]); high = Math.max(high, data[at]); }
              return [low, high];
            }""", shot))
    finally:
        reader.close()


def test_followers_leaf_privately_and_come_back(room):
    driver, screen, one, two = room.driver(), room.screen(), room.follower(), room.follower()
    one.click("#next")
    one.keyboard.press("ArrowRight")
    on_page(3, one)
    expect(one.locator("#where")).to_have_text("手元で閲覧中")
    driver.keyboard.press("ArrowRight")
    on_page(2, driver, screen, two)
    stays(one, 3)
    expect(one.locator("#back")).to_have_text("画面に戻る — 2 / 4 ページ")
    one.click("#back")
    on_page(2, one)
    expect(one.locator("#where")).to_have_text("画面と同じ")
    expect(one.locator("#back")).to_be_hidden()
    driver.keyboard.press("End")
    on_page(4, one, two)


def test_hand_over_and_take_back(room):
    room.people.forgiven += ["409", "404"]
    old, screen = room.driver(), room.screen()
    old.click("#hand-over")
    old.fill("#hand-to", "田中")
    old.keyboard.press("Enter")
    expect(old.locator("#hand-address")).to_have_value(re.compile("^http.*/drive/[A-Za-z0-9_-]{43}$"))
    address = old.input_value("#hand-address")
    assert address != room.addresses["drive"]
    expect(old.locator("#hand-qr")).to_have_js_property("complete", True)
    assert old.locator("#hand-qr").evaluate("image => image.naturalWidth") > 0
    old.locator("#hand-ready [data-close]").click()
    expect(old.locator("#banner")).to_contain_text("田中 さんに渡しています")

    new = room.people.open(address)
    new.keyboard.press("ArrowRight")
    on_page(2, new, screen)
    # It is for this briefing alone: that was not ticked.
    new.keyboard.press("/")
    expect(new.locator("#search-words")).to_be_visible()
    expect(new.locator("#in-library")).to_be_hidden()
    new.keyboard.press("Escape")
    old.keyboard.press("ArrowRight")
    stays(screen, 2)
    on_page(2, old)
    # Not only the page refuses: the key does.
    answer = old.request.post(f"{room.addresses['drive']}/acts", data={"act": "next", "console": "c-x"})
    assert answer.status == 409 and answer.json()["error"] == "handedOver"
    stays(screen, 2)

    old.locator("#banner button").click()
    expect(old.locator("#banner")).to_be_hidden()
    old.keyboard.press("ArrowRight")
    on_page(3, old, screen)
    expect(new.locator("#ended")).to_be_visible()
    assert new.request.get(address).status == 404


def test_one_console_at_a_time(room):
    room.people.forgiven += ["409"]
    desk, screen, phone = room.driver(), room.screen(), room.driver(size=(390, 844), phone=True)
    expect(phone.locator("#banner")).to_contain_text("端末が操作しています")
    # It looks as if it did nothing, and does nothing.
    expect(phone.locator("#next")).to_be_disabled()
    phone.click("#next", force=True)
    stays(screen, 1)
    phone.locator("#banner button").click()
    expect(phone.locator("#banner")).to_be_hidden()
    phone.click("#next")
    on_page(2, phone, screen, desk)
    desk.keyboard.press("ArrowRight")
    stays(screen, 2)
    expect(desk.locator("#banner")).to_contain_text("端末が操作しています")


def test_a_replaced_material_keeps_its_page(room, tmp_path):
    driver, screen, follower, private = room.driver(), room.screen(), room.follower(), room.follower()
    driver.keyboard.press("ArrowRight")
    on_page(2, driver, screen, follower, private)
    private.keyboard.press("ArrowRight")
    on_page(3, private)
    newer = tmp_path / "06_ハザードマップ_改.pdf"
    newer.write_bytes((DECKS / "06_ハザードマップ.pdf").read_bytes() + b"\n% newer\n")
    room.office.replace(room.briefing, newer)
    on_page(2, driver, screen, follower, version=2)
    on_page(3, private, version=2)
    for page in (driver, screen, follower):
        expect(page.locator("#notice")).to_contain_text("差し替えられました")
    driver.keyboard.press("ArrowRight")
    on_page(3, driver, screen, version=2)


def test_materials_are_switched_and_remember_their_page(office, people):
    room = Room(office, people, DECKS / "06_ハザードマップ.pdf", DECKS / "05_報道発表.pdf")
    driver, screen, follower = room.driver(), room.screen(), room.follower()
    driver.keyboard.press("ArrowRight")
    on_page(2, screen)
    first = screen.locator("#stage").get_attribute("data-shown")
    driver.locator("#materials button").nth(1).click()
    on_page(1, driver, screen, follower)
    driver.locator("#materials button").nth(0).click()
    for page in (driver, screen, follower):
        expect(page.locator("#stage")).to_have_attribute("data-shown", first)
    # The list stays as it is under the hand while pages turn.
    driver.locator("#materials button").nth(1).focus()
    driver.keyboard.press("ArrowRight")
    on_page(3, driver, screen)
    assert driver.evaluate("document.activeElement.parentElement.id") == "materials"
    driver.keyboard.press("ArrowLeft")
    on_page(2, driver, screen)
    follower.select_option("#material", index=1)
    on_page(1, follower)
    stays(screen, 2)


def test_japanese_is_shown(room):
    driver, screen, follower, english = room.driver(), room.screen(), room.follower(), room.follower(language="en-GB")
    for page in (driver, follower):
        assert page.locator("html").get_attribute("lang") == "ja"
        expect(page.locator("#title")).to_have_text("洪水ハザードマップの見方")
    expect(driver.locator("#next")).to_have_text("次へ")
    assert english.locator("html").get_attribute("lang") == "en"
    expect(english.locator("#where")).to_have_text("Live")
    # The picture is there and has ink and paper on it.
    low, high = darkest_and_lightest(screen)
    assert low < 60 and high == 255
    # Its text is there for who cannot see it, and opens beside it.
    expect(follower.locator("#words")).to_contain_text("ハザードマップ")
    image = follower.locator("#stage img")
    assert "1ページ" in image.get_attribute("alt")
    assert image.get_attribute("aria-details") == "text"
    follower.click("#show-text")
    expect(follower.locator("#text")).to_be_in_viewport()
    driver.keyboard.press("ArrowRight")
    expect(follower.locator("#announcer")).to_contain_text("2ページ")
    expect(follower.locator("#words")).to_contain_text("瀬良川")


def test_a_title_with_markup_stays_text(office, people):
    title = """<img src=x onerror=alert(1)></title><script>alert("x")</script>&amp;'"""
    room = Room(office, people, title=title)
    driver, follower = room.driver(), room.follower()
    room.screen()
    for page in (driver, follower):
        expect(page.locator("#title")).to_have_text(title)
        expect(page).to_have_title(title)
        assert page.locator("#title *").count() == 0
