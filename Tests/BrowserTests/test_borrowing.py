"""A page of another briefing that answers the chief's question: how it goes up, and what the room may see of it."""

import re
from pathlib import Path

import pytest
from conftest import People, Room
from finding import borrow, is_seen, look, put_up
from looking import on_page, stays
from office import DECKS, PROGRAM, Office
from playwright.sync_api import expect


def test_search_a_page_of_another_briefing_and_return(room):
    other = room.office.register(DECKS / "05_報道発表.pdf", title="夜間開設訓練の報道発表")
    driver, screen = room.driver(), room.screen()
    driver.keyboard.press("ArrowRight")
    on_page(2, driver, screen)
    driver.keyboard.press("/")
    driver.keyboard.type("浸水深の目安")
    expect(driver.locator("#hits button")).to_have_count(1)
    expect(driver.locator("#hits mark")).to_have_text("浸水深の目安")
    driver.keyboard.press("Enter")
    on_page(3, driver, screen)

    borrow(driver, "報道", "夜間開設訓練の報道発表")
    on_page(1, driver, screen)
    expect(driver.locator("#banner")).to_contain_text("「夜間開設訓練の報道発表」の資料を映しています")
    expect(driver.locator("#materials button")).to_have_count(2)
    expect(screen.locator("#notice")).to_contain_text("ほかの報告の資料です")
    driver.keyboard.press("r")
    on_page(3, driver, screen)
    assert other != room.briefing


def test_the_room_sees_of_a_borrowed_material_what_went_up(room):
    room.office.register(DECKS / "06_ハザードマップ.pdf", title="地図の報告")
    driver, screen, follower = room.driver(), room.screen(), room.follower()
    asked = []
    for page in (screen, follower):
        page.on("response", lambda answer: asked.append((answer.status, answer.url)))
    borrow(driver, "瀬良川", "地図の報告")
    on_page(2, driver, screen, follower)
    expect(driver.locator("#banner")).to_contain_text("「地図の報告」の資料を映しています")
    # Each act is a state; none of them makes anybody ask for a page that is not open.
    for _ in range(4):
        driver.keyboard.press("f")
    screen.wait_for_timeout(800)
    assert [url for status, url in asked if status >= 400] == []

    # Nowhere to leaf to; another page that went up is one.
    for name in ("#next", "#previous"):
        expect(follower.locator(name)).to_have_attribute("aria-disabled", "true")
    follower.keyboard.press("ArrowRight")
    follower.keyboard.press("End")
    expect(follower.locator("#count")).to_have_text("2 / 4 ページ")
    expect(follower.locator("#where")).to_have_text("画面と同じ")
    driver.keyboard.press("End")
    on_page(4, driver, screen, follower)
    follower.keyboard.press("ArrowLeft")
    on_page(2, follower)
    expect(follower.locator("#count")).to_have_text("2 / 4 ページ")
    expect(follower.locator("#words")).to_contain_text("瀬良川")
    expect(follower.locator("#previous")).to_have_attribute("aria-disabled", "true")
    follower.keyboard.press("End")
    on_page(4, follower)
    follower.keyboard.press("Home")
    on_page(2, follower)
    driver.keyboard.press("r")
    on_page(1, driver, screen)
    follower.keyboard.press("Escape")
    on_page(1, follower)
    # From the list, too, to a page that is open.
    follower.select_option("#material", index=1)
    on_page(2, follower)
    assert [url for status, url in asked if status >= 400] == []


def test_a_picture_that_fails_is_not_asked_for_at_each_state(room):
    room.people.forgiven += ["503"]
    driver, screen = room.driver(), room.screen()
    asked = []
    screen.context.route("**/4/*.webp", lambda route: (asked.append(1), route.fulfill(status=503)))
    driver.keyboard.press("ArrowRight")
    on_page(2, screen)
    for _ in range(6):
        driver.keyboard.press("f")
    screen.wait_for_timeout(1_000)
    assert len(asked) == 1
    # Once it is wanted, it is asked for until it is there.
    driver.keyboard.press("End")
    screen.wait_for_timeout(500)
    screen.context.unroute("**/4/*.webp")
    on_page(4, screen)


def test_a_follower_sees_no_other_page_than_is_spoken_of(room):
    room.people.forgiven += ["503"]
    follower = room.follower()
    expect(follower.locator("#words")).to_contain_text("ハザードマップ")
    follower.context.route("**/4/*.webp", lambda route: route.fulfill(status=503))
    follower.keyboard.press("End")
    expect(follower.locator("#count")).to_have_text("4 / 4 ページ")
    expect(follower.locator("#late")).to_have_text("ページを読み込んでいます…")
    expect(follower.locator("#stage img")).to_have_count(0)
    expect(follower.locator("#words")).to_have_text("")
    follower.context.unroute("**/4/*.webp")
    on_page(4, follower)
    expect(follower.locator("#late")).to_be_hidden()
    assert "4ページ" in follower.locator("#stage img").get_attribute("alt")


@pytest.fixture
def slow(browser, tmp_path):
    """LibreOffice converts nothing before `slow.go()`."""
    cell, signal = tmp_path / "cell", tmp_path / "go"
    cell.write_text(f"""#!/bin/sh
while [ ! -e {signal} ]; do sleep 0.1; done
exec {Path(PROGRAM).parent / "utsusu-cell"} "$@"
""")
    cell.chmod(0o755)
    office = Office(UTSUSU_CELL=str(cell))
    people = People(browser, office)
    people.go = signal.touch
    yield people
    people.leave()
    office.close()


@pytest.fixture
def slow_room(slow):
    room = Room(slow.office, slow)
    room.go = slow.go
    slow.office.register(DECKS / "03_図上訓練.docx", title="図上訓練の実施")
    return room


def test_another_act_takes_back_what_is_being_prepared(slow, tmp_path):
    """A former version has no preview: it was this briefing's."""
    room = Room(slow.office, slow, DECKS / "03_図上訓練.docx")
    replacement = tmp_path / "03_図上訓練.pdf"
    replacement.write_bytes((DECKS / "06_ハザードマップ.pdf").read_bytes())
    slow.office.run("register", replacement, "--replaces", room.briefing, "--material", 1)
    driver, screen = room.driver(), room.screen()
    for take_back in (lambda: driver.keyboard.press("ArrowRight"), lambda: driver.click("#banner button"),
                      lambda: driver.keyboard.press("Escape")):
        driver.keyboard.press("v")
        expect(driver.locator("#banner")).to_contain_text("準備しています… 03_図上訓練.pdf")
        # Pointing goes on, and takes nothing back.
        driver.keyboard.press("p")
        box = driver.locator("#stage").bounding_box()
        driver.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        expect(screen.locator("#stage .dot.on")).to_have_count(1, timeout=900)
        expect(driver.locator("#banner")).to_contain_text("準備しています…")
        driver.keyboard.press("p")
        take_back()
        expect(driver.locator("#banner")).to_be_hidden(timeout=900)
    on_page(2, screen, version=2)
    slow.go()
    screen.wait_for_timeout(4_000)
    expect(screen.locator("#beside")).to_be_hidden()
    expect(driver.locator("#banner")).to_be_hidden()
    # It was made all the same, and is there at once when it is wanted again.
    driver.keyboard.press("v")
    expect(screen.locator("#beside")).to_be_visible(timeout=30_000)


def test_what_is_being_prepared_keeps_nobody_waiting(slow_room):
    driver, screen = slow_room.driver(), slow_room.screen()
    look(driver, "訓練", "図上訓練の実施")
    expect(driver.locator("#preview-status")).to_have_text("準備しています… 03_図上訓練.docx")
    driver.keyboard.press("Enter")
    stays(screen, 1, seconds=2)
    expect(driver.locator("#preview-dialog")).to_be_visible()
    slow_room.go()
    put_up(driver)
    expect(driver.locator("#banner")).to_contain_text("「図上訓練の実施」の資料を映しています")
    expect(screen.locator("#stage")).to_have_attribute("data-shown", re.compile("^[^1]/"))


def test_who_does_not_wait_for_a_page_drives_on(slow_room):
    driver, screen = slow_room.driver(), slow_room.screen()
    look(driver, "訓練", "図上訓練の実施")
    expect(driver.locator("#preview-status")).to_contain_text("準備しています…")
    for dialog in ("#preview-dialog", "#search-dialog"):
        driver.keyboard.press("Escape")
        expect(driver.locator(dialog)).to_be_hidden()
    driver.keyboard.press("ArrowRight")
    on_page(2, driver, screen)
    slow_room.go()
    stays(screen, 2, seconds=4)
    expect(driver.locator("#preview-dialog")).to_be_hidden()
    expect(driver.locator("#banner")).to_be_hidden()
    # It was made all the same, and is there when it is wanted again.
    look(driver, "訓練", "図上訓練の実施")
    is_seen(driver)
    put_up(driver)
    expect(driver.locator("#banner")).to_contain_text("「図上訓練の実施」の資料を映しています")


def test_what_cannot_be_borrowed_is_told(browser, tmp_path):
    office = Office(UTSUSU_SOFFICE=str(tmp_path / "none"))
    people = People(browser, office)
    people.forgiven += ["400"]
    try:
        room = Room(office, people)
        office.register(DECKS / "03_図上訓練.docx", title="図上訓練の実施")
        driver = room.driver()
        look(driver, "訓練", "図上訓練の実施")
        expect(driver.locator("#preview-status")).to_contain_text("LibreOffice")
        expect(driver.locator("#preview-go")).to_have_attribute("aria-disabled", "true")
        driver.keyboard.press("Escape")
        expect(driver.locator("#hits button").first).to_be_focused()
        on_page(1, driver)
        people.leave()
    finally:
        office.close()
