"""The proof of pages, from the page of a briefing to a printed page."""

import pytest
from access import faults
from desk import signed_in
from looking import on_page
from playwright.sync_api import expect


@pytest.mark.parametrize(("language", "size"), [("ja-JP", (1280, 800)), ("en-US", (390, 844))])
def test_what_was_shown_can_be_printed(room, office, people, language, size):
    driver, screen = room.driver(), room.screen()
    driver.keyboard.press("ArrowRight")
    on_page(2, screen)
    office.run("project", "--end", "3A", "--present", "局長")
    english = language.startswith("en")
    page = signed_in(office, people, "reader=局長", path=f"/briefings/{room.briefing}", language=language, size=size)
    page.get_by_role("link", name="Proof of pages, for print" if english else "提示証明（印刷用）").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(
        f"Proof of pages: briefing {room.briefing}" if english else f"ページの提示証明: 報告 {room.briefing}"
    )
    proof = office.run("certify", room.briefing)
    for text in (proof["projections"][0]["hash"], proof["ledger"]["head"], proof["materials"][0]["sha256"]):
        expect(page.locator("body")).to_contain_text(text)
    assert [shown["page"] for shown in proof["projections"][0]["record"]["shown"]] == [1, 2]
    expect(page.locator("main table").nth(1).locator("tbody tr")).to_have_count(2)
    assert faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    # No command of a shell for those who have none.
    expect(page.locator("body")).not_to_contain_text("utsusu verify")
    page.emulate_media(media="print")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
