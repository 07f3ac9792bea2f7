"""A browser, an office, and a room with its pages open; and what no page may do in any test."""

import re
from functools import partial
from urllib.parse import urlsplit

import pytest
from cable import Cable
from office import DECKS, Office
from playwright.sync_api import expect, sync_playwright
from proxy import Proxy

expect.set_options(timeout=10_000)


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        # Debian's Chromium; its sandbox does not start for root, and the pages are our own.
        yield playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])


@pytest.fixture
def office():
    office = Office()
    yield office
    office.close()


@pytest.fixture
def people(browser, office):
    people = People(browser, office)
    yield people
    people.leave()


@pytest.fixture
def room(office, people):
    """A briefing of four pages, live."""
    return Room(office, people)


class People:
    """Opens pages, each in a browser context of its own, and watches them."""

    def __init__(self, browser, office):
        self.browser, self.office = browser, office
        self.contexts, self.cables, self.troubles, self.foreign = [], [], [], []
        self.forgiven = []

    def open(self, address, **how):
        """A page of a room."""
        page = self.visit(address, **how)
        expect(page.locator("#stage")).to_have_attribute("data-shown", re.compile("."))
        for side in (page, page.context):
            side.route = partial(route, side, page)
        return page

    def visit(self, address, language="ja-JP", size=(1280, 720), phone=False, refused=None, zone=None, scripts=True):
        """Any page. `refused`: addresses that are answered with 503 from the first."""
        context = self.browser.new_context(
            locale=language, timezone_id=zone, viewport={"width": size[0], "height": size[1]}, is_mobile=phone, has_touch=phone,
            java_script_enabled=scripts
        )
        self.contexts.append(context)
        page = context.new_page()
        page.on("console", lambda said: said.type in ("error", "warning") and self.troubles.append(said.text))
        page.on("pageerror", lambda error: self.troubles.append(str(error)))
        page.on("dialog", lambda dialog: (self.troubles.append(dialog.message), dialog.dismiss()))
        page.on("request", lambda request: self.foreign.append(request.url) if not self.is_ours(request.url) else None)
        if refused:
            page.route(refused, lambda route: route.fulfill(status=503))
        page.goto(address)
        return page

    def is_ours(self, url):
        return urlsplit(url).netloc in (self.office.address, *(cable.address for cable in self.cables))

    def cable(self):
        self.cables.append(Cable(self.office.address))
        return self.cables[-1]

    def proxy(self):
        self.cables.append(Proxy(self.office.address))
        return self.cables[-1]

    def leave(self):
        for context in self.contexts:
            context.close()
        assert not self.foreign
        assert [text for text in self.troubles if not any(word in text for word in self.forgiven)] == []


def route(side, page, address, handler):
    """Routes what a page, or its context, asks for. Right after Playwright's own `route` Chromium may still send a
    request past it, so this waits until one is caught."""
    type(side).route(side, address, handler)
    type(side).route(side, "**/healthz", lambda asked: asked.fulfill(status=204))
    page.wait_for_function("async () => (await fetch('/healthz')).status === 204")
    side.unroute("**/healthz")


class Room:
    def __init__(self, office, people, *files, **how):
        self.office, self.people = office, people
        self.briefing = office.register(*(files or [DECKS / "06_ハザードマップ.pdf"]), **how)
        self.addresses = office.project(self.briefing)

    def driver(self, **how):
        return self.open("drive", **how)

    def screen(self, **how):
        return self.open("screen", **{"size": (1920, 1080), **how})

    def follower(self, **how):
        return self.open("follow", **how)

    def open(self, view, cable=None, **how):
        address = self.addresses[view]
        return self.people.open(address.replace(self.office.address, cable.address) if cable else address, **how)
