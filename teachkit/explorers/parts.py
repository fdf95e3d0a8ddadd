"""What explorers of several lessons share: looks, panels, axes by factors of ten, words."""

import itertools
import math
import time
from functools import partial

import numpy as np
from contourpy import contour_generator
from matplotlib.colors import to_hex, to_rgb
from matplotlib.path import Path
from matplotlib.transforms import ScaledTranslation

from teachkit.explorers.engine import derived, panels
from teachkit.explorers.engine.handles import now
from teachkit.figures.style import CLASS_COLOURS, CLASS_MARKERS, CLASS_NAMES, FAINT, INK
from teachkit.figures.words import how_many, number, padded, rounded, significant
from teachkit.maths.softmax import logsumexp, softmax

FOUR = CLASS_NAMES[:4]

TRACK = "#e2e2e2"

# What can be dragged, where it is no class.
DOT = {"marker": "o", "color": INK, "linestyle": "", "markersize": 12, "markeredgecolor": "white",
       "zorder": 5, "clip_on": False}  # fmt: skip

# The top of a bar that can be dragged.
TOP = {"marker": "_", "color": INK, "linestyle": "", "markersize": 18, "markeredgewidth": 2, "zorder": 3,
       "clip_on": False}  # fmt: skip

BEYOND_ARROWS = 22  # points from a dot to what stands clear of the arrows that it shows when chosen

TINY = 1e-12  # a share nearer to 0 or 1 is none that can be dragged to

four_figures = partial(padded, figures=4)


def named(names):
    """Join names as a sentence does: "cat", "cat and dog", "cat, dog and bird".

    Examples
    --------
    >>> named(["cat", "dog", "bird"])
    'cat, dog and bird'
    """
    names = list(names)
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def capital(words):
    """Begin a sentence: the first letter large, the others as they are."""
    return words[0].upper() + words[1:]


def decades(ax, low, high, labels=significant):
    """Make the x axis of `ax` one of powers of ten: its coordinate is the common logarithm."""
    powers = np.arange(round(low), round(high) + 1)
    ax.set_xlim(low, high)
    ax.set_xticks(powers, [labels(10.0**power) for power in powers])


def from_decades(control, value):
    """Return three figures of the number, in the range of `control`, whose common logarithm is `value`."""
    return min(control.high, max(control.low, rounded(10**value, 3)))


class AsinhAxis:
    """An axis that is read in powers of ten on both sides of 0: x is drawn at asinh(x / unit).

    Parameters
    ----------
    unit : float
        Up to about here the axis is an ordinary one.
    step : float
        What an arrow key adds to the place.

    Examples
    --------
    >>> axis = AsinhAxis(5, step=0.02)
    >>> axis.read(axis.place(37) - axis.step), axis.read(axis.place(-800))
    (36.0, -800.0)
    """

    def __init__(self, unit, step):
        self.unit, self.step = unit, step

    def place(self, x):
        """Return where `x` is drawn."""
        return np.arcsinh(np.asarray(x, dtype=float) / self.unit)

    def read(self, place):
        """Return what lies at `place`, to the digit that an arrow key still changes."""
        x = self.unit * math.sinh(place)
        moves = self.step * math.hypot(self.unit, x)
        return round(x, 0 if moves > 0.7 else 1 if moves > 0.07 else 2)

    def grid(self, low, high, count):
        """Return so many places from `low` to `high`, evenly along the axis, and the x of each."""
        places = np.linspace(*self.place([low, high]), count)
        return places, self.unit * np.sinh(places)

    def mark(self, ax, ticks, ends):
        """Write the numbers of the axis, from the first to the second of `ends`."""
        ax.set_xticks(self.place(ticks), [significant(tick) for tick in ticks])
        ax.set_xlim(*self.place(ends))

    def to_control(self, explorer, name):
        """Return what a handle on this axis tells: the control of this name."""
        control = explorer.controls()[name]
        return lambda place: {name: min(control.high, max(control.low, self.read(place)))}


def rung(height, steps, least):
    """Return the lowest axis height, a step times a power of ten, that leaves room above a bar of `height`.

    So an axis rescales in few, clear steps.

    Examples
    --------
    >>> rung(2.8, (1, 3), least=1), rung(0.02, (1, 2, 5), least=0.1), rung(45, (1, 2, 5), least=0.1)
    (10, 0.1, 100)
    """
    power = round(np.log10(least))
    while True:
        for step in steps:
            top = step * 10**power if power >= 0 else step / 10**-power
            if top >= 1.12 * height:
                return top
        power += 1


class Scores:
    """A mix-in for explorers with one score a class: a control for each of `names`; and their softmax."""

    names = ()

    def scores(self):
        """Return the scores. Shape (K,)."""
        return np.array([getattr(self, name) for name in self.names])

    @derived
    def shares(self):
        """Return softmax of the scores. Shape (K,)."""
        return softmax(self.scores())

    def reach(self, name):
        """Return the lowest and the highest place of a score, as `scores` tells it."""
        control = self.controls()[name]
        return control.low, control.high

    def moved_to(self, name, score):
        """Return the values of controls that put a score, as `scores` tells it, somewhere."""
        return {name: round(score, 6)}


def raised(ax, transform, points):
    """Return `transform`, with everything `points` higher: what is beside an axis keeps its distance."""
    return transform + ScaledTranslation(0, points / 72, ax.get_figure().dpi_scale_trans)


def all_seen(explorer, ax, dots, places, sizes, near=4):
    """Let dots that lie on each other all be seen: one that is covered grows to a rim round those above it.

    Parameters
    ----------
    explorer : Explorer
    ax : matplotlib.axes.Axes
    dots : sequence of matplotlib.lines.Line2D
        Of one point each, the lowest first.
    places : function
        Returns where they are. Shape (count, 2).
    sizes : float or sequence of float
        Of a dot that covers none.
    near : float
        How far apart, in points, two dots are told from each other as they are.
    """
    scale = 72 / ax.get_figure().dpi

    def covering():
        x = scale * ax.transData.transform(np.array([[float(v) for v in place] for place in places()]))
        apart = np.hypot(*(x[:, None] - x).transpose(2, 0, 1))
        return np.triu(apart < near, 1).sum(1)

    return explorer.follow(dots, markersize=lambda: np.asarray(sizes) + 6.0 * covering())


def names_apart(places, near, lift, top=np.inf):
    """Return places of names, those of points that lie together on top of each other. Shape (count, 2).

    No name comes higher than `top`.

    Examples
    --------
    >>> names_apart([(0, 0), (3, 1), (0.1, 0)], near=0.5, lift=1).tolist()
    [[0.0, 0.0], [3.0, 1.0], [0.1, 1.0]]
    >>> names_apart([(0, 3), (0, 3)], near=0.5, lift=1, top=3).tolist()
    [[0.0, 2.0], [0.0, 3.0]]
    """
    places = np.array(places, dtype=float)
    apart = np.hypot(*(places[:, None] - places).transpose(2, 0, 1))
    together = apart < near
    over = np.maximum(0, places[:, 1] + lift * (together.sum(1) - 1) - top)
    return places + np.stack([0 * over, lift * np.tril(together, -1).sum(1) - over], axis=1)


def bar_tops(explorer, ax, places, heights, score_of, height_of, noun, step=0.01):
    """Let the tops of bars be dragged: another hold of scores that have a handle elsewhere.

    Parameters
    ----------
    explorer : Explorer with Scores
    ax : matplotlib.axes.Axes
    places : sequence of float
        Of the bars along x.
    heights : function
        Returns what the bars show.
    score_of, height_of : function
        Take the number of a class and a height, or a score; return the score that has this height, and the
        height of this score, all other scores as they are.
    noun : str
        What a bar shows.
    step : float
        What an arrow key adds.
    """

    def add(k, name):
        ends = [lambda end=end: height_of(k, explorer.reach(name)[end]) for end in (0, 1)]

        def to(height):
            low, high = explorer.reach(name)
            return explorer.moved_to(name, float(np.clip(score_of(k, height), low, high)))

        inside = raised(ax, ax.transData, -TOP["markeredgewidth"] / 2)
        (top,) = ax.plot([places[k]], [0], transform=inside, **TOP)
        explorer.handle(
            f"{name}_{noun}", top, f"{noun} of {name}, by its bar", x=places[k], y=lambda: heights()[k],
            along="y", low=ends[0], high=ends[1], step=step, to=to, extra=True,
        )  # fmt: skip

    for k, name in enumerate(explorer.names):
        add(k, name)


def share_tops(explorer, ax, places, shares, temperature=1):
    """Let the tops of bars of softmax be dragged, see `bar_tops`: the other scores stay.

    A share p of a class means a score, divided by the temperature, of ln(p / (1 - p)) above the logsumexp of
    the others.
    """

    def others(k):
        return float(logsumexp(np.delete(explorer.scores(), k) / now(temperature)))

    def score_of(k, share):
        share = min(max(share, TINY), 1 - TINY)
        return now(temperature) * (np.log(share) - np.log1p(-share) + others(k))

    def height_of(k, score):
        return float(softmax([score / now(temperature), others(k)])[0])

    bar_tops(explorer, ax, places, shares, score_of, height_of, "share")


def pile(explorer, ax, x, values, count):
    """Draw a bar a class, at `x`, piled on each other: as high as the sum of what `values` returns."""
    look = {"color": CLASS_COLOURS[:count], "edgecolor": "white", "linewidth": 0.5}
    bars = ax.bar([x] * count, 0, 0.7, **look)
    return explorer.follow(bars, y=lambda: np.cumsum(values()) - values(), height=values)


def class_texts(ax, places, **style):
    """Make empty texts, one for each place along x, above what they are to name."""
    style = {"ha": "center", "va": "bottom", "fontsize": 8, **style}
    return [ax.text(x, 0, "", **style) for x in places]


def score_panel(explorer, ax, noun="score"):
    """Draw one score a class: a bar, a dot at its end to drag, and the number beyond it.

    Parameters
    ----------
    explorer : Explorer with Scores
    ax : matplotlib.axes.Axes
    noun : str
        What a score is called.

    Returns
    -------
    bars : sequence of artists
    """
    places, controls = range(len(explorer.names)), [explorer.controls()[name] for name in explorer.names]
    low, high = min(each.low for each in controls), max(each.high for each in controls)
    room = 0.25 * (high - low)  # for the number beyond a dot and the arrows that it shows when chosen
    ax.set(title=f"{noun}s", ylabel=noun, ylim=(low - room, high + room), xlim=(-0.6, len(places) - 0.4))
    ax.set_xticks(places, explorer.names)
    ax.axhline(0, color=INK, linewidth=0.8)
    colours = CLASS_COLOURS[: len(places)]
    bars = ax.bar(places, [0] * len(places), 0.5, color=colours, alpha=0.45)
    explorer.follow(bars, height=explorer.scores)
    for k, name in enumerate(explorer.names):
        look = {"color": CLASS_COLOURS[k], "markersize": 11, "markeredgecolor": "white", "zorder": 4}
        explorer.handle(name, ax.plot([k], [0], CLASS_MARKERS[k], **look)[0], x=k, along="y")
    above, below = (raised(ax, ax.transData, side * BEYOND_ARROWS) for side in (1, -1))
    explorer.follow(
        class_texts(ax, places, va="center"),
        y=explorer.scores,
        transform=lambda: [above if score >= 0 else below for score in explorer.scores()],
        text=lambda: [number(score, 2) for score in explorer.scores()],
    )
    return bars


def share_panel(explorer, ax, shares, write=number, width=0.7, names=None):
    """Draw one upright bar a class with a number on top.

    Parameters
    ----------
    explorer : Explorer
    ax : matplotlib.axes.Axes
    shares : function
        Returns one value a class.
    write : function
        Writes a value.
    width : float
        Of a bar.
    names : sequence of str, optional
        Of the classes; else those of the explorer.

    Returns
    -------
    bars, texts : sequences of artists
    """
    names = explorer.names if names is None else names
    places = range(len(names))
    ax.set(xlim=(-0.6, len(names) - 0.4), ylim=(0, 1.12))
    ax.set_xticks(places, names)
    bars = ax.bar(places, [0] * len(names), width, color=CLASS_COLOURS[: len(names)])
    texts = class_texts(ax, places)
    explorer.follow(bars, height=shares)
    explorer.follow(texts, y=shares, text=lambda: [write(share) for share in shares()])
    return bars, texts


def share_bars(explorer, ax, names, shares, digits=3):
    """Draw one lying bar a class, the first on top, with a number beside it.

    Parameters
    ----------
    explorer : Explorer
    ax : matplotlib.axes.Axes
    names : sequence of str
        Of the classes, at most as many as there are class colours.
    shares : function
        Returns one value a class.
    digits : int
        After the point.

    Returns
    -------
    bars, texts : sequences of artists
    """
    places = [-k for k in range(len(names))]
    bars = ax.barh(places, [0] * len(names), 0.65, color=CLASS_COLOURS[: len(names)])
    texts = [ax.text(0, y, "", va="center", fontsize=9) for y in places]
    explorer.follow(bars, width=shares)
    explorer.follow(
        texts,
        x=lambda: [share + 0.03 for share in shares()],
        text=lambda: [number(share, digits) for share in shares()],
    )
    ax.set_yticks(places, names)
    ax.tick_params(axis="y", left=False)
    ax.set_xlim(0, 1.25)
    ax.set_xticks([0, 0.5, 1])
    ax.set_ylim(0.5 - len(names), 0.5)
    return bars, texts


def log_dot(explorer, ax, name, control, y=0, words=None, step=0.01, **look):
    """Draw a dot on an axis of `decades` that is dragged to set a control.

    Parameters
    ----------
    explorer : Explorer
    ax : matplotlib.axes.Axes
    name : str
        Of the handle.
    control : str
        What it sets.
    y : float or function
        The height of the dot.
    words : function, optional
        Returns the spoken value; else the control's label and value.
    step : float
        What an arrow key adds, in powers of ten.
    **look
        Where it differs from `DOT`.

    Returns
    -------
    dot : matplotlib.lines.Line2D
    """
    number_of = explorer.controls()[control]
    low, high = np.log10([number_of.low, number_of.high])

    def spoken():
        return f"{control.replace('_', ' ')} {significant(getattr(explorer, control))}"

    return explorer.handle(
        name, ax.plot([0], [1], **{**DOT, **look})[0], control.replace("_", " "), low=low, high=high,
        step=step, x=lambda: np.log10(getattr(explorer, control)), y=y, words=words or spoken,
        to=lambda value: {control: from_decades(number_of, value)},
    )  # fmt: skip


def drop_line(explorer, ax, x, y, low=0, **look):
    """Draw a dotted line from the height `low` up to a moving point."""
    look = {"color": FAINT, "linestyle": ":", "linewidth": 1.5, **look}
    (line,) = ax.plot([0, 0], [low, low], **look)
    return explorer.follow(line, data=lambda: ([x()] * 2, [low, y()]))


def region_paths(limits, scores, count=81):
    """Return for each class the part of the plane in which it has the largest score.

    Parameters
    ----------
    limits : pair of pairs
        Of x and of y.
    scores : function
        Takes points, shape (..., 2), returns scores, shape (..., K).
    count : int
        Points along each side at which scores are asked for; in between they are taken to be straight.

    Returns
    -------
    list of matplotlib.path.Path
        Those of no point, where a class has the largest score nowhere.

    Examples
    --------
    >>> cat, dog = region_paths(((-1, 1), (-1, 1)), lambda x: x)
    >>> dog.contains_points([(0, 0.5), (0.5, 0)]).tolist()
    [True, False]
    """
    x, y = (np.linspace(*each, count) for each in limits)
    z = scores(np.stack(np.meshgrid(x, y), -1))
    order = np.sort(z, axis=-1)
    best, second = order[..., -1:], order[..., -2:-1]
    ahead = z - np.where(z == best, second, best)
    squares, owners = _squares_where_regions_meet(x, y, z, scores)
    paths = []
    for k in range(z.shape[-1]):
        points, codes = contour_generator(x, y, ahead[..., k], fill_type="OuterCode").filled(0, np.inf)
        mine = squares[owners == k]
        points = [*points, *mine]
        codes = [*codes, *[SQUARE_CODES] * len(mine)]
        paths.append(
            Path(np.concatenate(points), np.concatenate(codes)) if points else Path(np.empty((0, 2)))
        )
    return paths


SQUARE_CODES = [Path.MOVETO, Path.LINETO, Path.LINETO, Path.LINETO, Path.CLOSEPOLY]


def _squares_where_regions_meet(x, y, z, scores, parts=4):
    """Return small rectangles, each with the class that is ahead there, for the cells in which three meet.

    There, straight lines between the points of the grid leave a gap that belongs to no class.
    """
    two = np.argsort(-z, axis=-1)[..., :2]
    corners = np.stack([two[:-1, :-1], two[:-1, 1:], two[1:, :-1], two[1:, 1:]], axis=2)
    seen = [(corners == k).any(axis=(2, 3)) for k in range(z.shape[-1])]
    best = corners[..., 0]
    rows, columns = np.nonzero((np.sum(seen, axis=0) > 2) & (best != best[..., :1]).any(-1))
    if not len(rows):
        return np.empty((0, 5, 2)), np.empty(0, dtype=int)
    size = np.array([x[1] - x[0], y[1] - y[0]]) / parts
    steps = np.stack(np.meshgrid(range(parts), range(parts)), -1)
    low = np.stack([x[columns], y[rows]], -1)[:, None, None] + steps * size
    owners = scores(low + size / 2).argmax(-1)
    # Neighbours in a row that belong together are one: a map travels at every step of a drag.
    begins = np.insert(owners[..., 1:] != owners[..., :-1], 0, True, axis=-1)
    ends = np.append(begins[..., 1:], np.ones_like(begins[..., :1]), axis=-1)
    near, far = low[begins], low[ends] + size
    around = np.array([(0, 0), (1, 0), (1, 1), (0, 1), (0, 0)])
    return near[:, None] + around * (far - near)[:, None], owners[begins]


class Run:
    """A training that has gone as far as it was asked to, and keeps what it saw.

    Parameters
    ----------
    states : iterator
        One state for each step, the first from before training. It ends where training broke down.
    """

    def __init__(self, states):
        self._states, self._seen = states, []
        self.speed = 0.0  # states a second, when it last went on

    def upto(self, step):
        """Return the states up to `step`, or up to where training broke down; go on where needed."""
        before, start = len(self._seen), time.perf_counter()
        self._seen += itertools.islice(self._states, max(0, step + 1 - before))
        if len(self._seen) > before:
            self.speed = (len(self._seen) - before) / (time.perf_counter() - start)
        return self._seen[: step + 1]


class Runs:
    """The latest runs, one for each way to train: going back to one of them costs nothing.

    Parameters
    ----------
    start : callable
        Takes what a training depends on, returns the iterator of its states.
    size : int
        How many are kept.
    """

    def __init__(self, start, size=12):
        self._start, self._size, self._kept = start, size, {}

    def of(self, *way):
        """Return the run of this way to train."""
        self._kept[way] = self._kept.pop(way, None) or Run(self._start(*way))
        while len(self._kept) > self._size:
            self._kept.pop(next(iter(self._kept)))
        return self._kept[way]

    def anew(self, *way):
        """Forget the run of this way to train: it starts again."""
        self._kept.pop(way, None)


class Trained:
    """A mix-in for explorers that train: what they share, and the button that goes on with it.

    A subclass says `runs`, `way`, the control `reached` that says how far training has gone, `noun` and
    `steps_a_state` for what is said about its speed, and `pauses`: in about how many pictures it is watched.
    """

    actions = {"train": "Train"}  # noqa: RUF012 - read only
    reached, noun, steps_a_state, pauses = "step", "step", 1, 60

    def way(self):
        """Return what a training depends on, as a tuple."""
        raise NotImplementedError(f"{type(self).__name__} must define way()")

    @derived
    def seen(self):
        """Return the states of the training up to where it is."""
        return self.runs.of(*self.way()).upto(int(getattr(self, self.reached)))

    def message(self):
        """Return in words that training broke down, or nothing."""
        return self.seen()[-1].message

    def train(self):
        """Train on to the end; from the start, where the end has been reached."""
        last = self.controls()[self.reached].high
        before = getattr(self, self.reached)
        if before == last or self.message():
            before = 0
            self.runs.anew(*self.way())
        for place in [before, *(place for place in self.watched(last) if place > before)]:
            self.set(**{self.reached: float(place)})
            yield (place - before) / (last - before)
            if self.message():
                return

    def watched(self, last):
        """Return at what places training is watched: one by one at first, where most happens."""
        if last <= self.pauses:
            return np.arange(1, last + 1)
        return np.unique(np.ceil(last * np.linspace(0, 1, self.pauses + 1)[1:] ** 2))

    def progress(self):
        """Say how far training has gone and, while it runs, how fast."""
        last = self.controls()[self.reached].high
        when = "broken down after" if self.message() else "after"
        done = f"{when} {len(self.seen()) - 1:,} of {int(last):,} {self.noun}s"
        if self.working() is None:
            return done
        speed = self.runs.of(*self.way()).speed * self.steps_a_state
        return f"training, {done}, {how_many(speed)} steps a second"


# Scenes in space.


def mixed(colour, other, share):
    """Return `colour` with a share of another in it."""
    return to_hex((1 - share) * np.array(to_rgb(colour)) + share * np.array(to_rgb(other)))


def pale(colour, share=0.72):
    """Return `colour` mixed with white: what a class has on the floor."""
    return mixed(colour, "white", share)


def lifted(x, z):
    """Return points of the plane, shape (..., 2), at the heights `z`."""
    x = np.asarray(x, dtype=float)
    return np.concatenate([x, np.broadcast_to(z, x.shape[:-1])[..., None]], axis=-1)


def stage_and_panels(names, width, height, heights):
    """Make a figure with a stage at the left and panels below each other at the right.

    Parameters
    ----------
    names : str
        Of the panels, from top to bottom.
    width, height : float
        In inches.
    heights : sequence of float
        How the panels share the height.

    Returns
    -------
    figure : matplotlib.figure.Figure
    axes : dict of matplotlib.axes.Axes, by name; the stage is ``"stage"``
    """
    mosaic = "; ".join(f"stage {name}" for name in names.split())
    figure, axes = panels(mosaic, width, height, width_ratios=[2.5, 1], height_ratios=heights)
    axes["stage"].set_axis_off()
    return figure, axes


def key_line(explorer, ax, sample, at, y, text, **look):
    """Draw a line of a legend: how something looks, and words that follow the state.

    Parameters
    ----------
    explorer : Explorer
    ax : matplotlib.axes.Axes
    sample : sequence of float
        Where the sample stands: one place for a marker, two for a line; all places are shares of the axes.
    at, y : float
        Where the words begin, and their height.
    text : function
        Returns the words.
    **look
        Of the sample.

    Returns
    -------
    words : matplotlib.text.Text
    """
    ax.plot(
        sample,
        [y] * len(sample),
        **{"linestyle": "" if len(sample) == 1 else "-", **look},
        transform=ax.transAxes,
    )
    return explorer.follow(ax.text(at, y, "", fontsize=9, va="center", transform=ax.transAxes), text=text)
