"""What the presenter has written for himself: on his console, and nowhere else."""

import re
from itertools import pairwise

import pytest
from conftest import Room
from finding import borrow
from looking import on_page
from office import DECKS
from playwright.sync_api import expect

FIRST = "本日は結論から申し上げます"


@pytest.fixture
def deck(office, people):
    """Each slide has notes; the second material has none."""
    return Room(office, people, DECKS / "01_洪水避難所.pptx", DECKS / "06_ハザードマップ.pdf")


def test_notes_go_with_the_page(deck):
    driver = deck.driver()
    expect(driver.locator("#notes-text")).to_contain_text(FIRST)
    driver.keyboard.press("ArrowRight")
    on_page(2, driver)
    expect(driver.locator("#notes-text")).not_to_contain_text(FIRST)
    # While the room stays where it is, they are those of the page that the driver looks at.
    driver.keyboard.press("f")
    driver.keyboard.press("ArrowLeft")
    expect(driver.locator("#notes-text")).to_contain_text(FIRST)
    driver.keyboard.press("f")
    # A material without notes gives the room for them to its pages.
    driver.keyboard.press("]")
    expect(driver.locator("#notes")).to_be_hidden()
    expect(driver.locator("#notes-open")).to_be_disabled()


def test_notes_are_put_away_and_enlarged_for_good(deck):
    driver = deck.driver()
    text = driver.locator("#notes-text")
    size = float(text.evaluate("it => parseFloat(getComputedStyle(it).fontSize)"))
    driver.click("#notes-larger")
    assert float(text.evaluate("it => parseFloat(getComputedStyle(it).fontSize)")) > size
    driver.keyboard.press("m")
    expect(text).to_be_hidden()
    driver.reload()
    on_page(1, driver)
    expect(driver.locator("#notes-open")).to_be_enabled()
    expect(text).to_be_hidden()
    driver.click("#notes-open")
    expect(text).to_be_visible()
    assert float(text.evaluate("it => parseFloat(getComputedStyle(it).fontSize)")) > size


def test_nobody_else_gets_them(deck):
    driver = deck.driver()
    expect(driver.locator("#notes-text")).to_contain_text(FIRST)
    for name in ("screen", "follow"):
        address = deck.addresses[name]
        assert driver.request.get(f"{address}/notes/1/1").status == 404
    follower = deck.follower()
    assert FIRST not in follower.content()
    assert FIRST not in follower.request.get(f"{deck.addresses['follow']}/pages/1/1/1/text").text()
    assert driver.request.get(f"{deck.addresses['drive']}/notes/99/1").status == 404


@pytest.mark.parametrize("size", [(1366, 768), (1024, 768), (390, 844), (360, 640)])
def test_the_page_keeps_its_place(deck, size):
    driver = deck.driver(size=size)
    expect(driver.locator("#notes-text")).to_contain_text(FIRST)
    boxes = [driver.locator(name).bounding_box() for name in ("#stage", "#notes", "#next")]
    for above, below in pairwise(boxes):
        assert above["y"] + above["height"] <= below["y"]
    # It is seen whole, and large enough to know it by.
    assert boxes[0]["height"] >= 120 and boxes[2]["y"] + boxes[2]["height"] <= size[1]


@pytest.mark.parametrize("language", ["ja-JP", "en-GB"])
def test_in_a_low_window_the_page_has_the_larger_part(deck, language):
    driver = deck.driver(language=language)
    expect(driver.locator("#notes-text")).to_contain_text(FIRST)
    # As much as notes can be.
    driver.locator("#notes-text").evaluate("it => it.textContent = it.textContent.repeat(20)")
    for width, height in [(1280, 600), (1366, 657), (1024, 540), (1280, 490), (800, 600), (760, 490)]:
        driver.set_viewport_size({"width": width, "height": height})
        stage, notes, turn = [driver.locator(name).bounding_box() for name in ("#stage", "#notes", "#next")]
        for box in (stage, notes):
            assert box["y"] + box["height"] <= turn["y"], (width, height)
        assert stage["height"] >= (0.4 if height < 550 or width > 1000 else 0.3) * height, (width, height)
        assert stage["width"] * stage["height"] >= 1.5 * notes["width"] * notes["height"], (width, height)
        inside = driver.locator("#notes-text").bounding_box()
        assert inside["height"] >= 28 and inside["y"] + inside["height"] <= notes["y"] + notes["height"], (width, height)


def test_on_a_phone_the_menu_gives_way_to_them(deck):
    driver = deck.driver(size=(390, 844), phone=True)
    expect(driver.locator("#notes-text")).to_contain_text(FIRST)
    for shown in (False, True):
        driver.click("#menu")
        driver.click("#notes-open")
        expect(driver.locator("#more")).to_be_hidden()
        expect(driver.locator("#notes-text")).to_be_visible(visible=shown)
    # On its side there is no room for them.
    driver.set_viewport_size({"width": 844, "height": 390})
    expect(driver.locator("#notes")).to_be_hidden()
    driver.click("#menu")
    expect(driver.locator("#search")).to_be_visible()
    expect(driver.locator("#notes-open")).to_be_hidden()


def test_a_key_for_this_briefing_alone_gets_those_of_pages_that_were_up(room):
    """Nor more of the deck itself, which was borrowed before it was handed over."""
    room.office.register(DECKS / "01_洪水避難所.pptx", title="避難所の報告")
    old, screen = room.driver(), room.screen()
    borrow(old, "避難所", "避難所の報告")
    expect(screen.locator("#notice")).to_contain_text("ほかの報告の資料です")
    # The notice comes with the state, the page with its picture.
    expect(screen.locator("#stage")).to_have_attribute("data-shown", re.compile("^2/"))
    shown = screen.get_attribute("#stage", "data-shown")
    expect(old.locator("#notes-text")).to_be_visible()
    expect(old.locator("#strip button").nth(3)).to_be_attached()
    everything = old.locator("#strip button").count()
    old.click("#hand-over")
    old.fill("#hand-to", "田中")
    old.keyboard.press("Enter")
    expect(old.locator("#hand-address")).to_have_value(re.compile("/drive/"))
    new = room.people.open(old.input_value("#hand-address"))
    expect(new.locator("#stage")).to_have_attribute("data-shown", shown)
    expect(new.locator("#notes-text")).to_be_visible()
    expect(new.locator("#strip button")).to_have_count(1)
    # Asked for by the page, which asks again where the server had no time.
    ask = "(address) => fetch(address).then(async (answer) => answer.ok && (await answer.json()).notes.map(({ page }) => page))"
    new.wait_for_function(f"async (address) => (await ({ask})(address))", arg=f"{new.url}/notes/2/1")
    assert new.evaluate(ask, f"{new.url}/notes/2/1") == [int(shown.split("/")[2])]
    # Back, the console has all of them again.
    old.locator("#hand-ready [data-close]").click()
    expect(old.locator("#strip button")).to_have_count(1)
    old.locator("#banner button").click()
    expect(old.locator("#strip button")).to_have_count(everything)
