"""A hand over two pages side by side: pen, pointer, spotlight and zoom are for the one it is on."""

import re

import pytest
from drawing import ALONG, CORNER, draw, is_inked, place, shows, strokes, take
from looking import on_page, pixels
from playwright.sync_api import expect
from test_beside import beside

OTHER = "#beside"
PHONE = {"size": (390, 844), "phone": True}


def has(pages, here, there):
    """So many strokes are on the page that is up, and on that beside it."""
    for page in pages:
        expect(strokes(page)).to_have_count(here)
        expect(strokes(page, OTHER)).to_have_count(there)


def side_by_side(*pages):
    for page in pages:
        beside(page, number=2)
    # The pages glide into their halves.
    pages[0].wait_for_timeout(500)


def test_both_pages_are_drawn_on(room, tmp_path):
    driver, screen, follower = room.driver(), room.screen(), room.follower(**PHONE)
    everybody = (driver, screen, follower)
    take(driver)
    draw(driver, *CORNER)
    driver.keyboard.press("o")
    side_by_side(*everybody)
    has(everybody, 1, 0)
    line = [(0.3, 0.2), (0.6, 0.2), (0.6, 0.6)]
    draw(driver, *line, stage=OTHER)
    driver.keyboard.press("i")
    draw(driver, (0.2, 0.8), (0.7, 0.8), stage=OTHER)
    for page in everybody:
        # At the same place of a smaller page.
        shows(page, *ALONG)
        shows(page, *line, stage=OTHER)
        assert is_inked(page, (0.35, 0.5), (0.8, 0.4), stage=OTHER) == [False, False]
    has(everybody, 1, 2)
    screen.screenshot(path=tmp_path / "screen.png")
    driver.screenshot(path=tmp_path / "driver.png")
    follower.screenshot(path=tmp_path / "follower.png")
    # A line that leaves its page does not go on over the other, from either side.
    driver.keyboard.press("d")
    draw(driver, (0.6, 0.1), (0.9, 0.1), (1.4, 0.1))
    draw(driver, (0.4, 0.95), (0.1, 0.95), (-0.4, 0.95), stage=OTHER)
    has(everybody, 2, 3)
    # They go with their pages, come back with them, and are there for who comes late.
    driver.keyboard.press("ArrowRight")
    on_page(3, *everybody)
    has(everybody, 0, 0)
    driver.keyboard.press("ArrowLeft")
    on_page(1, *everybody)
    late = room.follower()
    side_by_side(late, *everybody)
    has((late, *everybody), 2, 3)
    screen.reload()
    for page in (late, *everybody):
        shows(page, *ALONG)
        shows(page, *line, stage=OTHER)
    # Each by itself has its own.
    driver.keyboard.press("o")
    beside(screen)
    driver.keyboard.press("ArrowRight")
    on_page(2, *everybody)
    for page in everybody:
        shows(page, *line)
        expect(strokes(page)).to_have_count(3)


def test_undo_and_erase_go_back_over_both(room):
    driver, screen = room.driver(), room.screen()
    both = (driver, screen)
    driver.keyboard.press("o")
    take(driver)
    side_by_side(*both)
    draw(driver, (0.2, 0.2), (0.6, 0.2))
    draw(driver, (0.2, 0.2), (0.6, 0.2), stage=OTHER)
    draw(driver, (0.2, 0.4), (0.6, 0.4))
    has(both, 2, 1)
    for here, there in ((1, 1), (1, 0)):
        driver.keyboard.press("u")
        has(both, here, there)
    draw(driver, (0.2, 0.6), (0.6, 0.6), stage=OTHER)
    draw(driver, (0.2, 0.8), (0.6, 0.8), stage=OTHER)
    # All of the page that was drawn on last, then of the other; each comes back.
    for key, here, there in (("e", 1, 0), ("e", 0, 0), ("u", 1, 0), ("u", 1, 2), ("u", 1, 1), ("e", 1, 0), ("u", 1, 1)):
        driver.keyboard.press(key)
        has(both, here, there)
    # A console that was loaded anew does not know where the hand was.
    driver.reload()
    side_by_side(*both)
    has(both, 1, 1)
    for here, there in ((0, 1), (0, 0)):
        driver.keyboard.press("u")
        has(both, here, there)


def test_what_is_enlarged_of_both_is_drawn_upon(room):
    driver, screen, follower = room.driver(), room.screen(), room.follower(**PHONE)
    everybody = (driver, screen, follower)
    driver.keyboard.press("o")
    take(driver)
    side_by_side(*everybody)
    driver.keyboard.press("+")
    for page in everybody:
        for stage in ("#stage", OTHER):
            expect(page.locator(f"{stage} .sheet")).to_have_attribute("style", re.compile(r"scale\(2\)"))
        page.wait_for_timeout(400)
    for stage in ("#stage", OTHER):
        draw(driver, (0.4, 0.55), (0.47, 0.55), stage=stage)
        for page in everybody:
            shows(page, (0.42, 0.55), (0.46, 0.55), stage=stage)
    # First the pen is put down, then the page is whole, then it is alone.
    driver.keyboard.press("Escape")
    expect(driver.locator("#pens")).to_be_hidden()
    assert "scale(2)" in screen.locator("#stage .sheet").get_attribute("style")
    driver.keyboard.press("Escape")
    expect(screen.locator("#stage .sheet")).to_have_attribute("style", re.compile(r"scale\(1\)"))
    beside(screen, number=2)
    driver.keyboard.press("Escape")
    beside(screen)
    # What is enlarged is chosen and moved on either.
    driver.keyboard.press("o")
    side_by_side(*everybody)
    driver.keyboard.press("z")
    driver.mouse.move(*place(driver, 0.1, 0.1, OTHER))
    driver.mouse.down()
    driver.mouse.move(*place(driver, 0.5, 0.5, OTHER), steps=4)
    driver.mouse.up()
    for stage in ("#stage", OTHER):
        expect(screen.locator(f"{stage} .sheet")).to_have_attribute("style", re.compile(r"scale\(2\.5\)"))
    driver.wait_for_timeout(400)
    was = place(driver, 0.3, 0.3)
    x, y = place(driver, 0.3, 0.3, OTHER)
    driver.mouse.move(x, y)
    driver.mouse.down()
    driver.mouse.move(x - 40, y, steps=4)
    driver.mouse.up()
    driver.wait_for_timeout(600)
    assert place(driver, 0.3, 0.3)[0] == pytest.approx(was[0] - 40, abs=4)
    assert place(driver, 0.3, 0.3, OTHER)[0] == pytest.approx(x - 40, abs=4)


@pytest.mark.parametrize("key, part", [("p", ".dot"), ("s", ".spot")])
def test_a_hand_points_at_the_page_it_is_on(room, key, part, tmp_path):
    driver, screen, follower = room.driver(), room.screen(), room.follower(**PHONE)
    everybody = (driver, screen, follower)
    driver.keyboard.press("o")
    side_by_side(*everybody)
    driver.keyboard.press(key)
    for stage, other in (("#stage", OTHER), (OTHER, "#stage")):
        for at in (0.3, 0.25):
            driver.mouse.move(*place(driver, at, 0.5, stage))
        for page in everybody:
            expect(page.locator(f"{stage} {part}.on")).to_have_count(1)
            expect(page.locator(f"{other} {part}.on")).to_have_count(0)
            page.wait_for_timeout(200)
            box = page.locator(f"{stage} {part}").bounding_box()
            assert (box["x"], box["y"]) == pytest.approx(place(page, 0.25, 0.5, stage), abs=3)
    screen.screenshot(path=tmp_path / "screen.png")
    if key == "s":
        # The other page has no more light than what is around the spot.
        corners = [place(screen, 0.99, 0.99), place(screen, 0.99, 0.99, OTHER)]
        dark = pixels(screen, *([round(x), round(y)] for x, y in corners))
        assert max(dark[0] + dark[1]) < 90
    driver.keyboard.press("Escape")
    for page in everybody:
        expect(page.locator(f"{part}.on")).to_have_count(0)
