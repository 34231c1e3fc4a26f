"""Pictures of the pages for docs/screenshots: python -m tests.browser.screenshots"""

import io
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright
from tests.browser.harness import Look, Watch, launch, open_context, serving
from tests.browser.pages import addresses

FOLDER = Path(__file__).parents[2] / "docs" / "screenshots"
PHONE, LAPTOP, DARK = Look(width=360), Look(), Look(theme="dark")
#: Which page is taken how.
TAKEN = (
    ("home", PHONE),
    ("home", LAPTOP),
    ("home", DARK),
    ("article", PHONE),
    ("article", LAPTOP),
    ("understood", PHONE),
    ("understood", LAPTOP),
    ("answer", PHONE),
    ("answer", LAPTOP),
    ("answer", DARK),
    ("contact", PHONE),
    ("enquiry", LAPTOP),
    ("listings-filtered", LAPTOP),
    ("listing", PHONE),
    ("listing", LAPTOP),
    ("park", LAPTOP),
)
#: The first screens of a page; a picture of thirty screens shows nothing.
TALLEST = {360: 1600, 1280: 1800}


def main() -> None:
    """Serves a fresh sample region and writes every picture again."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        home = Path(folder)
        browser = launch(playwright, home / "chromium")
        with serving(home) as site:
            table = addresses(browser, site)
            for name, look in TAKEN:
                context = open_context(browser, site, look, Watch())
                page = context.new_page()
                page.goto(table[name])
                height = min(TALLEST[look.width], page.evaluate("() => document.documentElement.scrollHeight"))
                page.set_viewport_size({"width": look.width, "height": height})
                _keep(page.screenshot(), FOLDER / f"{name}-{look.width}-{look.theme}.png")
                context.close()
        browser.close()


def _keep(picture: bytes, path: Path) -> None:
    """Writes a picture with 256 colours: the pages have few, and the repository carries the file for ever."""
    Image.open(io.BytesIO(picture)).convert("RGB").quantize(256, Image.Quantize.MAXCOVERAGE).save(path, optimize=True)


if __name__ == "__main__":
    main()
