"""What recipients asked (宿題): noted, done, opened again, by keyboard and in both languages."""

import pytest
from access import faults
from conftest import Room
from desk import signed_in
from looking import on_page
from playwright.sync_api import expect


@pytest.mark.parametrize(("language", "size"), [("ja-JP", (1280, 720)), ("en-US", (390, 844))])
def test_an_assignment_is_noted_and_done(office, people, language, size):
    people.forgiven.append("422")
    briefing = office.register()
    page = signed_in(office, people, "secretary=局長", language=language, size=size)
    page.goto(f"http://{office.address}/assignments?briefing={briefing}")
    states = [faults(page)]
    page.fill("#text", "図面を大きくする")
    page.fill("#due", "いつか")
    page.press("#due", "Enter")
    # What was typed is there again.
    expect(page.get_by_role("alert")).to_be_visible()
    expect(page.locator("#text")).to_have_value("図面を大きくする")
    states.append(faults(page))
    page.fill("#due", "2026-11-25")
    page.fill("#owner", "防災企画課")
    page.press("#owner", "Enter")
    expect(page.locator("tbody tr")).to_have_count(1)
    expect(page.locator("tbody tr")).to_contain_text("図面を大きくする")
    states.append(faults(page))
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.locator("tbody button").press("Enter")
    expect(page.get_by_role("status")).to_be_visible()
    expect(page.locator("tbody tr")).to_have_count(0)
    page.locator("nav.tabs a").nth(1).press("Enter")
    expect(page.locator("tbody tr")).to_have_count(1)
    states.append(faults(page))
    page.locator("tbody button").press("Enter")
    page.locator("nav.tabs a").nth(0).press("Enter")
    expect(page.locator("tbody tr")).to_have_count(1)
    assert states == [[], [], [], []]


@pytest.mark.parametrize(("language", "size"), [("ja-JP", (1280, 720)), ("en-US", (390, 844))])
def test_what_is_asked_in_the_room_is_noted_with_its_page(office, people, language, size):
    people.forgiven.append("422")
    room = Room(office, people)
    desk = signed_in(office, people, "secretary=局長", "staff=防災企画課", language=language, size=size)
    driver, screen, follower = room.driver(language=language, size=size), room.screen(), room.follower()
    field, dialog = driver.locator("#assign-text"), driver.locator("#assign-dialog")
    driver.keyboard.press("ArrowRight")
    on_page(2, driver, screen, follower)
    driver.keyboard.press("q")
    expect(field).to_be_focused()
    assert field.input_value() == "" and faults(driver) == []
    # Nothing is asked: nothing is noted, and nothing is lost of what is typed.
    field.press("Enter")
    expect(dialog).to_be_visible()
    field.fill("<b>図面</b>を大きく")
    driver.fill("#assign-due", "いつか")
    driver.press("#assign-due", "Enter")
    expect(driver.locator("#assign-fault")).to_contain_text("いつか")
    assert faults(driver) == []
    # Letters of what is typed are no keys of the console, nor is the page turned.
    field.press("End")
    field.press("n")
    field.press("Backspace")
    driver.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    driver.keyboard.press("ArrowRight")
    on_page(3, driver, screen, follower)
    # On a phone there is a button for it.
    if driver.locator("#menu").is_visible():
        driver.click("#menu")
    driver.click("#assign")
    expect(field).to_have_value("<b>図面</b>を大きく")
    driver.fill("#assign-due", "2026-12-25")
    field.press("Enter")
    expect(dialog).to_be_hidden()
    expect(driver.locator("#notice")).to_contain_text("<b>図面</b>を大きく")
    driver.keyboard.press("ArrowLeft")
    on_page(2, driver, screen, follower)
    for page in (screen, follower):
        assert "図面" not in page.content()
    # At the desk it leads back to its page.
    desk.goto(f"http://{office.address}/briefings/{room.briefing}")
    noted = desk.locator("section[aria-labelledby=assignments] li")
    expect(noted).to_contain_text("<b>図面</b>を大きく")
    expect(noted).to_contain_text("2026-12-25")
    expect(noted).to_contain_text("防災企画課")
    assert faults(desk) == []
    desk.goto(f"http://{office.address}/assignments")
    assert faults(desk) == []
    assert desk.evaluate("document.documentElement.scrollWidth <= innerWidth")
    desk.locator("tbody td small a").press("Enter")
    desk.wait_for_url(f"**/briefings/{room.briefing}/materials/1/1/pages/3")


def test_who_does_not_drive_notes_nothing(room):
    room.people.forgiven.append("409")
    driver, other = room.driver(), room.driver()
    driver.keyboard.press("ArrowRight")
    on_page(2, driver, other)
    expect(other.locator("#banner")).to_be_visible()
    other.keyboard.press("q")
    expect(other.locator("#assign-dialog")).to_be_hidden()
    driver.keyboard.press("q")
    driver.fill("#assign-text", "図面を大きくする")
    other.click("#banner button")
    expect(driver.locator("#banner")).to_contain_text("端末が操作しています")
    driver.press("#assign-text", "Enter")
    expect(driver.locator("#assign-dialog")).to_be_hidden()
    # Whoever has the lead again finds what was typed.
    driver.click("#banner button")
    expect(driver.locator("#banner")).to_be_hidden()
    driver.keyboard.press("q")
    expect(driver.locator("#assign-text")).to_have_value("図面を大きくする")
    driver.press("#assign-text", "Enter")
    expect(driver.locator("#notice")).to_contain_text("図面を大きくする")
    driver.keyboard.press("ArrowRight")
    on_page(3, driver)
