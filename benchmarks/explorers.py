"""Measure ExponentialExplorer against `interact` with an inline replot of the very same figure, in one run.

    python benchmarks/explorers.py               about two minutes
    python benchmarks/explorers.py --rounds 1    a first look

It wants Chromium and `pip install -e ".[browser]"`. One JupyterLab, one kernel and one notebook hold
three ways to move the same score of the same figure (`ExponentialExplorer.build` and `.update` draw all
of them):

interact           `interact(replot, bird=FloatSlider(...))`, as its documentation shows it: each call makes
                   the figure and displays it through matplotlib's inline backend.
interact, kept     the same, but the figure is made once and each call only moves its artists: the best
                   that `interact` can do. Shown for honesty; the targets are held against the first.
explorer           `ExponentialExplorer`.

They take turns in every round, so that what else the machine does hits all alike. A round has two parts.

Single steps: an arrow key is pressed on the focused slider or handle, and the next one only after the
picture has stood still. The axes change in one step of ten. From them come

to whole picture   from the key event's own time stamp until the frame in which the new picture is painted:
                   for `interact` a new, loaded <img>; for the explorer all artists (and, where the axes
                   changed, the background) as the kernel computed them. After each step a screenshot
                   must differ from the one before, so the pixels did change.
to dragged handle  the same until the explorer's handle has moved. `interact` draws it with the whole picture.
bytes              what the kernel's websocket sent to the browser, divided by the number of steps.
kernel CPU         processor time of the whole kernel process (not only of the callback), by the steps.

A continuous drag: the pointer takes the slider's or the explorer's handle to and fro for some seconds,
60 moves a second at most. From it come

updates a second   distinct pictures shown between pressing and releasing.
lag                from the last move until the last new picture.
pictures after     how many pictures came after the last move: at most the one that was under way and the
                   newest state, or there is a backlog.
blank frames       frames (sampled by requestAnimationFrame) in which the picture is missing, not loaded
                   or without size.
"""

import argparse
import math
import statistics
import sys
import tempfile
import time
from pathlib import Path

import nbformat
import psutil
from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).parent.parent / "tests" / "browser"))
from lab import CHROMIUM_FLAGS, chromium_path, jupyterlab, open_notebook, run_all

START = 1.5  # bird's score at first: the steps and the drag cross a change of the axes
STEPS = 10  # a round
DRAG = 2.5  # s
SWEEP = 110  # px, to and fro
STEP_QUIET, DRAG_QUIET = 0.3, 1.5  # s without a new picture: it is final

IMPORTS = """
import os
from IPython.display import display
from ipywidgets import FloatSlider, interact
from teachkit.explorers import ExponentialExplorer
from teachkit.figures.style import house_style
%matplotlib inline
print(f"pid {os.getpid()}")
"""
INTERACT = f"""
drawing = ExponentialExplorer(bird={START})
drawing.unobserve_all()  # only its build() and update() are used here

def replot(bird):
    drawing.bird = bird
    with house_style():
        figure = drawing.build()
    drawing.update()
    display(figure)

interact(replot, bird=FloatSlider({START}, min=-4, max=6, step=0.1));
"""
KEPT = f"""
kept = ExponentialExplorer(bird={START})
kept.unobserve_all()

def redraw(bird):
    kept.bird = bird
    kept.update()
    display(kept.figure)

interact(redraw, bird=FloatSlider({START}, min=-4, max=6, step=0.1));
"""
EXPLORER = f"ExponentialExplorer(bird={START})"

# What the page itself notes. `version` names the picture now shown, or is null where there is none to see.
PROBE = """() => {
window.probes = [];
window.probe = (cell, kind) => {
  const shownImage = (img) => {
    const box = img?.getBoundingClientRect();
    return Boolean(img && img.complete && img.naturalWidth && box.width && box.height);
  };
  const version = {
    interact: () => {
      const img = cell.querySelector(".jp-OutputArea img");
      return shownImage(img) ? img.src : null;
    },
    explorer: () => {
      const [img, svg] = [cell.querySelector(".tk-background"), cell.querySelector(".tk-figure > svg")];
      const artists = [...svg.querySelectorAll(":scope > g[aria-hidden]")].map((g) => g.innerHTML).join("");
      return shownImage(img) && artists && svg.getBoundingClientRect().width ? artists + img.src : null;
    },
  }[kind];
  const handle = cell.querySelector(".tk-handle[data-name=bird]");
  const place = () => handle && handle.getAttribute("transform");
  // Every note is [time, number of the frame].
  const it = { events: [], pictures: [], handles: [], blank: 0, frames: 0, running: false };
  let lastVersion, lastPlace;
  const afterPaint = new MessageChannel();
  let notes = [];
  afterPaint.port1.onmessage = () => {
    for (const [list, number] of notes) list.push([performance.now(), number]);
    notes = [];
  };
  function frame() {
    if (!it.running) return;
    it.frames += 1;
    const [nowVersion, nowPlace] = [version(), place()];
    if (nowVersion === null) it.blank += 1;
    else if (nowVersion !== lastVersion) {
      notes.push([it.pictures, it.frames]);
      lastVersion = nowVersion;
    }
    if (nowPlace !== lastPlace) {
      notes.push([it.handles, it.frames]);
      lastPlace = nowPlace;
    }
    if (notes.length) afterPaint.port2.postMessage(0);
    requestAnimationFrame(frame);
  }
  for (const type of ["keydown", "pointermove", "pointerup"]) {
    const note = (event) => it.running && it.events.push([type, event.timeStamp, it.frames + 1]);
    document.addEventListener(type, note, true);
  }
  it.start = () => {
    Object.assign(it, { events: [], pictures: [], handles: [], blank: 0, frames: 0, running: true });
    [lastVersion, lastPlace] = [version(), place()];
    requestAnimationFrame(frame);
  };
  it.stop = () => {
    it.running = false;
    const { events, pictures, handles, blank, frames } = it;
    return { events, pictures, handles, blank, frames };
  };
  it.quiet = (ms) => {
    const stamps = [...it.pictures.map((p) => p[0]), ...it.events.map((e) => e[1])];
    return performance.now() - Math.max(0, ...stamps) > ms;
  };
  window.probes.push(it);
};
}"""


class Contestant:
    """One way to move the figure, and what was measured of it."""

    def __init__(self, name, cell, kind, number):
        self.name, self.cell, self.number = name, cell, number
        self.handle = cell.locator(".noUi-handle" if kind == "interact" else ".tk-handle[data-name=bird]")
        self.picture = cell.locator(".jp-OutputArea img" if kind == "interact" else ".tk-figure").last
        self.whole, self.to_handle, self.bytes, self.cpu = [], [], [], []
        self.rates, self.lags, self.later, self.blank, self.frames = [], [], [], 0, 0

    def probe(self, page, call):
        return page.evaluate(f"() => window.probes[{self.number}].{call}")

    def settle(self, page, quiet):
        page.wait_for_function(f"window.probes[{self.number}].quiet({1000 * quiet})", polling=50)


class Traffic:
    """Bytes that the kernel sent to the browser."""

    def __init__(self, page):
        self.received = 0
        page.on("websocket", self._open)

    def _open(self, socket):
        if "/channels" in socket.url:
            socket.on("framereceived", self._count)

    def _count(self, payload):
        self.received += len(payload.encode() if isinstance(payload, str) else payload)


def steps(page, one, traffic, kernel, key):
    """Press `key` several times, each time waiting for the picture to stand still."""
    one.cell.scroll_into_view_if_needed()
    one.handle.focus()
    one.probe(page, "start()")
    before = one.picture.screenshot()
    for _ in range(STEPS):
        # A screenshot makes frames of its own, so none is taken while the clock runs.
        one.probe(page, "start()")
        bytes_before, cpu_before = traffic.received, sum(kernel.cpu_times()[:2])
        page.keyboard.press(key)
        page.wait_for_function(f"window.probes[{one.number}].pictures.length", polling=20)
        one.settle(page, STEP_QUIET)
        one.cpu.append(sum(kernel.cpu_times()[:2]) - cpu_before)
        one.bytes.append(traffic.received - bytes_before)
        seen = one.probe(page, "stop()")
        pressed = next(stamp for kind, stamp, _ in seen["events"] if kind == "keydown")
        one.whole.append(seen["pictures"][-1][0] - pressed)
        one.to_handle += [stamp - pressed for stamp, _ in seen["handles"][:1]]
        after = one.picture.screenshot()
        if after == before:
            raise RuntimeError(f"{one.name}: the pixels did not change")
        before = after


def drag(page, one):
    """Take the handle to and fro for some seconds."""
    one.cell.scroll_into_view_if_needed()
    box = one.handle.bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    one.probe(page, "start()")
    begun = time.monotonic()
    moves = 0
    while (passed := time.monotonic() - begun) < DRAG:
        page.mouse.move(x + SWEEP * math.sin(2 * math.pi * passed / DRAG), y)
        moves += 1
        time.sleep(max(0, begun + moves / 60 - time.monotonic()))
    page.mouse.up()
    one.settle(page, DRAG_QUIET)
    seen = one.probe(page, "stop()")
    moves = [(stamp, frame) for kind, stamp, frame in seen["events"] if kind == "pointermove"]
    (first, _), (last, last_frame) = moves[0], moves[-1]
    # A picture painted in the very frame of the last move was there before it.
    later = [stamp for stamp, frame in seen["pictures"] if frame > last_frame]
    one.rates.append(1000 * (len(seen["pictures"]) - len(later)) / (last - first))
    one.lags.append(max(later, default=last) - last)
    one.later.append(len(later))
    one.blank += seen["blank"]
    one.frames += seen["frames"]


def middle(values):
    return statistics.median(values)


def late(values):
    """The 90th percentile."""
    return statistics.quantiles(values, n=10)[-1] if len(values) > 1 else values[0]


def mean(values):
    return sum(values) / len(values)


def report(plain, kept, explorer):
    """Return the table: what was measured, the ratio, the target and whether it is met."""

    def to_handle(one):
        return one.to_handle or one.whole

    def row(what, measure, form, most=None, share=None):
        """`most` bounds the explorer's value; `share` what it is of the first `interact`'s."""
        values = [measure(one) for one in (plain, kept, explorer)]
        line = [what, *map(form.format, values)]
        if share is not None:
            ratio = values[-1] / values[0]
            return [*line, f"1/{1 / ratio:.1f}", f"1/{1 / share:.0f}", "met" if ratio <= share else "MISSED"]
        if most is not None:
            return [*line, "", str(most), "met" if values[-1] <= most else "MISSED"]
        return [*line, "", "", ""]

    rows = [
        row("to whole picture, median ms", lambda one: middle(one.whole), "{:.0f}", share=1 / 3),
        row("to whole picture, 90th pc. ms", lambda one: late(one.whole), "{:.0f}", share=1 / 3),
        row("to whole picture, worst ms", lambda one: max(one.whole), "{:.0f}"),
        row("to dragged handle, median ms", lambda one: middle(to_handle(one)), "{:.0f}", share=1 / 8),
        row("to dragged handle, 90th pc. ms", lambda one: late(to_handle(one)), "{:.0f}", share=1 / 8),
        row("kernel CPU an update, ms", lambda one: 1000 * mean(one.cpu), "{:.1f}", share=1 / 12),
        row("bytes an update, KB", lambda one: mean(one.bytes) / 1000, "{:.1f}", share=1 / 12),
        row("updates a second in a drag", lambda one: mean(one.rates), "{:.1f}"),
        row("lag after the drag, median ms", lambda one: middle(one.lags), "{:.0f}"),
        row("lag after the drag, worst ms", lambda one: max(one.lags), "{:.0f}"),
        row("pictures after the drag, worst", lambda one: max(one.later), "{:d}", most=2),
        row("blank frames", lambda one: one.blank, "{:d}", most=0),
        row("  of frames", lambda one: one.frames, "{:d}"),
    ]  # fmt: skip
    head = ["", plain.name, kept.name, explorer.name, "ratio", "target", ""]
    table = [head, *rows]
    widths = [max(len(line[c]) for line in table) for c in range(len(head))]
    lines = ["  ".join(cell.ljust(w) if c == 0 else cell.rjust(w) for c, (cell, w) in
                       enumerate(zip(line, widths, strict=True))).rstrip() for line in table]  # fmt: skip
    return "\n".join(lines)


def notebook():
    cells = [nbformat.v4.new_code_cell(source.strip()) for source in (IMPORTS, INTERACT, KEPT, EXPLORER)]
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    return nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": kernel})


def measure(rounds):
    """Run the rounds and return the three contestants."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "notebooks"
        folder.mkdir()
        nbformat.write(notebook(), folder / "race.ipynb")
        with jupyterlab(folder, scratch) as (address, token), sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium_path(), args=CHROMIUM_FLAGS)
            page = browser.new_page(viewport={"width": 1280, "height": 1000})
            traffic = Traffic(page)
            open_notebook(page, address, token, "race.ipynb")
            run_all(page)
            page.locator(".tk-explorer").wait_for(timeout=60_000)
            cells = page.locator(".jp-Notebook .jp-CodeCell")
            kernel = psutil.Process(int(cells.nth(0).locator("pre", has_text="pid").inner_text().split()[-1]))
            page.evaluate(PROBE)
            contestants = []
            for name, place, kind in (
                ("interact", 1, "interact"),
                ("interact, kept", 2, "interact"),
                ("explorer", 3, "explorer"),
            ):
                cells.nth(place).evaluate("(cell, kind) => window.probe(cell, kind)", kind)
                contestants.append(Contestant(name, cells.nth(place), kind, place - 1))
                contestants[-1].picture.wait_for()
            for number in range(rounds):
                for one in contestants:
                    steps(page, one, traffic, kernel, "ArrowRight" if number % 2 == 0 else "ArrowLeft")
                for one in contestants:
                    drag(page, one)
            browser.close()
    return contestants


def main():
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--rounds", type=int, default=2)
    rounds = parser.parse_args().rounds
    if chromium_path() is None:
        sys.exit("Chromium was not found; set CHROMIUM to its path.")
    begun = time.monotonic()
    contestants = measure(rounds)
    print(report(*contestants))
    took = time.monotonic() - begun
    print(f"{rounds * STEPS} single steps and {rounds} drags of {DRAG:g} s each; {took:.0f} s in all.")


if __name__ == "__main__":
    main()
