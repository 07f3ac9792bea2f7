"""What a hand points out, and how it ends."""

import pytest
from looking import on_page, stays
from playwright.sync_api import expect


def point(driver, key="p"):
    driver.keyboard.press(key)
    box = driver.locator("#stage .sheet").bounding_box()
    for x in (0.4, 0.5):
        driver.mouse.move(box["x"] + x * box["width"], box["y"] + 0.5 * box["height"])


@pytest.mark.parametrize("key, part", [("p", ".dot"), ("s", ".spot")])
def test_pointing_ends_with_its_console(room, key, part):
    room.people.forgiven += ["409"]
    driver, screen = room.driver(), room.screen()
    shown = screen.locator(f"#stage {part}.on")
    point(driver, key)
    expect(shown).to_have_count(1)
    driver.reload()
    expect(shown).to_have_count(0)
    on_page(1, driver)
    point(driver, key)
    expect(shown).to_have_count(1)
    other = room.driver()
    other.click("#banner button")
    expect(shown).to_have_count(0)
    point(other, key)
    expect(shown).to_have_count(1)
    other.context.close()
    expect(shown).to_have_count(0)


def test_escape_takes_away_whatever_the_room_sees(room):
    driver, screen = room.driver(), room.screen()
    acts = f"{room.addresses['drive']}/acts"
    console = driver.evaluate("sessionStorage.getItem('console')")
    for act, part in (({"act": "pointer", "x": 0.5, "y": 0.5}, ".dot"),
                      ({"act": "spotlight", "x": 0.5, "y": 0.5, "r": 0.2}, ".spot")):
        driver.request.post(acts, data={**act, "console": console})
        expect(driver.locator(f"#stage {part}.on")).to_have_count(1)
        driver.keyboard.press("Escape")
        expect(screen.locator(f"#stage {part}.on")).to_have_count(0)
    stays(screen, 1, seconds=0.2)


def test_a_touch_that_is_interrupted_points_no_more(room):
    phone, screen = room.driver(size=(390, 844), phone=True), room.screen()
    phone.tap("#menu")
    phone.tap("#pointer")
    touch = phone.context.new_cdp_session(phone)
    box = phone.locator("#stage .sheet").bounding_box()
    at = lambda x: [{"x": box["x"] + x, "y": box["y"] + 60}]
    touch.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": at(50)})
    touch.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": at(80)})
    expect(screen.locator("#stage .dot.on")).to_have_count(1)
    touch.send("Input.dispatchTouchEvent", {"type": "touchCancel", "touchPoints": []})
    expect(screen.locator("#stage .dot.on")).to_have_count(0)


def test_pointer_spotlight_and_zoom(room):
    driver, screen, follower = room.driver(), room.screen(), room.follower()
    box = driver.locator("#stage .sheet").bounding_box()

    def at(x, y):
        return box["x"] + x * box["width"], box["y"] + y * box["height"]

    driver.keyboard.press("p")
    driver.mouse.move(*at(0.2, 0.2))
    driver.mouse.move(*at(0.25, 0.75))
    expect(screen.locator("#stage .dot.on")).to_have_count(1)
    screen.wait_for_timeout(400)
    assert place_of(screen, ".dot") == pytest.approx((0.25, 0.75), abs=0.01)
    assert place_of(follower, ".dot") == pytest.approx((0.25, 0.75), abs=0.01)
    driver.keyboard.press("s")
    expect(screen.locator("#stage .dot.on")).to_have_count(0)
    driver.mouse.move(*at(0.5, 0.5))
    expect(screen.locator("#stage .spot.on")).to_have_count(1)
    driver.keyboard.press("Escape")
    expect(screen.locator("#stage .spot.on")).to_have_count(0)

    driver.keyboard.press("z")
    driver.mouse.move(*at(0.1, 0.1))
    driver.mouse.down()
    driver.mouse.move(*at(0.5, 0.5))
    driver.mouse.up()
    screen.wait_for_timeout(600)
    # The area fills the height of the screen: the page is two and a half times as high.
    assert screen.locator("#stage .sheet").bounding_box()["height"] == pytest.approx(1080 / 0.4, rel=0.02)
    driver.keyboard.press("Escape")
    screen.wait_for_timeout(600)
    assert screen.locator("#stage .sheet").bounding_box()["height"] == pytest.approx(1080, rel=0.01)


def place_of(page, part):
    """Where a part is on the page, in fractions."""
    return tuple(page.evaluate(
        """(part) => {
          const sheet = document.querySelector("#stage .sheet").getBoundingClientRect();
          const dot = document.querySelector("#stage " + part).getBoundingClientRect();
          return [(dot.x - sheet.x) / sheet.width, (dot.y - sheet.y) / sheet.height];
        }""", part))
