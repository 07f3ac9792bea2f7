"""What a projection leaves: the record and the entries."""

import re
from datetime import datetime, timedelta, timezone

import pytest
from access import faults
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


@pytest.mark.parametrize(("language", "size"), [("ja-JP", (1280, 720)), ("en-GB", (390, 844))])
def test_who_does_not_drive_is_told_why_nothing_ends(room, language, size):
    english = language.startswith("en")
    driver, other = room.driver(), room.driver(language=language, size=size)
    driver.keyboard.press("ArrowRight")

    def press_end():
        expect(other.locator("#banner")).to_be_visible()
        if other.locator("#menu").is_visible():
            other.click("#menu")
        other.click("#end")

    on_page(2, driver, other)
    press_end()
    expect(other.locator("#notice")).to_contain_text("Drive here" if english else "こちらで操作する")
    expect(other.locator("#end-dialog")).to_be_hidden()
    # What to do first is in the header, which no menu hides.
    expect(other.get_by_role("button", name="Drive here" if english else "こちらで操作する")).to_be_in_viewport()
    # Where another takes it while the question is open.
    other.locator("#banner button").click()
    expect(other.locator("#banner")).to_be_hidden()
    if other.locator("#menu").is_visible():
        other.click("#menu")
    other.click("#end")
    expect(other.locator("#end-dialog")).to_be_visible()
    driver.locator("#banner button").click()
    expect(driver.locator("#banner")).to_be_hidden()
    other.locator("#end-dialog .main").click()
    expect(other.locator("#notice")).to_contain_text("Nothing was ended" if english else "終了していません")
    expect(driver.locator("#stage")).to_be_visible()
    room.people.forgiven += ["409"]


def test_the_question_says_that_no_screen_has_shown_it(room):
    driver = room.driver()
    driver.click("#end")
    expect(driver.locator("#end-unseen")).to_be_visible()
    assert faults(driver) == []
    driver.locator("#end-dialog [data-close]").click()
    screen = room.screen()
    on_page(1, screen)
    expect(driver.locator("#watching")).to_contain_text("画面 1")
    expect(driver.locator("#sight")).to_have_text("")
    driver.click("#end")
    expect(driver.locator("#end-dialog")).to_be_visible()
    expect(driver.locator("#end-unseen")).to_be_hidden()


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
