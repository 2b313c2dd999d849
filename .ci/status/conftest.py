import os
import sys
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path.insert(0, str(HERE.parent / "judges"))

# Without them Chromium asks its maker's servers for this and that.
QUIET = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
    " --disable-component-update --disable-sync"
).split()

GOLDEN = ROOT / "src" / "test" / "resources" / "golden" / "status"

# Width, height, colours.
LOOKS = {
    "light": (1280, 900, "light"),
    "dark": (1280, 900, "dark"),
    "phone": (390, 844, "light"),
    "phone-dark": (390, 844, "dark"),
}


@pytest.fixture(scope="session")
def chromium():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=QUIET)
        yield browser
        browser.close()


@pytest.fixture
def opened(chromium):
    """Opens a page in one of the looks; what it says to the console and whom it asks is kept with it."""
    contexts = []

    def open_page(address, look="light", **more):
        width, height, colours = LOOKS[look]
        context = chromium.new_context(
            viewport={"width": width, "height": height}, color_scheme=colours, reduced_motion="reduce", **more
        )
        contexts.append(context)
        page = context.new_page()
        page.said, page.asked = [], []
        page.on("console", lambda message: page.said.append(message.text))
        page.on("pageerror", lambda error: page.said.append(str(error)))
        page.on("dialog", lambda dialog: (page.said.append("dialog: " + dialog.message), dialog.dismiss()))
        page.on("request", lambda request: page.asked.append(request.url))
        page.goto(address)
        return page

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def busy():
    """The page of the stack with 10,000 objects."""
    return Path(os.environ["WINDLASS_BUSY_PAGE"]).as_uri()


@pytest.fixture(scope="session")
def sample():
    """The page that never changes."""
    return (GOLDEN / "page.html").as_uri()


@pytest.fixture(scope="session")
def empty():
    return (GOLDEN / "empty.html").as_uri()
