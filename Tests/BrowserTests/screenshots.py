"""Writes the pictures of the room into docs/, for README and room.md, in the language that is asked for."""

import sys

from office import DECKS, ROOT, Office
from playwright.sync_api import sync_playwright

OUT = ROOT / "docs"


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
            browser.close()
    finally:
        office.close()


if __name__ == "__main__":
    OUT.mkdir(exist_ok=True)
    main(sys.argv[1] if len(sys.argv) > 1 else "ja-JP")
