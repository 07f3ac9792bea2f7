"""Reports and settings at the desk, as axe-core sees them, in both languages and on a phone."""

import re
import zipfile

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


@pytest.mark.parametrize("language", ["ja-JP", "en-US"])
def test_a_phone_has_the_whole_menu_and_a_table_that_can_be_read(office, people, language):
    recorded = office.register(DECKS / "07_対策会議.md", on="2026-10-05 10:00")
    office.run("submit", recorded, "--form", "paper", "--copies", "3")
    page = signed_in(office, people, "reform-office", "administrator", language=language, size=(390, 844))
    page.goto(f"http://{office.address}/reports?period=2026-10")
    for link in page.locator("header.desk nav a").all():
        box = link.bounding_box()
        assert box["x"] >= 0 and box["x"] + box["width"] <= 390, link.inner_text()
    # No figure is broken over lines: the table scrolls in its own box, and the page does not.
    tops = page.evaluate("""() => [...document.querySelectorAll("table.figures td")].map((cell) => {
      const text = document.createRange(); text.selectNodeContents(cell); return new Set([...text.getClientRects()].map((r) => r.top)).size;
    })""")
    assert tops and set(tops) <= {0, 1}
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_room_that_is_only_written_becomes_one(office, people):
    office.run("register", "--title", "定例", "--to", "局長", "--from", "防災企画課", "--on", "2026-12-01 10:00", "--room", "8階会議室")
    page = signed_in(office, people, "reform-office", path="/settings/rooms")
    expect(page.get_by_role("region", name="報告に書かれていて、ここにない会議室")).to_contain_text("8階会議室　1件")
    assert faults(page) == []
    page.get_by_role("button", name="8階会議室 を追加する").click()
    expect(page.get_by_role("heading", level=2, name="8階会議室")).to_be_visible()
    expect(page.locator("#written")).to_have_count(0)


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


SHEET = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def workbook(path, *names):
    """A workbook whose cells B1, B2, … have these names."""
    defined = "".join(f'<definedName name="{name}">様式!$B${row}</definedName>' for row, name in enumerate(names, 1))
    rows = "".join(f'<row r="{row}"><c r="B{row}"><v>9</v></c></row>' for row in range(1, len(names) + 1))
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override '
        'PartName="/xl/s.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>'
        "</Types>",
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r" '
        f'Type="{KIND}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook {SHEET} xmlns:r="{KIND}"><sheets><sheet name="様式" sheetId="1" r:id="r"/></sheets>'
        f"<definedNames>{defined}</definedNames></workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r" '
        f'Type="{KIND}/worksheet" Target="s.xml"/></Relationships>',
        "xl/s.xml": f"<worksheet {SHEET}><sheetData>{rows}</sheetData></worksheet>",
    }
    with zipfile.ZipFile(path, "w") as package:
        for name, text in parts.items():
            package.writestr(name, '<?xml version="1.0" encoding="UTF-8"?>' + text)
    return path


def test_the_offices_own_workbook_is_kept_and_filled(office, people, tmp_path):
    people.forgiven += ["422"]
    recorded = office.register(DECKS / "07_対策会議.md", on="2026-10-05 10:00")
    office.run("submit", recorded, "--form", "paper", "--copies", "3")
    page = signed_in(office, people, "reform-office", path="/reports?period=2026-10")
    # What cannot be filled is told at once.
    page.set_input_files("#own-file", workbook(tmp_path / "別の様式.xlsx", "よその名前"))
    page.get_by_role("button", name="保存する").click()
    expect(page.get_by_role("alert")).to_contain_text("別の様式.xlsx")
    page.set_input_files("#own-file", workbook(tmp_path / "月次様式.xlsx", "書類量", "書類量_局長", "書類料", "_xlnm.Print_Area"))
    page.get_by_role("button", name="保存する").click()
    expect(page.get_by_text("今の様式: 月次様式.xlsx")).to_be_visible()
    # A slip in a name is told, and Excel's own names are none.
    expect(page.locator("#own ~ .fault")).to_have_text("何も入らない名前: 書類料")
    assert faults(page) == []
    page.goto(f"http://{office.address}/reports?period=2026-10")
    with page.expect_download() as download:
        page.get_by_role("link", name="役所の様式に書き出す").click()
    assert download.value.suggested_filename == "report-2026-10.xlsx"
    with zipfile.ZipFile(download.value.path()) as filled:
        assert re.findall(r"<v>(\d+)</v>", filled.read("xl/s.xml").decode()) == ["6", "3", "9", "9"]
    page.goto(f"http://{office.address}/settings/history")
    expect(page.locator("tbody")).to_contain_text("月次様式.xlsx")


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
