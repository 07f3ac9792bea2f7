"""A page of another briefing, as who drives sees it before the room does."""

import re

import pytest
from conftest import Room
from finding import borrow, is_seen, look, put_up
from looking import on_page, stays
from office import DECKS
from playwright.sync_api import expect


def shown(room):
    projection = room.office.run("show", room.briefing)["projections"][0]
    return [(line["file"], line["page"], line["borrowed"]) for line in projection["shown"]]


def test_it_goes_up_for_the_second_enter(room):
    room.office.register(DECKS / "05_報道発表.pdf", title="夜間開設訓練の報道発表", on="2026-11-25 10:00")
    driver, screen = room.driver(), room.screen()
    on_page(1, driver, screen)
    driver.keyboard.press("/")
    driver.click("#in-library")
    driver.fill("#search-words", "type:pdf 報道発表")
    expect(driver.locator("#hits .source").first).to_contain_text("夜間開設訓練")
    driver.keyboard.press("Enter")
    is_seen(driver)
    expect(driver.get_by_role("dialog", name="映す前の確認")).to_be_visible()
    expect(driver.locator("#preview-source")).to_have_text("夜間開設訓練の報道発表　2026-11-25")
    expect(driver.locator("#preview-status")).to_have_text(re.compile(r"^05_報道発表\.pdf　1 / \d+ ページ$"))
    expect(driver.locator("#preview-marks")).to_have_text("")
    expect(driver.locator("#preview-go")).to_be_focused()
    assert driver.locator("#preview-picture").evaluate("e => e.naturalWidth") == 1280
    stays(screen, 1)
    expect(driver.locator("#banner")).to_be_hidden()
    assert shown(room) == [("06_ハザードマップ.pdf", 1, False)]
    driver.keyboard.press("Enter")
    expect(driver.locator("#banner")).to_contain_text("「夜間開設訓練の報道発表」の資料を映しています")
    expect(screen.locator("#stage")).to_have_attribute("data-shown", re.compile("^1/1/1$"))
    assert shown(room) == [("06_ハザードマップ.pdf", 1, False), ("05_報道発表.pdf", 1, True)]
    # What is on goes up for one Enter, as ever.
    driver.keyboard.press("r")
    expect(driver.locator("#banner")).to_be_hidden()
    driver.keyboard.press("/")
    expect(driver.locator("#hits button").first).to_be_visible()
    driver.keyboard.press("Enter")
    expect(driver.locator("#banner")).to_contain_text("夜間開設訓練の報道発表")


def test_escape_goes_back_to_the_hits(room):
    room.office.register(DECKS / "06_ハザードマップ.pdf", title="地図の報告")
    room.office.register(DECKS / "05_報道発表.pdf", title="別の報告")
    driver, screen = room.driver(), room.screen()
    driver.keyboard.press("/")
    driver.click("#in-library")
    driver.fill("#search-words", "避難")
    hit = driver.locator("#hits button", has_text="別の報告").first
    expect(hit).to_be_visible()
    hit.focus()
    for leave in (lambda: driver.keyboard.press("Escape"), lambda: driver.click("#preview-dialog [data-close]")):
        driver.keyboard.press("Enter")
        is_seen(driver)
        leave()
        expect(driver.locator("#preview-dialog")).to_be_hidden()
        expect(driver.locator("#search-dialog")).to_be_visible()
        expect(hit).to_be_focused()
        expect(driver.locator("#search-words")).to_have_value("避難")
    # Nothing of it is left, and nothing has happened.
    assert driver.locator("#preview-picture").get_attribute("src") is None
    assert driver.locator("#preview-dialog").inner_text().count("別の報告") == 0
    driver.keyboard.press("Escape")
    expect(driver.locator("#search-dialog")).to_be_hidden()
    stays(screen, 1)
    expect(driver.locator("#banner")).to_be_hidden()
    expect(driver.locator("#materials button")).to_have_count(1)
    driver.keyboard.press("ArrowRight")
    on_page(2, driver, screen)
    assert shown(room) == [("06_ハザードマップ.pdf", 1, False), ("06_ハザードマップ.pdf", 2, False)]


def test_what_has_not_been_seen_does_not_go_up(room):
    """Neither for a key that is held down or pressed twice, nor for a double click."""
    room.office.register(DECKS / "05_報道発表.pdf", title="別の報告")
    room.people.forgiven += ["503"]
    driver, screen = room.driver(), room.screen()
    driver.context.route("**/borrowable/**", lambda route: route.fulfill(status=503))
    look(driver, "報道発表", "別の報告")
    for _ in range(3):
        driver.keyboard.press("Enter")
    driver.locator("#preview-go").click(force=True)
    expect(driver.locator("#preview-dialog")).to_be_visible()
    # The picture is asked for until it is there.
    driver.context.unroute("**/borrowable/**")
    is_seen(driver)
    driver.keyboard.down("Enter")
    driver.keyboard.up("Enter")
    expect(driver.locator("#banner")).to_contain_text("別の報告")
    driver.keyboard.press("r")
    on_page(1, screen)

    room.office.register(DECKS / "12_参集訓練.txt", title="参集の報告")
    driver.keyboard.press("/")
    driver.fill("#search-words", "参集訓練")
    hit = driver.locator("#hits button", has_text="参集の報告").first
    expect(hit).to_be_visible()
    hit.focus()
    driver.keyboard.down("Enter")
    is_seen(driver)
    for _ in range(3):
        driver.keyboard.down("Enter")
    expect(driver.locator("#preview-dialog")).to_be_visible()
    driver.keyboard.up("Enter")
    driver.keyboard.press("Escape")
    hit.dblclick()
    is_seen(driver)
    driver.locator("#preview-go").evaluate("""e => e.dispatchEvent(new MouseEvent("click", { detail: 2, bubbles: true }))""")
    expect(driver.locator("#preview-dialog")).to_be_visible()
    stays(screen, 1)
    driver.click("#preview-go")
    expect(driver.locator("#banner")).to_contain_text("参集の報告")


def test_that_a_version_is_not_the_newest_is_said(office, people, tmp_path):
    """It was replaced while the hits were on the console."""
    other = office.register(DECKS / "11_避難所要領_v1.docx", title="要領の報告")
    room = Room(office, people)
    driver = room.driver()
    driver.keyboard.press("/")
    driver.click("#in-library")
    driver.fill("#search-words", "避難所")
    hit = driver.locator("#hits button", has_text="要領の報告").first
    expect(hit).to_be_visible()
    renamed = tmp_path / "11_避難所要領_v1.docx"
    renamed.write_bytes((DECKS / "11_避難所要領_v2.docx").read_bytes())
    office.replace(other, renamed)
    hit.click()
    is_seen(driver)
    expect(driver.locator("#preview-marks")).to_have_text("最新の版ではありません（第1版。最新は第2版）")


def test_another_hand_that_drives_meanwhile(room):
    room.people.forgiven += ["409"]
    room.office.register(DECKS / "05_報道発表.pdf", title="別の報告")
    driver, other, screen = room.driver(), room.driver(), room.screen()
    look(driver, "報道発表", "別の報告")
    is_seen(driver)
    other.locator("#banner button").click()
    expect(other.locator("#banner")).to_be_hidden()
    other.keyboard.press("ArrowRight")
    on_page(2, other, screen)
    put_up(driver)
    expect(driver.locator("#banner")).to_contain_text("端末が操作しています")
    stays(screen, 2)
    # Nor does it come so far where that is known.
    driver.keyboard.press("/")
    expect(driver.locator("#hits button").first).to_be_visible()
    driver.locator("#hits button", has_text="別の報告").first.click()
    for dialog in ("#preview-dialog", "#search-dialog"):
        expect(driver.locator(dialog)).to_be_hidden()
    expect(driver.locator("#banner")).to_contain_text("端末が操作しています")


def test_all_is_over_while_a_page_is_looked_at(room):
    room.office.register(DECKS / "05_報道発表.pdf", title="残ってはならない")
    driver = room.driver()
    look(driver, "報道発表", "残ってはならない")
    is_seen(driver)
    room.office.run("project", "--end", "3A")
    expect(driver.locator("#ended")).to_be_visible()
    driver.keyboard.press("Enter")
    driver.wait_for_timeout(600)
    left = driver.content()
    for word in ("残ってはならない", "報道発表", "/borrowable/", "<img"):
        assert word not in left


@pytest.mark.parametrize("size", [(390, 844), (844, 390)])
def test_a_finger_sees_the_page_and_puts_it_up(room, size):
    room.office.register(DECKS / "05_報道発表.pdf", title="別の報告")
    driver, screen = room.driver(phone=True, size=size), room.screen()
    driver.tap("#menu")
    driver.tap("#search")
    driver.fill("#search-words", "報道発表")
    driver.tap("#in-library")
    driver.locator("#hits button", has_text="別の報告").first.tap()
    is_seen(driver)
    assert driver.locator("#preview-picture").bounding_box()["width"] > 200
    stays(screen, 1)
    driver.tap("#preview-go")
    expect(driver.locator("#banner")).to_contain_text("「別の報告」の資料を映しています")
    expect(driver.locator("#menu-close")).to_be_hidden()


def test_what_is_looked_up_behind_a_frozen_screen_is_looked_at_first_too(room):
    room.office.register(DECKS / "05_報道発表.pdf", title="別の報告")
    driver, screen = room.driver(), room.screen()
    driver.keyboard.press("f")
    expect(driver.locator("#banner")).to_contain_text("静止中")
    borrow(driver, "報道発表", "別の報告")
    expect(driver.locator("#materials button")).to_have_count(2)
    stays(screen, 1)
