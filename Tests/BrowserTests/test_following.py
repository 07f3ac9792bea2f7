"""What those get who follow by ear, or over a bad line."""

import re

from conftest import Room
from looking import on_page
from office import DECKS
from playwright.sync_api import expect


def test_black_is_black_for_those_who_listen(room):
    driver, follower, english = room.driver(), room.follower(), room.follower(language="en-GB")
    follower.click("#show-text")
    expect(follower.locator("#words")).to_contain_text("ハザードマップ")
    driver.keyboard.press("b")
    expect(follower.locator("#announcer")).to_have_text("画面を消しています")
    expect(english.locator("#announcer")).to_have_text("The screen is off")
    expect(follower.locator("#text")).to_be_hidden()
    expect(follower.locator("#stage img")).to_have_attribute("alt", "")
    # Nor is it said where the driver goes in the dark.
    driver.keyboard.press("ArrowRight")
    on_page(2, driver, follower)
    follower.wait_for_timeout(300)
    expect(follower.locator("#announcer")).to_have_text("画面を消しています")
    expect(follower.locator("#stage img")).to_have_attribute("alt", "")
    # On one's own it is not dark; back in the room it is again.
    follower.click("#next")
    on_page(3, follower)
    expect(follower.locator("#text")).to_be_visible()
    expect(follower.locator("#stage img")).to_have_attribute("alt", re.compile("3ページ"))
    follower.click("#back")
    on_page(2, follower)
    expect(follower.locator("#announcer")).to_have_text("画面を消しています")
    expect(follower.locator("#text")).to_be_hidden()
    driver.keyboard.press("b")
    expect(follower.locator("#announcer")).to_contain_text("2ページ")
    expect(follower.locator("#text")).to_be_visible()
    expect(follower.locator("#words")).to_contain_text("瀬良川")
    expect(follower.locator("#stage img")).to_have_attribute("alt", re.compile("2ページ"))
    # Who comes while it is dark is told.
    driver.keyboard.press("b")
    expect(room.follower().locator("#announcer")).to_have_text("画面を消しています")


def test_who_drives_by_ear_hears_once_that_time_is_nearly_over(room):
    driver = room.driver()
    expect(driver.locator("#verdict")).to_have_text("予定どおり")
    expect(driver.locator("#announcer")).to_have_text("")
    driver.evaluate("""() => { globalThis.told = 0;
        new MutationObserver(() => told++).observe(announcer, { childList: true, characterData: true, subtree: true }); }""")
    driver.click("#shorter")
    driver.click("#shorter")
    expect(driver.locator("#announcer")).to_have_text("まもなく終了")
    driver.wait_for_timeout(1_000)
    assert driver.evaluate("told") == 1
    assert driver.locator("#announcer").get_attribute("aria-live") == "polite"


def test_the_text_comes_back_after_a_break(room):
    room.people.forgiven += ["ERR_", "503"]
    cable = room.people.cable()
    follower = room.follower(cable=cable)
    expect(follower.locator("#words")).to_contain_text("ハザードマップ")
    # The picture of the next page is there already; its text is not.
    follower.wait_for_timeout(500)
    cable.pull()
    expect(follower.locator("#line")).to_contain_text("つなぎ直しています")
    follower.click("#next")
    on_page(2, follower)
    expect(follower.locator("#words")).to_have_text("文章を取り出せませんでした。")
    cable.plug()
    expect(follower.locator("#line")).to_have_text("")
    expect(follower.locator("#words")).to_contain_text("瀬良川", timeout=1_500)

    # And where only the text fails, it is asked for again.
    follower.context.route("**/text", lambda route: route.fulfill(status=503))
    follower.click("#next")
    expect(follower.locator("#words")).to_have_text("文章を取り出せませんでした。")
    follower.context.unroute("**/text")
    expect(follower.locator("#words")).not_to_have_text("文章を取り出せませんでした。")


def test_a_follower_jumps_to_any_page(office, people):
    room = Room(office, people, DECKS / "06_ハザードマップ.pdf", DECKS / "05_報道発表.pdf")
    driver, follower = room.driver(), room.follower()
    follower.click("#count")
    grid = follower.locator("#overview button")
    expect(grid).to_have_count(5)
    grid.nth(4).click()
    expect(follower.locator("#stage")).to_have_attribute("data-shown", "2/1/1")
    expect(follower.locator("#where")).to_have_text("手元で閲覧中")
    on_page(1, driver)
    follower.click("#back")
    follower.keyboard.type("3")
    expect(follower.locator("#overview-number")).to_have_value("3")
    follower.keyboard.press("Enter")
    expect(follower.locator("#stage")).to_have_attribute("data-shown", "1/1/3")
    # Keys of the dialog leaf nothing behind it.
    follower.keyboard.press("g")
    follower.keyboard.press("ArrowDown")
    follower.keyboard.press("ArrowRight")
    expect(grid.nth(3)).to_be_focused()
    expect(follower.locator("#stage")).to_have_attribute("data-shown", "1/1/3")
    follower.keyboard.press("Escape")
    expect(follower.locator("#overview-dialog")).to_be_hidden()
    expect(follower.locator("#where")).to_have_text("手元で閲覧中")


def test_a_follower_finds_a_page(office, people):
    room = Room(office, people, DECKS / "06_ハザードマップ.pdf", DECKS / "01_洪水避難所.pptx")
    driver, follower = room.driver(), room.follower()
    follower.keyboard.press("/")
    follower.keyboard.type("汐見区")
    hits = follower.locator("#hits button")
    expect(hits.first).to_contain_text("06_ハザードマップ.pdf")
    expect(hits.first.locator("mark").first).to_have_text("汐見区")
    # Of the deck, too, once its pages are there; its presenter's notes stay with the presenter.
    expect(follower.locator("#material option")).to_have_count(2, timeout=60_000)
    follower.fill("#search-words", "収容人数が足りますが")
    expect(follower.locator("#search-status")).to_have_text("見つかりませんでした。")
    follower.fill("#search-words", "局地的な偏りを解消")
    expect(hits).to_have_count(1)
    follower.keyboard.press("Enter")
    expect(follower.locator("#search-dialog")).to_be_hidden()
    expect(follower.locator("#stage")).to_have_attribute("data-shown", "2/1/2")
    expect(follower.locator("#where")).to_have_text("手元で閲覧中")
    on_page(1, driver)
    # What the room does goes on meanwhile.
    follower.click("#search")
    expect(follower.locator("#search-words")).to_have_value("局地的な偏りを解消")
    driver.keyboard.press("ArrowRight")
    on_page(2, driver)
    expect(follower.locator("#back")).to_contain_text("2 / 4")
    follower.keyboard.press("Escape")
    expect(follower.locator("#search-dialog")).to_be_hidden()
    follower.keyboard.press("Escape")
    expect(follower.locator("#where")).to_have_text("画面と同じ")


def test_a_text_is_read_aloud_in_sentences(office, people):
    room = Room(office, people, DECKS / "05_報道発表.pdf")
    words = room.follower().locator("#words")
    expect(words).to_contain_text("一部の避難所で受入れに時間を要したことを踏まえ、市内では初めてとなる夜間の開設訓練を行います。")
    assert words.text_content().startswith("洪水避難所の夜間開設訓練を実施します\n")
    assert words.text_content().endswith("みなと野市 広報課 1")


def test_what_could_not_be_searched_is_told(room):
    follower = room.follower()
    for unread, hits, words in ((2, 0, "見つかりませんでした。 2 件の資料は、文字を読み取れないため探せませんでした。"),
                                (1, 1, "1 ページ見つかりました 1 件の資料は、文字を読み取れないため探せませんでした。")):
        hit = {"material": 1, "version": 1, "file": "計画.pdf", "page": 1, "snippet": "避難", "match": [[0, 2]]}
        answer = {"hits": [hit] * hits, "more": False, "unread": unread}
        follower.route(re.compile("/search"), lambda route, _, answer=answer: route.fulfill(json=answer))
        follower.keyboard.press("/")
        follower.fill("#search-words", "避難")
        expect(follower.locator("#search-status")).to_have_text(words)
        follower.unroute_all()
        follower.keyboard.press("Escape")
        expect(follower.locator("#search-dialog")).to_be_hidden()
