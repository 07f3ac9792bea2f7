"""The schedule: as a secretary sees it, in both languages, with what changes meanwhile."""

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from access import faults
from desk import signed_in
from office import DECKS
from playwright.sync_api import expect

# Of the office, wherever the machine is.
TODAY = datetime.now(ZoneInfo("Asia/Tokyo")).date()


@pytest.fixture
def day(office):
    """Two briefings of today and one of tomorrow."""
    office.register(DECKS / "06_ハザードマップ.pdf", title="ハザードマップの見方", on=f"{TODAY} 10:00")
    office.register(DECKS / "07_対策会議.md", title="対策会議", to=("局長",), on=f"{TODAY} 10:00")
    office.register(DECKS / "12_参集訓練.txt", title="参集訓練", to=("危機管理監",), on=f"{TODAY + timedelta(days=1)} 9:00")
    return office


@pytest.mark.parametrize(
    ("language", "size", "scheme"),
    [("ja-JP", (1280, 800), "light"), ("en-US", (390, 844), "dark"), ("ja-JP", (320, 640), "light")],
)
def test_every_view_of_it(day, people, language, size, scheme):
    page = signed_in(day, people, "secretary=局長", language=language, size=size)
    page.emulate_media(color_scheme=scheme)
    states = []
    for query in ("", "?by=room", "?by=recipient&to=局長", "?view=month", "?on=2026-02-03"):
        page.goto(f"http://{day.address}/board{query}")
        states.append((query, faults(page)))
        # A table may scroll by itself, the page does not.
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), query
    assert [state for state in states if state[1]] == []
    page.goto(f"http://{day.address}/board?on=2026-02-30")
    expect(page.get_by_role("alert")).to_be_visible()
    people.forgiven.append("422")


def test_the_view_stands_in_the_address_and_back_works(day, people):
    page = signed_in(day, people, "reform-office")
    rows = page.locator("table.board tbody tr")
    expect(rows).to_have_count(2)
    expect(rows.first).to_contain_text("時間が重なっています")
    page.select_option("#to", "危機管理監")
    expect(rows).to_have_count(1)
    assert re.search(r"[?&]to=", page.url)
    page.locator(".week .day").nth((TODAY.weekday() + 1) % 7).click()
    assert re.search(r"[?&]to=", page.url)
    page.go_back()
    expect(page.locator("#to")).to_have_value("危機管理監")
    expect(rows).to_have_count(1)
    page.reload()
    expect(rows).to_have_count(1)


def test_what_changes_comes_by_itself_and_leaves_a_field_alone(day, people):
    page = signed_in(day, people, "secretary=局長")
    rows = page.locator("table.board tbody tr")
    expect(rows).to_have_count(2)
    page.focus("#on")
    day.register(DECKS / "12_参集訓練.txt", title="急な報告", to=("局長",), on=f"{TODAY} 16:00")
    expect(rows).to_have_count(3)
    expect(page.locator("#on")).to_be_focused()
    link = page.get_by_role("link", name="対策会議")
    link.focus()
    day.run("submit", 1, "--to", "局長", "--form", "projected")
    first = rows.filter(has=page.get_by_role("link", name="ハザードマップの見方"))
    expect(first.locator("td").last).to_have_text("投影")
    expect(page.get_by_role("link", name="対策会議")).to_be_focused()
    day.project(1)
    expect(first).to_contain_text("3A で投影中")


def test_from_what_is_on_it_is_a_click_to_the_console(day, people):
    day.run("room", "add", "3A")
    page = signed_in(day, people, "secretary=局長", path="/briefings/1")
    page.select_option("#room", "3A")
    page.get_by_role("button", name="投影を始める").click()
    expect(page).to_have_url(re.compile("/drive/"))
    page.goto(f"http://{day.address}/board")
    expect(page.locator("table.board")).to_contain_text("3A で投影中")
    assert faults(page) == []
    page.get_by_role("button", name="3A の操作画面へ戻る").click()
    expect(page).to_have_url(re.compile("/drive/"))


def test_who_is_signed_out_is_shown_nothing_new(day, people):
    page = signed_in(day, people, "secretary=局長")
    rows = page.locator("table.board tbody tr")
    expect(rows).to_have_count(2)
    day.run("person", "add", "k.kanri", "--role", "administrator")
    day.run("person", "disable", "h.sato")
    day.register(DECKS / "12_参集訓練.txt", title="急な報告", to=("局長",), on=f"{TODAY} 16:00")
    page.wait_for_timeout(1500)
    expect(rows).to_have_count(2)
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_have_text("サインイン")
