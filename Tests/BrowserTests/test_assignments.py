"""What recipients asked (宿題): noted, done, opened again, by keyboard and in both languages."""

import pytest
from access import faults
from desk import signed_in
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
