"""What becomes of one's own marks: they are taken along or deleted, move to another address, and go after the end."""

import re

import pytest
from access import faults
from conftest import Room
from drawing import draw
from looking import on_page, pixels
from marking import LINE, SHELF, end, mine, open_tools, write
from playwright.sync_api import expect


@pytest.mark.parametrize("how", ["refused", "full"])
def test_where_the_browser_keeps_nothing_the_page_says_so(room, how):
    room.people.forgiven += ["beforeunload"]
    follower = room.follower()
    follower.add_init_script({
        "refused": "Object.defineProperty(globalThis, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } });",
        "full": "Storage.prototype.setItem = () => { throw new DOMException('no', 'QuotaExceededError'); };",
    }[how])
    follower.reload()
    on_page(1, follower)
    expect(follower.locator("#marks-unkept")).to_be_hidden()
    open_tools(follower)
    draw(follower, *LINE)
    expect(mine(follower)).to_have_count(1)
    expect(follower.locator("#marks-unkept")).to_contain_text("このブラウザーには残せません")
    write(follower, "三行目")
    assert faults(follower) == []
    # They are there as long as the page is, and can be taken along.
    follower.click("#next")
    on_page(2, follower)
    follower.click("#previous")
    expect(mine(follower)).to_have_count(1)
    end(room)
    expect(follower.locator("#left-marks")).to_contain_text("このページを閉じると消えます")
    with follower.expect_download() as download:
        follower.click("#left-marks .main")
    assert "三行目" in download.value.path().read_text()


def test_the_file_has_the_day_of_its_time(room):
    # At any time one of them has another day than UTC.
    for zone in ("Pacific/Kiritimati", "Pacific/Niue"):
        follower = room.follower(language="en-GB", zone=zone)
        open_tools(follower)
        write(follower, "三行目")
        follower.click("#all-marks")
        with follower.expect_download() as download:
            follower.click("#marks-take")
        day = follower.evaluate("[new Date()].map((day) => [day.getFullYear(), day.getMonth() + 1, day.getDate()])[0]")
        assert f"on {day[0]}-{day[1]:02}-{day[2]:02} at" in download.value.path().read_text()


def test_marks_are_taken_along_with_the_pages_or_deleted(room, tmp_path):
    follower = room.follower(language="en-GB")
    open_tools(follower)
    draw(follower, *LINE)
    write(follower, "<b>&\"三行目\n次の行")
    follower.click("#all-marks")
    expect(follower.locator("#marks-count")).to_have_text("You have marks on 1 page.")
    with follower.expect_download() as download:
        follower.click("#marks-take")
    assert download.value.suggested_filename == "Own marks 洪水ハザードマップの見方.html"
    expect(follower.locator("#marks-status")).to_contain_text("Own marks 洪水ハザードマップの見方.html")
    download.value.save_as(tmp_path / "marks.html")
    reader = follower.context.new_page()
    asked = []
    reader.on("request", lambda request: asked.append(request.url.split(":")[0]))
    reader.set_viewport_size({"width": 900, "height": 900})
    reader.goto((tmp_path / "marks.html").as_uri())
    expect(reader.locator("h1")).to_have_text("洪水ハザードマップの見方")
    expect(reader.locator("h2")).to_have_text("06_ハザードマップ.pdf, page 1 of 4")
    expect(reader.locator(".note")).to_have_text("<b>&\"三行目\n次の行")
    assert set(asked) <= {"file", "data"}
    box = reader.locator("svg").bounding_box()
    look = [[round(box["x"] + x * box["width"]), round(box["y"] + y * box["height"])] for x, y in ((0.4, 0.6), (0.01, 0.9))]
    line, ground = pixels(reader, *look)
    assert line[2] - line[0] > 80
    # The page's own ground is there: its picture came along.
    assert max(ground) < 150
    reader.close()
    # Deleting asks once more.
    follower.click("#marks-delete")
    expect(follower.locator("#marks-keep")).to_be_focused()
    follower.click("#marks-keep")
    expect(follower.locator("#marks-list li")).to_have_count(1)
    follower.click("#marks-delete")
    follower.click("#marks-delete-all")
    expect(follower.locator("#marks-count")).to_have_text("You have drawn and written nothing yet.")
    follower.keyboard.press("Escape")
    expect(mine(follower)).to_have_count(0)
    assert follower.evaluate(SHELF) == []


def test_after_the_end_they_are_offered_once_more_and_go(office, people):
    room = Room(office, people, title="残ってはならない件名")
    taker, leaver, deleter, late = (room.follower() for _ in range(4))
    for page in (taker, leaver, deleter, late):
        open_tools(page)
        draw(page, *LINE)
        expect(mine(page)).to_have_count(1)
    write(taker, "残ってはならないメモ")
    taker.wait_for_timeout(500)
    # This one is off when the end comes.
    late.goto("about:blank")
    end(room)
    for page in (taker, leaver, deleter):
        expect(page.locator("#left-marks")).to_contain_text(re.compile("1 ページに書き込みがあります。 \\d+:\\d+ にこの端末から消えます"))
        expect(page.locator("#ended-hint")).to_have_count(0)
        for word in ("残ってはならない", "ハザードマップ", "<img", "/pages/"):
            assert word not in page.content() + page.title()
        assert faults(page) == []
    with taker.expect_download() as download:
        taker.click("#left-marks .main")
    html = download.value.path().read_text()
    assert "残ってはならないメモ" in html and "data:image/webp" in html
    expect(taker.locator("#left-marks")).to_contain_text("もう一度保存できます")
    assert taker.evaluate(SHELF) == []
    deleter.click("#left-marks button:not(.main)")
    expect(deleter.locator("#left-marks")).to_have_text("すべて削除しました。")
    assert deleter.evaluate(SHELF) == []
    # Where nobody has done anything, the address offers them still, for half an hour.
    for page in (leaver, late):
        page.goto(room.addresses["follow"])
        expect(page.locator("#left-marks")).to_contain_text("1 ページに書き込みがあります")
        assert faults(page) == []
    late.evaluate("""() => {
      const name = Object.keys(localStorage).find((each) => /^marks [^ ]+$/.test(each));
      localStorage[name] = JSON.stringify({ ...JSON.parse(localStorage[name]), endedAt: Date.now() - 30 * 60_000 });
    }""")
    late.reload()
    expect(late.locator("h1")).to_have_text("表示するものはありません")
    late.wait_for_timeout(500)
    expect(late.locator("#left-marks")).to_have_count(0)
    assert late.evaluate(SHELF) == []
    # The next briefing on that device shows nothing of them, and leaves them to those who come for them.
    leaver.goto(office.project(room.briefing)["follow"])
    on_page(1, leaver)
    expect(mine(leaver)).to_have_count(0)
    leaver.click("#marks")
    leaver.click("#all-marks")
    expect(leaver.locator("#marks-list li")).to_have_count(0)
    assert len(leaver.evaluate(SHELF)) == 2


def test_marks_outlive_a_new_address(room):
    room.people.forgiven += ["404"]
    driver, follower, other = room.driver(), room.follower(), room.follower(size=(390, 844), phone=True)
    open_tools(follower)
    draw(follower, *LINE)
    expect(mine(follower)).to_have_count(1)
    driver.click("#share")
    driver.click("#followers")
    expect(driver.locator("#followers-list li")).to_have_count(2)
    driver.locator("#followers-list button").nth(1).click()
    expect(other.locator("#ended")).to_be_visible()
    expect(follower).not_to_have_url(room.addresses["follow"])
    on_page(1, follower)
    expect(mine(follower)).to_have_count(1)
    assert len(follower.evaluate(SHELF)) == 2


@pytest.mark.parametrize("size", [(1024, 768), (390, 844), (320, 256)])
def test_nothing_is_found_in_what_belongs_to_marks(room, size):
    follower, found = room.follower(size=size), {}
    open_tools(follower)
    draw(follower, *LINE)
    found["tools"] = faults(follower)
    follower.click("#write-note")
    found["note"] = faults(follower)
    follower.fill("#note-fields textarea", "三行目")
    follower.keyboard.press("Escape")
    found["a note"] = faults(follower)
    follower.click("#all-marks")
    found["list"] = faults(follower)
    follower.click("#marks-delete")
    found["asking"] = faults(follower)
    follower.keyboard.press("Escape")
    follower.click("#count")
    found["overview"] = faults(follower)
    assert {state: each for state, each in found.items() if each} == {}
