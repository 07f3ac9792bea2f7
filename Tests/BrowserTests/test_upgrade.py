"""Pages that stay open while the server is upgraded."""

import re
import shutil

import pytest
from conftest import People, Room
from looking import on_page, stays
from office import ROOT, Office
from playwright.sync_api import expect


@pytest.fixture
def upgraded_room(browser, tmp_path):
    """`upgrade()` changes the pages' files, and breaks the lines for a moment, as a new server does."""
    pages = tmp_path / "pages"
    shutil.copytree(ROOT / "Sources" / "Faces" / "ProjectionServer" / "Pages", pages)
    office = Office(UTSUSU_PAGES=str(pages))
    people = People(browser, office)
    people.forgiven += ["ERR_"]
    room = Room(office, people)
    room.cable = people.cable()

    def upgrade():
        with open(pages / "words.js", "a") as file:
            file.write("document.documentElement.dataset.new = 'yes';\n")
        room.cable.pull()
        room.cable.plug()

    room.upgrade = upgrade
    yield room
    people.leave()
    office.close()


def becomes_new(page):
    expect(page.locator("html")).to_have_attribute("data-new", "yes")


def test_pages_load_themselves_anew_after_an_upgrade(upgraded_room):
    room = upgraded_room
    driver, screen, follower, private = (
        room.driver(cable=room.cable), room.screen(cable=room.cable), room.follower(cable=room.cable),
        room.follower(cable=room.cable),
    )
    private.click("#next")
    private.click("#next")
    private.click("#show-text")
    on_page(3, private)
    everybody = (driver, screen, follower, private)
    room.upgrade()
    for page in (driver, follower):
        expect(page.locator("#line")).to_have_text("")
    stays(screen, 1, seconds=2)
    # In the midst of a page nothing happens; at the next one, each where it was.
    for page in everybody:
        assert page.locator("html").get_attribute("data-new") is None
    console = driver.evaluate("sessionStorage.getItem('console')")
    driver.keyboard.press("ArrowRight")
    for page in everybody:
        becomes_new(page)
    on_page(2, driver, screen, follower)
    on_page(3, private)
    expect(private.locator("#where")).to_have_text("手元で閲覧中")
    expect(private.locator("#text")).to_be_in_viewport()
    assert driver.evaluate("sessionStorage.getItem('console')") == console
    expect(driver.locator("#banner")).to_be_hidden()
    driver.keyboard.press("ArrowRight")
    on_page(3, driver, screen, follower)


def test_a_screen_that_waits_loads_itself_at_once(upgraded_room):
    room = upgraded_room
    # A picture that was asked for when the briefing ended.
    room.people.forgiven += ["404"]
    screen = room.screen(cable=room.cable)
    room.office.run("project", "--end", "3A")
    expect(screen.locator("#waiting")).to_be_visible()
    room.upgrade()
    becomes_new(screen)


def test_a_page_that_stays_old_loads_itself_once(upgraded_room):
    """Something on the way may keep it."""
    room = upgraded_room
    # A picture that was asked for when the briefing ended.
    room.people.forgiven += ["404"]
    screen = room.screen(cable=room.cable)
    loads = []
    screen.on("load", lambda: loads.append(1))

    def old_page(route):
        answer = route.fetch()
        route.fulfill(response=answer, body=re.sub('data-mark="[^"]*"', 'data-mark="old"', answer.text()))

    screen.route("**/screen/*", old_page)
    room.office.run("project", "--end", "3A")
    expect(screen.locator("#waiting")).to_be_visible()
    room.upgrade()
    becomes_new(screen)
    screen.wait_for_timeout(2_000)
    assert len(loads) == 1
