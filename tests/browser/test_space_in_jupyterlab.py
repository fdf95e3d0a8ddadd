"""A scene in space in a real JupyterLab: turned, moved, zoomed by pointer, fingers and keys; both themes."""

import contextlib
import json

import numpy as np
import pytest

pytest.importorskip("playwright.sync_api", reason='Playwright is not installed: pip install -e ".[browser]"')

from lab import Desk, in_theme, leave, python, run_all, start_python, write_notebook
from playwright.sync_api import expect
from stage import Shown

SHOW = "from teachkit.explorers import TwoClassExplorer\nroom = TwoClassExplorer(loss=True)\nroom"
CAMERA = ("elev", "azim", "zoom", "pan_right", "pan_up")
HOME = {"elev": 20, "azim": -112, "zoom": 0.9, "pan_right": 0, "pan_up": 0}


class Room(Shown):
    """The explorer on the screen, with the file browser closed, and what went wrong in it."""

    def __init__(self, desk, notebook):
        self.page, self.faults = desk.page, []
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))
        write_notebook(desk.folder / notebook, [SHOW])
        desk.open(notebook)
        self.page.evaluate("() => window.jupyterapp.shell.collapseLeft()")
        run_all(self.page)
        self.here = self.page.locator(".tk-explorer")
        self.canvas = self.here.locator("canvas.tk-space")
        self.point = self.here.locator(".tk-handle[data-name=point]")
        self.level = self.here.locator(".tk-handle[data-name=level]")
        expect(self.canvas).to_be_visible()
        self.here.scroll_into_view_if_needed()

    def again(self):
        python(self.page, "room.reset()")
        self.settle()
        return self

    def settle(self):
        self.page.wait_for_timeout(600)  # what the browser does by itself Python hears when the hand rests
        expect(self.here).not_to_have_attribute("data-waiting", "")

    def state(self):
        self.settle()
        return self.python("room.state()")

    def view(self):
        state = self.state()
        return {name: state[name] for name in CAMERA}

    def python(self, expression):
        return json.loads(python(self.page, f"import json; print(json.dumps({expression}))"))

    @contextlib.contextmanager
    def more_open(self):
        """Unfold what is under "More" for a while."""
        fold = self.here.locator(".tk-more > summary")
        fold.click()
        try:
            yield
        finally:
            fold.click()

    def drag(self, start, way, key=None):
        if key:
            self.page.keyboard.down(key)
        self.page.mouse.move(*start)
        self.page.mouse.down()
        self.page.mouse.move(*np.add(start, way), steps=6)
        self.page.mouse.up()
        if key:
            self.page.keyboard.up(key)

    def corner(self):
        """A place of the canvas where no handle is."""
        box = self.canvas.bounding_box()
        return np.array([box["x"] + 0.9 * box["width"], box["y"] + 0.06 * box["height"]])

    def assert_in_sight(self):
        frame, dot = self.canvas.bounding_box(), centre(self.point.locator(".tk-dot"))
        low = np.array([frame["x"], frame["y"]])
        assert (dot > low + 10).all() and (
            dot < np.add(low, (frame["width"] - 10, frame["height"] - 10))
        ).all()


def centre(locator):
    box = locator.bounding_box()
    return np.array([box["x"] + box["width"] / 2, box["y"] + box["height"] / 2])


@pytest.fixture(scope="class")
def shown(desk):
    desk.page.set_viewport_size({"width": 1366, "height": 768})
    yield Room(desk, "room.ipynb")
    in_theme(desk.page, "Light")


@pytest.fixture
def room(shown):
    return shown.again()


class TestTheScene:
    def test_a_drag_turns_it_and_with_shift_it_moves(self, room):
        room.drag(room.corner(), (-100, 50))
        turned = room.view()
        assert (turned["azim"], turned["elev"]) == (-72, 40) and turned["pan_right"] == turned["pan_up"] == 0
        before = centre(room.point.locator(".tk-dot"))
        room.drag(room.corner(), (-60, 40), key="Shift")
        moved = room.view()
        assert (moved["azim"], moved["elev"], moved["zoom"]) == (-72, 40, 0.9)
        assert moved["pan_right"] > 0.1 and moved["pan_up"] > 0.1
        assert centre(room.point.locator(".tk-dot")) == pytest.approx(np.add(before, (-60, 40)), abs=3)

    def test_the_point_stays_in_sight_however_large_it_is_and_wherever_it_is_moved(self, room):
        room.canvas.focus()
        for _ in range(22):
            room.page.keyboard.press("+")
        assert room.view()["zoom"] == 3
        room.assert_in_sight()
        for key in ("ArrowLeft", "ArrowUp"):
            for _ in range(30):
                room.page.keyboard.press(f"Shift+{key}")
            room.settle()
            room.assert_in_sight()
        for _ in range(8):
            room.page.keyboard.press("ArrowRight")
        room.settle()
        room.assert_in_sight()
        room.page.keyboard.press("Home")
        assert room.view() == HOME

    def test_arrow_keys_turn_it(self, room):
        room.canvas.focus()
        for key in ("ArrowLeft", "ArrowUp", "ArrowUp"):
            room.page.keyboard.press(key)
        assert room.view() == {**HOME, "azim": -107, "elev": 30}

    def test_the_camera_is_under_more_and_its_buttons_and_sliders_work(self, room):
        slider = room.here.locator("input[type=range][data-name=elev]")
        expect(slider).not_to_be_visible()
        with room.more_open():
            expect(slider).to_be_visible()
            room.here.get_by_role("button", name="from above").click()
            assert (room.view()["elev"], room.view()["azim"]) == (90, -90)
            expect(slider).to_have_value("90")
            slider.focus()
            room.page.keyboard.press("ArrowLeft")
            assert room.view()["elev"] == 89
            room.here.get_by_role("button", name="whole scene").click()
            assert room.view() == HOME

    # A box, what is typed into it, what Python moves meanwhile: also what the browser turns by itself.
    @pytest.mark.parametrize("name, text, moves", [("zoom", "1.5", {"elev": 60}), ("x1", "-1", {"zoom": 2})])
    def test_typed_text_stays_until_enter_and_goes_with_escape(self, room, name, text, moves):
        (other,) = moves
        with room.more_open():
            for key, value in (("Escape", room.python(f"room.{name}")), ("Enter", float(text))):
                room.again()
                before, box = room.box(other).input_value(), room.type_into(name, text)
                room.python(f"room.set(**{moves})")
                expect(room.box(other)).not_to_have_value(before)  # the frame has arrived
                expect(box).to_have_value(text)
                expect(box).to_be_focused()
                box.press(key)
                assert room.state()[name] == value

    def test_escape_brings_back_what_the_browser_turned_by_itself(self, room):
        with room.more_open():
            start_python(room.page, "import ctypes; ctypes.PyDLL(None).sleep(3)")  # no frame comes meanwhile
            room.canvas.press("ArrowUp")
            expect(room.box("elev")).to_have_value(f"{HOME['elev'] + 5}")
            room.type_into("elev", "80").press("Escape")
            expect(room.box("elev")).to_have_value(f"{HOME['elev'] + 5}")
            assert room.view()["elev"] == HOME["elev"] + 5

    def test_the_point_is_dragged_over_the_floor_and_shows_how_it_moves(self, room):
        start = centre(room.point.locator(".tk-dot"))
        arrows = room.point.locator(".tk-arrows")
        room.page.mouse.move(*room.corner())
        assert arrows.evaluate("(node) => getComputedStyle(node).opacity") == "0"
        room.page.mouse.move(*start)
        assert arrows.evaluate("(node) => getComputedStyle(node).opacity") == "1"
        room.drag(start, (40, -10))
        state = room.state()
        assert (state["x1"], state["x2"]) != (1.3, -0.4)
        assert centre(room.point.locator(".tk-dot")) == pytest.approx(np.add(start, (40, -10)), abs=6)
        room.point.focus()
        room.page.keyboard.press("ArrowLeft")
        assert room.state()["x1"] == pytest.approx(state["x1"] - 0.1)

    def test_the_plane_is_dragged_up_and_down_and_is_gone_when_it_is_not_shown(self, room):
        expect(room.level).not_to_be_visible()
        room.here.get_by_label("level plane").check()
        expect(room.level).to_be_visible()
        start = centre(room.level.locator(".tk-dot"))
        room.drag(start, (30, -40))
        level = room.state()["level"]
        assert level > 0.6
        end = centre(room.level.locator(".tk-dot"))
        assert end[0] == pytest.approx(start[0], abs=1) and end[1] == pytest.approx(start[1] - 40, abs=4)
        room.level.focus()
        room.page.keyboard.press("ArrowDown")
        assert room.state()["level"] == pytest.approx(level - 0.01)

    def test_in_the_dark_theme_nothing_of_it_glares(self, room):
        in_theme(room.page, "Dark")
        room.settle()
        light = """(canvas) => {
            const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
            let [seen, glaring] = [0, 0];
            for (let i = 0; i < data.length; i += 4) {
                if (data[i + 3] < 128) continue;
                seen += 1;
                glaring += Math.min(data[i], data[i + 1], data[i + 2]) > 170;
            }
            return [seen / (data.length / 4), glaring / seen];
        }"""
        seen, glaring = room.canvas.evaluate(light)
        assert seen > 0.15 and glaring < 0.05  # lines and words
        in_theme(room.page, "Light")
        room.settle()
        assert room.canvas.evaluate(light)[1] > 0.05

    def test_nothing_went_wrong(self, room):
        assert room.faults == []


def test_two_fingers_move_and_zoom_it(browser, lab):
    context = browser.new_context(viewport={"width": 900, "height": 900}, has_touch=True, is_mobile=True)
    room = Room(Desk(context.new_page(), lab), "fingers_in_space.ipynb")
    touch = context.new_cdp_session(room.page)
    box = room.canvas.bounding_box()
    middle = np.array([box["x"] + box["width"] / 2, box["y"] + 0.2 * box["height"]])

    def stroke(*hands):
        for number, fingers in enumerate(hands):
            points = [{"x": x, "y": y, "id": n} for n, (x, y) in enumerate(fingers)]
            kind = "touchMove" if number else "touchStart"
            touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
        touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})

    def hand(apart, shift=(0, 0)):
        return [middle + shift - (apart, 0), middle + shift + (apart, 0)]

    stroke(hand(40), hand(60), hand(80))
    large = room.view()
    assert large["zoom"] == pytest.approx(1.8, abs=0.11) and large["azim"] == HOME["azim"]
    stroke(hand(50), hand(50, (0, 15)), hand(50, (0, 30)))
    moved = room.view()
    assert moved["pan_up"] > large["pan_up"] + 0.05 and moved["zoom"] == large["zoom"]
    stroke(*([np.add(middle, (way, 0))] for way in (0, 25, 50)))
    assert room.view()["azim"] < moved["azim"] - 5
    assert room.faults == []
    leave(room.page)
    context.close()
