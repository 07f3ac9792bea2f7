"""Writes the pictures of the room and the desk into docs/, for README, room.md and desk.md, in the language that is asked for."""

import sys
import tempfile
from pathlib import Path

import two_years
from desk import PASSWORD
from office import DECKS, ROOT, Office
from playwright.sync_api import sync_playwright

OUT = ROOT / "docs"


def desk(browser, language, shoot):
    """A day, what is unrecorded, a replacement, a briefing and a month, as they are seen in an office of two years."""
    with tempfile.TemporaryDirectory() as folder:
        office = two_years.office(Path(folder), now="2026-11-24T01:35:00Z")
    try:
        office.run("base", "set", "2024-11..2026-02")
        link = office.run("person", "add", "h.sato", "--name", "佐藤花子", "--role", "reform-office")["link"]
        context = browser.new_context(locale=language, viewport={"width": 1280, "height": 800}, device_scale_factor=0.75)
        page = context.new_page()
        page.goto(link)
        for field in ("password", "again"):
            page.fill(f"#{field}", PASSWORD)
        page.press("#again", "Enter")
        page.fill("#name", "h.sato")
        page.fill("#password", PASSWORD)
        page.press("#password", "Enter")
        page.wait_for_selector("header.desk nav")
        guide = office.run("register", DECKS / "11_避難所要領_v1.docx", "--title", "洪水避難所開設・運営要領（案）", "--to", "局長",
                           "--from", "防災企画課", "--on", "2026-11-24 13:30", "--room", "3A", "--new")["briefing"]
        office.replace(guide, DECKS / "11_避難所要領_v2.docx")
        last = office.run("search", "ハザードマップの見方")["names"][0]["briefing"]
        for path, name in [
            ("board?on=2026-11-24", "desk-board"), ("unrecorded", "desk-unrecorded"),
            (f"briefings/{guide}/materials/1/2/changes", "desk-changes"), (f"briefings/{last}", "desk-briefing"),
            ("reports?period=2026-10&by=unit", "desk-report"),
        ]:
            page.goto(f"http://{office.address}/{path}")
            if name == "desk-unrecorded":
                for key in ("o", "d"):
                    page.keyboard.press(key)
            if name == "desk-changes":
                page.wait_for_selector(".difference")
            shoot(page, name)
    finally:
        office.close()


def main(language):
    ending = "" if language.startswith("ja") else "-en"
    office = Office()
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])

            def open_page(address, width, height, scale, phone=False):
                context = browser.new_context(
                    locale=language, viewport={"width": width, "height": height}, device_scale_factor=scale,
                    is_mobile=phone, has_touch=phone, timezone_id="Asia/Tokyo",
                )
                page = context.new_page()
                page.goto(address)
                page.wait_for_selector("#stage[data-shown]")
                return page

            def shoot(page, name):
                page.wait_for_timeout(1500)
                path = OUT / f"{name}{ending}.png"
                page.screenshot(path=path)
                print(f"{path.relative_to(ROOT)}  {path.stat().st_size // 1024} KB")

            briefing = office.register(
                DECKS / "01_洪水避難所.pptx", DECKS / "06_ハザードマップ.pdf", title="洪水時の避難所の収容計画"
            )
            addresses = office.project(briefing)
            screen = open_page(addresses["screen"], 1280, 720, 0.5)
            driver = open_page(addresses["drive"], 1280, 720, 0.75)
            driver.keyboard.press("ArrowRight")
            driver.wait_for_selector("#stage[data-shown$='/2']")
            driver.wait_for_selector("#notes:not([hidden])")
            shoot(driver, "room-console")
            if not ending:
                # Nothing but the page: it is the same in every language.
                shoot(screen, "room-screen")
            follower = open_page(addresses["follow"], 1280, 720, 0.75)
            follower.click("#next")
            shoot(follower, "room-follower")
            phone = open_page(addresses["drive"], 390, 844, 1, phone=True)
            phone.click("#banner button")
            shoot(phone, "room-phone")
            office.run("project", "--end", "3A")
            screen.wait_for_selector("#waiting.on")
            shoot(screen, "room-waiting")
            desk(browser, language, shoot)
            browser.close()
    finally:
        office.close()


if __name__ == "__main__":
    OUT.mkdir(exist_ok=True)
    main(sys.argv[1] if len(sys.argv) > 1 else "ja-JP")
