"""Notebooks in a real JupyterLab: every lesson is run, and a recorded one speaks before anything is run."""

import html
import re
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

pytest.importorskip("playwright.sync_api", reason='Playwright is not installed: pip install -e ".[browser]"')

from lab import in_theme, leave, open_notebook, pixels, run_all, write_notebook
from lesson_size import parts_of
from playwright.sync_api import expect

ROOT = Path(__file__).parent.parent.parent
LESSONS = sorted((ROOT / "notebooks").glob("*.ipynb"))
EXPLORER = "ExponentialExplorer"

# ---------------------------------------------------------------------------------------------------
# Without a kernel


@pytest.fixture(scope="session")
def recorded(lab):
    """Return the path of a recorded notebook with a figure and an explorer, and what they say."""
    path = lab[0] / "recorded.ipynb"
    drawing = (
        "from teachkit.figures import Picture\nfrom teachkit.figures.style import new_figure\n"
        "figure, ax = new_figure(3, 2)\nax.bar(['cat', 'dog'], [0.7, 0.3])\n"
        "Picture(figure, 'Bars: cat 0.700, dog 0.300.')"
    )
    write_notebook(path, [drawing, f"from teachkit.explorers import {EXPLORER}\n{EXPLORER}()"])
    subprocess.run([sys.executable, ROOT / "tests" / "record.py", path.name], cwd=path.parent, check=True)
    notebook = nbformat.read(path, as_version=4)
    said = [
        html.unescape(re.search('alt="([^"]*)"', cell.outputs[0].data["text/html"])[1])
        for cell in notebook.cells
    ]
    assert said[0] == "Bars: cat 0.700, dog 0.300."
    return path, said


def assert_pictures_speak(page, said):
    images = page.locator("img[src^='data:image/png']")
    expect(images).to_have_count(len(said))
    for words, image in zip(said, images.all(), strict=True):
        expect(image).to_be_visible()
        expect(image).to_have_attribute("alt", words)
        expect(page.get_by_role("img", name=words, exact=True)).to_be_visible()
        assert image.evaluate("(image) => image.complete && image.naturalWidth > 100")
        corner = pixels(image)[2:6, 2:6]
        assert (corner == 255).all()  # white in every theme


@pytest.mark.parametrize("theme", ["Light", "Dark"])
def test_a_recorded_notebook_shows_picture_and_words_before_anything_is_run(desk, recorded, theme):
    path, said = recorded
    desk.open(shutil.copy(path, path.with_stem(theme)).name, kernel=False)
    in_theme(desk.page, theme)
    assert_pictures_speak(desk.page, said)
    expect(desk.page.locator(".tk-explorer")).to_have_count(0)
    expect(desk.page.get_by_text("Run this cell to make it move.")).to_be_visible()
    in_theme(desk.page, "Light")


def test_a_recorded_notebook_shows_picture_and_words_as_a_web_page(browser, recorded, tmp_path):
    path, said = recorded
    convert = [sys.executable, "-m", "nbconvert", "--to", "html", "--output-dir", tmp_path, path]
    subprocess.run(convert, check=True, capture_output=True)
    context = browser.new_context(offline=True)
    page = context.new_page()
    page.goto((tmp_path / "recorded.html").as_uri(), wait_until="domcontentloaded")
    assert_pictures_speak(page, said)
    context.close()


def test_a_notebook_that_was_run_and_saved_keeps_its_pictures(browser, lab):
    """Opened again with a new kernel, JupyterLab has no explorer to show: the still picture is there."""
    folder, address, token = lab
    write_notebook(folder / "saved.ipynb", [f"from teachkit.explorers import {EXPLORER}\n{EXPLORER}()"])
    page = browser.new_page(viewport={"width": 1280, "height": 1000})
    open_notebook(page, address, token, "saved.ipynb")
    run_all(page)
    still, live = page.locator(".tk-still"), page.locator(".tk-explorer")
    expect(live).to_be_visible()
    expect(still).to_be_hidden()
    page.evaluate("() => window.jupyterapp.commands.execute('docmanager:save')")
    page.evaluate("() => window.jupyterapp.shell.currentWidget.sessionContext.shutdown()")
    leave(page)
    open_notebook(page, address, token, "saved.ipynb")
    expect(still).to_be_visible()
    expect(live).to_have_count(0)
    image = still.locator("img")
    assert "Scores: cat −2.20" in image.get_attribute("alt")
    assert image.evaluate("(image) => image.complete && image.naturalWidth > 100")
    expect(page.get_by_text("model not found")).to_be_hidden()
    expect(page.get_by_text("Run this cell to make it move.")).to_be_visible()
    run_all(page)
    expect(live).to_be_visible()
    expect(still).to_be_hidden()
    page.evaluate("() => window.jupyterapp.shell.currentWidget.sessionContext.shutdown()")
    leave(page)
    page.close()


def test_after_a_restart_of_the_kernel_an_explorer_says_by_its_picture_that_it_is_still(browser, lab):
    folder, address, token = lab
    write_notebook(
        folder / "again.ipynb", ["from teachkit.explorers import JoinedExplorer\nJoinedExplorer()"]
    )
    page = browser.new_page(viewport={"width": 1366, "height": 768})
    open_notebook(page, address, token, "again.ipynb")
    run_all(page)
    page.locator(".tk-explorer").evaluate("(card) => card.scrollIntoView()")
    status = page.locator(".tk-explorer .tk-status")
    expect(status).to_be_hidden()
    page.evaluate("() => window.jupyterapp.shell.currentWidget.sessionContext.session.kernel.restart()")
    expect(status).to_have_text("Python was restarted. Run this cell to make it move.")
    expect(status).to_be_in_viewport(ratio=1)
    run_all(page)
    expect(page.locator(".tk-explorer")).to_be_visible()
    expect(status).to_be_hidden()
    page.evaluate("() => window.jupyterapp.shell.currentWidget.sessionContext.shutdown()")
    leave(page)
    page.close()


GONE_AND_BACK = """from teachkit.explorers import BaseExplorer
explorer = BaseExplorer()
for _ in range(TIMES):
    state = explorer.state()
    explorer.base = 1.1
    explorer.restore(state)
explorer"""


@pytest.mark.parametrize("times", [1, 2])
def test_a_saved_widget_shows_its_picture_without_a_kernel(browser, lab, times):
    """JupyterLab can save widgets too; the newest background is then not the one that the state needs."""
    folder, address, token = lab
    name = f"kept_{times}.ipynb"
    write_notebook(folder / name, [GONE_AND_BACK.replace("TIMES", str(times))])
    page = browser.new_page(viewport={"width": 1280, "height": 1000})
    open_notebook(page, address, token, name)
    run_all(page)
    card = page.locator(".tk-explorer")
    expect(card.locator(".tk-sentence")).to_contain_text("Base 2.718")
    said, seen = card.locator(".tk-sentence").inner_text(), pixels(card.locator(".tk-figure"))
    save = "window.jupyterapp.commands.execute('docmanager:save')"
    keep = "window.jupyterapp.commands.execute('@jupyter-widgets/jupyterlab-manager:saveWidgetState')"
    page.evaluate(f"async () => {{ await {keep}; await {save}; await {keep} }}")
    assert "widgets" in nbformat.read(folder / name, as_version=4).metadata
    page.evaluate("() => window.jupyterapp.shell.currentWidget.sessionContext.shutdown()")
    leave(page)
    open_notebook(page, address, token, name)
    expect(card.locator(".tk-sentence")).to_have_text(said)
    background = card.locator("img.tk-background")
    expect(background).to_be_visible()
    assert background.evaluate("(image) => image.naturalWidth > 100")
    assert (pixels(card.locator(".tk-figure")) == seen).mean() > 0.99
    page.evaluate("() => window.jupyterapp.shell.currentWidget.sessionContext.shutdown()")
    leave(page)
    page.close()


# ---------------------------------------------------------------------------------------------------
# The lessons


HIDDEN = """() => [...window.jupyterapp.shell.currentWidget.content.widgets].map((cell) => cell.isHidden)"""


@pytest.fixture(scope="class")
def hidden():
    """What was hidden of a lesson when it was opened, and after it was run: a list of booleans each."""
    return {}


@pytest.fixture(scope="class")
def page(request, desk, hidden):
    """Return a page in which the lesson of a class of tests was run, and unfolded."""
    shutil.copy(request.cls.lesson, desk.folder)
    desk.open(request.cls.lesson.name)
    hidden["opened"] = desk.page.evaluate(HIDDEN)
    run_all(desk.page)
    hidden["run"] = desk.page.evaluate(HIDDEN)
    desk.page.evaluate("() => window.jupyterapp.commands.execute('notebook:expand-all-headings')")
    return desk.page


class EveryLesson:
    """A class of tests for each lesson, so that pytest-xdist can give each to another worker."""

    lesson = None

    def test_it_runs_from_top_to_bottom(self, page):
        stderr = ".jp-OutputArea-output[data-mime-type='application/vnd.jupyter.stderr']"
        failed = page.locator(f"{stderr}, [data-mime-type='application/vnd.jupyter.error']")
        assert failed.all_inner_texts() == []

    def test_what_answers_is_hidden_when_it_is_opened_and_when_it_was_run(self, page, hidden):
        folded = [part.folded for part in parts_of(nbformat.read(self.lesson, as_version=4))]
        assert hidden == {"opened": folded, "run": folded}
        assert not any(page.evaluate(HIDDEN))

    def test_every_explorer_is_shown(self, page):
        shown = sum(
            "Explorer(" in cell.source
            and any("text/html" in output.get("data", {}) for output in cell.outputs)
            for cell in nbformat.read(self.lesson, as_version=4).cells
            if cell.cell_type == "code"
        )
        expect(page.locator(".tk-explorer")).to_have_count(shown)

    def test_every_explorer_answers_a_key(self, page):
        for card in page.locator(".tk-explorer").all():
            drawn = "(card) => card.querySelector('.tk-figure').innerHTML"
            before = card.evaluate(drawn)
            grip = card.locator(".tk-handle:visible, .tk-cell:visible, input[type=range]:visible").first
            end, now = (grip.get_attribute(f"aria-value{which}") for which in ("max", "now"))
            is_cell = grip.evaluate("(node) => node.classList.contains('tk-cell')")
            grip.press("Space" if is_cell else "ArrowLeft" if now and now == end else "ArrowRight")
            expect(card).not_to_have_attribute("data-waiting", "")
            expect(card.locator(".tk-status")).to_have_text("")
            assert card.evaluate(drawn) != before


for path in LESSONS:
    case = f"TestLesson{path.stem[:2]}"
    globals()[case] = type(case, (EveryLesson,), {"lesson": path})
