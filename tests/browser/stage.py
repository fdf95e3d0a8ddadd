"""A notebook of explorers in a page, and the explorer of board.py in it."""

import json
from pathlib import Path

import numpy as np
from lab import python, run_all, write_notebook
from playwright.sync_api import expect

BOARD = Path(__file__).with_name("board.py").read_text(encoding="utf-8")
SHOW = "board = Board()\nboard"
JUPYTERLABS_OWN = ("Failed to load resource", "Could not restore the debugger state")


class Stage:
    """A notebook of explorers in a page, with the file browser closed, and what went wrong in it."""

    def __init__(self, desk, notebook, sources):
        self.page, self.faults = desk.page, []
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))
        self.page.on("console", self._noted)
        write_notebook(desk.folder / notebook, sources)
        desk.open(notebook)
        self.page.evaluate("() => window.jupyterapp.shell.collapseLeft()")
        run_all(self.page)
        expect(self.page.locator(".tk-explorer")).to_have_count(len(sources) - 1)  # all but the first cell's

    def _noted(self, message):
        if message.type == "error" and not message.text.startswith(JUPYTERLABS_OWN):
            self.faults.append(message.text)

    def board(self):
        board = Board(self.page)
        python(self.page, "board.reset()")
        board.settle()
        board.here.scroll_into_view_if_needed()
        return board


class Shown:
    """The explorer `here` on the screen."""

    def box(self, name):
        return self.here.locator(f"input[type=text][data-name={name}]")

    def type_into(self, name, text):
        """Type without an end: no Enter, and the box keeps the focus."""
        box = self.box(name)
        box.click()
        box.press("ControlOrMeta+a")
        box.press_sequentially(text)
        return box


class Board(Shown):
    """The explorer of board.py on the screen."""

    def __init__(self, page):
        self.page, self.here = page, page.locator(".tk-explorer").first
        self.dot = self.here.locator(".tk-handle[data-name=place]")
        self.top = self.here.locator(".tk-handle[data-name=height]")
        self.cells = self.here.locator(".tk-target[data-name=cells] .tk-cell")
        self.rows = self.here.locator(".tk-target[data-name=rows] .tk-cell")
        self.status = self.here.locator(".tk-status")
        self.sentence = self.here.locator(".tk-sentence")

    def settle(self):
        expect(self.here).not_to_have_attribute("data-waiting", "")
        self.page.wait_for_timeout(50)  # a frame may be under way that somebody else asked for
        expect(self.here).not_to_have_attribute("data-waiting", "")

    def state(self):
        self.settle()
        return json.loads(python(self.page, "import json; print(json.dumps(board.state()))"))

    def on(self):
        """Return which cells are on, as Python has them and as the screen reader hears them."""
        bits = int(self.state()["cells"])
        heard = [cell.get_attribute("aria-selected") == "true" for cell in self.cells.all()]
        assert heard == [bool(bits >> k & 1) for k in range(6)]
        return [k for k in range(6) if heard[k]]

    def scale(self):
        return self.here.locator(".tk-figure > svg").evaluate("(svg) => svg.getScreenCTM().a")

    def drag(self, start, *goals, steps=6):
        self.page.mouse.move(*start)
        self.page.mouse.down()
        for goal in goals:
            self.page.mouse.move(*goal, steps=steps)
        self.page.mouse.up()


def centre(locator):
    box = locator.bounding_box()
    return np.array([box["x"] + box["width"] / 2, box["y"] + box["height"] / 2])


def unit(board):
    """Return how many pixels of the window one east and one north are."""
    sent = json.loads(
        python(board.page, "import json; print(json.dumps(board.handle_message({})['handles'][0]))")
    )
    return np.array(sent["pixels"]) * board.scale()
