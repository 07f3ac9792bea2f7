"""A briefing at the desk: registered, looked at leaf by leaf, replaced; and what is left of an upload that is cut off."""

import re
import signal
import socket

import pytest
from access import faults
from desk import signed_in
from office import DECKS
from playwright.sync_api import expect

MAP = DECKS / "06_ハザードマップ.pdf"


def fits(page):
    """Nothing is cut off at the side."""
    return page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize(("language", "size"), [("ja-JP", (1280, 800)), ("en-US", (390, 844))])
def test_a_briefing_is_registered_and_looked_at(office, people, language, size):
    office.register(MAP)
    english = language.startswith("en")
    page = signed_in(office, people, "staff=防災企画課", path="/register", language=language, size=size)
    states = [("register", faults(page), fits(page))]
    page.locator("#files").set_input_files([MAP, DECKS / "12_参集訓練.txt"])
    expect(page.locator("#brought li")).to_have_count(2)
    expect(page.locator("#brought progress")).to_have_count(0)
    # What is known already is told, and the title is proposed.
    expect(page.locator("#brought")).to_contain_text("known already" if english else "登録済み")
    expect(page.locator("#title")).to_have_value("06_ハザードマップ")
    page.get_by_label("局長", exact=True).check()
    page.fill("#on", "12/1 10:00-10:30")
    expect(page.locator("#understood")).to_contain_text(re.compile(r"-12-01 .* 10:00-10:30"))
    states.append(("typed", faults(page), fits(page)))
    page.get_by_role("button", name="Check" if english else "確認する").click()
    register = page.get_by_role("button", name="Register" if english else "登録する")
    expect(register).to_be_visible()
    states.append(("check", faults(page), fits(page)))
    register.click()
    expect(page.get_by_role("status")).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_have_text("06_ハザードマップ")
    first = page.locator("ol.thumbnails img").first
    expect(first).to_be_visible()
    page.wait_for_function("() => document.querySelector('ol.thumbnails img').naturalWidth > 0")
    states.append(("briefing", faults(page), fits(page)))
    page.locator("ol.thumbnails a").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("1 / ")
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("heading", level=1)).to_contain_text("2 / ")
    page.wait_for_function("() => document.querySelector('div.leaf img').naturalWidth > 0")
    states.append(("leaf", faults(page), fits(page)))
    page.go_back()
    page.go_back()
    page.get_by_role("link", name="Correct" if english else "訂正する").click()
    expect(page.locator("#title")).to_be_visible()
    states.append(("amend", faults(page), fits(page)))
    assert [state for state in states if state[1] or not state[2]] == []


@pytest.mark.parametrize(("language", "size"), [("ja-JP", (1280, 800)), ("en-US", (390, 844))])
def test_materials_change_places_and_one_recipient_has_another_time(office, people, language, size):
    people.forgiven += ["422"]
    english = language.startswith("en")
    briefing = office.register(MAP, DECKS / "12_参集訓練.txt", to=("局長", "危機管理監"))
    page = signed_in(office, people, "staff=防災企画課", path=f"/briefings/{briefing}", language=language, size=size)
    names = page.locator("article.material h3")
    up = page.get_by_role("button", name=re.compile("^Move up" if english else "^上へ"))
    expect(up).to_have_count(1)
    up.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_be_visible()
    expect(names).to_have_text(["1. 12_参集訓練.txt", "2. 06_ハザードマップ.pdf"])
    # The list is where it was left.
    assert page.url.endswith("#materials")
    page.get_by_text("Another time or room for one recipient" if english else "1人の報告先だけの日時・会議室").click()
    page.select_option("#apart-to", "危機管理監")
    page.fill("#apart-on", "9:00-10:00")
    states = [("apart", faults(page), fits(page))]
    page.locator("form[action$=apart] button").click()
    expect(page.get_by_role("alert")).to_contain_text("12/2 9:00")
    states.append(("refused", faults(page), fits(page)))
    page.fill("#apart-on", "9:00")
    page.fill("#apart-room", "3B")
    page.locator("form[action$=apart] button").click()
    expect(page.locator("dl.facts")).to_contain_text("3B")
    states.append(("both", faults(page), fits(page)))
    assert [state for state in states if state[1] or not state[2]] == []


def test_a_weekly_briefing_tells_its_days_first(office, people):
    office.register(MAP)
    page = signed_in(office, people, "staff=防災企画課", path="/register")
    page.fill("#title", "定例報告")
    page.get_by_label("局長", exact=True).check()
    page.fill("#on", "12/1 10:00-10:30")
    page.fill("#weeks", "3")
    page.get_by_role("button", name="確認する").click()
    expect(page.locator("form .done")).to_contain_text("3週目: ")
    # Two weeks on it does not take place.
    page.get_by_label(re.compile(r"2週目: .*12-08 \(火\)")).check()
    assert faults(page) == []
    page.get_by_role("button", name="登録する").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("定例報告")
    together = page.get_by_role("region", name="一緒に登録した報告").locator("li")
    expect(together).to_have_text([re.compile(r"12-01 \(火\)"), re.compile(r"12-15 \(火\)")])
    assert faults(page) == []
    assert len([row for row in office.run("status", "--all")["rows"] if row["title"] == "定例報告"]) == 2


def test_the_way_back_from_what_was_registered(office, people):
    office.register(MAP)
    page = signed_in(office, people, "staff=防災企画課", path="/register")
    expect(page.locator("#on")).to_have_attribute("placeholder", "今")
    page.fill("#title", "急な報告")
    page.get_by_label("局長", exact=True).check()
    page.get_by_role("button", name="確認する").click()
    expect(page.locator("form .done")).to_contain_text("今の日時")
    # A reload asks nothing, and what was typed is there.
    page.reload()
    expect(page.locator("#title")).to_have_value("急な報告")
    page.get_by_role("button", name="登録する").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("急な報告")
    page.go_back()
    expect(page.get_by_role("link", name=re.compile("^報告のページへ"))).to_be_visible()
    assert faults(page) == []
    page.get_by_role("link", name=re.compile("^報告のページへ")).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("急な報告")


def test_what_a_replacement_changed_is_marked(office, people, tmp_path):
    for name, text in (("案内.txt", "避難所は第一小学校です。\n\n開設は十時です。"), ("案内_v2.txt", "避難所は第一小学校です。\n\n開設は十一時です。")):
        (tmp_path / name).write_text(text)
    briefing = office.register(tmp_path / "案内.txt")
    page = signed_in(office, people, "staff=防災企画課", path=f"/briefings/{briefing}")
    page.get_by_role("link", name=re.compile("^差し替える")).click()
    page.locator("#files").set_input_files(tmp_path / "案内_v2.txt")
    expect(page.locator("#brought progress")).to_have_count(0)
    page.get_by_role("button", name="確認する").click()
    page.get_by_role("button", name="差し替える").click()
    page.get_by_role("link", name="前の版との違い").click()
    expect(page.locator("ol.pairs h2").first).to_contain_text(re.compile(r"違い: \d"))
    expect(page.locator(".difference").first).to_be_visible()
    # The words as well, for who hears them too.
    expect(page.locator("ul.wording li")).to_have_text("開設は十［追加: 一］時です。")
    assert faults(page) == []


def test_an_upload_that_is_killed_leaves_nothing(office, people):
    # An answer of 404, which a browser notes.
    people.forgiven += ["404"]
    kept = office.register(MAP)
    page = signed_in(office, people, "staff=防災企画課", path="/register")
    token = page.locator("#files-form input[name=token]").get_attribute("value")
    cookie = "; ".join(f"{each['name']}={each['value']}" for each in page.context.cookies())
    host, port = office.address.split(":")
    head = (
        f"POST /register/files HTTP/1.1\r\nHost: {office.address}\r\nCookie: {cookie}\r\nUtsusu-Token: {token}\r\n"
        "Content-Type: multipart/form-data; boundary=b\r\nContent-Length: 9000000\r\n\r\n"
        '--b\r\nContent-Disposition: form-data; name="files"; filename="a.pdf"\r\n\r\n'
    )
    with socket.create_connection((host, int(port))) as line:
        line.sendall(head.encode() + b"x" * 3_000_000)
        staged = office.home / "staged"
        # The file is on its way.
        page.wait_for_timeout(50)
        while not any(each.stat().st_size > 1_000_000 for each in staged.rglob(".arriving")):
            page.wait_for_timeout(20)
        office.stop(signal.SIGKILL)
    office.start()
    assert not staged.exists()
    page.goto(f"http://{office.address}/briefings/{kept}")
    expect(page.get_by_role("heading", level=1)).to_have_text("洪水ハザードマップの見方")
    page.goto(f"http://{office.address}/briefings/{kept + 1}")
    expect(page.get_by_role("alert")).to_be_visible()
