"""People at the desk: they get their password and sign in as people do."""

from playwright.sync_api import expect

PASSWORD = "緑の傘を さす火曜日"


def signed_in(office, people, *roles, name="h.sato", full_name="佐藤花子", path="/", **how):
    """A page of somebody with these roles who has just set a password and signed in."""
    words = [word for role in roles for word in ("--role", role)]
    page = people.visit(office.run("person", "add", name, "--name", full_name, *words)["link"], **how)
    for field in ("password", "again"):
        page.fill(f"#{field}", PASSWORD)
    page.press("#again", "Enter")
    page.fill("#name", name)
    page.fill("#password", PASSWORD)
    page.press("#password", "Enter")
    expect(page.locator("header.desk nav")).to_be_visible()
    if path != "/":
        page.goto(f"http://{office.address}{path}")
    return page
