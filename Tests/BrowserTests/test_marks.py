"""What somebody who follows draws and writes for themselves: it is theirs, and stays on their device."""

import re

from drawing import ALONG, CORNER, draw, place, shows, strokes, take
from looking import on_page, stays
from marking import LINE, SHELF, mine, open_tools, shows_blue, write
from office import DECKS
from playwright.sync_api import expect

PHONE = {"size": (390, 844), "phone": True}


def test_own_marks_come_back_and_nobody_else_gets_them(room, tmp_path):
    driver, screen, follower, other = room.driver(), room.screen(), room.follower(**PHONE), room.follower()
    sent = []
    follower.on("request", lambda request: sent.append((request.method, request.url, request.post_data)))
    assert follower.evaluate(SHELF) == []
    open_tools(follower)
    draw(follower, *LINE)
    expect(mine(follower)).to_have_count(1)
    shows_blue(follower, (0.3, 0.6), (0.5, 0.6))
    write(follower, "三行目を確かめる")
    expect(follower.locator("#note-here")).to_have_text("メモ: 三行目を確かめる")
    for page in (driver, screen, other):
        stays(page, 1, seconds=0.3)
        expect(strokes(page)).to_have_count(0)
        assert "三行目" not in page.content()
    assert other.evaluate(SHELF) == []
    assert all(method == "GET" and body is None and "/pages/" in url for method, url, body in sent), sent
    # They go with their page, and come back with it.
    driver.keyboard.press("ArrowRight")
    on_page(2, follower, other)
    expect(mine(follower)).to_have_count(0)
    expect(follower.locator("#note-here")).to_be_hidden()
    draw(follower, (0.3, 0.3), (0.4, 0.3))
    draw(follower, (0.3, 0.5), (0.4, 0.5))
    driver.keyboard.press("ArrowLeft")
    on_page(1, follower)
    expect(mine(follower)).to_have_count(1)
    follower.reload()
    expect(mine(follower)).to_have_count(1)
    expect(follower.locator("#note-here")).to_have_text("メモ: 三行目を確かめる")
    shows_blue(follower, (0.3, 0.6))
    # The overview has a sign of both pages, in words too; another device has none.
    follower.click("#count")
    marked = follower.locator("#overview .marked")
    expect(marked).to_have_count(2)
    expect(marked.nth(1)).to_have_attribute("aria-label", re.compile("2ページ.*自分の書き込みあり"))
    other.click("#count")
    expect(other.locator("#overview button")).to_have_count(4)
    expect(other.locator("#overview .marked")).to_have_count(0)
    # A new version of the material has none of it; the list keeps the former one's.
    follower.keyboard.press("Escape")
    newer = tmp_path / "06_ハザードマップ.pdf"
    newer.write_bytes((DECKS / "06_ハザードマップ.pdf").read_bytes() + b"\n% newer\n")
    room.office.replace(room.briefing, newer)
    on_page(1, follower, version=2)
    expect(mine(follower)).to_have_count(0)
    follower.click("#marks")
    follower.click("#all-marks")
    expect(follower.locator("#marks-list li")).to_have_count(2)
    expect(follower.locator("#marks-list")).to_contain_text("線 1本　三行目を確かめる")
    expect(follower.locator("#marks-list button")).to_have_count(0)


def test_own_marks_lie_beside_those_of_who_drives_and_are_enlarged_with_the_page(room):
    driver, follower = room.driver(), room.follower()
    take(driver)
    draw(driver, *CORNER)
    shows(follower, *ALONG)
    open_tools(follower)
    draw(follower, *LINE)
    expect(strokes(follower)).to_have_count(2)
    driver.keyboard.press("Escape")
    driver.keyboard.press("+")
    expect(driver.locator("#stage")).to_have_class(re.compile("enlarged"))
    follower.wait_for_timeout(600)
    shows_blue(follower, (0.45, 0.6))
    shows(follower, (0.5, 0.5))
    draw(follower, (0.45, 0.55), (0.55, 0.55))
    driver.keyboard.press("Escape")
    follower.wait_for_timeout(600)
    shows_blue(follower, (0.45, 0.6), (0.5, 0.55))
    # Rubbing out is for one's own.
    follower.click("#pick-rub")
    draw(follower, (0.5, 0.4), (0.5, 0.65))
    expect(mine(follower)).to_have_count(0)
    shows(follower, *ALONG)
    follower.click("#undo-stroke")
    expect(mine(follower)).to_have_count(2)
    follower.keyboard.press("Control+z")
    expect(mine(follower)).to_have_count(1)
    follower.click("#pick-marker")
    draw(follower, (0.1, 0.8), (0.4, 0.8))
    expect(follower.locator("#stage .mine.marker path")).to_have_count(1)
    # Of an earlier visit the last stroke goes.
    follower.reload()
    expect(mine(follower)).to_have_count(2)
    open_tools(follower)
    follower.click("#undo-stroke")
    expect(follower.locator("#stage .mine.marker path")).to_have_count(0)
    follower.click("#undo-stroke")
    expect(mine(follower)).to_have_count(0)
    expect(follower.locator("#undo-stroke")).to_have_attribute("aria-disabled", "true")
    assert follower.evaluate(SHELF) == []


def test_both_pages_of_a_pair_take_marks(room):
    driver, follower = room.driver(), room.follower()
    driver.keyboard.press("o")
    expect(follower.locator("#beside")).to_have_attribute("data-shown", re.compile("/2$"))
    open_tools(follower)
    box = follower.locator("#beside .sheet").bounding_box()
    follower.mouse.move(box["x"] + 0.2 * box["width"], box["y"] + 0.6 * box["height"])
    follower.mouse.down()
    follower.mouse.move(box["x"] + 0.6 * box["width"], box["y"] + 0.6 * box["height"], steps=5)
    follower.mouse.up()
    expect(mine(follower, "#beside")).to_have_count(1)
    expect(mine(follower)).to_have_count(0)
    follower.click("#write-note")
    expect(follower.locator("#note-fields textarea")).to_have_count(2)
    follower.locator("#note-fields textarea").nth(1).fill("右の頁")
    follower.keyboard.press("Escape")
    driver.keyboard.press("o")
    expect(follower.locator("#beside")).to_be_hidden()
    expect(follower.locator("#note-here")).to_be_hidden()
    driver.keyboard.press("ArrowRight")
    on_page(2, follower)
    expect(mine(follower)).to_have_count(1)
    follower.wait_for_timeout(500)
    shows_blue(follower, (0.4, 0.6))
    expect(follower.locator("#note-here")).to_have_text("メモ: 右の頁")


def test_a_finger_draws_and_leafs_again_once_the_tools_are_away(room):
    driver, phone = room.driver(), room.follower(**PHONE)
    open_tools(phone)
    for name in ("#pick-pen", "#pick-marker", "#pick-rub", "#undo-stroke", "#write-note", "#all-marks"):
        box = phone.locator(name).bounding_box()
        assert box["x"] >= 0 and box["x"] + box["width"] <= 390 and box["height"] >= 40, name
    touch = phone.context.new_cdp_session(phone)

    def finger(kind, *places):
        points = [dict(zip("xy", place(phone, *each), strict=True), id=number) for number, each in enumerate(places)]
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    def swipe():
        finger("touchStart", (0.8, 0.5))
        for x in (0.7, 0.5, 0.3, 0.2):
            finger("touchMove", (x, 0.5))
            phone.wait_for_timeout(30)
        finger("touchEnd")

    swipe()
    expect(mine(phone)).to_have_count(1)
    stays(phone, 1, seconds=0.3)
    # In the dark there is nothing to draw upon, or to write to.
    driver.keyboard.press("b")
    expect(phone.locator("#black")).to_be_visible()
    swipe()
    expect(phone.locator("#write-note")).to_have_attribute("aria-disabled", "true")
    driver.keyboard.press("b")
    expect(phone.locator("#black")).to_be_hidden()
    expect(mine(phone)).to_have_count(1)
    phone.tap("#marks")
    expect(phone.locator("#pens")).to_be_hidden()
    phone.wait_for_timeout(500)
    swipe()
    on_page(2, phone)


def test_a_note_is_written_by_keys_and_its_bounds_are_said(room):
    follower = room.follower(language="en-GB")
    follower.locator("#marks").focus()
    follower.keyboard.press("Enter")
    follower.locator("#write-note").focus()
    follower.keyboard.press("Enter")
    area = follower.locator("#note-fields textarea")
    expect(area).to_be_focused()
    expect(follower.get_by_role("textbox", name=re.compile("page 1 of 4"))).to_be_focused()
    # Letters and digits are no keys of the page here.
    follower.keyboard.type("ask 5/6 again")
    follower.keyboard.press("Escape")
    expect(follower.locator("#note-here")).to_have_text("Note: ask 5/6 again")
    on_page(1, follower)
    follower.click("#note-here")
    area.fill("x" * 1_000)
    expect(follower.locator("#note-status")).to_have_text("A note takes 1000 characters, and this one has them all.")
    follower.keyboard.type("y")
    expect(area).to_have_value("x" * 1_000)
    area.fill(" ")
    follower.keyboard.press("Escape")
    expect(follower.locator("#note-here")).to_be_hidden()
    assert follower.evaluate(SHELF) == []
    # Esc puts the tools away.
    follower.keyboard.press("Escape")
    expect(follower.locator("#pens")).to_be_hidden()


def test_a_page_takes_no_more_strokes_than_it_may(room):
    follower = room.follower()
    open_tools(follower)
    draw(follower, *LINE)
    expect(mine(follower)).to_have_count(1)
    follower.evaluate("""() => {
      const name = Object.keys(localStorage).find((each) => each.endsWith("/1/1"));
      const marks = JSON.parse(localStorage[name]);
      marks.strokes = Array.from({ length: 199 }, (_, number) => ({ ...marks.strokes[0], number }));
      localStorage[name] = JSON.stringify(marks);
    }""")
    follower.reload()
    expect(mine(follower)).to_have_count(199)
    open_tools(follower)
    draw(follower, *CORNER)
    expect(mine(follower)).to_have_count(200)
    expect(follower.locator("#pens-status")).to_have_text("")
    draw(follower, *CORNER)
    expect(mine(follower)).to_have_count(200)
    expect(follower.locator("#pens-status")).to_have_text("このページにはこれ以上書けません。消してから書いてください")
    follower.click("#undo-stroke")
    draw(follower, *CORNER)
    expect(mine(follower)).to_have_count(200)
