"""Explorers in a real JupyterLab: the hand, the keys, the typed word, the screen reader, the busy kernel.

All of it is in one module, so that pytest-xdist gives it to one worker and one page shows every explorer.
"""

import json
import re
import time

import numpy as np
import pytest

pytest.importorskip("playwright.sync_api", reason='Playwright is not installed: pip install -e ".[browser]"')

from lab import in_theme, leave, open_notebook, pixels, python, run_all, start_python, write_notebook
from playwright.sync_api import expect

import teachkit.explorers
from teachkit.explorers import Explorer

EXPLORERS = [
    name
    for name in teachkit.explorers.__all__
    if issubclass(getattr(teachkit.explorers, name), Explorer) and name != "Explorer"
]
FIRST = "ExponentialExplorer"
each_explorer = pytest.mark.parametrize("name", EXPLORERS)


# ---------------------------------------------------------------------------------------------------
# The stage: one notebook, and in it every explorer


def showing(name):
    return f"from teachkit.explorers import {name}\nshown[{name!r}] = {name}()\nshown[{name!r}]"


class Written(str):
    """A number as a box shows it; three digits where the slider is logarithmic."""

    def __eq__(self, shown):
        return float(shown.replace("−", "-")) == float(f"{float(self):.3g}")

    __hash__ = None


def written(value, control):
    if control.get("log"):
        return Written(value)
    return re.sub(r"^-(?=0\.?0*$)", "", f"{value:.{control['digits']}f}").replace("-", "−")


# What the screen says, in one piece.
READ = """(card) => {
    const value = (node, end) => Number(node.getAttribute(`aria-value${end}`));
    return {
        sentence: card.querySelector(".tk-sentence").innerText.replace(/\\s+/g, " ").trim(),
        boxes: Object.fromEntries(
            [...card.querySelectorAll("input[type=text]")].map((box) => [box.dataset.name, box.value])),
        handles: [...card.querySelectorAll(".tk-handle[data-direction]")].map(
            (node) => [node.dataset.name, value(node, "min"), value(node, "max"), value(node, "now"),
                node.getAttribute("aria-valuetext")]),
    };
}"""


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
        self.figure, self.handles = here.locator(".tk-figure"), here.locator(".tk-handle[data-direction]")
        # In three dimensions: points to move, and the view to turn.
        self.points, self.view = here.locator(".tk-handle:not([data-direction])"), here.locator(".tk-space")

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
        deadline = time.monotonic() + 6
        while True:
            state, held = self.held()
            seen = self.here.evaluate(READ)
            if seen == held or time.monotonic() > deadline:
                assert seen == held
                return state
            time.sleep(0.05)

    def held(self):
        """Return the state in the kernel, and what the screen must say of it."""
        state, words, controls, places, spoken = self.python(
            "(it.state(), it.sentence(), it._scene['controls'],"
            " [(h.name, h.low, h.high, {'x': h.x, 'y': h.y}[h.direction]) for h in it.handles()],"
            " [handle['text'] for handle in it._frame['handles']])"
        )
        return state, {
            "sentence": " ".join(words.split()),
            "boxes": {c["name"]: written(state[c["name"]], c) for c in controls if c["kind"] == "number"},
            "handles": [
                [name, *map(pytest.approx, values), text]
                for (name, *values), text in zip(places, spoken, strict=True)
            ],
        }

    def reset(self):
        self.here.locator(".tk-reset").click()
        return self.agree()

    def look(self):
        """Return the pixels of the figure."""
        return pixels(self.figure)

    def drag(self, along=45):
        """Drag the first handle towards the middle of its range, or a point, or the view; return the goal."""
        if self.handles.count():
            grip = self.handles.first
            low, high, now = (float(grip.get_attribute(f"aria-value{end}")) for end in ("min", "max", "now"))
            scale = self.python("it._frame['handles'][0]['pixels']")
            along = np.copysign(along, scale * ((low + high) / 2 - now))
            way = np.array([along, 0] if grip.get_attribute("data-direction") == "x" else [0, along])
        else:
            grip = self.points.first if self.points.count() else self.view
            way = np.array([along, along / 3])
        start = centre(grip)
        self.page.mouse.move(*start)
        self.page.mouse.down()
        for step in range(1, 9):
            self.page.mouse.move(*(start + way * step / 8))
        self.page.mouse.up()
        return start + way


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
def test_it_is_dragged_and_says_so_once(stage, card):
    start, words, before = card.agree(), card.sentence.inner_text(), card.look()
    live = card.here.locator("[aria-live=polite]")
    live.evaluate(
        """(live) => {
            window.spoken = 0;
            new MutationObserver(() => (window.spoken += 1)).observe(live, { childList: true });
        }"""
    )
    goal = card.drag()
    assert card.agree() != start
    assert (card.look() != before).any(axis=2).sum() > 200
    if card.handles.count() or card.points.count():
        assert card.sentence.inner_text() != words
        expect(live).to_have_text(card.sentence.inner_text())
        assert stage.page.evaluate("window.spoken") <= 2  # at rest, not at every step of the drag
    if card.handles.count():
        step = card.python("it._scene['handles'][0]['step'] * abs(it._frame['handles'][0]['pixels'])")
        along = 0 if card.handles.first.get_attribute("data-direction") == "x" else 1
        assert abs(centre(card.handles.first) - goal)[along] <= step / 2 + 1


@each_explorer
def test_keys_move_it_and_nothing_else(stage, card):
    places = """() => {
        const notebook = window.jupyterapp.shell.currentWidget.content;
        const card = document.querySelector(".tk-explorer").getBoundingClientRect();
        return [notebook.activeCellIndex, notebook.widgets.length, notebook.mode, card.x, card.y];
    }"""
    grip = next(found.first for found in (card.handles, card.points, card.view) if found.count())
    grip.focus()
    still, start = stage.page.evaluate(places), card.agree()

    def value(end):
        return float(grip.get_attribute(f"aria-value{end}"))

    if card.handles.count():
        for key, way in (
            ("ArrowRight", 1),
            ("ArrowUp", 1),
            ("ArrowLeft", -1),
            ("ArrowDown", -1),
            ("PageUp", 1),
        ):
            before, end = value("now"), value("max" if way > 0 else "min")
            grip.press(key)
            card.agree()
            assert way * (value("now") - before) > 0 or before == end, key
        step = card.python("it._scene['handles'][0]['step']")
        for key, end in (("End", "max"), ("Home", "min")):
            grip.press(key)
            card.agree()
            assert value("now") == pytest.approx(value(end), abs=step)
    else:
        grip.press("ArrowRight")
        assert card.agree() != start
        grip.press("ArrowLeft")
        assert card.agree() == pytest.approx(start, abs=0.01)
    for key in ("b", "d", "d", "x", "j"):  # JupyterLab's own, in command mode
        grip.press(key)
    expect(grip).to_be_focused()
    assert stage.page.evaluate(places) == still


@each_explorer
def test_every_control_goes_to_both_ends(card):
    state = card.agree()
    for control in card.python("it._scene['controls']"):
        name = control["name"]
        if control["kind"] == "number":
            # An explorer may stop a value where the picture would end; it goes as far as it can.
            for key, end in (("End", control["high"]), ("Home", control["low"])):
                before = state[name]
                card.slider(name).press(key)
                state = card.agree()
                assert abs(state[name] - end) <= abs(before - end)
                expect(card.status).to_have_text("")
            state = card.reset()
        elif control["kind"] == "choice":
            for option in reversed(control["options"]):
                card.here.get_by_role("group", name=control["label"]).get_by_label(option, exact=True).check()
                assert card.agree()[name] == option
            state = card.reset()
        else:
            box = card.here.get_by_role("checkbox", name=control["label"], exact=True)
            box.click()
            assert card.agree()[name] is not state[name]
            box.click()
            state = card.agree()


@each_explorer
def test_nonsense_leaves_the_old_value_and_says_what_is_wanted(card):
    words = ["abc", "", "1e400", "nan"]
    for number, control in enumerate(card.numbers()):
        old, box = card.agree(), card.box(control["name"])
        for typed in words if number == 0 else [words[number % 4]]:
            box.fill(typed)
            box.press("Enter")
            expect(card.status).to_contain_text(f"{control['label']} must be a number from")
            expect(card.status).to_contain_text(typed or "''")
            assert card.agree() == old
    middle = f"{(control['low'] + control['high']) / 2 + control['step']:.{control['digits']}f}"
    box.fill(middle.replace(".", ",").replace("-", "−"))
    box.press("Enter")
    assert card.agree()[control["name"]] == pytest.approx(float(middle))
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
def test_an_action_runs_and_stops(card):
    """Work that takes a while has a button, and a button to stop it; what was reached is kept."""
    for button in card.here.locator(".tk-action").all():
        button.click()
        stop = card.here.get_by_role("button", name="Stop")
        if stop.is_visible():
            stop.click()
        expect(stop).to_be_hidden(timeout=15_000)
        card.agree()
        expect(card.status).to_have_text("")


@pytest.mark.parametrize("theme", ["Light", "Dark"])
def test_axe_finds_no_serious_fault(stage, axe, theme):
    """Also in the dark theme, in which the card must stay white."""
    page = stage.page
    in_theme(page, theme)
    page.evaluate(axe)
    for card in page.locator(".tk-explorer").all():
        found = card.evaluate("(card) => window.axe.run(card, { resultTypes: ['violations'] })")
        assert found["passes"]
        faults = [
            (fault["id"], fault["impact"], [node["html"] for node in fault["nodes"]])
            for fault in found["violations"]
            if fault["impact"] in ("serious", "critical")
        ]
        assert faults == []
        background = card.evaluate("(card) => getComputedStyle(card).backgroundColor")
        assert background == "rgb(255, 255, 255)"
    picture = pixels(card)
    edge = np.concatenate([picture[3, 10:-10], picture[-4, 10:-10], picture[10:-10, 3], picture[10:-10, -4]])
    assert (edge == 255).all()
    in_theme(page, "Light")


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
    # A C function that keeps Python to itself: new kernels answer a widget beside a cell that merely sleeps.
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


def test_nothing_went_wrong_in_the_browser(stage):
    """Last: no error of the page or in its console during all that was done to the explorers."""
    assert stage.faults == []
