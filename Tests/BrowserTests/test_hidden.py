"""Slides that are hidden, and what is in no picture."""

import re
import zipfile

import pytest
from conftest import Room
from finding import is_seen, put_up
from looking import on_page, stays
from office import DECKS
from playwright.sync_api import expect


def hiding(source, part, old, new, folder):
    """A copy of an Office file with one part of it changed."""
    target = folder / source.name
    with zipfile.ZipFile(source) as given, zipfile.ZipFile(target, "w") as made:
        for name in given.namelist():
            content = given.read(name)
            made.writestr(name, content.replace(old, new, 1) if name == part else content)
    return target


@pytest.fixture
def deck(tmp_path):
    """Its third slide is hidden."""
    return hiding(DECKS / "01_洪水避難所.pptx", "ppt/slides/slide3.xml", b"<p:sld ", b'<p:sld show="0" ', tmp_path)


@pytest.fixture
def workbook(tmp_path):
    """Its fourth sheet is hidden."""
    old, new = [f'sheetId="4" state="{state}"'.encode() for state in ("visible", "hidden")]
    return hiding(DECKS / "02_予算見通し.xlsx", "xl/workbook.xml", old, new, tmp_path)


def find(driver, words):
    driver.keyboard.press("/")
    driver.fill("#search-words", words)
    expect(driver.locator("#hits mark").first).to_have_text(words)
    driver.keyboard.press("Enter")
    expect(driver.locator("#search-dialog")).to_be_hidden()


@pytest.mark.parametrize(("words", "number"), [("論点１", 5), ("立体駐車場", 6), ("ご判断いただきたい事項", 9)])
def test_every_slide_has_one_number(office, people, deck, words, number):
    """P1, P1b: what is found behind a hidden slide goes up, and its picture has the words."""
    room = Room(office, people, deck)
    driver, screen = room.driver(), room.screen()
    find(driver, words)
    on_page(number, driver, screen)
    expect(driver.locator("#count")).to_have_text(f"{number} / 9 ページ")
    drawn = driver.request.get(f"{room.addresses['drive']}/pages/1/1/{number}/text").text()
    assert words in drawn


def test_a_hidden_slide_is_passed_over_and_goes_up_when_asked_for_twice(office, people, deck):
    room = Room(office, people, deck)
    driver, screen, follower = room.driver(), room.screen(), room.follower()
    driver.keyboard.press("ArrowRight")
    on_page(2, driver, screen, follower)
    expect(driver.locator("#upcoming")).to_have_attribute("data-shown", re.compile("/4$"))
    driver.keyboard.press("ArrowRight")
    on_page(4, driver, screen, follower)
    driver.keyboard.press("ArrowLeft")
    on_page(2, driver, screen, follower)
    follower.keyboard.press("ArrowRight")
    on_page(4, follower)
    follower.keyboard.press("Escape")

    third = driver.locator("#strip button").nth(2)
    expect(third).to_contain_text("非表示")
    third.click()
    expect(driver.locator("#banner")).to_contain_text("非表示のスライドです。もう一度選ぶと映ります")
    stays(screen, 2)
    # Something else in between: it has to be asked for twice again.
    driver.keyboard.press("ArrowLeft")
    on_page(1, driver, screen)
    third.click()
    expect(driver.locator("#banner")).to_contain_text("非表示のスライドです")
    stays(screen, 1)
    third.click()
    on_page(3, driver, screen, follower)
    expect(driver.locator("#count")).to_contain_text("非表示")
    driver.keyboard.press("ArrowRight")
    on_page(4, driver, screen, follower)
    shown = office.run("show", room.briefing)["projections"][0]["shown"]
    assert [line["page"] for line in shown] == [1, 2, 4, 2, 1, 3, 4]


def test_a_hidden_slide_that_is_found(office, people, deck):
    """P1c: the hit says what it is, and nothing else goes up for it."""
    room = Room(office, people, deck)
    driver, screen = room.driver(), room.screen()
    driver.keyboard.press("/")
    driver.fill("#search-words", "使える避難所")
    expect(driver.locator("#hits button").first).to_contain_text("3ページ · 非表示")
    driver.keyboard.press("Enter")
    expect(driver.locator("#banner")).to_contain_text("非表示のスライドです")
    stays(screen, 1)
    find(driver, "使える避難所")
    on_page(3, driver, screen)


def test_a_hidden_slide_of_another_briefing(office, people, deck):
    """Of it, too, is told what it is, before it is asked for a second time."""
    office.register(deck, title="別の報告")
    room = Room(office, people)
    driver, screen = room.driver(), room.screen()
    driver.keyboard.press("/")
    driver.click("#in-library")
    driver.fill("#search-words", "使える避難所")
    expect(driver.locator("#hits mark").first).to_have_text("使える避難所")
    driver.keyboard.press("Enter")
    is_seen(driver)
    expect(driver.locator("#preview-marks")).to_contain_text("非表示のスライドです")
    stays(screen, 1)
    put_up(driver)
    on_page(3, driver, screen)


def test_words_of_a_hidden_sheet(office, people, workbook):
    """X7h: they are found, and no other sheet goes up for them."""
    room = Room(office, people, workbook)
    driver, screen = room.driver(), room.screen()
    driver.keyboard.press("/")
    driver.fill("#search-words", "杜野区")
    expect(driver.locator("#hits button")).to_have_count(1)
    expect(driver.locator("#hits .where")).to_contain_text("非表示")
    driver.keyboard.press("Enter")
    expect(driver.locator("#banner")).to_contain_text("映せるページがありません")
    stays(screen, 1)
    # What another sheet has goes up.
    find(driver, "市長査定")
    expect(driver.locator("#banner")).to_be_hidden()
    expect(screen.locator("#stage")).not_to_have_attribute("data-shown", re.compile("/1$"))


def test_words_of_a_hidden_sheet_of_another_briefing(office, people, workbook):
    office.register(workbook, title="別の報告")
    room = Room(office, people)
    driver, screen = room.driver(), room.screen()
    driver.keyboard.press("/")
    driver.click("#in-library")
    driver.fill("#search-words", "type:xlsx 杜野区")
    expect(driver.locator("#hits .where").first).to_contain_text("非表示")
    driver.keyboard.press("Enter")
    expect(driver.locator("#banner")).to_contain_text("映せるページがありません")
    stays(screen, 1)
    # Nor does the server put anything up for a console that asks all the same.
    for act in [{"act": "take"}, {"act": "borrow", "version": [1, 1], "section": 4, "q": "杜野区"}]:
        answer = driver.request.post(f"{room.addresses['drive']}/acts", data={**act, "console": "other"})
    assert (answer.status, answer.json()["error"]) == (400, "undrawn")
