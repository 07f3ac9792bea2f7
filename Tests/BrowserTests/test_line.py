"""A line that drops, dies or stalls, and a server that ends: nobody loses the page."""

import signal
import time

from looking import on_page, stays
from playwright.sync_api import expect


def test_who_joins_late_sees_the_page_that_is_on(room):
    driver = room.driver()
    driver.keyboard.press("ArrowRight")
    driver.keyboard.press("ArrowRight")
    on_page(3, driver)
    follower, screen = room.follower(), room.screen()
    on_page(3, follower, screen)
    expect(follower.locator("#where")).to_have_text("画面と同じ")


def test_a_dropped_connection_comes_back_on_the_right_page(room):
    room.people.forgiven += ["ERR_"]
    cable = room.people.cable()
    driver, screen, follower = room.driver(), room.screen(cable=cable), room.follower(cable=cable)
    cable.pull()
    expect(follower.locator("#line")).to_contain_text("つなぎ直しています")
    driver.keyboard.press("End")
    on_page(4, driver)
    stays(follower, 1)
    # The screen keeps its page, and says after a while that it may be old.
    stays(screen, 1)
    expect(screen.locator("#lost")).to_be_visible()
    cable.plug()
    on_page(4, follower, screen)
    expect(follower.locator("#line")).to_have_text("")
    expect(screen.locator("#lost")).to_be_hidden()


def test_a_line_that_has_died_in_silence_is_noticed(room):
    room.people.forgiven += ["ERR_"]
    cable = room.people.cable()
    driver, screen = room.driver(), room.screen(cable=cable)
    screen.clock.install()
    screen.reload()
    on_page(1, screen)
    cable.hush()
    driver.keyboard.press("End")
    on_page(4, driver)
    stays(screen, 1)
    cable.plug()
    stays(screen, 1)
    screen.clock.fast_forward(50_000)
    on_page(4, screen)


def test_the_driver_is_told_what_did_not_get_through(room):
    room.people.forgiven += ["ERR_"]
    cable = room.people.cable()
    driver, screen = room.driver(cable=cable), room.screen()
    cable.pull()
    driver.keyboard.press("ArrowRight")
    expect(driver.locator("#banner")).to_contain_text("送れませんでした")
    expect(driver.locator("#count")).to_have_text("1 / 4 ページ")
    cable.plug()
    expect(driver.locator("#line")).to_have_text("")
    driver.keyboard.press("ArrowRight")
    on_page(2, driver, screen)


def test_a_server_that_stalls_and_goes_on(room):
    driver, screen = room.driver(), room.screen()
    acts = []
    driver.on("request", lambda request: acts.append(request.url) if request.url.endswith("/acts") else None)
    room.office.stall()
    for _ in range(3):
        driver.keyboard.press("ArrowRight")
    # The console has answered at once, and the room follows when it can.
    expect(driver.locator("#count")).to_have_text("4 / 4 ページ")
    time.sleep(1)
    room.office.server.send_signal(signal.SIGCONT)
    on_page(4, driver, screen)
    # What was pressed in the meantime has not become a queue. What the browser has sent is told here a little later.
    driver.wait_for_timeout(1000)
    assert len(acts) == 2


def test_a_briefing_outlives_the_server(room):
    """A crash, or an upgrade without an end: the same addresses, the same page, and the next key press works."""
    room.people.forgiven += ["ERR_", "404"]
    driver, screen, follower = room.driver(), room.screen(), room.follower()
    follower.click("#next")
    driver.keyboard.press("End")
    on_page(4, driver, screen)
    expect(driver.locator("#sight")).to_have_text("")
    room.office.stop(signal.SIGKILL)
    expect(driver.locator("#line")).to_contain_text("つなぎ直しています")
    room.office.start()
    for page in (driver, follower):
        expect(page.locator("#line")).to_have_text("")
    on_page(4, driver, screen)
    on_page(2, follower)
    driver.keyboard.press("PageUp")
    on_page(3, driver, screen)
    follower.click("#back")
    on_page(3, follower)
    # A page that is black stays so.
    driver.keyboard.press("b")
    expect(screen.locator("#stage .cover")).to_be_visible()
    room.office.stop(signal.SIGKILL)
    room.office.start()
    expect(driver.locator("#line")).to_have_text("")
    stays(screen, 3, seconds=1)
    expect(screen.locator("#stage .cover")).to_be_visible()
    driver.keyboard.press("b")
    expect(screen.locator("#stage .cover")).to_be_hidden()


def test_the_screen_outlives_the_server(room):
    room.people.forgiven += ["ERR_", "404"]
    screen, follower = room.screen(), room.follower()
    room.office.stop(signal.SIGTERM)
    # The end was told before the server let go of the line.
    expect(screen.locator("#waiting")).to_be_visible()
    room.office.start()
    expect(screen.locator("#waiting")).to_be_visible()
    expect(screen.locator("#message")).to_have_text("次の報告をお待ちください")
    expect(follower.locator("#ended")).to_be_visible()
    room.office.project(room.briefing)
    expect(screen.locator("#waiting")).to_be_hidden()
    on_page(1, screen)


def test_the_screen_never_gives_up(room):
    room.people.forgiven += ["ERR_", "404"]
    cable = room.people.cable()
    driver, screen = room.driver(), room.screen(cable=cable)
    refused = []
    screen.context.route("**/events?*", lambda route: (refused.append(1), route.fulfill(status=404)))
    cable.pull()
    cable.plug()
    driver.keyboard.press("End")
    screen.wait_for_timeout(2_000)
    assert refused
    screen.context.unroute("**/events?*")
    on_page(4, screen)


def test_silence_is_said(room):
    """Nobody closes the line, and nothing comes: known after 40 seconds, on the wall 8 seconds later, also where the
    device's clock has been set back meanwhile."""
    room.people.forgiven += ["ERR_"]
    cable = room.people.cable()
    screen, follower = room.screen(cable=cable), room.follower(cable=cable)
    for page in (screen, follower):
        page.clock.install()
        page.reload()
        on_page(1, page)
    cable.hush()
    follower.evaluate("(real => { Date.now = () => real() - 3600000; })(Date.now.bind(Date))")
    follower.clock.fast_forward(41_500)
    screen.clock.fast_forward(41_500)
    expect(follower.locator("#line")).to_contain_text("つなぎ直しています")
    expect(screen.locator("#lost")).to_be_hidden()
    screen.clock.fast_forward(8_500)
    expect(screen.locator("#lost")).to_be_visible()
    cable.plug()
    for page in (screen, follower):
        page.clock.fast_forward(20_000)
    expect(follower.locator("#line")).to_have_text("")
    expect(screen.locator("#lost")).to_be_hidden()
