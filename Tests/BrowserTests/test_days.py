"""The three users' days: what staff, a secretary and the reform office want of a day, on the sample decks and a ledger of two years."""

import base64
import csv
import io
import re
from decimal import ROUND_HALF_UP, Decimal

import openpyxl
import pytest
import two_years
from desk import signed_in
from looking import on_page
from office import DECKS
from playwright.sync_api import expect


@pytest.fixture
def office(tmp_path):
    office = two_years.office(tmp_path)
    # Of a unit whose name somebody has misspelt.
    office.run("register", DECKS / "10_停電に備える.html", "--title", "停電に備えるページの案", "--from", "危機菅理課", "--to", "危機管理監",
               "--on", "2026-11-20 11:30", "--new")
    yield office
    office.close()


class Day:
    """Somebody's day at the desk, in their language."""

    def __init__(self, office, people, *roles, language, **who):
        self.office, self.english = office, language.startswith("en")
        self.page = signed_in(office, people, *roles, language=language, **who)

    def say(self, english, japanese):
        return english if self.english else japanese

    def go(self, path):
        self.page.goto(f"http://{self.office.address}{path}")

    def press(self, english, japanese):
        self.page.get_by_role("button", name=self.say(english, japanese), exact=True).first.click()

    def follow(self, english, japanese):
        self.page.get_by_role("link", name=re.compile("^" + re.escape(self.say(english, japanese)))).first.click()

    def unfold(self, english, japanese):
        self.page.locator("summary", has_text=self.say(english, japanese)).first.click()

    def is_done(self):
        expect(self.page.get_by_role("status").first).to_be_visible()

    def drop(self, *names):
        for name in names:
            data = base64.b64encode((DECKS / name).read_bytes()).decode()
            carried = self.page.evaluate_handle(
                """([name, data]) => {
                  const carried = new DataTransfer();
                  carried.items.add(new File([Uint8Array.from(atob(data), (each) => each.charCodeAt(0))], name));
                  return carried;
                }""", [name, data])
            self.page.dispatch_event("#drop", "drop", {"dataTransfer": carried})
        expect(self.page.locator("#brought li")).to_have_count(len(names))
        expect(self.page.locator("#brought progress")).to_have_count(0)

    def number(self):
        expect(self.page).to_have_url(re.compile(r"/briefings/\d"))
        return int(re.search(r"/briefings/(\d+)", self.page.url)[1])


def staff(day):
    """Registers by dropping files, is told what is known and collides, corrects, replaces, takes a slip back."""
    page, heading = day.page, day.page.get_by_role("heading", level=1)
    day.go("/register")
    day.drop("01_洪水避難所.pptx", "08_避難所一覧.csv")
    expect(page.locator("#brought li").first).to_contain_text(day.say("known already", "登録済み"))
    page.fill("#title", "洪水避難所の収容計画（案）　改訂")
    for name in two_years.RECIPIENTS:
        page.get_by_label(name, exact=True).check()
    page.fill("#on", "11/25(水) 10:00-10:30")
    expect(page.locator("#understood")).to_contain_text("10:00-10:30")
    page.fill("#presenter", "佐藤")
    page.fill("#room", "5B")
    page.select_option("#plan", "projected")
    day.press("Check", "確認する")
    told = page.locator(".done")
    expect(told).to_contain_text(day.say("near copy", "よく似た件名"))
    # 5B and the chief are taken by then.
    expect(told).to_contain_text("備蓄物資の現在数と不足")
    day.press("Register", "登録する")
    day.is_done()
    expect(heading).to_have_text("洪水避難所の収容計画（案）　改訂")
    plan = day.number()
    day.follow("Correct", "訂正する")
    # What is not said stays: the day is the same.
    page.fill("#on", "14:00")
    page.fill("#room", "3A")
    day.press("Correct", "訂正する")
    expect(page.locator("dl.facts")).to_contain_text(re.compile(r"11-25.*14:00"))

    # An oral report has no file yet; one comes later, and is replaced.
    day.go("/register")
    page.fill("#title", "避難所開設・運営要領")
    page.get_by_label("局長", exact=True).check()
    page.fill("#on", "11/26 9時")
    page.fill("#room", "3A")
    day.press("Check", "確認する")
    day.press("Register", "登録する")
    expect(heading).to_have_text("避難所開設・運営要領")
    day.follow("Add materials", "資料を追加する")
    day.drop("11_避難所要領_v1.docx")
    day.press("Check", "確認する")
    day.press("Add", "追加する")
    day.follow("Replace", "差し替える")
    day.drop("11_避難所要領_v2.docx")
    day.press("Check", "確認する")
    day.press("Replace", "差し替える")
    day.follow("What changed", "前の版との違い")
    expect(page.locator("ol.pairs h2").first).to_contain_text(re.compile(day.say(r"differences: \d", r"違い: \d")), timeout=60_000)

    # A slip: the same again, for another day by mistake. It is gone with one button.
    day.go(f"/briefings/{plan}")
    day.follow("Register one like it", "同じ内容で別の日に登録する")
    expect(page.locator("#title")).to_have_value("洪水避難所の収容計画（案）　改訂")
    page.fill("#on", "11/27 10:00")
    day.press("Check", "確認する")
    day.press("Register", "登録する")
    slip = day.number()
    assert slip > plan
    day.press("Take it back", "取り消す")
    day.is_done()
    day.go("/board?on=2026-11-27")
    expect(page.locator("table.board")).to_have_count(0)
    # What is theirs, and of that what they see of others.
    day.go("/board?on=2026-11-24&from=防災企画課")
    expect(page.locator("table.board tbody tr")).to_have_count(1)
    day.go("/me")
    expect(page.locator("main")).to_contain_text("防災企画課")


def secretary(day):
    """Sees the morning, puts a briefing up, notes what the chief asks, clears the month, takes a wrong record back, finds."""
    page = day.page
    rows = page.locator("table.board tbody tr")
    expect(rows).to_have_count(2)
    expect(rows.nth(1)).to_contain_text("3A")
    expect(rows.nth(1)).to_contain_text("佐藤")
    rows.nth(1).get_by_role("link").first.click()
    page.select_option("#room", "3A")
    day.press("Put it up", "投影を始める")
    expect(page).to_have_url(re.compile("/drive/"))
    expect(page.locator("#stage")).to_have_attribute("data-shown", re.compile("."))
    page.keyboard.press("ArrowRight")
    on_page(2, page)
    page.keyboard.press("q")
    page.fill("#assign-text", "浸水深の凡例を大きくする")
    page.press("#assign-text", "Enter")
    expect(page.locator("#notice")).to_contain_text("浸水深の凡例を大きくする")
    page.locator("#end").click()
    page.locator("#end-dialog .main").click()
    page.locator("#ended-briefing").click()
    expect(page).to_have_url(re.compile(r"/briefings/\d+$"))
    # It stands at the unit's next briefing for the chief.
    day.go("/board?on=2026-11-25")
    expect(rows.filter(has_text="収容計画")).to_contain_text("浸水深の凡例を大きくする")

    # The chief's month: the room has recorded what was projected; all else by keys.
    day.go("/unrecorded")
    waiting = page.locator("tr.row")
    expect(waiting).to_have_count(6)
    expect(waiting.first).to_be_focused()
    for key in ("o", "o", "o", "s", "o", "p", "Enter"):
        page.keyboard.press(key)
    expect(waiting).to_have_count(0)
    # The fourth was no paper.
    day.go("/board?on=2026-11-12")
    rows.get_by_role("link").first.click()
    day.unfold("Withdraw a record", "記録を取り下げる")
    page.fill("#withdraw-reason", "記録の誤り")
    day.press("Withdraw", "取り下げる")
    day.is_done()
    day.go("/unrecorded")
    expect(waiting).to_have_count(1)
    page.keyboard.press("p")
    page.keyboard.press("Enter")
    expect(waiting).to_have_count(0)

    # Found by what one remembers: a title, a file, who spoke, a word of a page.
    for words, title in [
        ("庁舎レイアウト", "全庁展開"), ("03_図上", "地震対応図上訓練"), ("渡辺", "夜間開設訓練"), ("鍵の管理、教材の移動", "収容計画"),
    ]:
        day.go(f"/search?q={words}")
        expect(page.locator("main").get_by_role("link", name=title).first).to_be_visible()
    day.go("/search?q=どこにもない言葉")
    expect(page.locator("ol.hits > li")).to_have_count(0)


def percent(share):
    """As people read it, half up."""
    value = (Decimal(repr(share)) * 100).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return f"{value} %".replace("-", "−")


def has(cells, share):
    numbers = [float(cell) for cell in cells if re.fullmatch(r"-?\d+(\.\d+)?(e-\d+)?", str(cell))]
    return pytest.approx(share) in numbers


def download(day, english, japanese):
    with day.page.expect_download() as carried:
        day.follow(english, japanese)
    return carried.value.path()


def reform_office(day):
    """Sets what figures stand on, checks October against the shell, takes it away, closes November, mends a unit."""
    page, office = day.page, day.office
    day.go("/settings/figures")
    for name, value in (("base", "2024-11..2026-02"), ("goal", "60")):
        page.fill(f"#{name}", value)
        page.locator(f"form[action='/settings/{name}'] button").click()
        day.is_done()
    day.go("/settings/history")
    changes = page.locator("tbody tr")
    expect(changes.first).to_contain_text("60")
    expect(changes.first).to_contain_text("k.ono")
    expect(changes.nth(1)).to_contain_text("2024-11..2026-02")

    day.go("/reports?period=2026-10&by=unit")
    told = office.run("report", "2026-10", "--by", "unit")
    expect(page.locator("dl.figures .first dd").first).to_have_text(percent(told["reduction"]))
    assert told["documents"] == sum(row[5] for row in two_years.rows() if row[0].startswith("2026-10"))
    lines = page.locator("tr.row")
    expect(lines).to_have_count(len(two_years.UNITS))
    for row in told["rows"]:
        line = lines.filter(has=page.get_by_role("rowheader", name=row["name"], exact=True))
        expect(line).to_contain_text(f"{row['documents']:,}")
        expect(line).to_contain_text(percent(row["reduction"]))
    # Unrounded, in the files too.
    table = csv.reader(io.StringIO(download(day, "Table as CSV", "表（CSV）").read_text("utf-8-sig")))
    book = openpyxl.load_workbook(io.BytesIO(download(day, "Table for Excel", "表（Excel）").read_bytes()))
    for carried in (list(table), list(book.worksheets[0].iter_rows(values_only=True))):
        for row in (*told["rows"], told):
            assert any(row.get("name", cells[0]) in cells and has(cells, row["reduction"]) for cells in carried), row
    # November runs. Whoever has not recorded gets a text.
    day.go("/reports?period=2026-11&running=1")
    expect(page.locator("ul.checks li.bad").first).to_be_visible()
    reminder = page.locator("details.reminder").filter(has_text="危機管理課")
    reminder.locator("summary").click()
    assert "第８回危機管理対策会議の議事録" in reminder.locator("textarea").input_value()

    # A misspelt unit counts as the right one from now on.
    day.go("/settings/units?q=危機菅理課")
    page.get_by_role("link", name="危機菅理課").click()
    page.fill("#into", "危機管理課")
    day.press("Merge", "統合する")
    day.is_done()
    units = {row["name"] for row in office.run("report", "2026-11", "--running", "--by", "unit")["rows"]}
    assert "危機菅理課" not in units and "危機管理課" in units


@pytest.mark.parametrize("language", ["ja-JP", "en-US"])
def test_three_days(office, people, language):
    staff(Day(office, people, "staff=防災企画課", language=language))
    secretary(Day(office, people, "secretary=局長", language=language, name="t.ito", full_name="伊藤次郎"))
    reform_office(Day(office, people, "reform-office", language=language, name="k.ono", full_name="小野三郎"))
