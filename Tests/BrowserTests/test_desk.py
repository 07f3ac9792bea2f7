"""People sign in: as they see it, by keyboard, in both languages, and as axe-core sees it."""

import pytest
from access import faults
from desk import PASSWORD
from playwright.sync_api import expect


def added(office):
    """The address under which somebody sets a password."""
    return office.run("person", "add", "h.sato", "--name", "佐藤花子", "--role", "reader=局長")["link"]


@pytest.mark.parametrize(("language", "size"), [("ja-JP", (1280, 720)), ("en-US", (390, 844)), ("ja-JP", (320, 256))])
def test_a_person_sets_a_password_and_signs_in_by_keyboard(office, people, language, size):
    # A refused form is a 422, which a browser notes.
    people.forgiven += ["422", "401"]
    page = people.visit(added(office), language=language, size=size)
    english = language.startswith("en")
    states = [("welcome", faults(page))]

    def send(*fields):
        inputs = page.locator("input:not([type=hidden]):not([hidden])")
        inputs.first.focus()
        for number, text in enumerate(fields):
            if number:
                page.keyboard.press("Tab")
            # Keys go to whatever has the focus by then, on whatever page.
            expect(inputs.nth(number)).to_be_focused()
            page.keyboard.press("Control+a")
            page.keyboard.insert_text(text)
        # What is sent is what was typed, whoever else may fill fields in.
        for number, text in enumerate(fields):
            expect(inputs.nth(number)).to_have_value(text)
        with page.expect_navigation():
            page.keyboard.press("Enter")

    send("h.sato2026", "h.sato2026")
    expect(page.get_by_role("alert")).to_contain_text("first that others" if english else "推測されやすい")
    states.append(("refused", faults(page)))
    send(PASSWORD, PASSWORD)
    expect(page.get_by_role("status")).to_be_visible()
    states.append(("set", faults(page)))
    send("H.SATO", "wrong")
    expect(page.get_by_role("alert")).to_be_visible()
    states.append(("wrong", faults(page)))
    send("H.SATO", PASSWORD)
    expect(page.get_by_role("heading", level=1)).to_have_text("Schedule" if english else "予定表")
    states.append(("board", faults(page)))
    page.goto(f"http://{office.address}/me")
    expect(page.get_by_role("heading", level=1)).to_have_text("佐藤花子")
    expect(page.locator("main")).to_contain_text("reader=局長" if english else "閲覧=局長")
    states.append(("me", faults(page)))
    # Nothing is cut off at the side, whatever the window.
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.get_by_role("button", name="Sign out" if english else "サインアウト").first.press("Enter")
    expect(page.get_by_role("status")).to_be_visible()
    page.go_back()
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_have_text("Sign in" if english else "サインイン")
    assert [state for state in states if state[1]] == []


def test_one_browser_signs_another_one_out(office, people):
    link = added(office)
    here, there = people.visit(link), people.visit(f"http://{office.address}/sign-in")
    for name in ("password", "again"):
        here.fill(f"#{name}", PASSWORD)
    here.press("#again", "Enter")
    for page in (here, there):
        page.fill("#name", "h.sato")
        page.fill("#password", PASSWORD)
        page.press("#password", "Enter")
        expect(page.get_by_role("heading", level=1)).to_have_text("予定表")
        page.goto(f"http://{office.address}/me")
    here.reload()
    expect(here.locator("tbody tr")).to_have_count(2)
    assert faults(here) == []
    here.locator("tbody button").click()
    expect(here.locator("tbody tr")).to_have_count(1)
    expect(here.get_by_role("status")).to_be_visible()
    there.reload()
    expect(there.get_by_role("heading", level=1)).to_have_text("サインイン")
    office.run("person", "add", "t.ito", "--role", "administrator")
    office.run("person", "disable", "h.sato")
    here.reload()
    expect(here.get_by_role("heading", level=1)).to_have_text("サインイン")
