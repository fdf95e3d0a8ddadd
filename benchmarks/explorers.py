"""Measure ExponentialExplorer against `interact` with an inline replot of the very same figure, in one run.

    python benchmarks/explorers.py               about four minutes
    python benchmarks/explorers.py --rounds 1    a first look
    python benchmarks/explorers.py --figure growth.png

It wants Chromium and `pip install -e ".[browser]"`. One JupyterLab, one kernel and one notebook hold
three ways to move the same score of the same figure (`ExponentialExplorer.build` draws all of them):

interact           `interact(replot, bird=FloatSlider(...))`, as its documentation shows it: each call makes
                   the figure and displays it through matplotlib's inline backend.
interact, kept     the same, but the figure is made once and each call only moves its artists: the best
                   that `interact` can do. Shown for honesty; the targets are held against the first.
explorer           `ExponentialExplorer`.

They take turns in every round, so that what else the machine does hits all alike. A round has two parts.

Single steps: an arrow key is pressed on the focused slider or handle, and the next one only after the
picture has stood still. The axes change in one step of ten. From them come

to whole picture   from the key event's own time stamp until the frame in which the new picture is painted:
                   for `interact` a new, loaded <img>; for the explorer all artists as the kernel computed
                   them. After each step a screenshot must differ from the one before: the pixels did change.
to dragged handle  the same until the explorer's handle has moved. `interact` draws it with the whole picture.
worst step         the longest of these, and of the kernel's processor times, as a multiple of the median:
                   what a step costs in which the axes change.
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

Then each cell runs again, 20 times:

memory             by how much the kernel's memory has grown, a run.
explorers left     how many more explorers are alive than before.

A second table says how the cost of an update grows with what moves: figures of 3, 10, 100 and 1000 artists.
In a process of its own, an update of an explorer (until the message is ready to be sent) and a replot as the
inline backend makes it; in the page, single steps as above.
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
from IPython.core.pylabtools import print_figure
from many import many, many_bars, many_heights
from playwright.sync_api import sync_playwright

from teachkit.explorers.engine import panels
from teachkit.explorers.engine.view import packed
from teachkit.figures.style import house_style

sys.path.insert(0, str(Path(__file__).parent.parent / "tests" / "browser"))
from lab import CHROMIUM_FLAGS, chromium_path, jupyterlab, leave, open_notebook, python, run_all

START = 1.5  # bird's score at first: the steps and the drag cross a change of the axes
STEPS = 10  # a round
DRAG = 2.5  # s
SWEEP = 110  # px, to and fro
STEP_QUIET, DRAG_QUIET = 0.3, 1.5  # s without a new picture: it is final

AGAIN = 20  # times that a cell runs again
ARTISTS = (3, 10, 100, 1000)
UPDATES = 15  # of each number of artists

IMPORTS = f"""
import gc
import os
import sys
from unittest.mock import patch
from IPython.display import display
from ipywidgets import FloatSlider, interact
from teachkit.explorers import Explorer, ExponentialExplorer
from teachkit.figures.style import house_style
sys.path.append({str(Path(__file__).parent)!r})
%matplotlib inline
print(f"pid {{os.getpid()}}")
"""
# By matplotlib alone. Nothing is written for a browser; and, for `interact`, the figure is laid out and drawn
# once, by whoever displays it.
INTERACT = f"""
class Replot(ExponentialExplorer):
    def build(self):
        figure = super().build()
        figure.draw_without_rendering = lambda: None
        figure.set_layout_engine = lambda engine: None
        return figure

    def update(self):
        self.figure.axes[0].yaxis.set_label_coords(-0.1, 0.5)  # as nobody has laid it out yet

def replot(bird):
    with house_style(), patch.object(Replot, "describe_frame", lambda self: {{}}):
        display(Replot(bird=bird).figure)

interact(replot, bird=FloatSlider({START}, min=-4, max=6, step=0.1));
"""
KEPT = f"""
kept = ExponentialExplorer(bird={START})
kept.describe_frame = lambda: {{}}

def redraw(bird):
    kept.bird = bird
    with house_style():
        display(kept.figure)

interact(redraw, bird=FloatSlider({START}, min=-4, max=6, step=0.1));
"""
EXPLORER = f"ExponentialExplorer(bird={START})"
MANY = "from many import many; many({})()"
ALIVE = "gc.collect(); print(sum(isinstance(thing, Explorer) for thing in gc.get_objects()))"
RUN = """async (index) => {
    const { commands, shell } = window.jupyterapp;
    shell.currentWidget.content.activeCellIndex = index;
    await commands.execute("notebook:run-cell");
}"""

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
      // Of each artist its content: by its place the browser alone moves it with the hand.
      const layer = svg.querySelector(":scope > g[aria-hidden]");
      const artists = [...layer.children].map((g) => g.innerHTML).join("");
      return shownImage(img) && artists && svg.getBoundingClientRect().width ? artists + img.src : null;
    },
  }[kind];
  const handle = cell.querySelector(".tk-handle[data-name=bird], .tk-handle[data-name=height]");
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
        own = ".tk-handle[data-name=bird], .tk-handle[data-name=height]"
        self.handle = cell.locator(".noUi-handle" if kind == "interact" else own)
        self.picture = cell.locator(".jp-OutputArea img" if kind == "interact" else ".tk-figure").last
        self.whole, self.to_handle, self.bytes, self.cpu = [], [], [], []
        self.rates, self.lags, self.later, self.blank, self.frames = [], [], [], 0, 0
        self.grown = self.left = 0

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


def cpu_of(process):
    """Return the processor time of a process in seconds: of its threads where the system tells it exactly."""
    try:
        times = [
            path.read_text().split()[0] for path in Path(f"/proc/{process.pid}/task").glob("*/schedstat")
        ]
    except OSError:  # not Linux, or a thread has just ended
        times = []
    return sum(map(int, times)) / 1e9 if times else sum(process.cpu_times()[:2])


def steps(page, one, traffic, kernel, key):
    """Press `key` several times, each time waiting for the picture to stand still."""
    one.cell.scroll_into_view_if_needed()
    one.handle.focus()
    one.probe(page, "start()")
    before = one.picture.screenshot()
    for _ in range(STEPS):
        # A screenshot makes frames of its own, so none is taken while the clock runs.
        one.probe(page, "start()")
        bytes_before, cpu_before = traffic.received, cpu_of(kernel)
        page.keyboard.press(key)
        page.wait_for_function(f"window.probes[{one.number}].pictures.length", polling=20)
        one.settle(page, STEP_QUIET)
        one.cpu.append(cpu_of(kernel) - cpu_before)
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


def run_again(page, one, kernel, index):
    """Run a cell again and again; note what stays in the kernel."""
    for number in range(AGAIN + 3):
        page.evaluate(RUN, index)
        one.picture.wait_for()
        page.wait_for_timeout(200)  # the browser tells the kernel that the former one has gone
        if number == 2:  # what is kept once is kept by now
            left, before = int(python(page, ALIVE)), kernel.memory_info().rss
    one.left = int(python(page, ALIVE)) - left
    one.grown = (kernel.memory_info().rss - before) / AGAIN


def middle(values):
    return statistics.median(values)


def late(values):
    """The 90th percentile."""
    return statistics.quantiles(values, n=10)[-1] if len(values) > 1 else values[0]


def mean(values):
    return sum(values) / len(values)


def worst(values):
    """Return the largest, as a multiple of the median."""
    return max(values) / middle(values)


def lined_up(table):
    """Return a table as text: its first column to the left, the others to the right."""
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    return "\n".join(
        "  ".join([line[0].ljust(widths[0]), *map(str.rjust, line[1:], widths[1:])]).rstrip()
        for line in table
    )


def report(plain, kept, explorer):
    """Return the table: what was measured, the ratio, the target and whether it is met."""

    def to_handle(one):
        return one.to_handle or one.whole

    def row(what, measure, form, most=None, share=None, least=None):
        """`most` bounds the explorer's value; `share` and `least` what it is of the first `interact`'s."""
        values = [measure(one) for one in (plain, kept, explorer)]
        line = [what, *map(form.format, values)]
        ratio = values[-1] / values[0] if values[0] else math.inf
        if share is not None:
            return [
                *line,
                f"1/{1 / ratio:.1f}",
                f"<= 1/{1 / share:.0f}",
                "met" if ratio <= share else "MISSED",
            ]
        if least is not None:
            return [*line, f"{ratio:.1f}", f">= {least}", "met" if ratio >= least else "MISSED"]
        if most is not None:
            return [*line, "", f"<= {most}", "met" if values[-1] <= most else "MISSED"]
        return [*line, "", "", ""]

    rows = [
        row("to whole picture, median ms", lambda one: middle(one.whole), "{:.0f}", share=1 / 6),
        row("to whole picture, 90th pc. ms", lambda one: late(one.whole), "{:.0f}", share=1 / 6),
        row("to whole picture, worst / median", lambda one: worst(one.whole), "{:.1f}", most=3),
        row("to dragged handle, median ms", lambda one: middle(to_handle(one)), "{:.0f}", share=1 / 12),
        row("to dragged handle, 90th pc. ms", lambda one: late(to_handle(one)), "{:.0f}", share=1 / 12),
        row("kernel CPU an update, ms", lambda one: 1000 * mean(one.cpu), "{:.1f}", share=1 / 25),
        row("kernel CPU, worst / median", lambda one: worst(one.cpu), "{:.1f}", most=3),
        row("bytes an update, KB", lambda one: mean(one.bytes) / 1000, "{:.1f}", share=1 / 25),
        row("updates a second in a drag", lambda one: mean(one.rates), "{:.1f}", least=6),
        row("lag after the drag, median ms", lambda one: middle(one.lags), "{:.0f}"),
        row("lag after the drag, worst ms", lambda one: max(one.lags), "{:.0f}"),
        row("pictures after the drag, worst", lambda one: max(one.later), "{:d}", most=2),
        row("blank frames", lambda one: one.blank, "{:d}", most=0),
        row("  of frames", lambda one: one.frames, "{:d}"),
        row("memory a run of the cell, MB", lambda one: one.grown / 1e6, "{:.2f}", most=1),
        row(f"explorers left after {AGAIN} runs", lambda one: one.left, "{:d}", most=1),
    ]  # fmt: skip
    head = ["", plain.name, kept.name, explorer.name, "ratio", "target", ""]
    return lined_up([head, *rows])


def processor_time(act):
    """Return the median processor time of calls with one height after another, in seconds."""
    times = []
    for number in range(UPDATES + 2):
        begun = time.process_time()
        act(0.3 + 0.01 * number)
        times.append(time.process_time() - begun)
    return middle(times[2:])


def growth(in_page):
    """Return the rows of the second table: what an update costs by the number of artists that move."""
    rows = []
    for count in ARTISTS:
        explorer = many(count)()
        sizes = []

        def update(height, explorer=explorer, sizes=sizes):
            sizes.append(len(packed(explorer.handle_message({"dragged": {"height": height}}))))

        def replot(height, count=count):
            with house_style():
                figure, *_ = many_bars(many_heights(height, count))
                print_figure(figure, bbox_inches="tight", dpi=100)

        one = in_page[count]
        rows.append(
            {
                "artists": count,
                "explorer": 1000 * processor_time(update),
                "replot": 1000 * processor_time(replot),
                "frame": middle(sizes) / 1000,
                "kernel": 1000 * mean(one.cpu),
                "bytes": mean(one.bytes) / 1000,
                "whole": middle(one.whole),
            }
        )
    return rows


def growth_table(rows):
    """Write the rows of `growth` as text."""
    head = ["artists that move", *(str(row["artists"]) for row in rows)]
    forms = (
        ("an update, ms", "explorer", "{:.1f}"),
        ("a replot, ms", "replot", "{:.1f}"),
        ("a frame, KB", "frame", "{:.1f}"),
        ("in the page: kernel CPU, ms", "kernel", "{:.1f}"),
        ("in the page: bytes, KB", "bytes", "{:.1f}"),
        ("in the page: to whole picture, ms", "whole", "{:.0f}"),
    )
    ratios = ["update of replot", *(f"1/{row['replot'] / row['explorer']:.1f}" for row in rows)]
    return lined_up(
        [head, *([what, *(form.format(row[key]) for row in rows)] for what, key, form in forms), ratios]
    )


def growth_figure(rows, path):
    """Draw the rows of `growth`."""
    figure, axes = panels("time size", 9, 4)
    counts = [row["artists"] for row in rows]
    axes["time"].set(
        title="Processor time", xlabel="artists that move", ylabel="ms", xscale="log", yscale="log"
    )
    for key, label, look in (("replot", "a replot", "s--"), ("explorer", "an update of an explorer", "o-")):
        axes["time"].plot(counts, [row[key] for row in rows], look, label=label)
    axes["size"].set(
        title="What travels", xlabel="artists that move", ylabel="KB", xscale="log", yscale="log"
    )
    axes["size"].plot(counts, [row["bytes"] for row in rows], "o-", label="an update of an explorer")
    for ax in axes.values():
        ax.legend()
    figure.savefig(path, dpi=150)


SOURCES = (IMPORTS, INTERACT, KEPT, EXPLORER, *map(MANY.format, ARTISTS))
MOVES = len(SOURCES) - len(ARTISTS)  # the cell of the first figure of many


def notebook():
    cells = [nbformat.v4.new_code_cell(source.strip()) for source in SOURCES]
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    return nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": kernel})


def measure(rounds):
    """Run the rounds; return the three contestants, and by number of artists those of the second table."""
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
            page.locator(".tk-explorer").last.wait_for(timeout=60_000)
            cells = page.locator(".jp-Notebook .jp-CodeCell")
            kernel = psutil.Process(int(cells.nth(0).locator("pre", has_text="pid").inner_text().split()[-1]))
            page.evaluate(PROBE)

            def contestant(name, place, kind):
                cells.nth(place).evaluate("(cell, kind) => window.probe(cell, kind)", kind)
                one = Contestant(name, cells.nth(place), kind, place - 1)
                one.picture.wait_for()
                return one

            contestants = [
                contestant("interact", 1, "interact"),
                contestant("interact, kept", 2, "interact"),
                contestant("explorer", 3, "explorer"),
            ]
            many_of = {n: contestant(f"{n} artists", MOVES + k, "explorer") for k, n in enumerate(ARTISTS)}
            for number in range(rounds):
                for one in contestants:
                    steps(page, one, traffic, kernel, "ArrowRight" if number % 2 == 0 else "ArrowLeft")
                for one in contestants:
                    drag(page, one)
            for one in many_of.values():
                steps(page, one, traffic, kernel, "ArrowUp")
            for place, one in enumerate(contestants, 1):
                run_again(page, one, kernel, place)
            leave(page)
            browser.close()
    return contestants, many_of


def main():
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--figure", type=Path, help="where to draw how the cost grows")
    wanted = parser.parse_args()
    if chromium_path() is None:
        sys.exit("Chromium was not found; set CHROMIUM to its path.")
    begun = time.monotonic()
    contestants, many_of = measure(wanted.rounds)
    print(report(*contestants), end="\n\n")
    rows = growth(many_of)
    print(growth_table(rows))
    if wanted.figure:
        growth_figure(rows, wanted.figure)
    what = f"{wanted.rounds * STEPS} single steps and {wanted.rounds} drags of {DRAG:g} s each"
    print(f"\n{what}; {time.monotonic() - begun:.0f} s in all.")


if __name__ == "__main__":
    main()
