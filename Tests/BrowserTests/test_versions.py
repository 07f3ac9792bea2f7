"""Two versions of a material side by side, and what differs framed."""

import re

from access import faults
from conftest import Room
from drawing import ALONG, CORNER, draw, is_inked, place, shows, strokes, take
from looking import on_page
from playwright.sync_api import expect
from test_beside import beside, boxes, write

ALT = "img:not(.part)"


def pdf(file, lines):
    """A page on A4 with lines of 11.3 points."""
    drawn = b"BT /F 11.3 Tf 17.7 TL 72 760 Td " + b" ".join(f"({line}) Tj T*".encode() for line in lines) + b" ET"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(drawn), drawn), b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    text, places = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(text))
        text += b"%d 0 obj%s endobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"xref\n0 6\n0000000000 65535 f \n%strailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (table, len(text))
    file.write_bytes(text + end)
    return file


def test_two_versions_with_what_differs_framed(office, people, tmp_path):
    same = ["避難所の収容計画", "第一小学校は 120 人を収容する。", "第二小学校は改修のため使えない。"]
    before = write(tmp_path, "計画.md", *same, "備蓄は三日分とする。")
    room = Room(office, people, before)
    office.replace(room.briefing, write(tmp_path, "計画改.md", same[0], "第一小学校は 180 人を収容する。", same[2], "備蓄は三日分とする。"))
    driver, screen, follower = room.driver(), room.screen(), room.follower()
    on_page(1, driver, screen, version=2)
    driver.keyboard.press("v")
    for page in (driver, screen, follower):
        on_page(1, page, version=2)
        beside(page, number=1)
        # What was stands left of what is.
        now, then = boxes(page)
        assert then["x"] + then["width"] <= now["x"]
        for stage in ("#stage", "#beside"):
            expect(page.locator(f"{stage} .changes i")).to_have_count(1)
        expect(page.locator("#stage .caption")).to_have_text("新: 第2版　違い 1 か所")
        expect(page.locator("#beside .caption")).to_have_text("旧: 第1版")
        assert "第1版" in page.locator(f"#beside {ALT}").get_attribute("alt")
    for page in (driver, follower):
        assert faults(page) == []
    # The frame is on the line that differs, in the upper half and not over the page.
    frame, sheet = (screen.locator(name).bounding_box() for name in ("#stage .changes i", "#stage .sheet"))
    assert frame["height"] < sheet["height"] / 12 and frame["y"] < sheet["y"] + sheet["height"] / 2
    # What is enlarged is the same of both.
    driver.keyboard.press("+")
    for stage in ("#stage", "#beside"):
        expect(screen.locator(f"{stage} .sheet")).to_have_attribute("style", re.compile(r"scale\(2\)"))
    # What is enlarged is drawn for itself a moment later.
    screen.wait_for_timeout(1000)
    driver.keyboard.press("Escape")
    beside(screen, number=1)
    driver.keyboard.press("v")
    beside(screen)
    expect(screen.locator(".changes")).to_have_count(0)
    office.run("project", "--end", "3A")
    shown = office.run("show", room.briefing)["projections"][0]["shown"]
    assert [(line["version"], line["beside"], line["borrowed"]) for line in shown][-3:] == [
        (2, False, False), (1, True, False), (2, False, False),
    ]


def test_a_line_that_was_put_in_is_one_place(office, people, tmp_path):
    """What it has moved is not framed; a word that is another one below it is, at its own place of each page."""
    same = [f"第{number}避難所は {number}00 人を収容する。" for number in "一二三四五六七"]
    room = Room(office, people, write(tmp_path, "計画.md", "収容計画", *same))
    other = [*same[:2], "体育館を加える。", *same[2:5], "第六避難所は 閉 鎖 する。", same[6]]
    office.replace(room.briefing, write(tmp_path, "計画改.md", "収容計画", *other))
    driver, screen = room.driver(), room.screen()
    on_page(1, driver, screen, version=2)
    driver.keyboard.press("v")
    beside(screen, number=1)
    expect(screen.locator("#stage .caption")).to_have_text("新: 第2版　違い 2 か所")
    expect(screen.locator("#stage .changes i")).to_have_count(2)
    expect(screen.locator("#beside .changes i")).to_have_count(1)
    added, changed = (screen.locator("#stage .changes i").nth(index).bounding_box() for index in (0, 1))
    before = screen.locator("#beside .changes i").bounding_box()
    assert added["y"] + added["height"] < changed["y"] and abs(added["height"] - changed["height"]) < 12
    # By the height of the line that was put in.
    assert 15 < changed["y"] - before["y"] < 120
    screen.screenshot(path=tmp_path / "versions.png")


def test_a_line_of_a_pdf_that_was_put_in_is_one_place(office, people, tmp_path):
    """Lines are moved by no whole pixels there."""
    lines = [f"Shelter {number} takes in {90 + number} people." for number in range(1, 12)]
    room = Room(office, people, pdf(tmp_path / "計画.pdf", lines))
    office.replace(room.briefing, pdf(tmp_path / "計画改.pdf", [*lines[:4], "The gymnasium is added.", *lines[4:]]))
    driver, screen = room.driver(), room.screen()
    on_page(1, driver, screen, version=2)
    driver.keyboard.press("v")
    beside(screen, number=1)
    expect(screen.locator("#stage .caption")).to_have_text("新: 第2版　違い 1 か所")
    expect(screen.locator("#stage .changes i")).to_have_count(1)
    expect(screen.locator("#beside .changes i")).to_have_count(0)
    frame, sheet = (screen.locator(name).bounding_box() for name in ("#stage .changes i", "#stage .sheet"))
    assert frame["height"] < sheet["height"] / 20 and frame["width"] < sheet["width"] / 2
    screen.screenshot(path=tmp_path / "versions.png")


def test_the_pen_draws_on_both_versions(office, people, tmp_path):
    room = Room(office, people, write(tmp_path, "計画.md", "避難所の収容計画", "120 人を収容する。"))
    driver, screen = room.driver(), room.screen()
    take(driver)
    draw(driver, *CORNER)
    expect(strokes(screen)).to_have_count(1)
    office.replace(room.briefing, write(tmp_path, "計画改.md", "避難所の収容計画", "180 人を収容する。"))
    on_page(1, driver, screen, version=2)
    driver.keyboard.press("v")
    for page in (driver, screen):
        beside(page, number=1)
        # What was drawn on the former version stands there with it, and the new one has none of it.
        expect(strokes(page, "#beside")).to_have_count(1)
        expect(strokes(page)).to_have_count(0)
    # The page glides into its half.
    driver.wait_for_timeout(500)
    draw(driver, *CORNER)
    draw(driver, (0.2, 0.8), (0.6, 0.8), stage="#beside")
    for page in (driver, screen):
        shows(page, *ALONG)
        shows(page, *ALONG, (0.4, 0.8), stage="#beside")
        expect(strokes(page)).to_have_count(1)
        expect(strokes(page, "#beside")).to_have_count(2)
        for stage in ("#stage", "#beside"):
            expect(page.locator(f"{stage} .changes i")).to_have_count(1)
    assert place(screen, 0, 0)[0] > screen.locator("#beside .sheet").bounding_box()["x"]
    # A finer picture, and one that is drawn for itself, take neither away.
    driver.keyboard.press("+")
    screen.wait_for_timeout(1000)
    expect(strokes(screen)).to_have_count(1)
    expect(screen.locator("#stage .changes i")).to_have_count(1)
    expect(strokes(screen, "#beside")).to_have_count(2)
    # Twice at once, before the room has told of the first.
    driver.evaluate("for (const key of 'ee') document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }))")
    expect(strokes(screen)).to_have_count(0)
    expect(strokes(screen, "#beside")).to_have_count(0)
    assert is_inked(screen, (0.5, 0.5)) == [False]
