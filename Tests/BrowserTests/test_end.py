"""What a projection leaves: the record and the entries."""

import re
from datetime import datetime, timedelta, timezone

from conftest import Room
from looking import on_page
from playwright.sync_api import expect

TOKYO = timezone(timedelta(hours=9))


def test_the_name_of_who_drives_goes_into_the_record(room):
    driver, screen = room.driver(), room.screen()
    driver.keyboard.press("?")
    driver.fill("#name", "佐藤")
    driver.keyboard.press("Escape")
    driver.keyboard.press("ArrowRight")
    on_page(2, screen)
    other = room.driver()
    expect(other.locator("#banner")).to_contain_text("佐藤 さんの端末が操作しています")
    # It stays over a reload, and is not there for the next one at this PC.
    driver.reload()
    expect(driver.locator("#name")).to_have_value("佐藤")
    expect(other.locator("#name")).to_have_value("")


def test_the_end_says_what_it_left_as_it_was(office, people):
    people.forgiven += ["404"]
    room = Room(office, people)
    office.run("submit", room.briefing, "--to", "局長", "--form", "both", "--copies", "7")
    driver, follower = room.driver(), room.follower()
    driver.keyboard.press("ArrowRight")
    on_page(2, follower)
    driver.click("#end")
    driver.click("#end-dialog .main")
    expect(driver.locator("#recorded")).to_contain_text("前に記録した紙の部数はそのまま残ります")
    expect(driver.locator("#recorded")).to_contain_text("会議室の画面は一度も開かれていません")
    entries = office.run("show", room.briefing)["entries"]
    assert [(entry["recipient"], entry["form"], entry["copies"]) for entry in entries if entry["inForce"]] == [
        ("局長", "both", 7), ("危機管理監", "projected", 0)
    ]


def test_the_end_leaves_the_right_entries_in_the_ledger(office, people):
    people.forgiven += ["404"]
    today = datetime.now(TOKYO)
    room = Room(office, people, on=today.strftime("%Y-%m-%d"))
    driver, screen, follower = room.driver(), room.screen(), room.follower()
    driver.keyboard.press("ArrowRight")
    on_page(2, screen, follower)
    driver.click("#end")
    expect(driver.locator("#present input")).to_have_count(2)
    expect(driver.locator("#present input:checked")).to_have_count(2)
    driver.uncheck("#present input[value=危機管理監]")
    driver.click("#end-dialog .main")
    expect(driver.locator("#ended")).to_be_visible()
    # No account has put it up.
    expect(driver.locator("#ended-briefing")).to_be_hidden()
    expect(driver.locator("#recorded")).to_contain_text("1 件を記録しました")
    expect(follower.locator("#ended")).to_be_visible()
    expect(screen.locator("#waiting")).to_be_visible()

    for address in (room.addresses["drive"], room.addresses["follow"]):
        assert driver.request.get(address).status == 404
    entries = office.run("show", room.briefing)["entries"]
    assert [(entry["recipient"], entry["form"], entry["evidence"]) for entry in entries] == [
        ("局長", "projected", "projection")
    ]
    report = office.run("report", today.strftime("%Y-%m"), "--running")
    assert report["reports"]["projected"] == 1


def test_who_rehearses_learns_how_long_each_page_took(office, people):
    people.forgiven += ["404"]
    room = Room(office, people)
    driver, screen = room.driver(), room.screen()
    driver.wait_for_timeout(1_200)
    driver.keyboard.press("ArrowRight")
    on_page(2, screen)
    driver.wait_for_timeout(1_200)
    driver.click("#end")
    for name in ("局長", "危機管理監"):
        driver.uncheck(f"#present input[value={name}]")
    driver.click("#end-dialog .main")
    expect(driver.locator("#recorded")).to_contain_text("台帳")
    lines = driver.locator("#page-times li")
    expect(lines).to_have_count(2)
    expect(lines.nth(0)).to_have_text(re.compile("^1ページ"))
    assert all(re.search(r"0:[0-9][1-9]$|0:[1-9][0-9]$", text) for text in lines.all_text_contents())
    shown = office.run("show", room.briefing)
    assert shown["entries"] == [] and len(shown["projections"][0]["shown"]) == 2
