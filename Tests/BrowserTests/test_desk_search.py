"""The search of the desk: by keyboard, in both languages, as axe-core sees it, and up to the screen."""

import re

import pytest
from access import faults
from desk import signed_in
from office import DECKS
from playwright.sync_api import expect


@pytest.mark.parametrize(("language", "size"), [("ja-JP", (1280, 800)), ("en-US", (390, 844))])
def test_desk_search_is_typed_narrowed_and_put_up(office, people, language, size):
    people.forgiven += ["422", "404"]
    office.register(DECKS / "06_ハザードマップ.pdf", DECKS / "08_避難所一覧.csv")
    office.run("room", "add", "3A")
    page = signed_in(office, people, "reform-office", language=language, size=size)
    page.goto(f"http://{office.address}/search")
    states = [("empty", faults(page))]
    field = page.locator("#q")
    field.press_sequentially("避難 to:局")
    expect(page.locator("#q-values li")).to_have_count(1)
    states.append(("suggestions", faults(page)))
    field.press("ArrowDown")
    field.press("Enter")
    expect(field).to_have_value("避難 to:局長 ")
    field.press("Enter")
    expect(page.locator("ol.hits > li").first).to_be_visible()
    expect(page.locator("ol.hits mark").first).to_have_text("避難")
    expect(page.locator(".chips a")).to_have_count(1)
    states.append(("found", faults(page)))
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.locator("aside a", has_text="pdf").click()
    expect(field).to_have_value("避難 to:局長 type:pdf")
    picture = page.locator(".thumbnail img").first
    expect(picture).to_be_visible()
    assert picture.evaluate("image => image.decode().then(() => image.naturalWidth)") == 320
    page.go_back()
    expect(field).to_have_value("避難 to:局長")
    field.fill("避難 to:局超")
    field.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("to:局長")
    states.append(("a slip", faults(page)))
    page.get_by_role("alert").get_by_role("link").first.click()
    page.locator("aside a", has_text="pdf").click()
    page.locator("#room").select_option("3A")
    page.locator("ol.hits button").nth(1).click()
    expect(page).to_have_url(re.compile("/drive/"))
    expect(page.locator("#stage")).to_have_attribute("data-shown", re.compile("."))
    assert [state for state in states if state[1]] == []
