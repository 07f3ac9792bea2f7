"""What the console knows of the room, and what the room's own PC may do."""

import re

from looking import on_page, stays
from playwright.sync_api import expect
from test_room import darkest_and_lightest


def test_the_console_says_how_many_look_on(room):
    driver = room.driver()
    expect(driver.locator("#sight")).to_have_text("画面が開いていません")
    screen = room.screen()
    expect(driver.locator("#watching")).to_have_text("画面 1　手元 0")
    followers = [room.follower(), room.follower()]
    expect(driver.locator("#watching")).to_have_text("画面 1　手元 2")
    followers[0].context.close()
    expect(driver.locator("#watching")).to_have_text("画面 1　手元 1")
    screen.context.close()
    expect(driver.locator("#watching")).to_be_hidden()
    expect(driver.locator("#sight")).to_have_text("画面が開いていません")


def test_the_console_says_which_page_the_screen_still_shows(room):
    room.people.forgiven += ["ERR_"]
    driver, screen = room.driver(), room.screen()
    expect(driver.locator("#sight")).to_have_text("")
    screen.route(re.compile("/pages/"), lambda route: route.abort())
    driver.keyboard.press("End")
    expect(driver.locator("#sight")).to_have_text("画面はまだ 1 / 4 ページです")
    screen.unroute(re.compile("/pages/"))
    on_page(4, screen)
    expect(driver.locator("#sight")).to_have_text("")


def test_a_white_screen(room):
    driver, screen, follower = room.driver(), room.screen(), room.follower()
    driver.keyboard.press("w")
    expect(screen.locator("#stage .cover.white")).to_be_visible()
    assert darkest_and_lightest(screen) == (255, 255)
    expect(driver.locator("#banner")).to_contain_text("画面を白くしています")
    expect(follower.locator("#black")).to_have_text("画面を消しています")
    # From white to black, and back to the page.
    driver.keyboard.press("b")
    expect(screen.locator("#stage .cover:not(.white)")).to_be_visible()
    driver.keyboard.press("w")
    expect(screen.locator("#stage .cover.white")).to_be_visible()
    driver.click("#banner button")
    expect(screen.locator("#stage .cover")).to_be_hidden()
    on_page(1, driver, screen, follower)


def test_a_remote_control_in_the_rooms_pc(room):
    driver, screen = room.driver(), room.screen()
    screen.keyboard.press("PageDown")
    stays(screen, 1)
    driver.keyboard.press("?")
    driver.check("#keys-at-screen")
    driver.keyboard.press("Escape")
    driver.wait_for_function("document.querySelector('#keys-at-screen').checked")
    for key, number in [("PageDown", 2), ("ArrowRight", 3), ("PageUp", 2)]:
        screen.keyboard.press(key)
        on_page(number, driver, screen)
    # The console goes on driving.
    driver.keyboard.press("PageDown")
    on_page(3, driver, screen)
    driver.keyboard.press("?")
    driver.uncheck("#keys-at-screen")
    driver.keyboard.press("Escape")
    screen.wait_for_timeout(500)
    screen.keyboard.press("PageDown")
    stays(screen, 3)


def test_the_start_button_of_a_remote_control_loads_nothing_anew(room):
    driver = room.driver()
    driver.evaluate("document.addEventListener('keydown', (event) => (globalThis.isKept = event.defaultPrevented)) && null")
    driver.keyboard.press("F5")
    assert driver.evaluate("globalThis.isKept")
    # What a hand at the keyboard uses to load it anew is left.
    driver.evaluate("document.dispatchEvent(new KeyboardEvent('keydown', { key: 'r', ctrlKey: true, cancelable: true }))")
    assert not driver.evaluate("globalThis.isKept")
