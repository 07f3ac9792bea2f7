"""What a test sees of a page."""

import re

from playwright.sync_api import expect


def on_page(number, *pages, version=1):
    for page in pages:
        expect(page.locator("#stage")).to_have_attribute("data-shown", re.compile(rf"^\d+/{version}/{number}$"))


def stays(page, number, seconds=0.6):
    page.wait_for_timeout(seconds * 1000)
    on_page(number, page)


def scrolls(page):
    return tuple(page.evaluate(
        "() => { const e = document.scrollingElement; return [e.scrollWidth > innerWidth, e.scrollHeight > innerHeight]; }"
    ))
