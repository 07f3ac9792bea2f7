"""The second factor, with the codes of another program than ours."""

import time

import pyotp
import pytest
from access import faults
from playwright.sync_api import expect
from test_desk import PASSWORD


@pytest.mark.parametrize(("language", "size"), [("ja-JP", (1280, 720)), ("en-US", (320, 256))])
def test_an_app_shows_the_code(office, people, language, size):
    people.forgiven += ["401", "422"]
    link = office.run("person", "add", "h.sato", "--name", "佐藤花子")["link"]
    page = people.visit(link, language=language, size=size)
    english = language.startswith("en")
    states = []

    def look(name):
        states.append((name, faults(page)))
        # Nothing is cut off at the side, whatever the window.
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), name

    def send(**fields):
        for name, text in fields.items():
            page.locator(f"#{name}").fill(text)
        page.locator(f"#{name}").press("Enter")

    send(password=PASSWORD, again=PASSWORD)
    send(name="h.sato", password=PASSWORD)
    page.goto(f"http://{office.address}/me/factor")
    look("set up")
    # The picture has the same as the text: as wide as it is drawn, and drawn at all.
    assert page.locator("img.code").evaluate("picture => picture.complete && picture.naturalWidth > 0")
    app = pyotp.TOTP(page.locator("code").inner_text().replace(" ", ""))
    send(former=PASSWORD, code="12345")
    expect(page.get_by_role("alert")).to_be_visible()
    look("wrong code")
    send(former=PASSWORD, code=app.now())
    expect(page.locator("ul.codes li")).to_have_count(10)
    look("recovery codes")
    codes = page.locator("ul.codes li").all_inner_texts()
    page.get_by_role("link", name="I have them" if english else "控えました").click()
    look("me")
    page.get_by_role("button", name="Sign out" if english else "サインアウト").first.click()

    send(name="h.sato", password=PASSWORD)
    expect(page.locator("#code")).to_be_visible()
    look("code")
    # The code that set it up is used; that of the next half minute is good by now.
    send(code=app.at(int(time.time()) + 30))
    expect(page.locator("#code")).to_have_count(0)
    page.goto(f"http://{office.address}/me")
    page.get_by_role("button", name="Sign out" if english else "サインアウト").first.click()

    send(name="h.sato", password=PASSWORD)
    send(recovery=codes[4].lower().replace("-", " "))
    expect(page.get_by_role("status")).to_be_visible()
    look("recovered")
    page.goto(f"http://{office.address}/me/factor")
    expect(page.locator("main")).to_contain_text("9")
    look("turn off")
    page.locator("main").get_by_role("link").click()
    look("new codes")
    send(former=PASSWORD, code=codes[5])
    expect(page.locator("ul.codes li")).to_have_count(10)
    look("renewed")
    assert not set(codes) & set(page.locator("ul.codes li").all_inner_texts())
    page.goto(f"http://{office.address}/me")
    office.run("person", "reset-factor", "h.sato")
    page.reload()
    send(name="h.sato", password=PASSWORD)
    expect(page.locator("#code")).to_have_count(0)
    assert [state for state in states if state[1]] == []
