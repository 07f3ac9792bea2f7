"""The unrecorded submissions are recorded: a month in a minute by keyboard, and by anybody without a script."""

import re

import pytest
from access import faults
from desk import PASSWORD, signed_in
from playwright.sync_api import expect

ROWS = "tr.row"


def reports(office, count, **how):
    """Briefings of this month that are over, each for both recipients."""
    for number in range(count):
        office.register(title=f"報告その{number + 1}", on=f"2026-11-{number // 2 + 1:02} {9 + number % 2 * 4}:00", **how)


def visit(office, people, query="", **how):
    page = signed_in(office, people, "reform-office", **how)
    page.goto(f"http://{office.address}/unrecorded{query}")
    return page


class Keys:
    """Counts what is pressed; a key held with Shift is two."""

    def __init__(self, page):
        self.page, self.count = page, 0

    def __call__(self, *keys):
        for key in keys:
            self.count += 1 + key.count("+")
            self.page.keyboard.press(key)


def test_a_month_is_cleared_in_130_keys_and_taken_back_with_one(office, people):
    reports(office, 30)
    page = visit(office, people)
    expect(page.locator(ROWS)).to_have_count(60)
    # The list has the focus: nothing is needed to get there.
    expect(page.locator(ROWS).first).to_be_focused()
    press = Keys(page)
    for number in range(60):
        press("pdbs"[number % 4])
    expect(page.get_by_role("button", name="60件を記録")).to_be_visible()
    press("Enter")
    expect(page.get_by_role("status").first).to_contain_text("60件を記録しました")
    assert press.count <= 130
    expect(page.locator(ROWS)).to_have_count(0)
    forms = [row["form"] for row in office.run("status", "--all")["rows"]]
    assert sorted(set(forms)) == ["both", "digital", "paper", "projected"] and len(forms) == 60
    page.get_by_role("button", name="この記録を取り消す").click()
    expect(page.locator(ROWS)).to_have_count(60)
    # All of it as one range, and back with one key, which is there again as soon as a row has the focus.
    press = Keys(page)
    press("Shift+End", "d", "Enter")
    expect(page.locator(ROWS)).to_have_count(0)
    assert press.count == 4


def test_ranges_moves_and_what_paper_asks(office, people):
    reports(office, 3, to=("局長",))
    office.run("amend", 1, "--plan", "projected")
    page = visit(office, people)
    form = lambda number: page.locator("td.form select").nth(number)
    page.keyboard.press("j")
    page.keyboard.press("Shift+ArrowDown")
    page.keyboard.press("d")
    assert [form(number).input_value() for number in range(3)] == ["", "digital", "digital"]
    # Behind the last row there is none: the hand stays on it.
    expect(page.locator(ROWS).nth(2)).to_be_focused()
    page.keyboard.press("x")
    expect(form(2)).to_have_value("")
    expect(page.locator(".paper:visible")).to_have_count(0)
    page.keyboard.press("s")
    page.keyboard.press("e")
    expect(page.get_by_label("部数").nth(2)).to_be_focused()
    # In a field the keys write.
    page.keyboard.type("3")
    page.keyboard.press("Tab")
    page.keyboard.insert_text("図面が大判")
    page.keyboard.type(" xjk")
    assert form(2).input_value() == "paper"
    page.keyboard.press("Enter")
    expect(page.locator(ROWS).nth(2)).to_be_focused()
    page.keyboard.press("Home")
    page.keyboard.press("o")
    expect(form(0)).to_have_value("projected")
    assert faults(page) == []
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").first).to_contain_text("3件を記録しました")
    rows = office.run("status", "--all")["rows"]
    assert [row["form"] for row in rows] == ["projected", "digital", "paper"]
    assert (rows[2]["copies"], rows[2]["reason"]) == (3, "図面が大判 xjk")


def test_keys_are_the_lists_alone(office, people):
    """Success criterion 2.1.4: outside the list a letter does nothing."""
    reports(office, 1)
    page = visit(office, people)
    page.get_by_role("button", name="表示").focus()
    for key in "pdbsox":
        page.keyboard.press(key)
    assert page.locator("td.form select").evaluate_all("all => all.map((one) => one.value)") == ["", ""]


def test_marks_outlive_an_error_a_colleague_and_the_session(office, people):
    people.forgiven += ["422", "503"]
    reports(office, 2, to=("局長",))
    page = visit(office, people)
    page.keyboard.press("p")
    page.keyboard.press("d")
    # The server does not answer.
    page.route("**/unrecorded", lambda route: route.fulfill(status=503) if route.request.method == "POST" else route.continue_())
    page.keyboard.press("Enter")
    page.wait_for_function("() => !document.querySelector('form.inbox')")
    page.unroute("**/unrecorded")
    page.goto(f"http://{office.address}/unrecorded")
    expect(page.locator("p.said")).to_contain_text("前回の印 2件を戻しました")
    # The session ends.
    office.run("person", "disable", "h.sato")
    page.locator(ROWS).first.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/sign-in"))
    office.run("person", "enable", "h.sato")
    # Somebody else was faster with one of them.
    office.run("submit", 1, "--to", "局長", "--form", "paper")
    page.goto(f"http://{office.address}/unrecorded")
    page.fill("#name", "h.sato")
    page.fill("#password", PASSWORD)
    page.press("#password", "Enter")
    expect(page.locator("p.said")).to_contain_text("前回の印 1件を戻しました")
    expect(page.locator("p.said")).to_contain_text("ほかの人が記録したため一覧から外しました：報告その1")
    # And with the other one, while the page was open.
    office.run("submit", 2, "--to", "局長", "--form", "paper")
    page.locator(ROWS).first.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("報告その2 → 局長")
    expect(page.get_by_role("alert")).to_contain_text("記録済み")
    assert office.run("status", "--all")["rows"][1]["form"] == "paper"


def test_a_row_that_is_gone_leaves_unless_somebody_writes_in_it(office, people):
    reports(office, 2, to=("局長",))
    page = visit(office, people)
    page.keyboard.press("s")
    page.keyboard.press("s")
    page.get_by_label("紙の理由").nth(1).fill("図面が")
    for number in (1, 2):
        office.run("submit", number, "--form", "digital")
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(page.locator("p.said")).to_contain_text("報告その1")
    expect(page.locator(ROWS)).to_have_count(1)
    expect(page.get_by_label("紙の理由")).to_be_focused()
    expect(page.get_by_label("紙の理由")).to_have_value("図面が")
    page.get_by_role("button", name="表示").focus()
    expect(page.locator(ROWS)).to_have_count(0)


@pytest.mark.parametrize(("language", "size"), [("ja-JP", (1280, 720)), ("en-US", (390, 844))])
def test_each_state_is_for_everybody(office, people, language, size):
    reports(office, 2)
    page = visit(office, people, language=language, size=size)
    states = [faults(page)]
    # A day stands over all columns of its rows.
    table, day = page.locator("form.inbox table"), page.locator("tr.day th").first
    assert day.bounding_box()["width"] >= table.bounding_box()["width"] - 2
    page.locator("td.form select").first.select_option("both")
    states.append(faults(page))
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.locator(ROWS).first.press("Enter")
    expect(page.locator("form.undo")).to_be_visible()
    states.append(faults(page))
    page.goto(f"http://{office.address}/unrecorded?period=2026-01")
    states.append(faults(page))
    assert states == [[], [], [], []]


def test_without_a_script_a_form_does_it(office, people):
    reports(office, 1)
    page = visit(office, people)
    page.context.route("**/*.js", lambda route: route.abort())
    people.forgiven.append("ERR_FAILED")
    page.reload()
    expect(page.locator("#keys")).to_be_hidden()
    for number, form in enumerate(("projected", "paper")):
        page.locator("td.form select").nth(number).select_option(form)
    page.get_by_label("部数").nth(1).fill("2")
    page.get_by_role("button", name="選んだものを記録").click()
    expect(page.get_by_role("status").first).to_contain_text("2件を記録しました")
    assert [row["copies"] for row in office.run("status", "--all")["rows"]] == [0, 2]
