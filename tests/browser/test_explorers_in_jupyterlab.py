"""Explorers in a real JupyterLab: the hand, the keys, the typed word, the screen reader, the busy kernel.

All of it is in one module, so that pytest-xdist gives it to one worker and one JupyterLab serves it.
"""

import html
import io
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import numpy as np
import pytest
from PIL import Image

pytest.importorskip("playwright.sync_api", reason='Playwright is not installed: pip install -e ".[browser]"')

from lab import leave, open_notebook, python, run_all, start_python
from playwright.sync_api import expect

import teachkit.explorers
from teachkit.explorers import Explorer

ROOT = Path(__file__).parent.parent.parent
EXPLORERS = [
    name
    for name in teachkit.explorers.__all__
    if issubclass(getattr(teachkit.explorers, name), Explorer) and name != "Explorer"
]
LESSONS = sorted((ROOT / "notebooks").glob("*.ipynb"))
FIRST = "ExponentialExplorer"
each_explorer = pytest.mark.parametrize("name", EXPLORERS)


# ---------------------------------------------------------------------------------------------------
# The stage: one notebook, and in it every explorer


def write_notebook(path, sources):
    cells = [nbformat.v4.new_code_cell(source) for source in sources]
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": kernel}), path)


def showing(name):
    return f"from teachkit.explorers import {name}\nshown[{name!r}] = {name}()\nshown[{name!r}]"


class Stage:
    """A notebook open in a page, and what went wrong in it."""

    def __init__(self, page, lab, name, sources):
        folder, address, token = lab
        self.page, self.faults = page, []
        page.on("pageerror", lambda error: self.faults.append(f"uncaught: {error}"))
        page.on("console", self._noted)
        write_notebook(folder / name, sources)
        open_notebook(page, address, token, name)
        run_all(page)

    def _noted(self, message):
        missing_file = message.text.startswith(
            "Failed to load resource"
        )  # JupyterLab looks for optional files
        if message.type == "error" and not missing_file:
            self.faults.append(f"{message.text} ({message.location})")

    def card(self, name, cell):
        here = self.page.locator(".jp-Notebook .jp-CodeCell").nth(cell).locator(".tk-explorer")
        here.scroll_into_view_if_needed()
        return Card(self.page, name, here)


class Card:
    """One explorer on the screen, and its other half in the kernel."""

    def __init__(self, page, name, here):
        self.page, self.name, self.here = page, name, here
        self.sentence, self.status = here.locator(".tk-sentence"), here.locator(".tk-status")
        self.figure, self.handles = here.locator(".tk-figure"), here.locator(".tk-handle")

    def python(self, expression):
        """Return the value of an expression in which `it` is the explorer."""
        code = f"import json; it = shown[{self.name!r}]; print(json.dumps({expression}))"
        return json.loads(python(self.page, code))

    def numbers(self):
        return [control for control in self.python("it._scene['controls']") if control["kind"] == "number"]

    def slider(self, name):
        return self.here.locator(f"input[type=range][data-name={name}]")

    def box(self, name):
        return self.here.locator(f"input[type=text][data-name={name}]")

    def agree(self):
        """Wait until the screen says what the kernel holds, all of it; return the state."""
        expect(self.here).not_to_have_attribute("data-waiting", "", timeout=15_000)
        state, words, controls, places = self.python(
            "(it.state(), it.sentence(), it._scene['controls'], [(h.name, h.text, h.low, h.high,"
            " {'x': h.x, 'y': h.y}[h.direction]) for h in it.handles()])"
        )
        expect(self.sentence).to_have_text(" ".join(words.split()))
        for control in controls:
            if control["kind"] == "number":
                written = f"{state[control['name']]:.{control['digits']}f}"
                written = re.sub(r"^-(?=0\.?0*$)", "", written).replace("-", "−")
                expect(self.box(control["name"])).to_have_value(written)
        expect(self.handles).to_have_count(len(places))
        for handle, (name, text, *wanted) in zip(self.handles.all(), places, strict=True):
            expect(handle).to_have_attribute("data-name", name)
            if text:
                expect(handle).to_have_attribute("aria-valuetext", text)
            seen = [float(handle.get_attribute(f"aria-value{end}")) for end in ("min", "max", "now")]
            assert seen == pytest.approx(wanted, abs=1e-6)
        return state

    def reset(self):
        self.here.locator(".tk-reset").click()
        return self.agree()

    def look(self):
        """Return the pixels of the figure."""
        return pixels(self.figure)

    def drag(self, pixels_along=45):
        """Drag the first handle towards the middle of its range; return how far it should have gone."""
        handle = self.handles.first
        low, high, now = (float(handle.get_attribute(f"aria-value{end}")) for end in ("min", "max", "now"))
        scale = self.python("it._frame['handles'][0]['pixels']")
        along = np.copysign(pixels_along, scale * ((low + high) / 2 - now))
        way = np.array([along, 0] if handle.get_attribute("data-direction") == "x" else [0, along])
        start = centre(handle)
        self.page.mouse.move(*start)
        self.page.mouse.down()
        for step in range(1, 9):
            self.page.mouse.move(*(start + way * step / 8))
        self.page.mouse.up()
        return start + way


def pixels(locator):
    return np.asarray(Image.open(io.BytesIO(locator.screenshot())).convert("RGB"))


def centre(locator):
    box = locator.bounding_box()
    return np.array([box["x"] + box["width"] / 2, box["y"] + box["height"] / 2])


@pytest.fixture(scope="session")
def stage(browser, lab):
    """Yield a page in which every explorer is shown, and the first one twice."""
    context = browser.new_context(viewport={"width": 1280, "height": 1000})
    context.set_default_timeout(15_000)
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    sources = ["shown = {}", *map(showing, EXPLORERS), f"shown[{FIRST!r}]"]
    stage = Stage(context.new_page(), lab, "explorers.ipynb", sources)
    yield stage
    leave(stage.page)
    context.close()


@pytest.fixture
def card(stage, name):
    """Return one explorer in its first state."""
    card = stage.card(name, 1 + EXPLORERS.index(name))
    card.reset()
    return card


@pytest.fixture
def first(stage):
    card = stage.card(FIRST, 1 + EXPLORERS.index(FIRST))
    card.reset()
    return card


# ---------------------------------------------------------------------------------------------------
# Every explorer


@each_explorer
def test_a_handle_is_dragged(card):
    start, words, before = card.agree(), card.sentence.inner_text(), card.look()
    goal = card.drag()
    assert card.agree() != start
    assert card.sentence.inner_text() != words
    assert (card.look() != before).any(axis=2).sum() > 200
    step = card.python("it._scene['handles'][0]['step'] * abs(it._frame['handles'][0]['pixels'])")
    assert centre(card.handles.first) == pytest.approx(goal, abs=step / 2 + 1)


@each_explorer
def test_a_handle_is_moved_by_keys_and_the_page_stays(stage, card):
    handle, words = card.handles.first, card.sentence.inner_text()
    places = """() => {
        const notebook = window.jupyterapp.shell.currentWidget.content;
        const card = document.querySelector(".tk-explorer").getBoundingClientRect();
        return [notebook.activeCellIndex, notebook.widgets.length, notebook.mode, card.x, card.y];
    }"""
    handle.focus()
    still = stage.page.evaluate(places)
    for key, way in (("ArrowRight", 1), ("ArrowUp", 1), ("ArrowLeft", -1), ("ArrowDown", -1), ("PageUp", 1)):
        before = float(handle.get_attribute("aria-valuenow"))
        handle.press(key)
        card.agree()
        assert way * (float(handle.get_attribute("aria-valuenow")) - before) > 0, key
    for key, end in (("End", "max"), ("Home", "min")):
        handle.press(key)
        card.agree()
        assert handle.get_attribute("aria-valuenow") == handle.get_attribute(f"aria-value{end}")
    assert card.sentence.inner_text() != words
    for key in ("b", "d", "d", "x", "j"):  # JupyterLab's own, in command mode
        handle.press(key)
    expect(handle).to_be_focused()
    assert stage.page.evaluate(places) == still


@each_explorer
def test_every_control_goes_to_both_ends(card):
    for control in card.python("it._scene['controls']"):
        name = control["name"]
        if control["kind"] == "number":
            # An explorer may stop a value where the picture would end; alone, from the start, most reach it.
            for key, end in (("End", control["high"]), ("Home", control["low"])):
                before = card.agree()[name]
                card.slider(name).press(key)
                after = card.agree()[name]
                assert abs(after - end) <= abs(before - end)
                assert float(card.slider(name).input_value()) == pytest.approx(after, abs=control["step"])
                expect(card.status).to_have_text("")
            card.reset()
        elif control["kind"] == "choice":
            for option in reversed(control["options"]):
                card.here.get_by_role("radio", name=option, exact=True).check()
                assert card.agree()[name] == option
        else:
            box = card.here.get_by_role("checkbox", name=control["label"])
            before = card.agree()[name]
            box.click()
            assert card.agree()[name] is not before
            box.click()


@each_explorer
def test_nonsense_leaves_the_old_value_and_says_what_is_wanted(card):
    for control in card.numbers():
        name, old = control["name"], card.agree()
        box = card.box(name)
        for typed in ("abc", "", "1e400", "nan"):
            box.fill(typed)
            box.press("Enter")
            expect(card.status).to_contain_text(f"{control['label']} must be a number from")
            expect(card.status).to_contain_text(typed or "''")
            assert card.agree() == old
    middle = (control["low"] + control["high"]) / 2 + control["step"]
    box.fill(f"{middle:.2f}".replace(".", ",").replace("-", "−"))
    box.press("Enter")
    assert card.agree()[name] == pytest.approx(middle, abs=0.005)
    expect(card.status).to_have_text("")


@each_explorer
def test_code_is_copied_and_reset_goes_back(stage, card):
    start = card.agree()
    card.drag()
    moved = card.agree()
    card.here.get_by_role("button", name="Copy as code").click()
    expect(card.status).to_contain_text(f"Copied: {card.name}(")
    code = stage.page.evaluate("() => navigator.clipboard.readText()")
    assert code == card.python("it.code()")
    python(stage.page, f"from teachkit.explorers import {card.name}")
    assert json.loads(python(stage.page, f"print(json.dumps({code}.state()))")) == moved
    assert card.reset() == start
    assert card.python("it.code()") == f"{card.name}()"


@each_explorer
def test_the_new_sentence_is_spoken_once_at_rest(stage, card):
    live = card.here.locator("[aria-live=polite]")
    card.drag()
    words = card.sentence.inner_text()
    stage.page.evaluate(
        """(live) => {
            window.spoken = 0;
            new MutationObserver(() => (window.spoken += 1)).observe(live, { childList: true });
        }""",
        live.element_handle(),
    )
    card.reset()
    assert card.sentence.inner_text() != words
    expect(live).to_have_text(card.sentence.inner_text())
    card.drag()
    card.agree()
    expect(live).to_have_text(card.sentence.inner_text())
    assert stage.page.evaluate("window.spoken") <= 3


@each_explorer
@pytest.mark.parametrize("theme", ["Light", "Dark"])
def test_axe_finds_no_serious_fault(stage, axe, card, theme):
    """Also in the dark theme, where the card must stay white."""
    page = stage.page
    in_theme(page, theme)
    if not page.evaluate("() => Boolean(window.axe)"):
        page.evaluate(axe)
    found = page.evaluate("(card) => window.axe.run(card)", card.here.element_handle())
    assert found["passes"]
    faults = [
        (fault["id"], fault["impact"], [node["html"] for node in fault["nodes"]])
        for fault in found["violations"]
        if fault["impact"] in ("serious", "critical")
    ]
    assert faults == []
    picture = pixels(card.here)
    edge = np.concatenate([picture[3, 10:-10], picture[-4, 10:-10], picture[10:-10, 3], picture[10:-10, -4]])
    assert (edge == 255).all()


def in_theme(page, theme):
    page.evaluate(
        "(theme) => window.jupyterapp.commands.execute('apputils:change-theme', { theme })",
        f"JupyterLab {theme}",
    )
    page.wait_for_function(
        "(light) => document.body.dataset.jpThemeLight === light", arg=str(theme == "Light").lower()
    )


# ---------------------------------------------------------------------------------------------------
# What the engine does for all, shown on one


def test_the_buttons_work_without_the_clipboard(stage, first):
    """Some browsers and pages do not let a page copy: the code is then shown to be selected."""
    deny = "navigator.clipboard.writeText = () => Promise.reject(new Error('denied'))"
    stage.page.evaluate(f"() => {{ {deny}; }}")
    first.here.get_by_role("button", name="Copy as code").click()
    expect(first.status).to_contain_text(f"Select this yourself: {FIRST}()")
    stage.page.evaluate("() => { delete navigator.clipboard.writeText; }")


def test_two_views_stay_in_step(stage, first):
    second = stage.card(FIRST, 1 + len(EXPLORERS))
    first.here.scroll_into_view_if_needed()
    first.drag()
    state = first.agree()
    assert second.agree() == state
    second.here.scroll_into_view_if_needed()
    second.handles.nth(1).press("End")
    assert second.agree() != state
    assert first.agree() == second.agree()


def test_a_busy_kernel_says_so_and_catches_up_with_the_newest_state_only(stage, first):
    handle = first.handles.first
    before = float(handle.get_attribute("aria-valuenow"))
    python(stage.page, f"counted = []; shown[{FIRST!r}].on_msg(lambda *message: counted.append(message))")
    # A C function that keeps Python to itself: newer kernels answer a widget beside a cell that merely sleeps.
    start_python(stage.page, "import ctypes; ctypes.PyDLL(None).sleep(4)")
    for _ in range(12):
        handle.press("ArrowRight")
    expect(handle).to_have_attribute("aria-valuetext", f"score of cat {before + 1.2:.1f}".replace("-", "−"))
    expect(first.status).to_contain_text("No answer from Python yet: it is busy", timeout=3000)
    state = first.agree()
    assert state["cat"] == pytest.approx(before + 1.2)
    expect(first.status).to_have_text("")
    assert first.python("len(counted)") == 2  # the one under way and the newest, not all twelve


def test_a_cell_that_runs_for_long_leaves_no_backlog(stage, first):
    start_python(stage.page, "import time; time.sleep(1.5)")
    first.drag()
    assert first.agree()["cat"] > -2.2


def test_a_finger_drags_in_a_narrow_window(browser, lab):
    """On a tablet: touch instead of a mouse, a window narrower than the figure, a denser screen."""
    context = browser.new_context(
        viewport={"width": 620, "height": 900}, has_touch=True, device_scale_factor=1.5
    )
    stage = Stage(context.new_page(), lab, "touch.ipynb", ["shown = {}", showing(FIRST)])
    card = stage.card(FIRST, 1)
    state = card.agree()
    card.figure.scroll_into_view_if_needed()
    natural = card.python("it._scene['width']")
    assert card.figure.bounding_box()["width"] < 0.9 * natural
    place = card.here.bounding_box()["y"]
    start = centre(card.handles.first)
    touch = context.new_cdp_session(stage.page)
    for step in range(9):
        point = {"x": start[0] + 5 * step, "y": start[1]}
        kind = "touchMove" if step else "touchStart"
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [point]})
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    assert card.agree() != state
    assert centre(card.handles.first) == pytest.approx(start + np.array([40, 0]), abs=4)
    assert card.here.bounding_box()["y"] == place
    state = card.agree()
    card.drag(25)
    assert card.agree() != state
    assert stage.faults == []
    leave(stage.page)
    context.close()


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
    write_notebook(path, [drawing, f"from teachkit.explorers import {FIRST}\n{FIRST}()"])
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
def test_a_recorded_notebook_shows_picture_and_words_before_anything_is_run(browser, lab, recorded, theme):
    path, said = recorded
    page = browser.new_page(viewport={"width": 1280, "height": 1000})
    open_notebook(page, *lab[1:], path.name, kernel=False)
    in_theme(page, theme)
    assert_pictures_speak(page, said)
    expect(page.locator(".tk-explorer")).to_have_count(0)
    page.close()


def test_a_recorded_notebook_shows_picture_and_words_as_a_web_page(browser, recorded, tmp_path):
    path, said = recorded
    convert = [sys.executable, "-m", "nbconvert", "--to", "html", "--output-dir", tmp_path, path]
    subprocess.run(convert, check=True, capture_output=True)
    context = browser.new_context(offline=True)
    page = context.new_page()
    page.goto((tmp_path / "recorded.html").as_uri(), wait_until="domcontentloaded")
    assert_pictures_speak(page, said)
    context.close()


# ---------------------------------------------------------------------------------------------------
# The lessons


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda path: path.stem)
def test_a_lesson_runs_from_top_to_bottom(browser, lab, lesson):
    folder, address, token = lab
    shutil.copy(lesson, folder)
    page = browser.new_page(viewport={"width": 1280, "height": 1000})
    open_notebook(page, address, token, lesson.name)
    run_all(page)
    stderr = ".jp-OutputArea-output[data-mime-type='application/vnd.jupyter.stderr']"
    failed = page.locator(f"{stderr}, [data-mime-type='application/vnd.jupyter.error']")
    assert failed.all_inner_texts() == []
    code = [cell.source for cell in nbformat.read(lesson, as_version=4).cells if cell.cell_type == "code"]
    calls = sum(re.search(r"\b(" + "|".join(EXPLORERS) + r")\(", source) is not None for source in code)
    expect(page.locator(".tk-explorer")).to_have_count(calls)
    for handles in page.locator(".tk-explorer").all():
        words = handles.locator(".tk-sentence")
        before = words.inner_text()
        handle = handles.locator(".tk-handle").first
        handle.press("ArrowRight")
        handle.press("ArrowUp")
        expect(words).not_to_have_text(before)
    python(page, "pass")
    page.evaluate("() => window.jupyterapp.shell.currentWidget.sessionContext.shutdown()")
    leave(page)
    page.close()


def test_nothing_went_wrong_in_the_browser(stage):
    """Last: no error of the page or in its console during all that was done to the explorers."""
    assert stage.faults == []
