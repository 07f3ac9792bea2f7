"""Text that a page does not show: who drives is told, and nobody else."""

import pytest
from conftest import Room
from looking import on_page
from playwright.sync_api import expect


@pytest.fixture
def blackened(tmp_path):
    """The second page has words under a box."""
    pages = ["", "BT /F 20 Tf 10 30 Td (Secret 42) Tj ET 0 g 8 25 120 25 re f "]
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Count 2/Kids[4 0 R 6 0 R]>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    for number, page in enumerate(pages):
        content = page + "0 g BT /F 20 Tf 10 70 Td (In sight) Tj ET"
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]/Contents {5 + number * 2} 0 R"
            "/Resources<</Font<</F 3 0 R>>>>>>"
        )
        objects.append(f"<</Length {len(content)}>>\nstream\n{content}\nendstream")
    made, places = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(made))
        made += f"{number} 0 obj\n{each}\nendobj\n".encode()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    made += (
        f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
        f"trailer<</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n{len(made)}\n%%EOF\n"
    ).encode()
    file = tmp_path / "名簿.pdf"
    file.write_bytes(made)
    return file


def test_who_drives_is_told_of_text_that_a_page_does_not_show(office, people, blackened):
    room = Room(office, people, blackened)
    driver, screen, follower = room.driver(), room.screen(), room.follower()
    banner = driver.locator("#banner")
    expect(banner).to_contain_text("名簿.pdf の 2 ページに、絵に見えない文字があります")
    on_page(1, driver, screen, follower)
    driver.keyboard.press("ArrowRight")
    on_page(2, driver, screen, follower)
    expect(banner).to_be_visible()
    for other in (screen, follower):
        expect(other.locator("body")).not_to_contain_text("絵に見えない文字")
    banner.locator("button").click()
    expect(banner).to_be_hidden()
    driver.keyboard.press("ArrowLeft")
    on_page(1, driver, screen, follower)
    expect(banner).to_be_hidden()
