"""Reports and settings at the desk, as axe-core sees them, in both languages and on a phone."""

import re

import pytest
from access import faults
from desk import signed_in
from office import DECKS
from playwright.sync_api import expect

PAGES = ["/reports?period=2026-10", "/reports?period=x", "/settings/figures", "/settings/recipients", "/settings/units",
         "/settings/units/1", "/settings/rooms", "/settings/history", "/settings/people", "/settings/people/h.sato",
         "/me", "/due"]


@pytest.mark.parametrize(("language", "size"), [("ja-JP", (1280, 800)), ("en-US", (390, 844))])
def test_desk_reports_and_settings_have_no_fault(office, people, language, size):
    people.forgiven += ["422"]
    office.run("room", "add", "3A")
    recorded = office.register(DECKS / "07_対策会議.md", on="2026-10-05 10:00")
    office.run("submit", recorded, "--form", "paper", "--copies", "3")
    office.register(DECKS / "07_対策会議.md", title="記録待ちの報告", on="2026-10-06 10:00")
    page = signed_in(office, people, "reform-office", "administrator", language=language, size=size)
    found = []
    for path in PAGES:
        page.goto(f"http://{office.address}{path}")
        for summary in page.locator("summary").all():
            summary.click()
        found.append((path, faults(page)))
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
    assert {path: what for path, what in found if what} == {}


def test_language_is_chosen_for_a_browser(office, people):
    office.register(DECKS / "07_対策会議.md")
    page = signed_in(office, people, "staff=防災企画課", path="/me", language="en-US")
    expect(page.get_by_role("heading", name="This month")).to_be_visible()
    page.select_option("#language", "ja")
    page.locator("form[action='/me/language'] button").click()
    expect(page.get_by_role("heading", name="今月")).to_be_visible()
    assert page.locator("html").get_attribute("lang") == "ja"
    page.goto(f"http://{office.address}/board")
    assert page.locator("html").get_attribute("lang") == "ja"
    # What scripts say is in it, too.
    assert "日本語" in page.goto(f"http://{office.address}/me").text()


def test_desk_report_is_opened_and_a_text_is_copied(office, people):
    office.register(DECKS / "07_対策会議.md", title="記録待ちの報告", on="2026-10-06 10:00")
    page = signed_in(office, people, "reform-office")
    page.goto(f"http://{office.address}/reports?period=2026-10")
    page.locator("summary").first.click()
    page.get_by_role("button", name="コピー").click()
    expect(page.get_by_text("コピーしました")).to_be_visible()
    page.locator(".chips a").first.click()
    # Drawn with its own style sheet, which the policy lets through.
    expect(page.locator("h1")).to_be_visible()
    assert page.evaluate("getComputedStyle(document.body).maxWidth") != "none"


def test_desk_person_is_added_and_changed_by_keyboard(office, people):
    people.forgiven += ["404", "409"]
    page = signed_in(office, people, "administrator", name="k.kanri", full_name="管理太郎")
    page.goto(f"http://{office.address}/settings")
    expect(page.get_by_role("heading", level=1)).to_have_text("利用者")
    page.fill("#name", "t.ito")
    page.fill("#fullName", "伊藤次郎")
    page.select_option("#role", "staff")
    page.fill("#part", "危機管理課")
    page.press("#part", "Enter")
    # A unit that nobody has used yet is a slip: what was typed stays.
    expect(page.get_by_role("alert")).to_be_visible()
    expect(page.locator("#fullName")).to_have_value("伊藤次郎")
    page.select_option("#role", "secretary")
    page.fill("#part", "局長")
    page.press("#part", "Enter")
    expect(page.locator("#link")).to_have_value(re.compile("/welcome/"))
    page.get_by_role("link", name="利用者のページへ").click()
    page.get_by_role("button", name="停止する").press("Enter")
    expect(page.get_by_role("status")).to_contain_text("停止しました")
