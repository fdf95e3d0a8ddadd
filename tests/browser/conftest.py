"""One JupyterLab and one Chromium for all browser tests of a worker."""

import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
collect_ignore = ["board.py", "lab.py", "stage.py"]  # no examples to run; Playwright may not be there
sys.path.insert(0, str(HERE))

from lab import (  # noqa: E402
    CHROMIUM_FLAGS,
    Desk,
    chromium_path,
    jupyterlab,
    leave,
)


def pytest_collection_modifyitems(items):
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def lab(tmp_path_factory):
    """Yield the folder, the address and the token of a running JupyterLab."""
    folder, scratch = tmp_path_factory.mktemp("notebooks"), tmp_path_factory.mktemp("lab")
    with jupyterlab(folder, scratch) as (address, token):
        yield folder, address, token


@pytest.fixture(scope="session")
def browser():
    """Yield a headless Chromium."""
    if chromium_path() is None:
        pytest.skip("Chromium is not installed (or set CHROMIUM to its path)")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=chromium_path(), args=CHROMIUM_FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def desk(browser, lab):
    """Yield the desk at which all tests of this worker sit."""
    context = browser.new_context(viewport={"width": 1280, "height": 1000})
    context.set_default_timeout(15_000)
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    desk = Desk(context.new_page(), lab)
    yield desk
    leave(desk.page)
    context.close()


@pytest.fixture(scope="session")
def axe():
    """Return the source of axe-core."""
    script = HERE / "node_modules" / "axe-core" / "axe.min.js"
    if not script.exists():
        pytest.skip("axe-core is not installed: npm ci --prefix tests/browser")
    return script.read_text(encoding="utf-8")
