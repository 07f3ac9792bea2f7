"""What axe-core and a ruler find on a page that is not for everybody."""

from axe_playwright_python.base import AXE_SCRIPT

OPTIONS = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "rules": {
        "target-size": {"enabled": True},
        # The screen shows a page of somebody else, and that may have headings.
        "page-has-heading-one": {"enabled": False},
    },
    "resultTypes": ["violations"],
}

# axe lets a small target be where nothing is near it; here none is.
SIZES = """() => [...document.querySelectorAll("button, input, select, a")].flatMap((e) => {
  const box = e.getBoundingClientRect();
  const shown = e.checkVisibility({ visibilityProperty: true }) && !e.closest(".hidden-text") && box.width;
  return shown && (box.width < 24 || box.height < 24) ? [`size ${box.width}x${box.height}: ${e.id}`] : [];
})"""


def faults(page):
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    found = page.evaluate("(options) => axe.run(options)", OPTIONS)["violations"]
    return [f"{rule['id']}: {node['html'][:160]}" for rule in found for node in rule["nodes"]] + page.evaluate(SIZES)
