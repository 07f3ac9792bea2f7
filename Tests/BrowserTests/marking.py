"""A hand that draws and writes for itself, and what is seen of it."""

from drawing import place
from looking import pixels
from playwright.sync_api import expect

LINE = [(0.2, 0.6), (0.6, 0.6)]
SHELF = "() => Object.keys(localStorage).filter((name) => name.startsWith('marks ')).sort()"


def mine(page, stage="#stage"):
    return page.locator(f"{stage} .over .mine path:not(.edge)")


def open_tools(follower):
    follower.click("#marks")
    expect(follower.locator("#pick-pen")).to_have_attribute("aria-pressed", "true")
    follower.wait_for_timeout(500)


def write(follower, text):
    follower.click("#write-note")
    follower.fill("#note-fields textarea", text)
    follower.click("#note-dialog [data-close]")


def is_blue(page, *places):
    """Whether there is a blue pixel at or beside each place of the page, as its own text has none."""
    around = [(dx, dy) for dx in range(-3, 4) for dy in range(-3, 4)]
    windows = [place(page, *each) for each in places]
    found = [b - max(r, g) > 80 for r, g, b in pixels(
        page, *([round(x) + dx, round(y) + dy] for x, y in windows for dx, dy in around))]
    return [any(found[at:at + len(around)]) for at in range(0, len(found), len(around))]


def shows_blue(page, *places):
    """Waits until all of them are: a page glides where the tools take of its room."""
    for _ in range(50):
        if all(is_blue(page, *places)):
            return
        page.wait_for_timeout(100)
    assert is_blue(page, *places) == [True] * len(places)


def end(room):
    room.people.forgiven += ["404"]
    room.office.run("project", "--end", "3A")
