"""Writes the pictures of the room and the desk into docs/, for README, room.md and desk.md, in the language that is asked for."""

import sys

from desk import PASSWORD
from office import DECKS, ROOT, Office
from playwright.sync_api import sync_playwright

OUT = ROOT / "docs"


def desk(office, browser, language, shoot):
    """The schedule of a day as a secretary sees it."""
    day = [
        ("02_予算見通し.xlsx", "令和９年度当初予算の見通し", ["局長"], "10:30-11:00", "3A", "both"),
        ("05_報道発表.pdf", "台風第18号の対応に関する報道発表", ["局長", "危機管理監"], "13:15", "5B", "digital"),
        ("03_図上訓練.docx", "図上訓練の結果と課題", ["危機管理監"], "13:30", "5B", "projected"),
        ("07_対策会議.md", "第８回危機管理対策会議の議事録", ["危機管理監"], "16:00", "3A", "projected"),
    ]
    for file, title, recipients, time, room, plan in day:
        to = [word for name in recipients for word in ("--to", name)]
        office.run("register", DECKS / file, "--title", title, *to, "--from", "危機管理課", "--on", f"2026-11-24 {time}",
                   "--room", room, "--plan", plan, "--new")
    office.run("submit", 2, "--form", "both", "--reason", "図面が大判")
    link = office.run("person", "add", "h.sato", "--name", "佐藤花子", "--role", "reform-office")["link"]
    page = browser.new_context(locale=language, viewport={"width": 1280, "height": 800}, device_scale_factor=0.75).new_page()
    page.goto(link)
    for field in ("password", "again"):
        page.fill(f"#{field}", PASSWORD)
    page.press("#again", "Enter")
    page.fill("#name", "h.sato")
    page.fill("#password", PASSWORD)
    page.press("#password", "Enter")
    page.wait_for_selector("header.desk nav")
    page.goto(f"http://{office.address}/board?on=2026-11-24")
    shoot(page, "desk-board")


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
            desk(office, browser, language, shoot)
            browser.close()
    finally:
        office.close()


if __name__ == "__main__":
    OUT.mkdir(exist_ok=True)
    main(sys.argv[1] if len(sys.argv) > 1 else "ja-JP")
