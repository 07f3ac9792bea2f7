"""Something on the way holds streams back: the pages ask instead, and are a little late."""

from looking import on_page, stays
from playwright.sync_api import expect

SLOW = "問い合わせて受け取っています"
# Twice ten seconds of patience, on a busy machine.
LONG = 90_000


def reload(*pages):
    for page in pages:
        page.context.set_default_navigation_timeout(60_000)
        page.reload()
    for page in pages:
        expect(page.locator("#stage")).to_have_attribute("data-shown", "1/1/1", timeout=LONG)


def test_a_proxy_that_passes_on_only_whole_answers(room):
    room.people.forgiven += ["ERR_", "404"]
    proxy = room.people.proxy()
    driver, screen, follower = (open_(cable=proxy) for open_ in (room.driver, room.screen, room.follower))
    watching = driver.locator("#watching")
    expect(watching).to_have_text("画面 1　手元 1")
    proxy.holds = True
    reload(driver, screen, follower)
    for page in (driver, follower):
        expect(page.locator("#line")).to_contain_text(SLOW)
    # Each page has one place, and keeps it from one request to the next.
    expect(watching).to_have_text("画面 1　手元 1")
    for number in (2, 3):
        driver.keyboard.press("ArrowRight")
        on_page(number, driver, screen, follower)
        expect(driver.locator("#sight")).to_have_text("")
    expect(watching).to_have_text("画面 1　手元 1")
    # A hand that draws and points.
    driver.keyboard.press("d")
    box = driver.locator("#stage .sheet img").bounding_box()
    driver.mouse.move(box["x"] + box["width"] * 0.3, box["y"] + box["height"] * 0.3)
    driver.mouse.down()
    driver.mouse.move(box["x"] + box["width"] * 0.6, box["y"] + box["height"] * 0.4, steps=5)
    driver.mouse.up()
    for page in (screen, follower):
        expect(page.locator("#stage svg.pen path").first).to_be_attached()
    driver.keyboard.press("Escape")
    # Longer than the server keeps the place of one who has gone.
    driver.wait_for_timeout(17_000)
    expect(watching).to_have_text("画面 1　手元 1")
    room.office.run("project", "--end", "3A")
    for page in (driver, follower):
        expect(page.locator("#ended")).to_be_visible()
    expect(screen.locator("#waiting")).to_be_visible()
    # The wall says it where nobody looks at a page.
    expect(screen.locator("#slow")).to_contain_text(SLOW)
    room.office.project(room.briefing)
    on_page(1, screen)
    expect(screen.locator("#slow")).to_be_hidden()


def test_a_proxy_that_holds_back_is_named(room):
    """It answers for the server, and keeps what the server sends; and once it does so no more, the page has a stream."""
    room.people.forgiven += ["ERR_"]
    cable = room.people.cable()
    driver, follower = room.driver(), room.follower(cable=cable)
    cable.holds = True
    follower.clock.install()
    reload(follower)
    expect(follower.locator("#line")).to_contain_text("途中の機器（プロキシ）")
    expect(driver.locator("#watching")).to_have_text("画面 0　手元 1")
    driver.keyboard.press("End")
    on_page(4, follower)
    # Tried, and in vain.
    follower.clock.fast_forward(301_000)
    driver.keyboard.press("Home")
    on_page(1, follower)
    follower.wait_for_timeout(3_000)
    expect(follower.locator("#line")).to_contain_text("途中の機器（プロキシ）")
    cable.holds = False
    follower.clock.fast_forward(301_000)
    driver.keyboard.press("End")
    expect(follower.locator("#line")).to_have_text("", timeout=LONG)
    on_page(4, follower)
    expect(driver.locator("#watching")).to_have_text("画面 0　手元 1")


def test_a_stream_that_begins_and_does_not_go_on(room):
    """What the proxy passes on at once is enough for the first state; twice, and the page asks."""
    room.people.forgiven += ["ERR_"]
    cable = room.people.cable()
    driver, follower = room.driver(), room.follower(cable=cable)
    cable.clogs = True
    follower.clock.install()
    follower.reload()
    on_page(1, follower)
    driver.keyboard.press("End")
    on_page(4, driver)
    stays(follower, 1)
    follower.clock.fast_forward(41_500)
    on_page(4, follower)
    expect(follower.locator("#line")).to_have_text("")
    driver.keyboard.press("Home")
    on_page(1, driver)
    stays(follower, 4)
    follower.clock.fast_forward(41_500)
    on_page(1, follower)
    expect(follower.locator("#line")).to_contain_text(SLOW)
    driver.keyboard.press("ArrowRight")
    on_page(2, follower)


def test_a_follower_who_asks_moves_to_a_new_address(room):
    room.people.forgiven += ["ERR_", "404"]
    proxy = room.people.proxy()
    driver = room.driver()
    follower, other = room.follower(cable=proxy), room.follower()
    proxy.holds = True
    reload(follower)
    before = follower.url
    driver.click("#share")
    driver.click("#followers")
    expect(driver.locator("#followers-list li")).to_have_count(2)
    # The other has been there for longer.
    driver.locator("#followers-list li button").first.click()
    expect(other.locator("#ended")).to_be_visible()
    follower.wait_for_url(lambda url: url != before, timeout=LONG)
    expect(follower.locator("#stage")).to_have_attribute("data-shown", "1/1/1", timeout=LONG)
