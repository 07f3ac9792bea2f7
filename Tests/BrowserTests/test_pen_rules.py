"""Who draws, and what becomes of what was drawn when the room is frozen, the line slow, or the page another."""

import signal

from conftest import Room
from drawing import ALONG, CORNER, draw, shows, strokes, take
from looking import on_page
from office import DECKS
from playwright.sync_api import expect


def test_a_frozen_room_sees_nothing_new(room):
    driver, screen = room.driver(), room.screen()
    take(driver)
    draw(driver, (0.2, 0.2), (0.6, 0.2))
    expect(strokes(screen)).to_have_count(1)
    driver.keyboard.press("f")
    draw(driver, *CORNER)
    expect(strokes(driver)).to_have_count(2)
    screen.wait_for_timeout(400)
    expect(strokes(screen)).to_have_count(1)
    driver.keyboard.press("f")
    shows(screen, (0.4, 0.2), *ALONG)


def test_only_who_drives_draws(room):
    room.people.forgiven += ["409"]
    driver, other = room.driver(), room.driver()
    expect(other.locator("#banner")).to_be_visible()
    take(other)
    draw(other, *CORNER)
    other.wait_for_timeout(300)
    expect(strokes(other)).to_have_count(0)
    expect(strokes(driver)).to_have_count(0)
    other.click("#banner button")
    draw(other, *CORNER)
    shows(driver, *ALONG)


def test_a_page_that_is_turned_at_once_keeps_the_whole_stroke(room):
    """Over a slow line what was drawn last is on its way still when the page turns."""
    driver, screen = room.driver(), room.screen()

    def slowly(route):
        driver.wait_for_timeout(150)
        route.continue_()

    driver.route("**/acts", slowly)
    take(driver)
    draw(driver, *CORNER)
    driver.keyboard.press("PageDown")
    on_page(2, screen)
    driver.keyboard.press("PageUp")
    on_page(1, driver, screen)
    shows(screen, *ALONG)
    expect(strokes(driver)).to_have_count(1)


def test_an_act_that_is_refused_leaves_no_line(room):
    room.people.forgiven += ["413"]
    driver = room.driver()
    answer = {"status": 413, "json": {"error": "tooManyStrokes"}}
    driver.route("**/acts", lambda route: route.fulfill(**answer))
    take(driver)
    draw(driver, *CORNER)
    expect(driver.locator("#banner")).to_contain_text("これ以上書けません")
    expect(strokes(driver)).to_have_count(0)


def test_a_new_version_and_a_new_server_have_none(office, people, tmp_path):
    room = Room(office, people, DECKS / "06_ハザードマップ.pdf")
    changed = tmp_path / "06_ハザードマップ.pdf"
    changed.write_bytes((DECKS / "06_ハザードマップ.pdf").read_bytes() + b"\n% changed\n")
    driver, screen = room.driver(), room.screen()
    take(driver)
    draw(driver, *CORNER)
    expect(strokes(screen)).to_have_count(1)
    people.forgiven += ["Failed to load resource", "ERR_"]
    office.stop(signal.SIGKILL)
    office.start()
    for page in (driver, screen):
        expect(strokes(page)).to_have_count(0, timeout=20_000)
    on_page(1, driver, screen)
    expect(driver.locator("#line")).to_have_text("", timeout=20_000)
    draw(driver, *CORNER)
    expect(strokes(screen)).to_have_count(1)
    office.replace(room.briefing, changed)
    on_page(1, driver, screen, version=2)
    for page in (driver, screen):
        expect(strokes(page)).to_have_count(0)
