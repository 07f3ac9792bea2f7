"""A hand that draws over a page, and what is seen of it."""

from looking import pixels
from playwright.sync_api import expect

RED, YELLOW = (217, 0, 27), (255, 226, 74)
# A stroke, places that it goes through, and places that it does not.
CORNER = [(0.2, 0.3), (0.5, 0.3), (0.5, 0.7)]
ALONG = [(0.2, 0.3), (0.35, 0.3), (0.5, 0.5), (0.5, 0.69)]
BESIDE = [(0.3, 0.35), (0.55, 0.5)]


def place(page, x, y, stage="#stage"):
    """A place of the page, in fractions of its picture, in the window."""
    box = page.locator(f"{stage} .sheet").bounding_box()
    return box["x"] + x * box["width"], box["y"] + y * box["height"]


def is_inked(page, *places, colour=RED, stage="#stage"):
    """Whether each of these places of the page has the colour, or a neighbour of it has: a hand moves by whole pixels."""
    around = [(dx, dy) for dx in range(-3, 4) for dy in range(-3, 4)]
    windows = [place(page, *each, stage) for each in places]
    found = pixels(page, *([round(x) + dx, round(y) + dy] for x, y in windows for dx, dy in around))
    near = [is_red(each) if colour == RED else each == list(colour) for each in found]
    return [any(near[at:at + len(around)]) for at in range(0, len(near), len(around))]


def is_red(colour):
    """As nothing of the page is; a thin line on a small screen is no pixel broad."""
    return colour[0] - max(colour[1:]) > 80


def shows(page, *places, colour=RED, stage="#stage"):
    """Waits until all of them are inked."""
    for _ in range(50):
        if all(is_inked(page, *places, colour=colour, stage=stage)):
            return
        page.wait_for_timeout(100)
    assert is_inked(page, *places, colour=colour, stage=stage) == [True] * len(places)


def shows_none(page, *places):
    expect(page.locator("#stage .over path")).to_have_count(0)
    # Exactly: a page may have a red of its own.
    assert is_inked(page, *places, colour=list(RED)) == [False] * len(places)


def take(driver, key="d"):
    """Takes up the pen; its buttons take some of the page's room, and the page glides into what is left."""
    driver.keyboard.press(key)
    expect(driver.locator("#pens")).to_be_visible()
    driver.wait_for_timeout(500)


def press(driver, *places, stage="#stage"):
    """The button goes down at the first place and is held to the last."""
    driver.mouse.move(*place(driver, *places[0], stage))
    driver.mouse.down()
    for each in places[1:]:
        driver.mouse.move(*place(driver, *each, stage), steps=8)


def draw(driver, *places, stage="#stage"):
    press(driver, *places, stage=stage)
    driver.mouse.up()


def strokes(page, stage="#stage"):
    """How many there are; a stroke of the pen is a line and its edge."""
    return page.locator(f"{stage} .over path:not(.edge)")


def colour_at(page, where):
    return pixels(page, [round(each) for each in place(page, *where)])[0]
