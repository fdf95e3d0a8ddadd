"""Explorers in a real JupyterLab: the hand, the keys, the typed word, the screen reader, the busy kernel.

The explorers of a module are a class of tests and have a notebook of their own. pytest-xdist gives a class to
one worker, so several notebooks are at work at the same time: most of the time a browser test waits.
"""

import inspect
import itertools
import json
import re
import subprocess
import sys
import time

import numpy as np
import pytest

pytest.importorskip("playwright.sync_api", reason='Playwright is not installed: pip install -e ".[browser]"')

from lab import EXECUTE, Desk, in_theme, leave, pixels, python, run_all, start_python, write_notebook
from playwright.sync_api import expect

import teachkit.explorers
from teachkit.explorers.engine import Explorer

FIRST = "ExponentialExplorer"
WAIT = 15  # s
# It looks for optional files, and its debugger for the kernel of a notebook that was closed.
JUPYTERLABS_OWN = ("Failed to load resource", "Could not restore the debugger state")


def by_topic():
    """Return the names of all explorers by the module that holds them."""
    topics = {}
    for name in teachkit.explorers.__all__:
        thing = getattr(teachkit.explorers, name)
        if issubclass(thing, Explorer) and thing is not Explorer:
            topics.setdefault(thing.__module__.split(".")[-1], []).append(name)
    return topics


# ---------------------------------------------------------------------------------------------------
# The stage: a notebook, and in it some explorers


def showing(name):
    return f"from teachkit.explorers import {name}\nshown.setdefault({name!r}, {name}())"


class Written(str):
    """A number as a box shows it; three digits where the slider is logarithmic."""

    def __eq__(self, shown):
        return float(shown.replace("−", "-")) == float(f"{float(self):.3g}")

    __hash__ = None


def written(value, control):
    if control.get("log"):
        return Written(value)
    return re.sub(r"^-(?=0\.?0*$)", "", f"{value:.{control['digits']}f}").replace("-", "−")


# When Python has answered: what it holds, and what the screen says. In one piece, because every question to
# the browser takes as long as a picture.
ASK = """async (card, code) => {
    const waits = () => card.hasAttribute("data-waiting");
    if (waits()) await new Promise((resolve, refuse) => {
        const watch = new MutationObserver(() => waits() || resolve(watch.disconnect()));
        watch.observe(card, { attributes: true, attributeFilter: ["data-waiting"] });
        setTimeout(refuse, LIMIT, new Error("no answer from Python"));
    });
    const held = await (EXECUTE)(code);
    const value = (node, end) => Number(node.getAttribute(`aria-value${end}`));
    return [held, {
        sentence: card.querySelector(".tk-sentence").innerText.replace(/\\s+/g, " ").trim(),
        boxes: Object.fromEntries(
            [...card.querySelectorAll("input[type=text]")].map((box) => [box.dataset.name, box.value])),
        handles: [...card.querySelectorAll(".tk-handle[data-direction]")].map(
            (node) => [node.dataset.name, value(node, "min"), value(node, "max"), value(node, "now"),
                node.getAttribute("aria-valuetext")]),
    }, card.querySelector(".tk-status").innerText];
}""".replace("EXECUTE", EXECUTE).replace("LIMIT", str(1000 * WAIT))

HOLDS = """import json
it = shown[{name!r}]
with it._lock:
    {first}
    handles = [(h.name, h.low, h.high, {{'x': h.x, 'y': h.y}}[h.direction]) for h in it.handles()]
    print(json.dumps((it.state(), it.sentence(), it._scene, handles, it._frame['handles'])))"""


class Stage:
    """A notebook open in a page, and what went wrong in it."""

    def __init__(self, desk, notebook, names):
        self.page, self.names, self.faults = desk.page, names, []
        self.page.on("pageerror", self._raised)
        self.page.on("console", self._noted)
        write_notebook(desk.folder / notebook, ["shown = {}", *map(showing, names)])
        desk.open(notebook)
        run_all(self.page)

    def _raised(self, error):
        self.faults.append(f"uncaught: {error}")

    def _noted(self, message):
        if message.type == "error" and not message.text.startswith(JUPYTERLABS_OWN):
            self.faults.append(f"{message.text} ({message.location})")

    def leave(self):
        self.page.remove_listener("pageerror", self._raised)
        self.page.remove_listener("console", self._noted)

    def card(self, name, cell=None):
        cell = 1 + self.names.index(name) if cell is None else cell
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

    def slider(self, name):
        return self.here.locator(f"input[type=range][data-name={name}]")

    def box(self, name):
        return self.here.locator(f"input[type=text][data-name={name}]")

    def agree(self, first="pass"):
        """Wait until the screen says what the kernel holds, all of it; return the state.

        `scene`, `places` and `said` are then what the kernel told, where the handles are and what the card
        says of the last thing that was done.
        """
        deadline = time.monotonic() + WAIT
        while True:
            held, seen, self.said = self.here.evaluate(ASK, HOLDS.format(name=self.name, first=first))
            state, words, self.scene, handles, self.places = json.loads(held)
            must = {
                "sentence": " ".join(words.split()),
                "boxes": {
                    control["name"]: written(state[control["name"]], control) for control in self.numbers()
                },
                "handles": [
                    [name, *map(pytest.approx, values), place["text"]]
                    for (name, *values), place in zip(handles, self.places, strict=True)
                ],
            }
            if seen == must or time.monotonic() > deadline:
                assert seen == must
                return state
            first = "pass"
            self.page.wait_for_timeout(50)

    def numbers(self):
        return [control for control in self.scene["controls"] if control["kind"] == "number"]

    def restart(self):
        """Go to the first state by the kernel; return it."""
        return self.agree("it.reset()")

    def reset(self):
        """Go to the first state by the button; return it."""
        self.here.locator(".tk-reset").click()
        return self.agree()

    def look(self):
        """Return the pixels of the figure."""
        return pixels(self.figure)

    def drag(self, along=45):
        """Drag the first handle towards the middle of its range, or a point, or the view; return the goal."""
        if self.handles.count():
            grip = self.handles.first
            place = self.places[0]
            along = np.copysign(
                along, place["pixels"] * ((place["low"] + place["high"]) / 2 - place["value"])
            )
            way = np.array([along, 0] if self.scene["handles"][0]["direction"] == "x" else [0, along])
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


@pytest.fixture(scope="class")
def stage(request, desk):
    """Yield a page in which the explorers of a class of tests are shown."""
    stage = Stage(desk, f"{request.cls.__name__}.ipynb", request.cls.names)
    yield stage
    stage.leave()


@pytest.fixture
def card(stage, name):
    """Return one explorer in its first state."""
    card = stage.card(name)
    card.restart()
    return card


# ---------------------------------------------------------------------------------------------------
# Every explorer


# How long the sentence had been the same, each time that it was spoken.
LISTEN = """(card) => {
    const at = (part, act) =>
        new MutationObserver(act).observe(card.querySelector(part), { childList: true });
    let changed = -Infinity;
    window.rested = [];
    at(".tk-sentence", () => (changed = performance.now()));
    at("[aria-live=polite]", () => window.rested.push(performance.now() - changed));
}"""

# Stop is pressed as soon as it shows: a short action is over before the next look from outside.
STOP = """(card) => {
    const running = card.querySelector(".tk-running");
    new MutationObserver(() => running.hidden || card.querySelector(".tk-stop").click())
        .observe(running, { attributes: true, attributeFilter: ["hidden"] });
}"""


class EveryExplorer:
    names = ()

    def pytest_generate_tests(self, metafunc):
        if "name" in metafunc.fixturenames:
            metafunc.parametrize("name", self.names)

    def test_it_is_dragged_and_says_so_once(self, stage, card):
        start, words, before = card.agree(), card.sentence.inner_text(), card.look()
        live = card.here.locator("[aria-live=polite]")
        card.here.evaluate(LISTEN)
        goal = card.drag()
        assert card.agree() != start
        assert (card.look() != before).any(axis=2).sum() > 200
        if card.handles.count() or card.points.count():
            assert card.sentence.inner_text() != words
            expect(live).to_have_text(card.sentence.inner_text())
            assert min(stage.page.evaluate("window.rested")) > 300  # ms: not at every step of the drag
        if card.handles.count():
            handle, place = card.scene["handles"][0], card.places[0]
            along = 0 if handle["direction"] == "x" else 1
            off = abs(centre(card.handles.first) - goal)[along]
            assert off <= handle["step"] * abs(place["pixels"]) / 2 + 1

    def test_keys_move_it_and_nothing_else(self, stage, card):
        places = """() => {
            const notebook = window.jupyterapp.shell.currentWidget.content;
            const card = document.querySelector(".tk-explorer").getBoundingClientRect();
            return [notebook.activeCellIndex, notebook.widgets.length, notebook.mode, card.x, card.y];
        }"""
        grip = next(found.first for found in (card.handles, card.points, card.view) if found.count())
        grip.focus()
        still, start = stage.page.evaluate(places), card.agree()
        if card.handles.count():
            keys = {"ArrowRight": 1, "ArrowUp": 1, "ArrowLeft": -1, "ArrowDown": -1, "PageUp": 1}
            for key, way in keys.items():
                before = card.places[0]
                grip.press(key)
                card.agree()
                moved = card.places[0]["value"] - before["value"]
                assert way * moved > 0 or before["value"] == before["high" if way > 0 else "low"], key
            for key, end in (("End", "high"), ("Home", "low")):
                grip.press(key)
                card.agree()
                step = card.scene["handles"][0]["step"]
                assert card.places[0]["value"] == pytest.approx(card.places[0][end], abs=step)
        else:
            grip.press("ArrowRight")
            assert card.agree() != start
            grip.press("ArrowLeft")
            back = card.agree()  # where a choice may now say that the hand was here
            for control in card.numbers():
                assert back[control["name"]] == pytest.approx(start[control["name"]], abs=0.01)
        for key in ("b", "d", "d", "x", "j"):  # JupyterLab's own, in command mode
            grip.press(key)
        expect(grip).to_be_focused()
        assert stage.page.evaluate(places) == still

    def test_every_control_goes_to_both_ends(self, card):
        state = card.agree()
        # What the browser turns by itself is one view, of which the kernel hears when the hand rests.
        together = [control for control in card.numbers() if control["name"] in card.scene.get("local", ())]
        groups = [[control] for control in card.scene["controls"] if control not in together]
        for group in [*groups, together] if together else groups:
            control = group[0]
            if control["kind"] == "number":
                # An explorer may stop a value where the picture would end; it goes as far as it can.
                for key, end in (("End", "high"), ("Home", "low")):
                    before = state
                    for one in group:
                        card.slider(one["name"]).press(key)
                    state = card.agree()
                    for one in group:
                        reached, old = state[one["name"]], before[one["name"]]
                        assert abs(reached - one[end]) <= abs(old - one[end])
                    assert card.said == ""
            elif control["kind"] == "choice":
                choices = card.here.get_by_role("group", name=control["label"])
                for option in reversed(control["options"]):
                    choices.get_by_label(option, exact=True).check()
                    assert card.agree()[control["name"]] == option
            else:
                box = card.here.get_by_role("checkbox", name=control["label"], exact=True)
                box.click()
                assert card.agree()[control["name"]] is not state[control["name"]]
                box.click()
                card.agree()
            state = card.restart()

    def test_nonsense_leaves_the_old_value_and_says_what_is_wanted(self, card):
        words = ["abc", "", "1e400", "nan"]
        for number, control in enumerate(card.numbers()):
            old, box = card.agree(), card.box(control["name"])
            for typed in words if number == 0 else [words[number % 4]]:
                box.fill(typed)
                box.press("Enter")
                assert card.agree() == old
                assert f"{control['label']} must be a number from" in card.said
                assert (typed or "''") in card.said
        name, digits = control["name"], control["digits"]
        middle = f"{(control['low'] + control['high']) / 2 + control['step']:.{digits}f}"
        allowed = card.python(f"it.allowed({{**it.state(), {name!r}: {middle}}}, it.state())")[name]
        box.fill(middle.replace(".", ",").replace("-", "−"))
        box.press("Enter")
        assert card.agree()[name] == pytest.approx(allowed)
        assert card.said == ""

    def test_code_is_copied_and_reset_goes_back(self, stage, card):
        start = card.agree()
        card.drag()
        moved = card.agree()
        card.here.get_by_role("button", name="Copy as code").click()
        expect(card.status).to_contain_text(f"Copied: {card.name}(")
        code = stage.page.evaluate("() => navigator.clipboard.readText()")
        again = f"from teachkit.explorers import {card.name}\nimport json\nprint(json.dumps({code}.state()))"
        assert code == card.python("it.code()")
        assert json.loads(python(stage.page, again)) == moved
        assert card.reset() == start
        assert card.python("it.code()") == f"{card.name}()"

    def test_an_action_runs_and_stops(self, stage, card):
        """Work that takes a while has a button, and a button to stop it; what was reached is kept."""
        card.here.evaluate(STOP)
        for button in card.here.locator(".tk-action").all():
            button.click()
            card.agree()
            deadline = time.monotonic() + WAIT
            while not card.python("it._task.done()"):
                assert time.monotonic() < deadline
                stage.page.wait_for_timeout(50)
            expect(card.here.get_by_role("button", name="Stop")).to_be_hidden()
            card.agree()
            assert card.said == ""

    @pytest.mark.parametrize("theme", ["Light", "Dark"])
    def test_axe_finds_no_serious_fault(self, stage, axe, theme):
        """Also in the dark theme, in which the card must stay white."""
        page = stage.page
        in_theme(page, theme)
        page.evaluate(axe)
        cards = page.locator(".tk-explorer").all()
        assert len(cards) == len(stage.names)
        for card in cards:
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
        in_theme(page, "Light")

    def test_nothing_went_wrong_in_the_browser(self, stage):
        """Last: no error of the page or in its console during all that was done to the explorers."""
        assert stage.faults == []


for topic, names in by_topic().items():
    case = f"Test{topic.title()}"
    globals()[case] = type(case, (EveryExplorer,), {"names": tuple(names)})


def test_every_explorer_has_its_turn_in_every_test():
    """Also one of a module that is new."""
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-n0",
        "-q",
        "--collect-only",
        "-mbrowser",
        "-p",
        "no:cacheprovider",
        __file__,
    ]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True)
    turns = re.findall(r"::Test\w+::(test_\w+)\[(\w+)\]$", done.stdout, re.MULTILINE)
    tests = [
        name
        for name, test in vars(EveryExplorer).items()
        if name.startswith("test_") and "card" in inspect.signature(test).parameters
    ]
    explorers = [
        name
        for name, thing in vars(teachkit.explorers).items()
        if inspect.isclass(thing) and issubclass(thing, Explorer) and thing is not Explorer
    ]
    assert len(tests) == 6
    assert sorted(turn for turn in turns if turn[0] in tests) == sorted(itertools.product(tests, explorers))


# ---------------------------------------------------------------------------------------------------
# What the engine does for all, shown on one


class TestTheEngine:
    names = (FIRST, FIRST)  # the same one twice

    @pytest.fixture
    def first(self, stage):
        card = stage.card(FIRST)
        card.restart()
        return card

    @pytest.mark.parametrize("theme", ["Light", "Dark"])
    def test_the_card_is_white_to_its_edges(self, stage, first, theme):
        in_theme(stage.page, theme)
        for _ in range(20):  # while the theme changes, JupyterLab veils the page
            picture = pixels(first.here)
            edges = [picture[3, 10:-10], picture[-4, 10:-10], picture[10:-10, 3], picture[10:-10, -4]]
            if (np.concatenate(edges) == 255).all():
                break
            stage.page.wait_for_timeout(100)
        else:
            raise AssertionError("the edge of the card is not white")
        in_theme(stage.page, "Light")

    def test_the_buttons_work_without_the_clipboard(self, stage, first):
        """Some browsers and pages do not let a page copy: the code is then shown to be selected."""
        deny = "navigator.clipboard.writeText = () => Promise.reject(new Error('denied'))"
        stage.page.evaluate(f"() => {{ {deny}; }}")
        first.here.get_by_role("button", name="Copy as code").click()
        expect(first.status).to_contain_text(f"Select this yourself: {FIRST}()")
        stage.page.evaluate("() => { delete navigator.clipboard.writeText; }")

    def test_two_views_stay_in_step(self, stage, first):
        second = stage.card(FIRST, 2)
        first.here.scroll_into_view_if_needed()
        first.drag()
        state = first.agree()
        assert second.agree() == state
        second.here.scroll_into_view_if_needed()
        second.handles.nth(1).press("End")
        assert second.agree() != state
        assert first.agree() == second.agree()

    def test_a_busy_kernel_says_so_and_catches_up_with_the_newest_state_only(self, stage, first):
        handle = first.handles.first
        before = float(handle.get_attribute("aria-valuenow"))
        python(stage.page, f"counted = []; shown[{FIRST!r}].on_msg(lambda *message: counted.append(message))")
        # A C function that keeps Python to itself: new kernels answer a widget beside a cell that sleeps.
        start_python(stage.page, "import ctypes; ctypes.PyDLL(None).sleep(4)")
        for _ in range(12):
            handle.press("ArrowRight")
        expect(handle).to_have_attribute(
            "aria-valuetext", f"score of cat {before + 1.2:.1f}".replace("-", "−")
        )
        expect(first.status).to_contain_text("No answer from Python yet: it is busy", timeout=3000)
        state = first.agree()
        assert state["cat"] == pytest.approx(before + 1.2)
        expect(first.status).to_have_text("")
        assert first.python("len(counted)") == 2  # the one under way and the newest, not all twelve

    def test_a_cell_that_runs_for_long_leaves_no_backlog(self, stage, first):
        start_python(stage.page, "import time; time.sleep(1.5)")
        first.drag()
        assert first.agree()["cat"] > -2.2

    def test_a_finger_drags_in_a_narrow_window(self, browser, lab):
        """On a tablet: touch instead of a mouse, a window narrower than the figure, a denser screen."""
        context = browser.new_context(
            viewport={"width": 620, "height": 900}, has_touch=True, device_scale_factor=1.5
        )
        stage = Stage(Desk(context.new_page(), lab), "touch.ipynb", (FIRST,))
        card = stage.card(FIRST)
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

    def test_nothing_went_wrong_in_the_browser(self, stage):
        assert stage.faults == []


# ---------------------------------------------------------------------------------------------------
# What is typed belongs to whoever types


class TestTypedText:
    names = (FIRST, "TwoClassExplorer")
    # In each: a box, what is typed into it, and a control that Python moves meanwhile.
    BOXES = (
        (FIRST, "cat", "0.7", {"dog": 1.5}),
        (FIRST, "cat", "0.7", {"cat": -1.5}),
        ("TwoClassExplorer", "zoom", "1.5", {"elev": 60}),  # turned by the browser itself
        ("TwoClassExplorer", "x1", "-1", {"zoom": 2}),
    )

    def type_into(self, card, name, text):
        """Type without an end: no Enter, and the box keeps the focus."""
        box = card.box(name)
        box.click()
        box.press("ControlOrMeta+a")
        box.press_sequentially(text)
        return box

    @pytest.fixture
    def typed(self, stage, request):
        name, control, text, moves = request.param
        card = stage.card(name)
        card.restart()
        box = self.type_into(card, control, text)
        first = next(iter(moves))
        before = card.box(first).input_value()
        card.python(f"it.set(**{moves})")
        if first != control:
            expect(card.box(first)).not_to_have_value(before)  # the frame has arrived
        else:
            expect(card.slider(control)).to_have_value(str(moves[first]))
        expect(box).to_have_value(text)
        expect(box).to_be_focused()
        return card, box, control, text

    @pytest.mark.parametrize("typed", BOXES, indirect=True)
    def test_a_frame_that_arrives_leaves_it_and_enter_sends_it(self, typed):
        card, box, control, text = typed
        box.press("Enter")
        assert card.agree()[control] == float(text)

    @pytest.mark.parametrize("typed", BOXES, indirect=True)
    def test_escape_brings_the_value_back_and_leaves_the_box(self, stage, typed):
        card, box, control, _ = typed
        python(stage.page, f"counted = []; shown[{card.name!r}].on_msg(lambda *message: counted.append(1))")
        box.press("Escape")
        expect(box).not_to_be_focused()
        value = card.python(f"it.{control}")
        expect(box).to_have_value(written(value, next(c for c in card_numbers(card) if c["name"] == control)))
        assert card.agree()[control] == value
        assert card.python("len(counted)") == 0

    def test_escape_brings_back_what_the_browser_turned_by_itself(self, stage):
        card = stage.card("TwoClassExplorer")
        start = card.restart()["elev"]
        start_python(stage.page, "import ctypes; ctypes.PyDLL(None).sleep(3)")  # no frame comes meanwhile
        card.view.press("ArrowUp")
        expect(card.box("elev")).to_have_value(f"{start + 5:.0f}")
        self.type_into(card, "elev", "80").press("Escape")
        assert card.box("elev").input_value() == f"{start + 5:.0f}"
        assert card.agree()["elev"] == start + 5

    def test_it_waits_while_another_window_is_in_front(self, stage):
        card = stage.card(FIRST)
        card.restart()
        box = self.type_into(card, "cat", "0.7")
        box.evaluate(
            "(box) => box.dispatchEvent(new FocusEvent('blur'))"
        )  # the page's: the box keeps its own
        card.python("it.set(dog=1.5)")
        expect(card.box("dog")).to_have_value("1.5")
        expect(box).to_have_value("0.7")
        box.press("Enter")
        assert card.agree()["cat"] == 0.7

    def test_what_is_typed_back_follows_python_again(self, stage):
        card = stage.card(FIRST)
        card.restart()
        box = card.box("cat")
        old = box.input_value()
        self.type_into(card, "cat", "0.7")
        box.press("ControlOrMeta+a")
        box.press_sequentially(old)
        box.press("Tab")
        card.python("it.set(cat=1.5)")
        expect(box).to_have_value("1.5")

    def test_nothing_went_wrong_in_the_browser(self, stage):
        assert stage.faults == []


def card_numbers(card):
    return [control for control in card.python("it._scene")["controls"] if control["kind"] == "number"]


# ---------------------------------------------------------------------------------------------------
# Cells that run again, and pages without a kernel

RUN = """async ([index, source]) => {
    const { commands, shell } = window.jupyterapp;
    const { content } = shell.currentWidget;
    if (source !== null) content.widgets[index].model.sharedModel.setSource(source);
    content.activeCellIndex = index;
    await commands.execute("notebook:run-cell");
}"""
ALIVE = """import gc
from teachkit.explorers.engine import Explorer
gc.collect()
print(sum(isinstance(thing, Explorer) for thing in gc.get_objects()))"""


class TestCellsThatRunAgain:
    names = (FIRST,)

    def run(self, stage, cell, source=None):
        stage.page.evaluate(RUN, [cell, source])
        return stage.page.locator(".jp-Notebook .jp-CodeCell").nth(cell).locator(".tk-explorer")

    def answers(self, card):
        words = card.locator(".tk-sentence")
        before = words.inner_text()
        card.locator(".tk-handle").first.press("ArrowRight")
        expect(words).not_to_have_text(before)

    def test_twenty_runs_leave_what_is_on_screen(self, stage):
        for _ in range(20):
            card = self.run(stage, 1, f"from teachkit.explorers import {FIRST}\n{FIRST}()")
        self.answers(card)
        assert int(python(stage.page, ALIVE)) <= 3  # one here, one in `shown`, one more

    def test_an_explorer_that_stands_under_two_cells_lives_until_both_have_run(self, stage):
        insert = "() => window.jupyterapp.commands.execute('notebook:insert-cell-below')"
        for _ in range(2):
            stage.page.evaluate(insert)
        above = self.run(stage, 2, f"two = {FIRST}()\ntwo")
        below = self.run(stage, 3, "two")
        self.answers(above)
        self.answers(below)
        self.run(stage, 2, "1 + 1")
        expect(above).to_have_count(0)
        self.answers(below)
        self.run(stage, 3, "1 + 1")
        expect(below).to_have_count(0)
        self.answers(self.run(stage, 2, "two"))  # it was closed, and is shown anew
        self.answers(self.run(stage, 3, "two"))
        self.answers(above)

    def test_the_last_view_takes_the_backgrounds_with_it(self, stage):
        card = self.run(stage, 1, f"shown[{FIRST!r}]")
        self.answers(card)
        kept = f"len(shown[{FIRST!r}]._backgrounds)"
        assert int(python(stage.page, f"print({kept})")) > 0
        stage.page.evaluate("() => window.jupyterapp.commands.execute('notebook:clear-cell-output')")
        expect(card).to_have_count(0)
        wait = (
            f"import asyncio\nfor _ in range(100):\n    if not {kept}: break\n    await asyncio.sleep(0.05)"
        )
        assert python(stage.page, f"{wait}\nprint({kept})") == "0\n"

    def test_nothing_went_wrong_in_the_browser(self, stage):
        assert stage.faults == []
