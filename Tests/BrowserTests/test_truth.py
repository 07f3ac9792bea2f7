"""The pages say and record what is so: what a screen shows, what was done, and nothing of what is over."""

import re
import signal
from datetime import datetime

import pytest
from conftest import DECKS, Room
from looking import on_page
from playwright.sync_api import expect


def shown(room):
    """The lines of the record: (page, seconds until a screen showed it, or None)."""
    [record] = room.office.run("show", room.briefing)["projections"]
    second = datetime.fromisoformat
    return [
        (line["page"], line["seen"] and round((second(line["seen"]) - second(line["from"])).total_seconds()))
        for line in record["shown"]
    ]


def test_a_page_is_shown_when_a_screen_shows_it(room):
    """Its picture takes long: the console says so, and the record begins when it is up."""
    driver, screen = room.driver(), room.screen()
    expect(driver.locator("#sight")).to_have_text("")
    # Back from black it is shown anew.
    driver.keyboard.press("b")
    expect(screen.locator("#stage .cover")).to_have_class(re.compile("on"))
    driver.keyboard.press("b")
    expect(screen.locator("#stage .cover")).not_to_have_class(re.compile("on"))
    expect(driver.locator("#sight")).to_have_text("")
    held = []
    screen.route(re.compile(r"/pages/\d+/1/4/"), lambda route: held.append(route))
    driver.keyboard.press("End")
    expect(driver.locator("#count")).to_have_text("4 / 4 ページ")
    expect(driver.locator("#sight")).to_have_text(re.compile("画面は(まだ|準備中)"))
    on_page(1, screen)
    driver.wait_for_timeout(2_000)
    for route in held:
        route.continue_()
    on_page(4, screen)
    expect(driver.locator("#sight")).to_have_text("")
    # The last one never comes up.
    screen.unroute_all()
    screen.route(re.compile(r"/pages/\d+/1/1/"), lambda route: None)
    screen.reload()
    on_page(4, screen)
    driver.keyboard.press("Home")
    expect(driver.locator("#sight")).to_have_text(re.compile("画面は(まだ|準備中)"))
    driver.click("#end")
    driver.click("#end-dialog .main")
    expect(driver.locator("#recorded")).to_contain_text("2 件を記録しました")
    expect(driver.locator("#recorded")).not_to_contain_text("画面")
    lines = shown(room)
    assert [page for page, _ in lines] == [1, 1, 4, 1]
    assert [seen is None for _, seen in lines] == [False, False, False, True]
    assert lines[2][1] >= 2


def test_a_screen_in_the_background_shows_nothing(room):
    screen = room.screen()
    driver = room.driver()
    expect(driver.locator("#sight")).to_have_text("")
    screen.evaluate("Object.defineProperty(document, 'visibilityState', { get: () => 'hidden', configurable: true })")
    driver.keyboard.press("ArrowRight")
    on_page(2, screen)
    expect(driver.locator("#sight")).to_have_text(re.compile("画面は(まだ|準備中)"))
    screen.evaluate("() => { delete document.visibilityState; document.dispatchEvent(new Event('visibilitychange')); }")
    expect(driver.locator("#sight")).to_have_text("")


def test_what_was_not_taken_note_of_is_said_again(room):
    driver, screen = room.driver(), room.screen()
    expect(driver.locator("#sight")).to_have_text("")
    refused = []

    def refuse_once(route):
        if refused:
            return route.continue_()
        refused.append(route)
        return route.fulfill(status=202)

    screen.route(re.compile("/shown$"), refuse_once)
    driver.keyboard.press("ArrowRight")
    expect(driver.locator("#sight")).to_have_text(re.compile("画面は(まだ|準備中)"))
    expect(driver.locator("#sight")).to_have_text("")
    assert len(refused) == 1


def test_without_a_screen_the_console_says_so(room):
    driver = room.driver()
    expect(driver.locator("#sight")).to_have_text("画面が開いていません")
    screen = room.screen()
    expect(driver.locator("#sight")).to_have_text("")
    screen.close()
    expect(driver.locator("#sight")).to_have_text("画面が開いていません")


def test_a_screen_that_is_cut_off_for_long_waits(room):
    room.people.forgiven += ["ERR_"]
    cable = room.people.cable()
    screen = room.screen(cable=cable)
    screen.clock.install()
    screen.reload()
    on_page(1, screen)
    cable.hush()
    screen.clock.fast_forward(41_500)
    screen.clock.fast_forward(58_000)
    expect(screen.locator("#lost")).to_be_visible()
    on_page(1, screen)
    screen.clock.fast_forward(2_500)
    expect(screen.locator("#waiting")).to_have_class(re.compile("on"))
    expect(screen.locator("#stage img")).to_have_count(0)
    cable.plug()
    screen.clock.fast_forward(20_000)
    on_page(1, screen)
    expect(screen.locator("#waiting")).not_to_have_class(re.compile("on"))


def test_what_was_done_all_the_same_is_no_trouble(room):
    """No answer comes within ten seconds; when the server goes on, it has done what was asked."""
    room.people.forgiven += ["ERR_", "Failed to load"]
    driver, screen = room.driver(), room.screen()
    expect(driver.locator("#sight")).to_have_text("")
    room.office.stall()
    driver.keyboard.press("ArrowRight")
    expect(driver.locator("#banner")).to_contain_text("送れませんでした", timeout=15_000)
    room.office.server.send_signal(signal.SIGCONT)
    on_page(2, screen, driver)
    expect(driver.locator("#banner")).to_be_hidden()


@pytest.mark.parametrize("by", ["driver", "shell"])
def test_nothing_of_a_briefing_stays_in_a_page(office, people, by):
    people.forgiven += ["404"]
    room = Room(office, people, DECKS / "06_ハザードマップ.pdf", title="残ってはならない件名")
    driver, screen, follower = room.driver(), room.screen(), room.follower()
    follower.click("#show-text")
    expect(follower.locator("#words")).to_contain_text("洪水")
    driver.keyboard.press("ArrowRight")
    on_page(2, driver, screen, follower)
    driver.wait_for_timeout(1_500)
    if by == "driver":
        driver.click("#end")
        driver.click("#end-dialog .main")
    else:
        office.run("project", "--end", "3A")
    for page in (driver, follower):
        expect(page.locator("#ended")).to_be_visible()
    expect(screen.locator("#waiting")).to_have_class(re.compile("on"))
    if by == "driver":
        expect(driver.locator("#recorded")).to_contain_text("2 件を記録しました")
    for page in (driver, screen, follower):
        # Keys and a window of another size find nothing that is gone.
        for key in ("ArrowRight", "f", "/", "?", "Escape", "5"):
            page.keyboard.press(key)
        page.set_viewport_size({"width": 700, "height": 900})
        page.wait_for_timeout(600)
        left = page.content() + page.title()
        for word in ("残ってはならない", "ハザードマップ", "洪水", "佐藤", "局長", "/pages/", "<img"):
            assert word not in left, (page.url, word)
