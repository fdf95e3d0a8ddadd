"""Measure the explorers' third dimension against ipympl on the very same surface, in one run.

    python benchmarks/space.py               about two minutes
    python benchmarks/space.py --rounds 1    a first look

It wants Chromium and `pip install -e ".[bench,browser]"`. One JupyterLab, one kernel and one notebook hold
the same surface of 60 x 60 faces twice, in pictures of the same size:

ipympl       `plot_surface` on a canvas of ipympl. The kernel draws every picture. A slider of
             ipywidgets changes the surface: its callback removes it, plots the new one and calls `draw_idle`.
explorer     a `SpaceExplorer`. The browser turns the surface; the kernel computes and sends one that changes.

They take turns in every round, so that what else the machine does hits both alike. A picture counts as
new when the pixels of the canvas, read along five lines after each frame has been painted, are not those
of the frame before. A round has three parts.

Single steps: the pointer, pressed on the surface, moves by some pixels, and moves again only after the
picture has stood still. The time runs from the event's own stamp until the surface has been painted as it
looks now. (The explorer paints it in haste, without smooth edges, and again with them when the hand rests.)

A turn: the pointer takes the surface to and fro for some seconds, 60 moves a second at most. From it come
the pictures a second between the first and the last move, the lag from the last move to the last new
picture (for the explorer, the one with smooth edges), and how many pictures came after the last move: at most
the one that was under way and the newest state, or there is a backlog.

A slider: the same with the handle of the slider that changes the surface.
"""

import argparse
import math
import sys
import tempfile
import time
from pathlib import Path

import nbformat
from explorers import late, mean, middle
from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).parent.parent / "tests" / "browser"))
from lab import CHROMIUM_FLAGS, chromium_path, jupyterlab, leave, open_notebook, run_all

STEPS = 12  # a round
STEP = 9  # px
DRAG = 2.5  # s
SWEEP = 110  # px, to and fro
STEP_QUIET, DRAG_QUIET = 0.3, 1.5  # s without a new picture: it is final

SURFACE = """
%matplotlib widget
import matplotlib.pyplot as plt
import numpy as np
from ipywidgets import FloatSlider, VBox
from teachkit.explorers.engine import Number, panels
from teachkit.explorers.engine.space import SpaceExplorer
from teachkit.figures.space import Space, Surface
from teachkit.figures.style import CLASS_COLOURS
from teachkit.maths.sigmoid import sigmoid

x1, x2 = np.meshgrid(np.linspace(-4, 4, 61), np.linspace(-4, 4, 61), indexing="ij")

def height(scale):
    return sigmoid(scale * (x1 - x2))
"""
IPYMPL = """
plt.ioff()
figure = plt.figure(figsize=(6, 4.5))
figure.canvas.header_visible = False
ax = figure.add_subplot(projection="3d")
looks = {"rcount": 61, "ccount": 61, "color": CLASS_COLOURS[0]}
drawn = [ax.plot_surface(x1, x2, height(1), **looks)]

def redraw(change):
    drawn.pop().remove()
    drawn.append(ax.plot_surface(x1, x2, height(change["new"]), **looks))
    figure.canvas.draw_idle()

slider = FloatSlider(1, min=0.2, max=3, step=0.01)
slider.observe(redraw, "value")
VBox([slider, figure.canvas])
"""
EXPLORER = """
class SurfaceExplorer(SpaceExplorer):
    heading = "One surface"
    scale = Number(1, 0.2, 3, step=0.01, label="scale")

    def build(self):
        figure, axes = panels("stage", 6, 4.5)
        self.stage = axes["stage"]
        self.stage.set_axis_off()
        return figure

    def sentence(self):
        return f"The scale is {self.scale:.2f}."

    def space(self):
        points = np.dstack([x1, x2, height(self.scale)])
        return Space([(-4, 4), (-4, 4), (0, 1)], [Surface("p1", points, CLASS_COLOURS[0])])

SurfaceExplorer()
"""

# What the page itself notes: the moves of the pointer, and after which frames the canvas had changed.
PROBE = """(canvas) => {
  const ctx = canvas.getContext("2d");
  const { width, height } = canvas;
  function pixels() {
    const lines = [0.3, 0.4, 0.5, 0.6, 0.7].map(
      (share) => ctx.getImageData(0, Math.round(share * height), width, 1).data);
    return lines;
  }
  const same = (a, b) => a.every((line, i) => line.every((value, j) => value === b[i][j]));
  const it = { moves: [], pictures: [], frames: 0, running: false };
  let last;
  const afterPaint = new MessageChannel();
  afterPaint.port1.onmessage = ({ data }) => {
    const now = pixels();
    if (!same(now, last)) it.pictures.push([performance.now(), data]);
    last = now;
  };
  function frame() {
    if (!it.running) return;
    it.frames += 1;
    afterPaint.port2.postMessage(it.frames);
    requestAnimationFrame(frame);
  }
  document.addEventListener("pointermove",
    (event) => it.running && it.moves.push([event.timeStamp, it.frames + 1]), true);
  it.start = () => {
    Object.assign(it, { moves: [], pictures: [], frames: 0, running: true });
    last = pixels();
    requestAnimationFrame(frame);
  };
  it.stop = () => {
    it.running = false;
    return { moves: it.moves, pictures: it.pictures };
  };
  it.quiet = (ms) => {
    const stamps = [...it.pictures, ...it.moves].map((note) => note[0]);
    return performance.now() - Math.max(0, ...stamps) > ms;
  };
  window.probes = [...(window.probes ?? []), it];
  return [canvas.clientWidth, canvas.clientHeight];
}"""


class Drag:
    """What was measured of drags of one kind."""

    def __init__(self):
        self.rates, self.lags, self.later = [], [], []

    def add(self, seen):
        (first, _), (last, last_frame) = seen["moves"][0], seen["moves"][-1]
        # A picture painted in the very frame of the last move was there before it.
        later = [stamp for stamp, frame in seen["pictures"] if frame > last_frame]
        self.rates.append(1000 * (len(seen["pictures"]) - len(later)) / (last - first))
        self.lags.append(max(later, default=last) - last)
        self.later.append(len(later))


class Contestant:
    """One way to show the surface, and what was measured of it."""

    def __init__(self, name, page, canvas, slider, number):
        self.name, self.page, self.canvas, self.slider, self.number = name, page, canvas, slider, number
        self.size = canvas.evaluate(PROBE)
        self.steps, self.turn, self.change = [], Drag(), Drag()

    def probe(self, call):
        return self.page.evaluate(f"() => window.probes[{self.number}].{call}")

    def settle(self, quiet):
        self.page.wait_for_function(f"window.probes[{self.number}].quiet({1000 * quiet})", polling=50)

    def press(self, target):
        """Press the pointer in the middle of `target`; return where."""
        target.scroll_into_view_if_needed()
        box = target.bounding_box()
        x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        self.page.mouse.move(x, y)
        self.page.mouse.down()
        return x, y


def steps(one, way):
    """Turn the surface by single moves, each time waiting for the picture to stand still."""
    x, y = one.press(one.canvas)
    for number in range(STEPS):
        one.probe("start()")
        one.page.mouse.move(x + way * STEP * (number + 1), y + way * STEP * (number % 3))
        one.page.wait_for_function(f"window.probes[{one.number}].pictures.length", polling=20)
        one.settle(STEP_QUIET)
        seen = one.probe("stop()")
        one.steps.append(seen["pictures"][0][0] - seen["moves"][0][0])
    one.page.mouse.up()


def drag(one, target, measured):
    """Take `target` to and fro for some seconds."""
    x, y = one.press(target)
    one.probe("start()")
    begun = time.monotonic()
    moves = 0
    while (passed := time.monotonic() - begun) < DRAG:
        one.page.mouse.move(x + SWEEP * math.sin(2 * math.pi * passed / DRAG), y)
        moves += 1
        time.sleep(max(0, begun + moves / 60 - time.monotonic()))
    one.page.mouse.up()
    one.settle(DRAG_QUIET)
    measured.add(one.probe("stop()"))


def report(ipympl, explorer):
    """Return the table: what was measured, the ratio, the target and whether it is met."""

    def row(what, measure, form, least=None, share=None, most=None):
        """`least` and `share` bound the ratio of the explorer to ipympl, `most` the explorer's value."""
        values = [measure(one) for one in (ipympl, explorer)]
        line = [what, *map(form.format, values)]
        if least is not None:
            ratio = values[1] / values[0]
            return [*line, f"{ratio:.1f}", f">= {least}", "met" if ratio >= least else "MISSED"]
        if share is not None:
            ratio = values[0] / values[1]
            return [*line, f"1/{ratio:.1f}", f"<= 1/{share}", "met" if ratio >= share else "MISSED"]
        if most is not None:
            return [*line, "", f"<= {most}", "met" if values[1] <= most else "MISSED"]
        return [*line, "", "", ""]

    table = [
        ["", ipympl.name, explorer.name, "ratio", "target", ""],
        row("turning: updates a second", lambda one: mean(one.turn.rates), "{:.1f}", least=5),
        row("one step, median ms", lambda one: middle(one.steps), "{:.0f}", share=6),
        row("one step, 90th percentile ms", lambda one: late(one.steps), "{:.0f}", share=6),
        row("one step, worst ms", lambda one: max(one.steps), "{:.0f}"),
        row("lag after turning, worst ms", lambda one: max(one.turn.lags), "{:.0f}"),
        row("pictures after turning, worst", lambda one: max(one.turn.later), "{:d}", most=2),
        row("changing: updates a second", lambda one: mean(one.change.rates), "{:.1f}", least=2),
        row("lag after changing, worst ms", lambda one: max(one.change.lags), "{:.0f}"),
        row("pictures after changing, worst", lambda one: max(one.change.later), "{:d}", most=2),
    ]  # fmt: skip
    widths = [max(len(line[c]) for line in table) for c in range(len(table[0]))]
    lines = ["  ".join(cell.ljust(w) if c == 0 else cell.rjust(w) for c, (cell, w) in
                       enumerate(zip(line, widths, strict=True))).rstrip() for line in table]  # fmt: skip
    return "\n".join(lines)


def notebook():
    cells = [nbformat.v4.new_code_cell(source.strip()) for source in (SURFACE, IPYMPL, EXPLORER)]
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    return nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": kernel})


def measure(rounds):
    """Run the rounds and return the two contestants."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "notebooks"
        folder.mkdir()
        nbformat.write(notebook(), folder / "race.ipynb")
        with jupyterlab(folder, scratch) as (address, token), sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium_path(), args=CHROMIUM_FLAGS)
            page = browser.new_page(viewport={"width": 1280, "height": 1000})
            open_notebook(page, address, token, "race.ipynb")
            run_all(page)
            cells = page.locator(".jp-Notebook .jp-CodeCell")
            old, new = cells.nth(1), cells.nth(2)
            canvases = old.locator("canvas").first, new.locator("canvas.tk-space")
            for canvas in canvases:
                canvas.wait_for(timeout=60_000)
            page.wait_for_timeout(2000)  # the first pictures
            slider = new.locator("input[type=range][data-name=scale]")
            contestants = [
                Contestant("ipympl", page, canvases[0], old.locator(".noUi-handle"), 0),
                Contestant("explorer", page, canvases[1], slider, 1),
            ]
            for number in range(rounds):
                for one in contestants:
                    steps(one, 1 if number % 2 == 0 else -1)
                for one in contestants:
                    drag(one, one.canvas, one.turn)
                for one in contestants:
                    drag(one, one.slider, one.change)
            leave(page)
            browser.close()
    return contestants


def main():
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--rounds", type=int, default=3)
    rounds = parser.parse_args().rounds
    if chromium_path() is None:
        sys.exit("Chromium was not found; set CHROMIUM to its path.")
    begun = time.monotonic()
    contestants = measure(rounds)
    print(report(*contestants))
    sizes = ", ".join(f"{one.name} {one.size[0]:.0f} x {one.size[1]:.0f} px" for one in contestants)
    print(f"{rounds * STEPS} steps and {2 * rounds} drags of {DRAG:g} s each; {sizes}; "
          f"{time.monotonic() - begun:.0f} s in all.")  # fmt: skip


if __name__ == "__main__":
    main()
