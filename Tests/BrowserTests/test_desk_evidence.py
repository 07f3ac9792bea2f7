"""What print logs say, at the desk: looked at, accepted and explained by keyboard, and the logs brought, in both languages."""

import pytest
from access import faults
from desk import signed_in
from playwright.sync_api import expect

LEDGER = """occurred_on,title,unit,recipient,form,copies,pages,duplex,reason
2026-10-14,堤防の改修計画,防災企画課,局長,projected,0,12,yes,
2026-10-15,避難所の収容計画,防災企画課,局長,paper,4,20,yes,
2026-10-16,水位計の更新,防災企画課,危機管理監,paper,2,4000,yes,
2026-10-19,参集訓練の結果,防災企画課,局長,projected,0,2,yes,
"""
DAYS = "".join(
    f"3F-複合機 k.abe {day} [{day:02}/Oct/2026:09:00:00 +0900] total 3 - - 起案 A4 one-sided\n" for day in range(1, 32)
)
LOG = DAYS + (
    "3F-複合機 a.mori 32 [14/Oct/2026:10:00:00 +0900] total 60 - - 堤防の改修計画.pptx A4 two-sided-long-edge\n"
    "3F-複合機 a.mori 33 [14/Oct/2026:11:00:00 +0900] total 80 - - 避難所の収容計画.pdf A4 two-sided-long-edge\n"
)
ROWS = "table.worklist tr.row"


def logged(office, tmp_path, with_log=True):
    """An office whose logs confirm one record of October and contradict two."""
    (tmp_path / "ledger.csv").write_text(LEDGER)
    (tmp_path / "page_log").write_text(LOG)
    office.run("import", "ledger", tmp_path / "ledger.csv", "--new")
    office.run("unit", "set", "防災企画課", "--floor", "3階")
    if with_log:
        office.run("import", "prints", tmp_path / "page_log", "--covers", "2026-10")
        office.run("printer", "set", "3F-複合機", "--floor", "3階")
    return tmp_path / "page_log"


def visit(office, people, **how):
    return signed_in(office, people, "reform-office", path="/evidence?month=2026-10", **how)


def open_all(page):
    page.evaluate("document.querySelectorAll('main details').forEach((details) => { details.open = true; })")


@pytest.mark.parametrize(("language", "size"), [("ja-JP", (1280, 800)), ("en-US", (390, 844)), ("ja-JP", (640, 400))])
def test_each_state_is_for_everybody(office, people, tmp_path, language, size):
    people.forgiven += ["422"]
    log = logged(office, tmp_path)
    page = visit(office, people, language=language, size=size)
    found = {}

    def look(state):
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        open_all(page)
        found[state] = faults(page)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), state

    expect(page.locator(ROWS)).to_have_count(2)
    look("contradictions")
    page.locator(f"{ROWS} form.accept button").first.click()
    expect(page.locator("form.undo")).to_be_visible()
    look("accepted")
    for path in ("/evidence?month=2027-05", "/evidence?month=2026-10&briefing=2", "/evidence/printers"):
        page.goto(f"http://{office.address}{path}")
        look(path)
    page.set_input_files("#files", log)
    page.locator("form[enctype] button").click()
    expect(page.locator("section.brought")).to_be_visible()
    look("looked through")
    assert {state: what for state, what in found.items() if what} == {}


def test_contradictions_by_keyboard_alone(office, people, tmp_path):
    people.forgiven += ["422"]
    logged(office, tmp_path)
    page = visit(office, people)
    press = page.keyboard.press
    expect(page.locator(ROWS).first).to_be_focused()
    press("j")
    expect(page.locator(ROWS).nth(1)).to_be_focused()
    press("j")
    expect(page.locator(ROWS).nth(1)).to_be_focused()
    press("k")
    # A reason that is none is asked for again, where it was typed.
    press("e")
    page.keyboard.insert_text("\u3000")
    press("Enter")
    expect(page.get_by_role("alert")).to_be_visible()
    expect(page.locator(f"{ROWS} details[open] input[type=text]")).to_be_focused()
    page.keyboard.insert_text("担当者の控え jk")
    press("Enter")
    expect(page.get_by_role("status")).to_contain_text("理由を残しました")
    expect(page.locator(ROWS)).to_have_count(1)
    assert [row["explanation"]["reason"] for row in office.run("evidence", "--month", "2026-10")["rows"] if row["explanation"]] \
        == ["担当者の控え jk"]
    expect(page.locator(ROWS)).to_be_focused()
    press("z")
    expect(page.get_by_role("status")).to_contain_text("取り消しました")
    expect(page.locator(ROWS)).to_have_count(2)
    press("a")
    expect(page.get_by_role("button", name="「電子及び紙 ×5」に訂正する")).to_be_focused()
    press("Enter")
    expect(page.get_by_role("status")).to_contain_text("ログのとおりに訂正しました")
    expect(page.locator(ROWS)).to_have_count(1)
    # What was on paper alone, in one of two forms.
    press("a")
    press("Tab")
    press("Enter")
    expect(page.get_by_text("確認が必要な食い違いはありません。")).to_be_visible()
    rows = office.run("evidence", "--month", "2026-10")["rows"]
    assert [(row["form"], row["copies"]) for row in rows] == [("both", 5), ("paper", 4), ("projected", 0), ("projected", 0)]


def test_without_a_script_and_on_paper(office, people, tmp_path):
    logged(office, tmp_path)
    page = visit(office, people)
    page.context.route("**/*.js", lambda route: route.abort())
    people.forgiven.append("ERR_FAILED")
    page.reload()
    expect(page.locator("#keys")).to_be_hidden()
    page.emulate_media(media="print")
    expect(page.locator("form.accept").first).to_be_hidden()
    expect(page.locator(ROWS).first).to_contain_text("60 面")
    page.emulate_media(media="screen")
    page.get_by_role("button", name="「電子」に訂正する").click()
    expect(page.get_by_role("status")).to_contain_text("訂正しました")
    page.get_by_role("button", name="取り消す").click()
    expect(page.locator(ROWS)).to_have_count(2)


def test_logs_are_brought_and_printers_placed(office, people, tmp_path):
    log = logged(office, tmp_path, with_log=False)
    page = signed_in(office, people, "reform-office", path="/evidence")
    expect(page.locator("main")).to_contain_text("印刷ログはまだ取り込まれていない")
    page.get_by_role("link", name="機器と印刷ログ").click()
    page.get_by_label("ログがすべてそろっている期間").fill("2026-10")
    page.set_input_files("#files", log)
    page.get_by_role("button", name="内容を確認する").click()
    expect(page.locator("section.brought")).to_contain_text("ジョブ 33 件（新しいもの 33 件、利用者 2 人）")
    assert office.run("printer", "logs")["logs"] == []
    page.reload()
    page.get_by_role("button", name="取り込む", exact=True).click()
    expect(page.locator("section.brought")).to_contain_text("取り込みました")
    assert [found["jobs"] for found in office.run("printer", "logs")["logs"]] == [33]
    page.locator("tbody summary").first.click()
    page.locator("tbody").get_by_label("または共用する階").fill("3階")
    page.get_by_role("button", name="設定する 3F-複合機").click()
    expect(page.get_by_role("status")).to_contain_text("設定しました")
    page.goto(f"http://{office.address}/evidence?month=2026-10")
    expect(page.locator(ROWS)).to_have_count(2)
    page.goto(f"http://{office.address}/evidence/printers")
    page.get_by_role("button", name="取り消す").click()
    expect(page.get_by_role("status")).to_contain_text("取り消しました")
    assert office.run("printer")["printers"][0]["floor"] is None
