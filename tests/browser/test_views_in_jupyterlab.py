"""The view of an explorer in a real JupyterLab: by pointer, touch and keyboard; its layout and its themes."""

import json

import numpy as np
import pytest

pytest.importorskip("playwright.sync_api", reason='Playwright is not installed: pip install -e ".[browser]"')

from explorer_tools import EXPLORERS
from lab import (
    EXECUTE,
    SETTINGS,
    Desk,
    in_theme,
    jupyterlab,
    leave,
    pixels,
    python,
    run_all,
    start_python,
    write_notebook,
)
from playwright.sync_api import expect
from stage import BOARD, SHOW, Stage, centre, unit

LAPTOP = {"width": 1366, "height": 768}
PROJECTOR = {"width": 853, "height": 480}  # 1280 x 720 at 150 % zoom
ROOM = (1000, 620)  # CSS pixels that an explorer may take before "More"
IN_SIGHT = 6
TRACKER = "@jupyterlab/notebook-extension:tracker"  # of notebooks: it holds the windowing


@pytest.fixture(scope="class")
def stage(desk):
    desk.page.set_viewport_size({"width": 1280, "height": 1000})
    write = Stage(desk, "board.ipynb", [BOARD, SHOW])
    yield write
    in_theme(desk.page, "Light")


@pytest.fixture
def board(stage):
    return stage.board()


COUNT = "counted = []; board._view.on_msg(lambda *message, into=counted: into.append(message))"
IS_BUSY = "() => window.jupyterapp.shell.currentWidget.sessionContext.session.kernel.status === 'busy'"
# How long the sentence had been the same, each time that it was spoken.
LISTEN = """(card) => {
    const at = (part, act) =>
        new MutationObserver(act).observe(card.querySelector(part), { childList: true });
    let changed = -Infinity;
    window.rested = [];
    at(".tk-sentence", () => (changed = performance.now()));
    at("[aria-live=polite]", () => window.rested.push(performance.now() - changed));
}"""


class TestTheBoard:
    # By pointer

    def test_a_dot_is_dragged_in_the_plane(self, board):
        start, way = centre(board.dot), unit(board) * [0.5, -0.6]
        board.drag(start, start + way)
        state = board.state()
        assert (state["east"], state["north"]) == (
            pytest.approx(0.7, abs=0.03),
            pytest.approx(-0.5, abs=0.03),
        )
        assert centre(board.dot) == pytest.approx(start + way, abs=6)

    def test_the_dot_stops_at_the_edge(self, board):
        start = centre(board.dot)
        board.drag(start, start + 900)
        assert [board.state()[name] for name in ("east", "north")] == [1, -1]

    def test_a_click_turns_one_cell(self, board):
        self.click(board, board.cells.nth(4))
        assert board.on() == [0, 4]
        self.click(board, board.cells.nth(0))
        assert board.on() == [4]

    def test_a_stroke_paints_what_it_crosses(self, board):
        first, second, last, below = (centre(board.cells.nth(k)) for k in (0, 1, 2, 5))
        board.drag(second, last, below)
        assert board.on() == [0, 1, 2, 5]
        board.drag(first, last, steps=1)  # a quick hand
        assert board.on() == [5]

    def test_a_row_is_pressed(self, board):
        self.click(board, board.rows.nth(1))
        assert board.state()["row"] == 1
        expect(board.rows.nth(1)).to_have_attribute("aria-pressed", "true")
        expect(board.rows.nth(0)).to_have_attribute("aria-pressed", "false")

    def click(self, board, cell):
        board.page.mouse.click(*centre(cell))
        board.settle()

    def test_a_drag_is_spoken_once_when_the_hand_rests(self, board):
        board.here.evaluate(LISTEN)
        start, words = centre(board.dot), board.sentence.inner_text()
        board.drag(start, *(start + unit(board) * [0.1 * k, -0.1 * k] for k in range(1, 6)))
        board.settle()
        assert board.sentence.inner_text() != words
        expect(board.here.locator("[aria-live=polite]")).to_have_text(board.sentence.inner_text())
        rested = board.page.evaluate("window.rested")
        assert len(rested) == 1 and rested[0] > 300  # ms: not at every step of the drag

    def test_what_moves_says_how_under_the_pointer_and_with_the_focus(self, board):
        arrows = board.dot.locator(".tk-arrows")
        seen = "(node) => getComputedStyle(node).opacity"
        board.page.mouse.move(5, 5)
        board.here.locator(".tk-reset").focus()
        assert arrows.evaluate(seen) == "0"
        board.page.mouse.move(*centre(board.dot))
        assert arrows.evaluate(seen) == "1"
        assert board.dot.evaluate("(node) => getComputedStyle(node).cursor") == "move"
        assert board.top.evaluate("(node) => getComputedStyle(node).cursor") == "ns-resize"
        board.page.mouse.move(5, 5)
        board.dot.focus()
        assert arrows.evaluate(seen) == "1"

    # By keyboard alone

    def test_tab_reaches_everything_once(self, board):
        board.here.locator(".tk-reset").focus()
        reached = []
        for _ in range(40):
            reached.append(
                board.page.evaluate("""() => { const it = document.activeElement;
                    return it.closest('.tk-explorer') ? `${it.tagName} ${it.getAttribute('aria-label')
                        ?? it.textContent.trim() ?? ''} ${it.dataset.name ?? it.value ?? ''}` : null; }""")
            )
            if reached[-1] is None:
                break
            board.page.keyboard.press("Tab")
        assert reached[-1] is None
        assert len(set(reached)) == len(reached)
        words = " ; ".join(reached[:-1])
        for name in (
            "Reset", "Copy as code", "Big picture", "the dot", "row 1, column 1, on", "height of the bar",
            "east, type a number", "factor", "Climb", "More", "In full", "Table",
        ):  # fmt: skip
            assert name in words, words
        assert "the side of the bar" not in words  # an extra handle of what another one sets

    def test_an_extra_handle_is_for_the_pointer_and_shows_its_ring_under_it(self, board):
        side = board.here.locator(".tk-handle[data-name=side]")
        ring = side.locator(".tk-hit")
        opacity = "(ring) => getComputedStyle(ring).strokeOpacity"
        assert ring.evaluate(opacity) == "0" and board.top.locator(".tk-hit").evaluate(opacity) != "0"
        start = centre(side)
        board.drag(start, start - [0, 30])
        assert ring.evaluate(opacity) == "1"
        assert board.state()["height"] > 0.55
        before = board.state()["height"]
        side.press("ArrowUp")  # who has clicked it has it under the keys
        assert board.state()["height"] == pytest.approx(before + 0.01)

    def test_arrows_move_the_dot_along_both_axes(self, board):
        board.dot.focus()
        for key in ("ArrowRight", "ArrowRight", "ArrowUp", "ArrowLeft", "ArrowDown", "ArrowDown"):
            board.dot.press(key)
        state = board.state()
        assert (state["east"], state["north"]) == (pytest.approx(0.25), pytest.approx(0.05))
        board.dot.press("PageUp")
        assert board.state()["north"] == pytest.approx(0.55)
        expect(board.dot).to_have_attribute("aria-valuetext", "the dot 0.25, 0.55")
        for key, end in (("End", 1), ("Home", 0)):
            board.top.press(key)
            assert board.state()["height"] == end

    def test_arrows_walk_through_the_cells_and_space_turns_them(self, board):
        keyboard = board.page.keyboard
        board.cells.nth(0).focus()
        for key in ("ArrowRight", "ArrowDown", "Space"):
            keyboard.press(key)
        assert board.on() == [0, 4]
        expect(board.cells.nth(4)).to_be_focused()
        expect(board.cells.nth(4)).to_have_attribute("aria-label", "row 2, column 2, on")
        for key in ("Shift+ArrowRight", "ArrowUp", "Enter"):
            keyboard.press(key)
        assert board.on() == [0, 2, 4, 5]

    def test_the_notebook_hears_nothing_of_it(self, board):
        places = """() => {
            const { activeCellIndex, widgets, mode } = window.jupyterapp.shell.currentWidget.content;
            const card = document.querySelector(".tk-explorer").getBoundingClientRect();
            return [activeCellIndex, widgets.length, mode, card.x, card.y];
        }"""
        for node in (board.dot, board.cells.nth(0), board.here.locator(".tk-reset")):
            node.focus()
            before = board.page.evaluate(places)
            for key in ("d", "d", "b", "x", "j"):  # JupyterLab's own, in command mode
                board.page.keyboard.press(key)
            expect(node).to_be_focused()
            assert board.page.evaluate(places) == before

    # What is typed, refused, slow

    @pytest.mark.parametrize("moved", ["north", "east"])  # another control, or that of the box
    def test_typed_text_stays_whatever_comes_until_enter_sends_it(self, board, moved):
        box = board.type_into("east", "0,7")
        python(board.page, f"board.set({moved}=-0.5)")
        expect(board.sentence).to_contain_text("-0.50")  # the frame has arrived
        expect(box).to_have_value("0,7")
        expect(box).to_be_focused()
        box.press("Enter")
        assert board.state()["east"] == 0.7
        expect(box).to_have_value("0.70")

    @pytest.mark.parametrize("moved", ["north", "east"])
    def test_escape_brings_the_value_back_leaves_the_box_and_sends_nothing(self, board, moved):
        box = board.type_into("east", "0,7")
        python(board.page, f"board.set({moved}=-0.5)\n{COUNT}")
        expect(board.sentence).to_contain_text("-0.50")
        box.press("Escape")
        expect(box).not_to_be_focused()
        expect(box).to_have_value("−0.50" if moved == "east" else "0.20")
        assert board.state()["east"] == (-0.5 if moved == "east" else 0.2)
        assert python(board.page, "print(len(counted))") == "0\n"

    def test_typed_text_waits_while_another_window_is_in_front(self, board):
        box = board.type_into("east", "0.7")
        box.evaluate(
            "(box) => box.dispatchEvent(new FocusEvent('blur'))"
        )  # the page's: the box keeps its own
        python(board.page, "board.set(north=-0.5)")
        expect(board.box("north")).to_have_value("−0.50")
        expect(box).to_have_value("0.7")
        box.press("Enter")
        assert board.state()["east"] == 0.7

    def test_what_is_typed_back_follows_python_again(self, board):
        box = board.box("east")
        old = box.input_value()
        board.type_into("east", "0.7")
        board.type_into("east", old).press("Tab")
        python(board.page, "board.set(east=-0.5)")
        expect(box).to_have_value("−0.50")

    def test_the_picture_lets_go_where_text_is_open(self, board):
        picture, text = board.here.locator(".tk-picture"), board.here.locator(".tk-full > summary")
        expect(picture).to_have_css("position", "sticky")
        text.click()
        expect(picture).to_have_css("position", "static")
        text.click()
        expect(picture).to_have_css("position", "sticky")

    def test_a_refusal_says_what_is_wanted_until_it_moves_on(self, board):
        box = board.box("east")
        for words in ("nan", "", "1e400", "many"):
            box.fill(words)
            box.press("Enter")
            expect(board.status).to_contain_text(f"east must be a number from −1 to 1; got {words!r}")
            expect(box).to_have_value("0.20")
        assert board.state()["east"] == 0.2
        python(board.page, "board.set(north=-0.5)")
        expect(board.status).to_have_text("")

    @pytest.mark.parametrize("where", ["box", "handle"])
    def test_escape_takes_a_refusal_away(self, board, where):
        box = board.box("east")
        box.fill("-7")
        box.press("Enter")
        expect(board.status).to_contain_text("got '−7'")
        (box if where == "box" else board.dot).press("Escape")
        expect(board.status).to_have_text("")

    def test_an_action_leaves_typed_text_and_words(self, board):
        box, status = board.box("east"), board.status
        box.fill("many")
        box.press("Enter")
        expect(status).to_contain_text("'many'")
        board.type_into("east", "0,7")
        python(board.page, "board.handle_message({'view': 'another', 'seq': 1, 'action': 'climb'})")
        expect(board.box("height")).to_have_value("1.00")
        expect(box).to_have_value("0,7")
        expect(box).to_be_focused()
        box.press("Enter")
        assert board.state()["east"] == 0.7
        expect(status).to_have_text("")

    def test_presses_wait_their_turn_while_python_is_busy(self, board):
        start_python(board.page, "import ctypes; ctypes.PyDLL(None).sleep(3)")
        for k in (1, 2, 1):
            board.page.mouse.click(*centre(board.cells.nth(k)))
        expect(board.status).to_contain_text("No answer from Python yet", timeout=3000)
        expect(board.here).not_to_have_attribute("data-waiting", "", timeout=10_000)
        assert board.on() == [0, 2]
        expect(board.status).to_have_text("")

    def test_a_busy_kernel_says_so_and_catches_up_with_the_newest_state_only(self, board):
        python(board.page, COUNT)
        # A C function that keeps Python to itself: new kernels answer a widget beside a cell that sleeps.
        start_python(board.page, "import ctypes, time; time.sleep(0.5); ctypes.PyDLL(None).sleep(3)")
        board.page.wait_for_function(IS_BUSY)
        board.page.wait_for_timeout(600)
        for _ in range(12):
            board.dot.press("ArrowRight")
        expect(board.dot).to_have_attribute("aria-valuetext", "the dot 0.80, 0.10")
        expect(board.status).to_contain_text("No answer from Python yet: it is busy", timeout=3000)
        assert board.state()["east"] == pytest.approx(0.8)
        expect(board.status).to_have_text("")
        assert python(board.page, "print(len(counted))") == "2\n"  # the one under way and the newest

    def test_a_cell_that_runs_for_long_leaves_no_backlog(self, board):
        start_python(board.page, "import time; time.sleep(1.5)")
        start = centre(board.dot)
        board.drag(start, start + unit(board) * [0.5, 0], steps=20)
        assert board.state()["east"] == pytest.approx(0.7, abs=0.03)

    # Copied, and back to the start

    def test_code_is_copied_and_reset_goes_back(self, board):
        board.top.press("ArrowUp")
        board.here.get_by_label("orange").check()
        moved = board.state()
        board.here.get_by_role("button", name="Copy as code").click()
        code = "Board(height=0.51, colour='orange')"
        expect(board.status).to_have_text(f"Copied: {code}")
        assert board.page.evaluate("() => navigator.clipboard.readText()") == code
        expect(board.status).to_have_text("", timeout=7000)  # nothing is to be done about it
        assert (
            python(board.page, f"import json; print(json.dumps({code}.state()))") == f"{json.dumps(moved)}\n"
        )
        board.here.get_by_role("button", name="Reset").click()
        assert board.state() == {**moved, "height": 0.5, "colour": "blue"}

    def test_where_a_page_may_not_copy_the_code_is_shown_to_be_selected(self, board):
        deny = "navigator.clipboard.writeText = () => Promise.reject(new Error('denied'))"
        board.page.evaluate(f"() => {{ {deny}; }}")
        board.here.get_by_role("button", name="Copy as code").click()
        expect(board.status).to_contain_text("Select this yourself: Board()")
        board.page.evaluate("() => { delete navigator.clipboard.writeText; }")

    def test_an_action_shows_its_progress_and_is_stopped(self, board):
        board.here.get_by_role("button", name="Climb").click()
        stop = board.here.get_by_role("button", name="Stop")
        stop.click()
        expect(stop).to_be_hidden()
        assert 0.2 <= board.state()["height"] < 1

    # Big picture

    def test_big_picture_fills_the_screen_and_works(self, board):
        self.is_big_and_works(board)

    def test_where_a_page_may_not_fill_the_screen_a_dialog_does(self, board):
        board.here.evaluate("(card) => { card.requestFullscreen = () => Promise.reject(new Error('no')); }")
        self.is_big_and_works(board)
        board.here.evaluate("(card) => { delete card.requestFullscreen; }")

    def is_big_and_works(self, board):
        size = "(node) => parseFloat(getComputedStyle(node).fontSize)"
        sentence, picture = board.sentence, board.here.locator(".tk-figure")
        before, width = sentence.evaluate(size), picture.bounding_box()["width"]
        board.here.get_by_role("button", name="Big picture").click()
        expect(board.here).to_have_attribute("data-big", "")
        view = board.page.viewport_size
        box = board.here.bounding_box()
        assert (box["x"], box["y"], box["width"], box["height"]) == (0, 0, view["width"], view["height"])
        assert sentence.evaluate(size) >= 2 * before
        assert picture.bounding_box()["width"] > width
        assert board.here.evaluate("(card) => card.scrollWidth <= card.clientWidth")
        start = centre(board.dot)
        board.drag(start, start + unit(board) * [0.5, 0])
        assert board.state()["east"] == pytest.approx(0.7, abs=0.03)
        board.dot.press("ArrowUp")
        assert board.state()["north"] == pytest.approx(0.15)
        board.page.mouse.click(*centre(board.cells.nth(5)))
        assert board.on() == [0, 5]
        board.page.keyboard.press("Escape")
        expect(board.here).not_to_have_attribute("data-big", "")
        assert picture.bounding_box()["width"] == pytest.approx(width, abs=1)
        assert board.page.locator(".jp-Notebook .tk-explorer").count() == 1

    # Themes and paper

    def test_the_dark_theme_does_not_glare_and_comes_back_light(self, stage, board):
        board.page.mouse.move(5, 5)
        light = pixels(board.here)
        in_theme(board.page, "Dark")
        expect(board.here).to_have_attribute("data-dark", "")
        board.page.wait_for_timeout(200)
        dark = pixels(board.here)
        assert (dark.min(axis=2) > 200).mean() < 0.05  # words, lines
        assert (dark.max(axis=2) < 60).mean() > 0.5
        python(board.page, "board.set(height=1)")  # a frame that comes in the dark
        assert self.contrasts(board)[0] >= 4.5
        python(board.page, "board.set(height=0.5)")
        in_theme(board.page, "Light")
        expect(board.here).not_to_have_attribute("data-dark", "")
        board.settle()
        assert (pixels(board.here) != light).any(axis=2).mean() < 0.001

    def contrasts(self, board):
        """Return the contrast of each word of the moving artists with the ground of the card, in order."""
        inks = board.here.evaluate("""(card) => [...card.querySelectorAll('svg text')].map(
            (text) => [getComputedStyle(text).fill, getComputedStyle(card).backgroundColor])""")
        assert inks
        return sorted(contrast(*map(levels, pair)) for pair in inks)

    @pytest.mark.parametrize("theme", ["Light", "Dark"])
    def test_no_serious_fault_for_assistive_tools(self, stage, board, axe, theme):
        in_theme(board.page, theme)
        board.here.evaluate(UNFOLD, True)
        board.page.evaluate(axe)
        found = board.here.evaluate("(card) => axe.run(card).then(({ violations }) => violations)")
        faults = serious(found)
        board.here.evaluate(UNFOLD, False)
        in_theme(board.page, "Light")
        assert faults == []

    def test_paper_is_light_in_the_dark_theme(self, stage, board):
        in_theme(board.page, "Dark")
        board.page.emulate_media(media="print")
        expect(board.here).not_to_have_attribute("data-dark", "")
        board.page.emulate_media(media="screen")
        expect(board.here).to_have_attribute("data-dark", "")
        in_theme(board.page, "Light")

    def test_nothing_went_wrong_in_the_browser(self, stage):
        assert stage.faults == []


SHOWN = "from teachkit.figures.temperature import temperature_bars\ntemperature_bars([2, 1, 0], [0.5, 1, 2])"


def test_a_picture_does_not_glare_in_the_dark_theme_and_is_light_on_paper(desk):
    write_notebook(desk.folder / "picture.ipynb", [SHOWN])
    desk.open("picture.ipynb")
    run_all(desk.page)
    picture = desk.page.locator(".jp-OutputArea img[alt]").first
    picture.scroll_into_view_if_needed()
    light = pixels(picture)
    assert (light.min(axis=2) == 255).mean() > 0.5
    in_theme(desk.page, "Dark")
    desk.page.wait_for_timeout(200)
    dark = pixels(picture)
    assert (dark.max(axis=2) < 60).mean() > 0.5 and (dark.min(axis=2) > 200).mean() < 0.05
    desk.page.emulate_media(media="print")
    assert (pixels(picture).min(axis=2) == 255).mean() > 0.5
    desk.page.emulate_media(media="screen")
    in_theme(desk.page, "Light")
    assert (pixels(picture) == light).all()


UNFOLD = "(card, open) => card.querySelectorAll('details').forEach((one) => { one.open = open; })"


def serious(violations):
    """Return what axe found that is serious or critical, with where it is."""
    return [
        (fault["id"], [node["html"][:200] for node in fault["nodes"]])
        for fault in violations
        if fault["impact"] in ("serious", "critical")
    ]


def levels(text):
    """Return the red, green and blue of "rgb(1, 2, 3)", from 0 to 1."""
    return np.array([float(part) for part in text[text.index("(") + 1 : -1].split(",")[:3]]) / 255


def contrast(one, other):
    """Return the contrast of two colours by WCAG 2."""
    lights = []
    for colour in (one, other):
        linear = np.where(colour <= 0.04045, colour / 12.92, ((colour + 0.055) / 1.055) ** 2.4)
        lights.append(linear @ [0.2126, 0.7152, 0.0722])
    low, high = sorted(lights)
    return (high + 0.05) / (low + 0.05)


# By touch


def test_fingers_drag_and_paint_and_the_page_stands_still(browser, lab):
    context = browser.new_context(
        viewport={"width": 700, "height": 900}, has_touch=True, is_mobile=True, device_scale_factor=1.5
    )
    desk = Desk(context.new_page(), lab)
    stage = Stage(desk, "fingers.ipynb", [BOARD, SHOW])
    board = stage.board()
    touch = context.new_cdp_session(stage.page)

    def stroke(*points):
        for number, (x, y) in enumerate(points):
            kind = "touchMove" if number else "touchStart"
            touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y}]})
        touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})

    place = board.here.bounding_box()["y"]
    start, way = centre(board.dot), unit(board) * [0.4, 0.4]
    stroke(*(start + way * share for share in np.linspace(0, 1, 6)))
    state = board.state()
    assert (state["east"], state["north"]) == (pytest.approx(0.6, abs=0.05), pytest.approx(0.5, abs=0.05))
    stroke(centre(board.cells.nth(1)), centre(board.cells.nth(2)))
    assert board.on() == [0, 1, 2]
    assert board.here.bounding_box()["y"] == place
    small = [
        (node.evaluate("(node) => node.outerHTML.slice(0, 80)"), box["width"], box["height"])
        for node in board.here.locator("button, select, input[type=text], .tk-handle .tk-hit, summary").all()
        if (box := node.bounding_box()) and min(box["width"], box["height"]) < 43.5
    ]
    assert small == []
    assert stage.faults == []
    leave(stage.page)
    context.close()


# Layout, of all explorers

MEASURE = """(card) => {
    const seen = (node) => node.getClientRects().length;
    const all = (selector) => [...card.querySelectorAll(selector)].filter(seen);
    const box = card.getBoundingClientRect();
    const rects = all('.tk-figure, .tk-sentence, .tk-how, .tk-side > .tk-controls, .tk-side > .tk-buttons')
        .map((node) => node.getBoundingClientRect());
    const inputs = all('.tk-side > .tk-controls > *').length;
    return {
        width: Math.round(Math.max(...rects.map(({ right }) => right)) - box.left),
        height: Math.round(Math.max(...rects.map(({ bottom }) => bottom)) - box.top),
        inputs, sentence: card.querySelector('.tk-sentence').innerText.length,
        overflows: card.scrollWidth > card.clientWidth || all('input, button, select, summary, p').some(
            (node) => node.getBoundingClientRect().right > box.right + 1),
        text: Math.min(...all('svg text').map((text) => parseFloat(getComputedStyle(text).fontSize)
            * Math.hypot(text.getScreenCTM().a, text.getScreenCTM().b))),
    };
}"""

# Wait for the answer; then what the screen says, and what Python holds, which takes as long again.
AGREED = """
const pause = (time) => new Promise((resolve) => setTimeout(resolve, time));
async function agreed(card, name, asks) {
    for (let k = 0; k < 1500; k += 1) {
        await pause(k ? 10 : 5);
        if (!card.hasAttribute("data-waiting") && card.querySelector(".tk-running")?.hidden !== false) break;
    }
    const held = asks && JSON.parse(await (EXECUTE)(`it = shown["${name}"]
frame = it.frame()
handles = [place["text"] for place in frame["handles"]]
works = it._task is not None and not it._task.done()
print(json.dumps([frame["values"], frame["sentence"], handles, works]))`));
    if (held && held.pop()) return agreed(card, name, asks);
    const words = (node) => node.textContent.replace(/\\s+/g, " ").trim();
    return [held, {
        sentence: words(card.querySelector(".tk-whole")),
        handles: [...card.querySelectorAll(".tk-handle[data-direction]")].map((node) => node.ariaValueText),
        values: Object.fromEntries([...card.querySelectorAll("[data-name]:is(input, select, fieldset)")].map(
            (node) => [node.dataset.name, node.type === "checkbox" ? node.checked
                : node.querySelector(":checked")?.value ?? node.value])),
        said: words(card.querySelector(".tk-status")),
    }];
}""".replace("EXECUTE", EXECUTE)

# Drive each control to both of its ends, and run each action, which is stopped as soon as it can be.
DRIVE = """async ([card, name, local]) => {
    AGREED
    const found = [];
    const tell = (node, ...events) => events.forEach((event) => node.dispatchEvent(new Event(event)));
    const slid = (slider, end) => { slider.value = slider[end]; tell(slider, "input"); };
    const typed = (box, words) => { box.value = words; tell(box, "input", "change"); };
    const note = async (control, goal, asks = true) =>
        found.push([control, goal, ...await agreed(card, name, asks)]);
    async function both(control, act, goals) {
        for (const [k, goal] of goals.entries()) { act(goal); await note(control, goal, k === 1); }
    }
    for (const control of card.querySelectorAll(".tk-side input, .tk-side select")) {
        const { name: of } = control.dataset;
        if (local.includes(of)) continue;
        if (control.type === "range") {
            await both(of, (end) => slid(control, end), ["max", "min"]);
        } else if (control.type === "checkbox") {
            await both(of, () => control.click(), [!control.checked, control.checked]);
        } else if (control.type === "radio") {
            control.click();
            await note(control.closest("fieldset").dataset.name, control.value);
        } else if (control.tagName === "SELECT") {
            const [first, ...others] = [...control.options].map(({ value }) => value);
            const chosen = (value) => { control.value = value; tell(control, "change"); };
            await both(of, chosen, [others.pop(), first]);
        } else if (control.closest(".tk-boxed")) {
            const [, ...ends] = control.ariaLabel.match(/from (\\S+) to (\\S+)$/);
            await both(of, (end) => typed(control, end), ends);
        }
    }
    // What the browser turns by itself is one view, of which Python hears when the hand rests.
    const turned = local.length ? ["max", "min"] : [];
    for (const end of turned) {
        for (const of of local) slid(card.querySelector(`input[type=range][data-name=${of}]`), end);
        await pause(450);
        await note(local[0], end);
    }
    const [running, stop] = [card.querySelector(".tk-running"), card.querySelector(".tk-stop")];
    if (running) new MutationObserver(() => running.hidden || stop.click())
        .observe(running, { attributes: true, attributeFilter: ["hidden"] });
    for (const action of card.querySelectorAll(".tk-action")) {
        action.click(); await note(null, action.textContent);
    }
    card.querySelector(".tk-reset").click();
    await note(null, "reset");
    return found;
}""".replace("AGREED", AGREED)


def shows(value, held, control):
    """Whether a control on the screen shows the value that Python holds."""
    if control["kind"] != "number":
        return value == held
    step = 10.0 ** -control["digits"]
    return np.isclose(float(value.replace("−", "-")), held, rtol=5e-3 * control["log"], atol=0.5001 * step)


def disagreements(controls, found):
    """Yield what the screen says otherwise than Python holds it, what was refused, and what did not move."""
    ends = {}
    for name, goal, held, seen in found:
        if seen["said"]:
            yield name, goal, seen["said"]
        if held:
            state, sentence, handles = held
            if seen["sentence"] != " ".join(sentence.split()) or seen["handles"] != handles:
                yield name, goal, seen, sentence, handles
            for each, value in seen["values"].items():
                if not shows(value, state[each], controls[each]):
                    yield name, goal, each, value, state[each]
        if name:
            ends.setdefault(name, []).append((goal, seen["values"][name]))
    for name, reached in ends.items():
        if controls[name]["kind"] == "number":  # an explorer may hold it where the picture ends
            (_, first), (_, last) = reached
            moved = first != last
        else:
            moved = all(goal == value for goal, value in reached)
        if not moved:
            yield name, reached


# The numbers that are cut off where a box holds an end of its range.
CUT = """(card) => {
    card.querySelectorAll('.tk-more').forEach((more) => { more.open = true; });
    const cut = [];
    for (const box of card.querySelectorAll('input[type=text]')) {
        const [, low, high] = box.ariaLabel.match(/type a number from (\\S+) to (\\S+)$/);
        const value = box.value;
        for (box.value of [low, high]) {
            if (box.scrollWidth > box.clientWidth) cut.push(`${box.ariaLabel}: ${box.value}`);
        }
        box.value = value;
    }
    card.querySelectorAll('.tk-more').forEach((more) => { more.open = false; });
    return cut;
}"""

# What has the focus, how much of the picture is in sight with it, and whether it is itself.
SIGHT = """() => {
    const control = document.activeElement;
    const panel = control.closest('.jp-WindowedPanel-outer, .jp-Notebook').getBoundingClientRect();
    const picture = control.closest('.tk-explorer').querySelector('.tk-figure').getBoundingClientRect();
    const me = control.getBoundingClientRect();
    const inside = Math.min(picture.bottom, panel.bottom) - Math.max(picture.top, panel.top);
    const free = me.top >= panel.top - 1 && me.bottom <= panel.bottom + 1
        && (me.left >= picture.right - 1 || me.top >= picture.bottom - 1 || me.bottom <= picture.top + 1);
    return [control.outerHTML.slice(0, 80), inside / picture.height, free];
}"""


def hidden_while_in_use(card):
    """Go through all controls of a card by Tab; return those beside which the picture is not in sight."""
    card.evaluate("(card) => card.querySelectorAll('.tk-more').forEach((more) => { more.open = true; })")
    hidden = {}
    card.locator(".tk-big").focus()
    for _ in range(40):
        card.page.keyboard.press("Tab")
        if card.page.evaluate("() => Boolean(document.activeElement.closest('.tk-below'))"):
            break
        if card.page.evaluate("() => !document.activeElement.closest('.tk-explorer')"):
            break
        if card.page.evaluate("() => Boolean(document.activeElement.closest('.tk-side'))"):
            control, share, free = card.page.evaluate(SIGHT)
            if share < 0.97 or not free:
                hidden[control] = (share, free)
    else:
        raise AssertionError("Tab does not leave the controls")
    return hidden


# How far what matters reaches in a big picture, how large its letters are, and how sharp a scene is.
IN_BIG = """(card) => {
    const parts = ".tk-figure, .tk-sentence, .tk-side > .tk-controls, .tk-side > .tk-buttons";
    const boxes = [...card.querySelectorAll(parts)].map((part) => part.getBoundingClientRect());
    const canvas = card.querySelector("canvas.tk-space");
    return {
        right: Math.max(...boxes.map(({ right }) => right)),
        bottom: Math.max(...boxes.map(({ bottom }) => bottom)),
        letters: parseFloat(getComputedStyle(card.querySelector(".tk-sentence")).fontSize),
        canvas: canvas ? canvas.width / canvas.getBoundingClientRect().width : 1,
    };
}"""


def first_grip(card):
    """Return what is dragged first, and a way into the middle of its range; or a cell to press."""
    for grip in card.locator(".tk-handle:visible").all():
        direction = grip.get_attribute("data-direction")
        low, now, high = (float(grip.get_attribute(f"aria-value{end}")) for end in ("min", "now", "max"))
        way = 40 if now < (low + high) / 2 else -40
        return grip, {"x": (way, 0), "y": (0, -way)}.get(direction, (40, 12))
    return card.locator(".tk-cell:visible").first, (0, 0)


def measured(page):
    found = {}
    for card, name in zip(page.locator(".tk-explorer").all(), EXPLORERS, strict=True):
        card.scroll_into_view_if_needed()
        found[name] = card.evaluate(MEASURE)
    return found


@pytest.fixture(scope="class")
def everything(request):
    desk = request.getfixturevalue(request.cls.sits_at)
    desk.page.set_viewport_size(LAPTOP)
    first = "import json\nfrom teachkit.explorers import *\nshown = {}"
    sources = [first, *(f"shown.setdefault({name!r}, {name}())" for name in EXPLORERS)]
    return Stage(desk, f"{request.cls.__name__}.ipynb", sources)


class TestTheLayoutOfAll:
    sits_at = "desk"

    def at(self, everything, size):
        everything.page.set_viewport_size(size)
        everything.page.wait_for_timeout(300)
        return everything.page

    def test_on_a_laptop_all_that_matters_is_in_sight_at_once(self, everything):
        found = measured(self.at(everything, LAPTOP))
        print(*(f"{name}: {one}" for name, one in found.items()), sep="\n")
        assert {
            name: (one["width"], one["height"])
            for name, one in found.items()
            if one["width"] > 1200 or one["height"] > ROOM[1]
        } == {}
        assert {name: one["inputs"] for name, one in found.items() if one["inputs"] > IN_SIGHT} == {}
        assert {name: one["sentence"] for name, one in found.items() if one["sentence"] > 160} == {}

    def test_within_a_thousand_pixels_too(self, everything):
        found = measured(self.at(everything, {**LAPTOP, "width": 1170}))  # JupyterLab's own take the rest
        assert {
            name: (one["width"], one["height"])
            for name, one in found.items()
            if one["width"] > ROOM[0] or one["height"] > ROOM[1]
        } == {}

    def test_on_a_projector_the_picture_stays_in_sight_while_a_control_is_used(self, everything):
        page = self.at(everything, PROJECTOR)
        cards = zip(page.locator(".tk-explorer").all(), EXPLORERS, strict=True)
        assert {name: hidden for card, name in cards if (hidden := hidden_while_in_use(card))} == {}

    @pytest.mark.parametrize("width", [700, 360])
    def test_in_a_narrow_window_nothing_overflows_and_words_can_be_read(self, everything, width):
        found = measured(self.at(everything, {"width": width, "height": 800}))
        assert {name: one for name, one in found.items() if one["overflows"]} == {}
        assert {name: one["text"] for name, one in found.items() if one["text"] < 7} == {}

    def test_in_a_narrow_window_buttons_bring_every_part_of_a_picture_in_sight(self, everything):
        page = self.at(everything, {"width": 360, "height": 800})
        left_to_see = "(frame) => frame.scrollWidth - frame.clientWidth - frame.scrollLeft"
        moved = []
        for card, name in zip(page.locator(".tk-explorer").all(), EXPLORERS, strict=True):
            frame, bar = card.locator(".tk-frame"), card.locator(".tk-sideways")
            assert bar.is_visible() == (frame.evaluate(left_to_see) > 1), name
            right = bar.get_by_label("show its right")
            for _ in range(6):
                if not bar.is_visible() or right.is_disabled():
                    break
                right.click()
                page.wait_for_timeout(60)
                moved.append(name)
            assert frame.evaluate(left_to_see) <= 1, name
        assert {"TwoClassExplorer", "DigitsExplorer"} <= {*moved}
        self.at(everything, LAPTOP)
        assert page.locator(".tk-sideways:visible").count() == 0

    def test_every_box_holds_the_ends_of_its_range(self, everything):
        page = self.at(everything, LAPTOP)
        cards = zip(page.locator(".tk-explorer").all(), EXPLORERS, strict=True)
        assert {name: cut for card, name in cards if (cut := card.evaluate(CUT))} == {}

    @pytest.mark.parametrize("screen", [LAPTOP, {"width": 1920, "height": 1080}])
    def test_a_big_picture_fits_the_screen_in_large_letters(self, everything, screen):
        page = self.at(everything, screen)
        cut, small, blurred = {}, {}, {}
        for card, name in zip(page.locator(".tk-explorer").all(), EXPLORERS, strict=True):
            card.get_by_role("button", name="Big picture").click()
            expect(card).to_have_attribute("data-big", "")
            page.wait_for_timeout(150)
            found = card.evaluate(IN_BIG)
            if found["right"] > screen["width"] + 1 or found["bottom"] > screen["height"] + 1:
                cut[name] = found
            if found["letters"] < 1.6 * 14:
                small[name] = found["letters"]
            if found["canvas"] < 0.97:
                blurred[name] = found["canvas"]
            page.keyboard.press("Escape")
            expect(card).not_to_have_attribute("data-big", "")
        assert (cut, small, blurred) == ({}, {}, {})

    @pytest.mark.parametrize("theme", ["Light", "Dark"])
    def test_no_serious_fault_for_assistive_tools_and_no_glare(self, everything, axe, theme):
        page = self.at(everything, LAPTOP)
        in_theme(page, theme)
        page.evaluate(axe)
        faults, glare = {}, {}
        for card, name in zip(page.locator(".tk-explorer").all(), EXPLORERS, strict=True):
            card.scroll_into_view_if_needed()
            card.evaluate(UNFOLD, True)
            faults[name] = serious(card.evaluate("(card) => axe.run(card).then((all) => all.violations)"))
            card.evaluate(UNFOLD, False)
            if theme == "Dark":
                glare[name] = float((pixels(card).min(axis=2) > 200).mean())
        in_theme(page, "Light")
        assert {name: found for name, found in faults.items() if found} == {}
        assert {name: share for name, share in glare.items() if share > 0.06} == {}

    def test_nothing_went_wrong_in_the_browser(self, everything):
        assert everything.faults == []


class TestTheHandOnAll:
    """Whatever can be done to an explorer, done to each of them."""

    sits_at = "desk"

    def test_an_arrow_key_moves_every_handle_and_the_words_follow(self, everything):
        page = everything.page
        dead = []
        for card, name in zip(page.locator(".tk-explorer").all(), EXPLORERS, strict=True):
            for handle in card.locator(".tk-handle").all():
                if not handle.is_visible():
                    continue
                before = handle.get_attribute("aria-valuetext"), card.locator(".tk-whole").text_content()
                for key in ("ArrowRight", "ArrowLeft", "ArrowLeft", "ArrowUp"):
                    handle.press(key)
                    expect(card).not_to_have_attribute("data-waiting", "", timeout=10_000)
                    now = handle.get_attribute("aria-valuetext"), card.locator(".tk-whole").text_content()
                    if now != before:
                        break
                else:
                    dead.append((name, before[0]))
            if said := card.locator(".tk-status").text_content():
                dead.append((name, said))
            card.get_by_role("button", name="Reset").click()
            expect(card).not_to_have_attribute("data-waiting", "", timeout=10_000)
        assert dead == []

    def test_every_control_goes_to_both_ends_and_every_action_runs(self, everything):
        page = everything.page
        wrong = {}
        for card, name in zip(page.locator(".tk-explorer").all(), EXPLORERS, strict=True):
            scene = json.loads(python(page, f"print(json.dumps(shown[{name!r}].describe_scene()))"))
            controls, local = {each["name"]: each for each in scene["controls"]}, scene.get("local", [])
            found = card.evaluate(f"(card, [name, local]) => ({DRIVE})([card, name, local])", [name, local])
            tried = {each[0] for each in found if each[0]} | set(local)
            wrong[name] = [*disagreements(controls, found), *(controls.keys() - tried)]
        assert {name: each for name, each in wrong.items() if each} == {}

    def test_every_explorer_is_dragged(self, everything):
        page = everything.page
        dead = []
        for card, name in zip(page.locator(".tk-explorer").all(), EXPLORERS, strict=True):
            card.scroll_into_view_if_needed()
            state = f"import json; print(json.dumps(shown[{name!r}].state()))"
            before, drawn = python(page, state), card.locator(".tk-figure").inner_html()
            grip, way = first_grip(card)
            start = centre(grip)
            page.mouse.move(*start)
            page.mouse.down()
            page.mouse.move(*(start + way), steps=5)
            page.mouse.up()
            page.wait_for_timeout(20)
            expect(card).not_to_have_attribute("data-waiting", "", timeout=10_000)
            if python(page, state) == before or card.locator(".tk-figure").inner_html() == drawn:
                dead.append(name)
            card.get_by_role("button", name="Reset").click()
            expect(card).not_to_have_attribute("data-waiting", "", timeout=10_000)
        assert dead == []

    def test_nothing_went_wrong_in_the_browser(self, everything):
        assert everything.faults == []


@pytest.fixture(scope="module")
def default_desk(browser, tmp_path_factory):
    """Yield a desk at which JupyterLab has the windowing that it has by default."""
    wishes = {plugin: values for plugin, values in SETTINGS.items() if plugin != TRACKER}
    folder, scratch = tmp_path_factory.mktemp("notebooks"), tmp_path_factory.mktemp("lab")
    with jupyterlab(folder, scratch, wishes) as address:
        context = browser.new_context(viewport=PROJECTOR)
        context.set_default_timeout(15_000)
        desk = Desk(context.new_page(), (folder, *address))
        yield desk
        leave(desk.page)
        context.close()


def test_the_picture_stays_in_sight_under_the_windowing_that_jupyterlab_has_by_default(default_desk):
    default_desk.page.set_viewport_size(PROJECTOR)
    stage = Stage(default_desk, "board.ipynb", [BOARD, SHOW])
    board = stage.board()
    assert hidden_while_in_use(board.here) == {}
    start = centre(board.dot)
    board.drag(start, start + unit(board) * [0.5, 0])
    assert board.state()["east"] == pytest.approx(0.7, abs=0.04)
    assert stage.faults == []


class TestTheLayoutUnderDefaultWindowing(TestTheLayoutOfAll):
    """The same, where JupyterLab draws no cell that is out of sight."""

    sits_at = "default_desk"
    # What a card is and what is done to it is the same there; where it stands is not.
    test_a_big_picture_fits_the_screen_in_large_letters = None
    test_no_serious_fault_for_assistive_tools_and_no_glare = None

    def test_cells_out_of_sight_are_not_drawn(self, everything):
        looks = everything.page.locator(".jp-Notebook .jp-CodeCell").evaluate_all(
            "(cells) => cells.map((cell) => getComputedStyle(cell).contentVisibility)"
        )
        assert "auto" in looks  # where it is "visible", all are
