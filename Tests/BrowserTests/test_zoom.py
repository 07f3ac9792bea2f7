"""What is enlarged is moved and turned like paper: by mouse, keys and fingers, and by halves."""

import re

import pytest
from conftest import Room
from looking import on_page, stays
from office import DECKS
from playwright.sync_api import expect


def sheet(page):
    return page.locator("#stage .sheet").bounding_box()


def settled(screen):
    """The page on a screen once it glides no more."""
    before = None
    while (now := sheet(screen)) != before:
        before = now
        screen.wait_for_timeout(300)
    return now


def enlarged(driver, screen, key="+", times=2):
    for _ in range(times):
        driver.keyboard.press(key)
    driver.wait_for_timeout(400)
    return settled(screen)


def test_a_mouse_moves_what_is_enlarged(room):
    driver, screen = room.driver(), room.screen()
    before, here = enlarged(driver, screen), sheet(driver)
    box = driver.locator("#stage").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    driver.mouse.move(x, y)
    driver.mouse.down()
    driver.mouse.move(x - 60, y - 45, steps=5)
    driver.mouse.up()
    driver.wait_for_timeout(400)
    after, there = settled(screen), sheet(driver)
    # What lies under the hand goes with it, and the same part of the page on the screen.
    assert there["x"] - here["x"] == pytest.approx(-60, abs=3)
    assert there["y"] - here["y"] == pytest.approx(-45, abs=3)
    scale = after["width"] / there["width"]
    assert after["y"] - before["y"] == pytest.approx(-45 * scale, abs=6)
    assert after["width"] == pytest.approx(before["width"], rel=0.01)
    on_page(1, driver, screen)
    # Its edge is the end.
    driver.mouse.down()
    driver.mouse.move(x - 60, y + 3000, steps=5)
    driver.mouse.up()
    driver.wait_for_timeout(400)
    assert settled(screen)["y"] == pytest.approx(0, abs=2)
    # A click is the way back, as before.
    driver.mouse.click(x, y)
    driver.wait_for_timeout(400)
    assert settled(screen)["height"] == pytest.approx(1080, rel=0.01)


def test_arrow_keys_move_what_is_enlarged_and_other_keys_turn(room):
    driver, screen = room.driver(), room.screen()
    before = enlarged(driver, screen)
    for key, member, sign in [("ArrowDown", "y", -1), ("ArrowRight", "x", -1), ("ArrowUp", "y", 1), ("ArrowLeft", "x", 1)]:
        driver.keyboard.press(key)
        driver.wait_for_timeout(300)
        after = settled(screen)
        assert (after[member] - before[member]) * sign > 100, key
        before = after
    on_page(1, driver, screen)
    driver.keyboard.press("PageDown")
    on_page(2, driver, screen)
    assert settled(screen)["height"] == pytest.approx(1080, rel=0.01)
    driver.keyboard.press("ArrowDown")
    on_page(3, driver, screen)


def test_fingers_enlarge_and_move(room):
    phone, screen = room.driver(size=(390, 844), phone=True), room.screen()
    touch = phone.context.new_cdp_session(phone)
    box = phone.locator("#stage").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2

    def fingers(kind, *places):
        points = [{"x": x + dx, "y": y + dy, "id": number} for number, (dx, dy) in enumerate(places)]
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    fingers("touchStart", (-30, 0), (30, 0))
    for spread in (40, 60, 75):
        fingers("touchMove", (-spread, 0), (spread, 0))
        phone.wait_for_timeout(60)
    fingers("touchEnd")
    phone.wait_for_timeout(400)
    large = settled(screen)
    assert large["height"] == pytest.approx(1080 * 2.5, rel=0.1)
    # One finger moves it, and turns no page.
    fingers("touchStart", (60, 0))
    for way in (20, -40, -90):
        fingers("touchMove", (way, 0))
        phone.wait_for_timeout(60)
    fingers("touchEnd")
    phone.wait_for_timeout(400)
    on_page(1, phone, screen)
    assert settled(screen)["x"] < large["x"] - 100
    # Together again, and the page is whole; then a finger leafs.
    fingers("touchStart", (-75, 0), (75, 0))
    for spread in (50, 20, 10):
        fingers("touchMove", (-spread, 0), (spread, 0))
        phone.wait_for_timeout(60)
    fingers("touchEnd")
    phone.wait_for_timeout(400)
    assert settled(screen)["height"] == pytest.approx(1080, rel=0.01)
    on_page(1, phone, screen)
    fingers("touchStart", (80, 0))
    for way in (20, -80):
        fingers("touchMove", (way, 0))
    fingers("touchEnd")
    on_page(2, phone, screen)


def test_a_double_click_enlarges(room):
    driver, screen = room.driver(), room.screen()
    box = sheet(driver)
    driver.mouse.dblclick(box["x"] + box["width"] * 0.3, box["y"] + box["height"] * 0.3)
    driver.wait_for_timeout(400)
    assert settled(screen)["height"] == pytest.approx(2160, rel=0.02)
    driver.mouse.dblclick(box["x"] + box["width"] * 0.3, box["y"] + box["height"] * 0.3)
    driver.wait_for_timeout(400)
    assert settled(screen)["height"] == pytest.approx(1080, rel=0.02)


def test_upright_pages_by_halves(office, people):
    room = Room(office, people, DECKS / "05_報道発表.pdf", DECKS / "06_ハザードマップ.pdf")
    driver, screen = room.driver(), room.screen()
    whole = settled(screen)
    assert whole["width"] < 800
    driver.keyboard.press("h")
    expect(driver.locator("#halves")).to_have_attribute("aria-pressed", "true")
    driver.wait_for_timeout(300)
    upper = settled(screen)
    assert upper["width"] == pytest.approx(whole["width"] / 0.52, rel=0.02)
    assert upper["y"] == pytest.approx(0, abs=2)
    expect(driver.locator("#next")).to_have_attribute("aria-disabled", "false")
    driver.keyboard.press("PageDown")
    driver.wait_for_timeout(300)
    lower = settled(screen)
    assert lower["y"] + lower["height"] == pytest.approx(1080, abs=2)
    stays(screen, 1)
    # A page that is broader than high has no halves.
    driver.keyboard.press("PageDown")
    expect(screen.locator("#stage")).to_have_attribute("data-shown", "2/1/1")
    driver.keyboard.press("PageDown")
    expect(screen.locator("#stage")).to_have_attribute("data-shown", "2/1/2")
    driver.keyboard.press("PageUp")
    driver.keyboard.press("PageUp")
    expect(screen.locator("#stage")).to_have_attribute("data-shown", "1/1/1")
    driver.wait_for_timeout(300)
    assert settled(screen)["y"] == pytest.approx(lower["y"], abs=2)
    driver.keyboard.press("ArrowUp")
    driver.wait_for_timeout(300)
    assert settled(screen)["y"] == pytest.approx(0, abs=2)
    driver.keyboard.press("h")
    driver.wait_for_timeout(300)
    assert settled(screen)["width"] == pytest.approx(whole["width"], rel=0.01)
    expect(driver.locator("#halves")).to_have_attribute("aria-pressed", "false")


def sharp(page):
    """How many pixels of its picture a page has for each pixel of the window, where the part that is enlarged lies."""
    expect(page.locator("#stage .part")).to_have_count(1)
    return page.locator("#stage .part").evaluate(
        "it => it.naturalWidth / it.getBoundingClientRect().width / devicePixelRatio")


def test_what_is_enlarged_is_drawn_for_itself(room):
    """F7: a drawing is read at any size."""
    driver, screen = room.driver(), room.screen()
    on_page(1, driver, screen)
    expect(screen.locator("#stage .part")).to_have_count(0)
    for _ in range(4):
        driver.keyboard.press("+")
    settled(screen)
    for page in (driver, screen):
        assert sharp(page) >= 0.85
        part, stage = [page.locator(name).bounding_box() for name in ("#stage .part", "#stage")]
        # All that is seen is sharp.
        assert part["x"] <= stage["x"] + 1 and part["x"] + part["width"] >= stage["x"] + stage["width"] - 1
        assert part["y"] <= stage["y"] + 1 and part["y"] + part["height"] >= stage["y"] + stage["height"] - 1
    before = screen.locator("#stage .part").get_attribute("src")
    driver.keyboard.press("ArrowRight")
    expect(screen.locator("#stage .part")).not_to_have_attribute("src", before)
    assert sharp(screen) >= 0.85
    driver.keyboard.press("Escape")
    expect(screen.locator("#stage .part")).to_have_count(0)
    for _ in range(3):
        driver.keyboard.press("+")
    expect(screen.locator("#stage .part")).to_have_count(1)
    driver.keyboard.press("PageDown")
    on_page(2, driver, screen)
    expect(screen.locator("#stage .part")).to_have_count(0)


def test_a_part_that_is_refused_for_a_moment_is_asked_for_again(room):
    room.people.forgiven += ["503"]
    driver, screen = room.driver(), room.screen(refused="**/part/**")
    with screen.expect_response("**/part/**") as refused:
        driver.keyboard.press("+")
    assert refused.value.status == 503
    screen.unroute("**/part/**")
    assert sharp(screen) >= 0.85


def test_a_part_that_is_asked_for_too_late_is_no_trouble(room):
    driver, screen, held = room.driver(), room.screen(), []
    screen.route("**/part/**", lambda asked: held.append(asked))
    with screen.expect_request("**/part/**"):
        driver.keyboard.press("+")
    driver.keyboard.press("Escape")
    expect(screen.locator("#stage .sheet")).to_have_attribute("style", re.compile(r"scale\(1\)"))
    with screen.expect_response("**/part/**") as late:
        for each in held:
            each.continue_()
    assert late.value.status == 204
    expect(screen.locator("#stage .part")).to_have_count(0)


def test_a_large_screen_gets_all_its_pixels(room):
    screen = room.screen(size=(3840, 2160))
    on_page(1, screen)
    expect(screen.locator("#stage img").first).to_have_js_property("naturalWidth", 3840)


def test_a_page_that_is_not_up_yet_is_not_laid_over_the_one_before(office, people):
    names = ["05_報道発表.pdf", "11_避難所要領_v1.docx", "11_避難所要領_v2.docx"]
    room = Room(office, people, *(DECKS / name for name in names))
    driver = room.driver()
    people.forgiven += ["503"]
    screen = room.screen(size=(3840, 2160), refused="**/pages/3/1/1/*.webp")
    asked = []
    screen.on("request", lambda request: asked.append(request.url) if "/pages/3/1/1/part/" in request.url else None)
    expect(driver.locator("#materials button:not(:disabled, [aria-disabled=true])")).to_have_count(3, timeout=60_000)
    driver.keyboard.press("]")
    expect(screen.locator("#stage")).to_have_attribute("data-shown", "2/1/1")
    driver.keyboard.press("h")
    expect(screen.locator("#stage .part")).to_have_count(1)
    # The lower half is not drawn for itself yet when the next page is asked for, which is enlarged as well.
    driver.keyboard.press("PageDown")
    driver.keyboard.press("PageDown")
    expect(driver.locator("#stage")).to_have_attribute("data-shown", "3/1/1")
    screen.wait_for_timeout(800)
    expect(screen.locator("#stage")).to_have_attribute("data-shown", "2/1/1")
    assert asked == []
    screen.unroute("**/pages/3/1/1/*.webp")
    expect(screen.locator("#stage")).to_have_attribute("data-shown", "3/1/1")
    assert sharp(screen) >= 0.85
    assert "/pages/3/1/1/part/" in screen.locator("#stage .part").get_attribute("src")
