"""What a test sees of a page."""

import base64
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


def pixels(page, *places):
    """Of what is really painted, the colours [r, g, b] at places of the window, by letting the browser read its own screenshot."""
    shot = base64.b64encode(page.screenshot()).decode()
    reader = page.context.browser.new_page()
    try:
        return reader.evaluate(
            """async ([shot, places]) => {
              const image = new Image(); image.src = "data:image/png;base64," + shot; await image.decode();
              const canvas = new OffscreenCanvas(image.width, image.height); const context = canvas.getContext("2d");
              context.drawImage(image, 0, 0);
              return places.map(([x, y]) => [...context.getImageData(x, y, 1, 1).data].slice(0, 3));
            }""", [shot, places])
    finally:
        reader.close()
