"""Two pages side by side: as in a book, and any two."""

import re

from access import faults
from conftest import Room
from looking import on_page, stays
from office import DECKS
from playwright.sync_api import expect


def beside(page, *, material=1, version=1, number=None):
    stage = page.locator("#beside")
    if number is None:
        expect(stage).to_be_hidden()
    else:
        expect(stage).to_have_attribute("data-shown", f"{material}/{version}/{number}")
        expect(stage).to_be_visible()


def boxes(page):
    return [page.locator(name).bounding_box() for name in ("#stage", "#beside")]


def write(folder, name, *lines):
    file = folder / name
    file.write_text("\n\n".join(lines), encoding="utf-8")
    return file


def test_two_pages_as_in_a_book(room):
    driver, screen, follower = room.driver(), room.screen(), room.follower()
    driver.keyboard.press("o")
    for page in (driver, screen, follower):
        on_page(1, page)
        beside(page, number=2)
        left, right = boxes(page)
        assert left["x"] + left["width"] <= right["x"] and abs(left["width"] - right["width"]) < 2
    # Two are turned at once, and who comes later sees both.
    driver.keyboard.press("ArrowRight")
    late = room.follower()
    for page in (driver, screen, follower, late):
        on_page(3, page)
        beside(page, number=4)
    expect(follower.locator("#announcer")).to_contain_text("並べて")
    expect(driver.locator("#strip [aria-current]")).to_have_text("3")
    expect(driver.locator("#strip .beside-it")).to_have_text("4")
    # Black is black for both.
    driver.keyboard.press("b")
    expect(screen.locator(".cover.on")).to_have_count(2)
    driver.keyboard.press("b")
    driver.keyboard.press("ArrowLeft")
    on_page(1, driver, screen, follower)
    # A follower who leafs has one page; the room's are one touch away.
    follower.keyboard.press("ArrowRight")
    on_page(2, follower)
    beside(follower)
    follower.keyboard.press("Escape")
    beside(follower, number=2)
    driver.keyboard.press("Escape")
    for page in (driver, screen, follower):
        beside(page)
    expect(screen.locator("#beside img")).to_have_count(0)
    left = screen.locator("#stage").bounding_box()
    assert left["width"] == 1920
    # Each pair has its lines: first the page that was up.
    room.office.run("project", "--end", "3A")
    shown = room.office.run("show", room.briefing)["projections"][0]["shown"]
    assert [(line["page"], line["beside"]) for line in shown] == [
        (1, False), (1, False), (2, True), (3, False), (4, True), (3, False), (4, True), (1, False), (2, True), (1, False),
    ]
    assert shown[1]["from"] == shown[2]["from"] and shown[1]["seen"] and shown[2]["seen"]


def test_the_screen_shows_two_pages_when_both_are_up(room):
    driver, screen = room.driver(), room.screen()
    expect(driver.locator("#sight")).to_have_text("")
    held, said = [], []
    screen.route(re.compile(r"/pages/\d+/1/2/"), lambda route: held.append(route))
    screen.on("request", lambda request: said.append(request.url) if request.url.endswith("/shown") else None)
    driver.keyboard.press("o")
    expect(screen.locator("#beside")).to_be_visible()
    expect(driver.locator("#sight")).to_have_text(re.compile("画面は(まだ|準備中)"))
    stays(screen, 1)
    assert not said
    for route in held:
        route.continue_()
    beside(screen, number=2)
    expect(driver.locator("#sight")).to_have_text("")


def test_the_texts_of_both_pages(room):
    driver, follower = room.driver(), room.follower()
    follower.click("#show-text")
    texts = []
    for key in ("Home", "ArrowRight"):
        driver.keyboard.press(key)
        on_page(len(texts) + 1, follower)
        expect(follower.locator("#words")).to_have_text(re.compile(".{20}", re.DOTALL))
        texts.append(follower.locator("#words").inner_text())
    expect(follower.locator("#beside-text")).to_be_hidden()
    driver.keyboard.press("Home")
    driver.keyboard.press("o")
    for words, text in zip(("#words", "#beside-words"), texts, strict=True):
        expect(follower.locator(words)).to_have_text(text, use_inner_text=True)
    expect(follower.locator("#beside-title")).to_contain_text("2ページ")
    # Each picture leads to its own text.
    for stage, details in (("#stage", "text"), ("#beside", "beside-text")):
        expect(follower.locator(f"{stage} img:not(.part)")).to_have_attribute("aria-details", details)
    assert faults(follower) == []
    # Whoever leafs on their own has one page and its text.
    follower.keyboard.press("End")
    on_page(4, follower)
    expect(follower.locator("#beside-text")).to_be_hidden()
    expect(follower.locator("#beside-words")).to_be_empty()


def test_back_over_the_end_of_a_material(office, people):
    """Of four pages the last two are a pair, and are one again where one page is up."""
    room = Room(office, people, DECKS / "06_ハザードマップ.pdf", DECKS / "05_報道発表.pdf")
    driver, screen = room.driver(), room.screen()
    driver.keyboard.press("o")
    driver.keyboard.press("]")
    expect(screen.locator("#stage")).to_have_attribute("data-shown", "2/1/1")
    driver.keyboard.press("ArrowLeft")
    # The console has gone there before it hears of it.
    on_page(3, driver, screen)
    for page in (driver, screen):
        beside(page, number=4)
    driver.keyboard.press("o")
    beside(driver)
    driver.keyboard.press("]")
    driver.keyboard.press("ArrowLeft")
    on_page(4, driver, screen)
    beside(screen)


def test_any_page_beside(office, people):
    room = Room(office, people, DECKS / "06_ハザードマップ.pdf", DECKS / "05_報道発表.pdf")
    driver, screen = room.driver(), room.screen()
    driver.locator("#pair").click()
    driver.locator("#pair-other").click()
    expect(driver.locator("#overview-title")).to_have_text("並べるページ")
    driver.locator("#overview ol").nth(1).locator("button").nth(0).click()
    beside(screen, material=2, number=1)
    on_page(1, screen)
    # It stays while its neighbour is turned.
    driver.keyboard.press("ArrowRight")
    on_page(2, driver, screen)
    beside(screen, material=2, number=1)
    expect(driver.locator("#pair")).to_have_attribute("aria-pressed", "true")
    driver.locator("#pair").click()
    beside(driver)
    beside(screen)


def test_nothing_to_compare_is_told(room):
    driver = room.driver()
    room.people.forgiven.append("400 (Bad Request)")
    driver.keyboard.press("v")
    expect(driver.locator("#banner")).to_contain_text("前の版はありません")
    beside(driver)


def test_two_pages_come_back_after_a_crash(office, people, tmp_path):
    room = Room(office, people, write(tmp_path, "計画.md", "旧"))
    office.replace(room.briefing, write(tmp_path, "計画改.md", "新"))
    people.forgiven.append("ERR_")
    driver, screen = room.driver(), room.screen()
    on_page(1, driver, screen, version=2)
    driver.keyboard.press("v")
    beside(screen, number=1)
    expect(driver.locator("#sight")).to_be_empty()
    office.stop(how=9)
    office.start()
    late = room.follower()
    for page in (late, driver, screen):
        on_page(1, page, version=2)
        beside(page, number=1)
