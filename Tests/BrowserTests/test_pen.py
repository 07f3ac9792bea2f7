"""What a hand draws over the page: where it lies, who sees it, and when it goes."""

import pytest
from drawing import (
    ALONG,
    BESIDE,
    CORNER,
    YELLOW,
    colour_at,
    draw,
    is_inked,
    is_red,
    place,
    press,
    shows,
    shows_none,
    strokes,
    take,
)
from looking import on_page, pixels, scrolls, stays
from playwright.sync_api import expect

PHONE = {"size": (390, 844), "phone": True}


def test_a_stroke_is_seen_while_it_is_drawn_and_goes_with_its_page(room):
    driver, screen, follower = room.driver(), room.screen(), room.follower(**PHONE)
    take(driver)
    press(driver, *CORNER)
    # The hand is down still.
    for page in (driver, screen, follower):
        shows(page, *ALONG[:3])
    driver.mouse.up()
    for page in (driver, screen, follower):
        shows(page, *ALONG)
        assert is_inked(page, *BESIDE) == [False, False]
        expect(strokes(page)).to_have_count(1)
    # The keys turn the page all the same, and what was drawn goes from the wall.
    driver.keyboard.press("ArrowRight")
    on_page(2, driver, screen, follower)
    for page in (driver, screen, follower):
        shows_none(page, *ALONG)
    late = room.follower()
    expect(strokes(late)).to_have_count(0)
    draw(driver, (0.1, 0.1), (0.3, 0.1))
    for page in (screen, follower, late):
        shows(page, (0.2, 0.1))
    driver.keyboard.press("ArrowLeft")
    on_page(1, driver, screen, follower)
    for page in (driver, screen, follower, late):
        shows(page, *ALONG)
        expect(strokes(page)).to_have_count(1)


def test_who_comes_late_or_back_sees_what_is_drawn(room):
    driver, screen = room.driver(), room.screen()
    take(driver)
    draw(driver, *CORNER)
    shows(screen, *ALONG)
    for page in (room.screen(size=(1024, 768)), room.follower(**PHONE)):
        shows(page, *ALONG)
    for page in (screen, driver):
        page.reload()
        shows(page, *ALONG)
    # On one's own page there is nothing of it; back in the room there is.
    follower = room.follower()
    follower.click("#next")
    on_page(2, follower)
    expect(strokes(follower)).to_have_count(0)
    follower.click("#back")
    shows(follower, *ALONG)


def test_undo_and_erase(room):
    driver, screen, follower = room.driver(), room.screen(), room.follower()
    take(driver)
    for y in (0.2, 0.4, 0.6):
        draw(driver, (0.2, y), (0.6, y))

    def has(count):
        for page in (driver, screen, follower):
            expect(strokes(page)).to_have_count(count)

    has(3)
    driver.keyboard.press("u")
    has(2)
    shows(screen, (0.4, 0.2), (0.4, 0.4))
    assert is_inked(screen, (0.4, 0.6)) == [False]
    driver.keyboard.press("Control+z")
    has(1)
    draw(driver, (0.2, 0.8), (0.6, 0.8))
    has(2)
    driver.click("#erase-strokes")
    has(0)
    driver.click("#undo-stroke")
    has(2)
    # Without the pen in the hand, too.
    driver.keyboard.press("Escape")
    expect(driver.locator("#pens")).to_be_hidden()
    driver.keyboard.press("e")
    has(0)
    shows_none(screen, (0.4, 0.2), (0.4, 0.8))


def test_a_marker_lets_the_page_through(room):
    driver, screen = room.driver(), room.screen()
    expect(screen.locator("#waiting")).to_be_hidden()
    screen.wait_for_timeout(800)
    light, dark = (0.5, 0.8), (0.015, 0.8)
    ground = colour_at(screen, dark)
    assert max(ground) < 150
    take(driver, "i")
    expect(driver.locator("#pick-marker")).to_have_attribute("aria-pressed", "true")
    draw(driver, (0.005, 0.8), (0.6, 0.8))
    shows(screen, light, colour=YELLOW)
    # Broad.
    assert all(is_inked(screen, (light[0], light[1] + 0.008), (light[0], light[1] - 0.008), colour=YELLOW))
    assert colour_at(screen, dark) == pytest.approx([a * b / 255 for a, b in zip(ground, YELLOW, strict=True)], abs=8)


def test_a_line_has_a_light_edge_on_dark_ground(room):
    driver, screen = room.driver(), room.screen()
    take(driver)
    draw(driver, (0.005, 0.8), (0.025, 0.8))
    shows(screen, (0.015, 0.8))
    x, y = (round(each) for each in place(screen, 0.015, 0.8))
    down = pixels(screen, *([x, y + step] for step in range(-12, 13)))
    assert all(any(min(each) > 200 for each in half) for half in (down[:12], down[13:]))
    # Thin all the same.
    assert sum(is_red(each) for each in down) < 9


def test_what_is_enlarged_is_drawn_upon_where_the_hand_is(room):
    driver, screen, follower = room.driver(), room.screen(), room.follower(**PHONE)
    for _ in range(4):
        driver.keyboard.press("+")
    for page in (driver, screen):
        expect(page.locator("#stage .part")).to_have_count(1)
        page.wait_for_timeout(500)
    take(driver)
    here = [(0.485, 0.49), (0.5, 0.49), (0.5, 0.51)]
    draw(driver, *here)
    places = [(0.49, 0.49), (0.5, 0.505)]
    for page in (driver, screen, follower):
        shows(page, *places)
    # As thin on the screen as on the whole page, not sixteen times as broad.
    x, y = place(screen, *places[0])
    assert not any(is_red(each) for each in pixels(screen, [round(x), round(y) + 8], [round(x), round(y) - 8]))
    for key in ("Escape", "Escape"):
        driver.keyboard.press(key)
    expect(screen.locator("#stage .part")).to_have_count(0)
    screen.wait_for_timeout(500)
    assert screen.locator("#stage .sheet").bounding_box()["height"] == pytest.approx(1080, rel=0.01)
    box = strokes(screen).bounding_box()
    x, y = place(screen, 0.485, 0.49)
    assert (box["x"], box["y"]) == (pytest.approx(x, abs=2), pytest.approx(y, abs=2))
    assert box["width"] == pytest.approx(0.015 * screen.locator("#stage .sheet").bounding_box()["width"], abs=3)


def test_the_pen_is_taken_up_and_put_down(room):
    driver, screen = room.driver(), room.screen()
    pens = driver.locator("#pens")
    for how in (lambda: driver.keyboard.press("d"), lambda: driver.keyboard.press("Escape"),
                lambda: driver.click("#pen"), lambda: driver.click("#pen-stop"),
                lambda: driver.click("#pen"), lambda: driver.click("#pen"),
                lambda: driver.keyboard.press("i"), lambda: driver.keyboard.press("i")):
        was = pens.is_visible()
        how()
        expect(pens).to_be_visible(visible=not was)
        expect(driver.locator("#pen")).to_have_attribute("aria-pressed", str(not was).lower())
    # Without it a hand draws nothing.
    draw(driver, *CORNER)
    driver.keyboard.press("p")
    draw(driver, *CORNER)
    take(driver)
    driver.click("#pick-marker")
    driver.click("#pick-marker")
    expect(driver.locator("#pick-marker")).to_have_attribute("aria-pressed", "true")
    driver.click("#pick-pen")
    expect(driver.locator("#hint")).to_be_hidden()
    expect(screen.locator("#stage .dot.on")).to_have_count(0)
    draw(driver, (0.3, 0.3))
    expect(strokes(screen)).to_have_count(1)
    shows(screen, (0.3, 0.3))
    # Beside the page there is nothing to draw upon.
    box = driver.locator("#stage").bounding_box()
    driver.mouse.click(box["x"] + 2, box["y"] + 2)
    stays(screen, 1, seconds=0.3)
    expect(strokes(screen)).to_have_count(1)
    driver.keyboard.press("?")
    for key, word in (("D", "ペン"), ("I", "マーカー"), ("U", "最後に書いた"), ("E", "すべて消す")):
        expect(driver.locator(f"#keys dt:has(kbd:text-is('{key}')) + dd")).to_contain_text(word)


def test_a_finger_draws_and_turns_no_page(room):
    phone, screen = room.driver(**PHONE), room.screen()
    phone.tap("#menu")
    phone.tap("#pen")
    expect(phone.locator("#menu-close")).to_be_hidden()
    assert scrolls(phone) == (False, False)
    for name in ("#pick-pen", "#pick-marker", "#undo-stroke", "#erase-strokes", "#pen-stop"):
        box = phone.locator(name).bounding_box()
        assert box["x"] >= 0 and box["x"] + box["width"] <= 390 and box["height"] >= 40, name
    phone.wait_for_timeout(300)
    touch = phone.context.new_cdp_session(phone)

    def finger(kind, *places):
        points = [dict(zip("xy", place(phone, *each), strict=True), id=number) for number, each in enumerate(places)]
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    finger("touchStart", (0.8, 0.5))
    for x in (0.7, 0.5, 0.3, 0.2):
        finger("touchMove", (x, 0.5))
        phone.wait_for_timeout(30)
    finger("touchEnd")
    shows(screen, (0.75, 0.5), (0.4, 0.5))
    stays(screen, 1)
    # A second finger draws nothing beside it.
    finger("touchStart", (0.2, 0.2))
    finger("touchStart", (0.2, 0.2), (0.8, 0.8))
    finger("touchMove", (0.3, 0.2), (0.7, 0.8))
    finger("touchCancel")
    expect(strokes(screen)).to_have_count(2)
    phone.tap("#erase-strokes")
    expect(strokes(screen)).to_have_count(0)
