"""Areas and phases of floors, and the stock-take, at the desk, without a script and by keyboard, as axe-core sees them."""

import pytest
from access import faults
from desk import signed_in
from playwright.sync_api import expect

TABLE = "階,執務,会議,プラスα,書架,その他\n4F,300,50,30,90,30\n5F,310,40,12,80,20\n"


def measured(office):
    """The example of docs/space.md, and a floor that nobody has measured in the base."""
    office.run("unit", "add", "危機管理課")
    office.run("unit", "set", "危機管理課", "--floor", "3F")
    areas = ("--desk", "420", "--meeting", "60", "--shelf", "80")
    office.run("space", "measure", "3F", "--on", "2025-03-01", *areas, "--plus-alpha", "45", "--other", "35")
    office.run("space", "measure", "4F", "--on", "2025-03-02", "--plus-alpha", "30", "--total", "500")
    office.run("space", "base", "2025-03")
    office.run("space", "measure", "3F", "--on", "2026-10-01", *areas, "--plus-alpha", "49.95", "--total", "640", "--other", "30.05")
    office.run("space", "measure", "本庁舎別館の階", "--on", "2026-10-01", "--plus-alpha", "12", "--total", "400")
    office.run("floor", "phase", "3F", "先行整備", "--planned", "2026-04", "--actual", "2026-05")
    office.run("floor", "phase", "3F", "--model")
    office.run("floor", "phase", "4F", "全庁展開", "--planned", "2027-04")
    office.run("stock", "measure", "3F書庫", "20", "--on", "2025-03-10", "--unit", "危機管理課")
    office.run("stock", "measure", "4F倉庫", "6.5", "--on", "2025-03-10")
    office.run("stock", "base", "2025-03")
    office.run("stock", "goal", "50%")
    office.run("stock", "discard", "3F書庫", "7.5", "--on", "2026-05-01")
    office.run("stock", "measure", "3F書庫", "8", "--on", "2026-10-01")


@pytest.mark.parametrize(("language", "size"), [("ja-JP", (1280, 800)), ("en-US", (400, 844))])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_floors_have_no_fault(office, people, language, size, scheme):
    measured(office)
    page = signed_in(office, people, "reform-office", language=language, size=size)
    page.emulate_media(color_scheme=scheme)
    found = {}
    for path in ("/space", "/space/floor?name=3F", "/floors?floor=4F", "/stock", "/stock/place?name=3F書庫"):
        page.goto(f"http://{office.address}{path}")
        for summary in page.locator("summary").all():
            summary.click()
        found[path] = faults(page)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
    assert {path: what for path, what in found.items() if what} == {}


def test_floors_by_keyboard_and_without_scripts(office, people, tmp_path):
    people.forgiven += ["422"]
    measured(office)
    page = signed_in(office, people, "reform-office", path="/space", scripts=False)
    page.get_by_label("階", exact=True).first.fill("3F")
    page.get_by_label("日付", exact=True).fill("2026-11-01")
    page.get_by_label("プラスα", exact=True).fill("52")
    page.get_by_label("プラスα", exact=True).press("Enter")
    # What is wrong stands in its form, which is what is seen, with what was typed.
    alert = page.locator("#measure").get_by_role("alert")
    expect(alert).to_contain_text("執務・会議・書架・その他の面積がありません")
    expect(alert).to_be_in_viewport()
    expect(page.locator("#measured-day")).to_have_value("2026-11-01")
    page.locator("#measured-total").fill("640")
    page.locator("#measured-total").press("Enter")
    expect(page.get_by_role("status")).to_have_text("記録しました。")
    expect(page.get_by_role("row").filter(has_text="現在 2026-11-01")).to_contain_text("+15.6 %")
    # A table: told first, then taken in, then taken back.
    (tmp_path / "面積.csv").write_text(TABLE)
    page.locator("#rows-day").fill("2026-11-02")
    page.locator("#files").set_input_files(tmp_path / "面積.csv")
    page.get_by_role("button", name="内容を確認する").press("Enter")
    told = page.get_by_role("region", name="取り込まれる内容")
    expect(told).to_contain_text("取り込んだ場合: 階の面積 2 件。何も書き込んでいません。")
    told.get_by_role("button", name="取り込む").press("Enter")
    expect(page.get_by_role("region", name="取り込みました")).to_contain_text("新しい階: 5F")
    page.get_by_role("button", name="取り消す").press("Enter")
    expect(page.get_by_role("link", name="5F")).to_have_count(0)
    # A measure is corrected where all of its floor stand.
    page.get_by_role("link", name="4F", exact=True).click()
    page.locator("summary").first.press("Enter")
    page.locator("#correct-2-plusAlpha").fill("31")
    page.locator("#correct-2-reason").fill("読み違い")
    page.locator("#correct-2-reason").press("Enter")
    expect(page.get_by_role("status")).to_have_text("訂正しました。")
    expect(page.locator("#entry-2")).to_contain_text("31.00")
    # And the phase of a floor.
    page.get_by_role("link", name="階の段階").click()
    page.get_by_role("link", name="4F", exact=True).click()
    page.locator("#step").select_option("全庁展開")
    page.locator("#actual").fill("2026-11")
    page.locator("#actual").press("Enter")
    expect(page.get_by_role("cell", name="2026-11 現在")).to_be_visible()
