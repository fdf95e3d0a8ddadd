"""Explorers of the exponential and of softmax (lessons 01 and 02)."""

import math

import numpy as np
from matplotlib.ticker import MultipleLocator
from matplotlib.transforms import ScaledTranslation

from teachkit.explorers.old.engine import Choice, Explorer, Handle, Number, Toggle
from teachkit.explorers.old.parts import piled
from teachkit.explorers.parts import FOUR
from teachkit.figures.style import CLASS_COLOURS, CLASS_MARKERS, CLASS_NAMES, FAINT, INK, WARNING, new_figure
from teachkit.figures.words import how_many, listing, number, significant
from teachkit.maths.softmax import logsumexp, softmax, to_temperature

THREE = CLASS_NAMES[:3]
# Heights of an axis, so that it rescales in few, clear steps.
LADDER = tuple(step * 10**power for power in range(6) for step in (1, 3))


def _rung(height):
    """Return the lowest axis height that leaves room for the number on a bar of `height`."""
    return next(rung for rung in LADDER if rung >= 1.12 * height)


def _dot(ax, k, size=8, y=0.0, **looks):
    """Make the moving marker of class number `k`."""
    (dot,) = ax.plot([0], [y], color=CLASS_COLOURS[k], marker=CLASS_MARKERS[k], linestyle="",
                     markersize=size, clip_on=False, animated=True, **looks)  # fmt: skip
    return dot


def _lanes(ax, names, low, high):
    """Draw a line for each name, the first on top, from `low` to `high`; dots move along them."""
    count = len(names)
    ax.set_ylim(-0.7, count - 0.3)
    ax.set_yticks(range(count), names[::-1])
    ax.spines[["left", "bottom"]].set_visible(False)
    ax.tick_params(left=False)
    ax.hlines(range(count), low, high, color="#d0d0d0", linewidth=1)


def _raised(ax, transform, points):
    """Return `transform`, with everything `points` higher: what is beside an axis keeps its distance."""
    return transform + ScaledTranslation(0, points / 72, ax.get_figure().dpi_scale_trans)


def _bars(ax, names):
    """Make one moving bar a class, with a moving number on it."""
    bars, labels = [], []
    for k, _ in enumerate(names):
        bars += ax.bar([k], [0], 0.7, color=CLASS_COLOURS[k], animated=True)
        labels.append(ax.text(k, 0, "", ha="center", va="bottom", fontsize=8, animated=True))
    ax.set_xlim(-0.6, len(names) - 0.4)
    ax.set_xticks(range(len(names)), names)
    return bars, labels


class ExponentialExplorer(Explorer):
    """Four scores lifted onto the exponential curve, and the same curve divided by the sum.

    The upper row is e^x with its four heights and their stack; the lower row is e^x / S, on which the
    four dots add up to 1. The dashed grey curve is where the lower curve was before the last move.

    Parameters
    ----------
    cat, dog, bird, fish : float
        The scores, from -4 to 6.
    shift : float
        Added to every score.
    scale : float
        Multiplies every score, before the shift.

    Notes
    -----
    After the two linked graphs of Elliot Waite, "Softmax Function Explained In Depth with 3D
    Visuals", https://www.youtube.com/watch?v=ytbYRIN0N4g.

    Examples
    --------
    >>> explorer = ExponentialExplorer()
    >>> explorer.cat = -4
    >>> [round(float(height), 4) for height in explorer.heights()]
    [0.0183, 0.2466, 0.4493, 2.0138]
    """

    heading = "Four scores on the exponential curve, and the same curve divided by the sum"
    how = (
        "Drag a dot along its line, or focus it and press the arrow keys. Shift adds to all scores, scale "
        "multiplies them. The dashed grey curve below is where the curve was before your last move."
    )

    cat = Number(-2.2, -4, 6, label="score of cat", digits=1)
    dog = Number(-1.4, -4, 6, label="score of dog", digits=1)
    bird = Number(-0.8, -4, 6, label="score of bird", digits=1)
    fish = Number(0.7, -4, 6, label="score of fish", digits=1)
    shift = Number(0, -3, 3, label="shift all", digits=1)
    scale = Number(1, 0, 2, step=0.05, label="scale all", digits=2)

    low, high = -4.5, 6.5  # what the x axis shows

    def scores(self):
        """Return the four scores as drawn: scaled, then shifted. Shape (4,)."""
        return np.array([getattr(self, name) for name in FOUR]) * self.scale + self.shift

    def heights(self):
        """Return the exponentials of the scores. Shape (4,)."""
        return np.exp(self.scores())

    def build(self):
        """Draw both curves, the four lanes between them, and the bars."""
        figure, axes = new_figure(
            8.2, 5.6, 3, 2, gridspec_kw={"height_ratios": [3, 1.25, 3], "width_ratios": [3, 1.7]}
        )
        (self.top, self.top_bars), (self.lanes, blank), (self.bottom, self.bottom_bars) = axes
        blank.set_axis_off()
        x = np.linspace(self.low - 0.3, self.high + 0.3, 300)
        for ax in (self.top, self.lanes, self.bottom):
            ax.set_xlim(self.low - 0.3, self.high + 0.3)
        self.top.plot(x, np.exp(x), color=INK, linewidth=1)
        self.top.set_title("Exponentials: every height is positive")
        self.top.set_ylabel("$e^x$")
        self.bottom.set_title("Divided by S: the four dots sum to 1")
        self.bottom.set_ylabel("$e^x / S$")
        self.bottom.set_xlabel("score")
        self.bottom.set_ylim(0, 1.05)
        self.top.set_ylim(0, 3000)  # the layout leaves room for the widest numbers
        self.top_bars.set_ylim(0, 3000)
        _lanes(self.lanes, FOUR, self.low, self.high)
        self.lanes.set_xticks([])
        for ax in (self.top_bars, self.bottom_bars):
            ax.set_xlim(-0.6, 5.1)
            ax.set_xticks([0, 1, 2, 3, 4.5], [*FOUR, "sum"])
        self.bottom_bars.set_ylim(0, 1.05)
        moving = {"animated": True}
        (self.ghost,) = self.bottom.plot(x, np.zeros_like(x), "--", color=FAINT, linewidth=1.2, **moving)
        (self.curve,) = self.bottom.plot(x, np.zeros_like(x), color=INK, linewidth=1.5, **moving)
        self.x = x
        self.dots, self.lifted, self.shares, self.bars, self.share_bars = [], [], [], [], []
        self.verticals, self.stack, self.share_stack, self.labels = [], [], [], []
        for k, colour in enumerate(CLASS_COLOURS[:4]):
            line = {"color": colour, "linestyle": ":", "linewidth": 1.5, **moving}
            for ax in (self.top, self.lanes, self.bottom):
                self.verticals += ax.plot([0, 0], [0, 1], **line)
            self.lifted.append(_dot(self.top, k))
            self.shares.append(_dot(self.bottom, k))
            self.dots.append(_dot(self.lanes, k, 12, 3 - k, markeredgecolor="white"))
            for ax, bars, stack in (
                (self.top_bars, self.bars, self.stack),
                (self.bottom_bars, self.share_bars, self.share_stack),
            ):
                bars += ax.bar([k], [0], 0.7, color=colour, **moving)
                stack += ax.bar([4.5], [0], 0.7, color=colour, edgecolor="white", linewidth=0.5, **moving)
                self.labels.append(ax.text(k, 0, "", ha="center", va="bottom", fontsize=8, **moving))
        self.sums = [
            ax.text(5.1, 0, "", ha="right", va="bottom", fontsize=9, fontweight="bold", **moving)
            for ax in (self.top_bars, self.bottom_bars)
        ]
        # S is wide: it stands above the number of a bar that is nearly as high.
        self.sums[0].set_transform(_raised(self.top_bars, self.top_bars.transData, 9))
        return figure

    def update(self):
        """Put dots, bars and curves where the scores say."""
        scores, heights = self.scores(), self.heights()
        total, shares = heights.sum(), softmax(scores)
        top = _rung(total)
        self.top.set_ylim(0, top)
        self.top_bars.set_ylim(0, top)
        previous = (
            np.array([self.before[name] for name in FOUR]) * self.before["scale"] + self.before["shift"]
        )
        self.curve.set_ydata(np.exp(self.x) / total)
        self.ghost.set_ydata(np.exp(self.x) / np.exp(previous).sum())
        for k, score in enumerate(scores):
            lift, lane, drop = self.verticals[3 * k : 3 * k + 3]
            lift.set_data([score, score], [0, heights[k]])
            lane.set_data([score, score], [-0.7, 3.7])
            drop.set_data([score, score], [shares[k], 1.05])
            self.dots[k].set_xdata([score])
            self.lifted[k].set_data([score], [heights[k]])
            self.shares[k].set_data([score], [shares[k]])
            for bar, label, value in (
                (self.bars[k], self.labels[2 * k], heights[k]),
                (self.share_bars[k], self.labels[2 * k + 1], shares[k]),
            ):
                bar.set_height(value)
                label.set_y(value)
                label.set_text("<0.001" if 0 < value < 0.0005 else number(value))
        piled(self.stack, heights)
        piled(self.share_stack, shares)
        for text, value, words in zip(self.sums, (total, shares.sum()), ("S = {}", "{}"), strict=True):
            text.set_y(value)
            text.set_text(words.format(number(value)))

    def sentence(self):
        """Say the scores, their exponentials, the sum and the shares."""
        heights = self.heights()
        return (
            f"Scores: {listing(FOUR, self.scores(), 2)}. Exponentials: {listing(FOUR, heights)}; "
            f"their sum S is {number(heights.sum())}. Divided by S: {listing(FOUR, softmax(self.scores()))}."
        )

    def handles(self):
        """One dot a score."""
        ends = []
        for name in FOUR:
            trait = self.controls()[name]
            reach = np.array([trait.low, trait.high]) * self.scale + self.shift
            ends.append(np.clip(reach, self.low, self.high).round(6).tolist())
        return [
            Handle(name, self.dots[k], f"score of {name}", float(score), 3 - k, *ends[k])
            for k, (name, score) in enumerate(zip(FOUR, self.scores(), strict=True))
        ]

    def dragged(self, name, value):
        """Find the score that, scaled and shifted, lies at `value`; at scale 0 no score moves a dot."""
        return {name: round((value - self.shift) / self.scale, 6)} if self.scale else {}

    def allowed(self, state, old):
        """Stop the hand where a dot would leave the picture."""
        if self._inside(state):
            return state
        near, far = 0.0, 1.0
        for _ in range(30):
            share = (near + far) / 2
            part = {name: old[name] + share * (state[name] - old[name]) for name in state}
            near, far = (share, far) if self._inside(part) else (near, share)
        hundredths = {name: 100 * near * (state[name] - old[name]) for name in state}
        return {
            name: round(old[name] + math.trunc(moved + math.copysign(1e-5, moved)) / 100, 6)
            for name, moved in hundredths.items()
        }

    def _inside(self, state):
        scores = [state[name] * state["scale"] + state["shift"] for name in FOUR]
        return self.low - 1e-9 <= min(scores) and max(scores) <= self.high + 1e-9


class OneLogitExplorer(Explorer):
    """Move one score and leave the others: its probability traces a sigmoid.

    With the other scores fixed, p = sigmoid(score - LSE), where LSE is the logsumexp of the others: at
    a score of LSE the probability is 1/2. The other classes share what is left in fixed ratios.

    Parameters
    ----------
    cat, dog, bird, fish : float
        The scores, from -6 to 6.
    moved : {"cat", "dog", "bird", "fish"}
        The class whose score the dot on the lane moves.

    Notes
    -----
    After "move one logit" in Elliot Waite, "Softmax Function Explained In Depth with 3D Visuals",
    https://www.youtube.com/watch?v=ytbYRIN0N4g.

    Examples
    --------
    >>> explorer = OneLogitExplorer()
    >>> round(explorer.middle(), 4)
    0.8634
    >>> explorer.bird = 2
    >>> round(float(explorer.shares()[2]), 4)
    0.7571
    """

    heading = "Move one score: its probability traces a sigmoid"
    how = (
        "Choose which score moves, then drag its large dot along its line, or focus it and press the arrow "
        "keys. The broad coloured stretch is where it has been. Other scores slide the whole curve."
    )

    moved = Choice(("bird", "cat", "dog", "fish"), label="score that moves")
    cat = Number(-2.2, -6, 6, label="score of cat", digits=1)
    dog = Number(-1.4, -6, 6, label="score of dog", digits=1)
    bird = Number(-0.8, -6, 6, label="score of bird", digits=1)
    fish = Number(0.7, -6, 6, label="score of fish", digits=1)

    low, high = -6.4, 7.5  # room for the middle of the curve, 6 + ln 3 at most

    def scores(self):
        """Return the four scores. Shape (4,)."""
        return np.array([getattr(self, name) for name in FOUR])

    def shares(self):
        """Return the probabilities of the four classes. Shape (4,)."""
        return softmax(self.scores())

    def others(self):
        """Return the names of the three classes that stay, by rising score."""
        return sorted((name for name in FOUR if name != self.moved), key=lambda name: getattr(self, name))

    def middle(self):
        """Return the logsumexp of the other scores: where the probability of the moved class is 1/2."""
        return float(logsumexp([getattr(self, name) for name in self.others()]))

    def traced(self, x):
        """Return the probability of the moved class if its score were `x`: sigmoid(x - middle)."""
        return softmax(np.stack([x, np.full_like(x, self.middle())], axis=-1))[..., 0]

    def build(self):
        """Draw the curve above its lanes, and the bars beside it."""
        figure, axes = new_figure(
            8.2, 4.5, 2, 2, gridspec_kw={"height_ratios": [3, 1.1], "width_ratios": [3, 2]}
        )
        (self.main, self.bar_axes), (self.lanes, self.notes) = axes
        self.notes.set_axis_off()
        self.notes.set_xlim(0, 1)
        self.notes.set_ylim(0, 1)
        for ax in (self.main, self.lanes):
            ax.set_xlim(self.low, self.high)
        for ax in (self.main, self.bar_axes):
            ax.set_ylim(0, 1.1)
            ax.set_yticks([0, 0.25, 0.5, 0.75, 1])
        self.main.set_ylabel("probability")
        self.main.set_title(" ")  # keeps room for the one that names the class
        self.bar_axes.set_title("All four probabilities")
        self.main.axhline(1, color="#d0d0d0", linewidth=1)
        _lanes(self.lanes, FOUR, -6, 6)
        self.lanes.set_xlabel("score")
        moving = {"animated": True}
        where = _raised(self.main, self.main.transAxes, 6)
        self.title = self.main.text(0, 1, "", transform=where, fontsize=11, fontweight="bold", **moving)
        self.x = np.linspace(self.low, self.high, 200)
        (self.trail,) = self.main.plot([], [], linewidth=7, alpha=0.35, solid_capstyle="round", **moving)
        (self.curve,) = self.main.plot(self.x, 0 * self.x, color=INK, linewidth=1.5, **moving)
        (self.half,) = self.main.plot([0] * 3, [0] * 3, color=FAINT, linestyle="--", linewidth=1.2, **moving)
        self.half_label = self.main.text(0, 0, "", fontsize=9, **moving)
        self.guides = [
            ax.plot([0, 0], [0, 0], linestyle=":", linewidth=1.5, **moving)[0]
            for ax in (self.main, self.lanes, self.main)
        ]
        (self.point,) = self.main.plot(
            [0], [0], linestyle="", clip_on=False, markersize=10, markeredgecolor="white", **moving
        )
        self.small = [_dot(self.lanes, k, 6, 3 - k) for k in range(4)]
        (self.dot,) = self.lanes.plot(
            [0], [0], linestyle="", markersize=13, markeredgecolor="white", **moving
        )
        self.bars, self.labels = _bars(self.bar_axes, FOUR)
        self.words = [
            self.notes.text(0, y, "", va="center", fontsize=9, fontweight=weight, **moving)
            for y, weight in ((0.72, "normal"), (0.4, "bold"))
        ]
        self.family = None
        return figure

    def update(self):
        """Put the curve, the dots and the bars where the scores say."""
        index, score, middle = FOUR.index(self.moved), getattr(self, self.moved), self.middle()
        shares = self.shares()
        family = (self.moved, *(getattr(self, name) for name in self.others()))
        if family != self.family or self.state() == self._start:
            self.family, self.visited = family, (score, score)
        self.visited = min(score, *self.visited), max(score, *self.visited)
        stretch = np.linspace(*self.visited, 60)
        self.title.set_text(f"Move {self.moved} alone: a sigmoid")
        self.curve.set_ydata(self.traced(self.x))
        self.trail.set_data(stretch, self.traced(stretch))
        self.half.set_data([middle, middle, self.low], [0, 0.5, 0.5])
        # The words keep clear of the curve and of the dotted line, as far as the picture has room.
        left = middle > 2 or score > middle > -1
        self.half_label.set_position((middle - 0.15, 0.54) if left else (middle + 0.15, 0.04))
        self.half_label.set_ha("right" if left else "left")
        self.half_label.set_text(f"LSE of the others = {number(middle)}")
        up, down, across = self.guides
        up.set_data([score, score], [0, shares[index]])
        down.set_data([score, score], [3 - index, 3.7])
        across.set_data([score, self.high], [shares[index]] * 2)
        self.point.set_data([score], [shares[index]])
        self.dot.set_data([score], [3 - index])
        for artist in (self.trail, self.point, self.dot, *self.guides):
            artist.set_color(CLASS_COLOURS[index])
        for artist in (self.point, self.dot):
            artist.set_marker(CLASS_MARKERS[index])
            artist.set_markeredgecolor("white")
        for dot, place in zip(self.small, self.scores(), strict=True):
            dot.set_xdata([place])
        for bar, label, share in zip(self.bars, self.labels, shares, strict=True):
            bar.set_height(share)
            label.set_y(share)
            label.set_text(number(share))
        self.words[0].set_text(f"Wherever {self.moved} goes, the others keep")
        self.words[1].set_text(self.kept())

    def kept(self):
        """Write the ratio of the largest to the smallest of the other probabilities."""
        least, _, most = self.others()
        gap = getattr(self, most) - getattr(self, least)
        return f"p({most}) / p({least}) = e^{significant(round(gap, 4))} = {number(math.exp(gap))}"

    def sentence(self):
        """Say the sigmoid, its middle, all probabilities and the ratio that stays."""
        score, middle = getattr(self, self.moved), self.middle()
        share = self.shares()[FOUR.index(self.moved)]
        return (
            f"Only {self.moved} moves. The logsumexp of the other three scores is {number(middle, 4)}: there "
            f"p({self.moved}) is 1/2. The score of {self.moved} is {number(score, 2)}, so p({self.moved}) = "
            f"sigmoid({number(score - middle, 4)}) = {number(share)}. "
            f"Probabilities: {listing(FOUR, self.shares())}. Wherever {self.moved} goes, {self.kept()}."
        )

    def handles(self):
        """One dot: the score that moves."""
        index = FOUR.index(self.moved)
        score = getattr(self, self.moved)
        words = f"score of {self.moved} {number(score, 1)}, probability {number(self.shares()[index])}"
        return [Handle("score", self.dot, "score that moves", score, 3 - index, -6, 6, text=words)]

    def dragged(self, name, value):
        """Move the chosen score."""
        return {self.moved: value}


class DivisionExplorer(Explorer):
    """Three scores divided by their sum, beside softmax, while one number is added to all of them.

    Plain division depends on where the zero of the scores lies: a shift changes every share, a negative
    score makes a negative share, a negative sum reverses the order and a sum of 0 leaves nothing to
    divide by. Softmax depends on differences alone.

    Parameters
    ----------
    cat, dog, bird : float
        The scores, from -10 to 10.
    shift : float
        Added to every score.
    thousand : bool
        Whether another 1000 is added to every score.

    Notes
    -----
    The numbers 5, 3, 2 and the shifts of 1 and of 1000 are those of a viewer's question on Elliot
    Waite, "Softmax Function Explained In Depth with 3D Visuals",
    https://www.youtube.com/watch?v=ytbYRIN0N4g.

    Examples
    --------
    >>> explorer = DivisionExplorer(shift=1)
    >>> [round(float(share), 5) for share in explorer.plain()]
    [0.46154, 0.30769, 0.23077]
    >>> [round(float(share), 5) for share in explorer.shares()]
    [0.84379, 0.1142, 0.04201]
    """

    heading = "Plain division beside softmax, under a shift of all scores"
    how = (
        "Drag a score, or the dot that shifts all of them, or focus a dot and press the arrow keys. "
        "The dashed outlines are the bars without any shift. At ▲ and ▼ a bar goes on beyond the axis."
    )

    cat = Number(5, -10, 10, label="score of cat", digits=1)
    dog = Number(3, -10, 10, label="score of dog", digits=1)
    bird = Number(2, -10, 10, label="score of bird", digits=1)
    shift = Number(0, -10, 10, label="shift all", digits=1)
    thousand = Toggle(False, label="add another 1000")

    zero = 1e-9  # a sum closer to 0 is one that rounding kept from it: 0.1 + 0.2 - 0.3

    def added(self):
        """Return what is added to every score."""
        return self.shift + (1000 if self.thousand else 0)

    def scores(self, added=None):
        """Return the three scores with `added`, by default the present shift. Shape (3,)."""
        return np.array([getattr(self, name) for name in THREE]) + (self.added() if added is None else added)

    def plain(self, added=None):
        """Return each score divided by the sum, or None where the sum is 0. Shape (3,)."""
        scores = self.scores(added)
        return None if abs(scores.sum()) < self.zero else scores / scores.sum()

    def shares(self, added=None):
        """Return the softmax of the scores. Shape (3,)."""
        return softmax(self.scores(added))

    def faults(self):
        """Return what is wrong with plain division here, each in a few words."""
        scores, plain = self.scores(), self.plain()
        if plain is None:
            return ["no shares: the scores sum to 0"]
        found = ["order reversed"] if scores.sum() < 0 and np.ptp(scores) > 0 else []
        return found + (["negative share"] if (plain < 0).any() else [])

    def build(self):
        """Draw both sets of bars, and the number line on which the scores lie."""
        figure = new_figure(8.2, 5.2, 2, 2, gridspec_kw={"height_ratios": [3, 1.3]})[0]
        left, right, lanes, spare = figure.axes
        grid = lanes.get_gridspec()
        lanes.remove()
        spare.remove()
        self.lanes = figure.add_subplot(grid[1, :])
        self.panels = [left, right]
        left.set_title("Plain division: score / sum")
        right.set_title("Softmax")
        left.set_ylabel("share")
        _lanes(self.lanes, (*THREE, "shift"), -2000, 2000)
        self.lanes.patch.set_visible(False)  # it would cover the verdicts
        self.lanes.set_xlabel("score + shift")
        self.lanes.set_xlim(979.5, 1020.5)  # the layout leaves room for the widest numbers
        self.lanes.xaxis.set_major_locator(MultipleLocator(5))
        self.lanes.axvline(0, color=FAINT, linewidth=1)
        moving = {"animated": True}
        self.bars, self.labels, self.ghosts, self.verdicts, self.tips = [], [], [], [], []
        for ax in self.panels:
            ax.axhline(0, color=INK, linewidth=0.8)
            ax.tick_params(axis="x", length=0)
            bars, labels = _bars(ax, THREE)
            self.bars.append(bars)
            self.labels.append(labels)
            outline = {"fill": False, "edgecolor": INK, "linestyle": "--", "linewidth": 1, **moving}
            self.ghosts.append([ax.bar([k], [0], 0.8, **outline)[0] for k in range(3)])
            self.tips.append([ax.text(k, 0, "", ha="center", color="white", **moving) for k in range(3)])
            ax.set_xlabel(" \n \n ", fontsize=9)  # keeps room for the numbers and the verdict
            for label in labels:
                label.set(transform=_raised(ax, ax.get_xaxis_transform(), -32), fontsize=10, y=0)
            self.verdicts.append(
                ax.text(
                    0.5,
                    0,
                    "",
                    transform=_raised(ax, ax.transAxes, -49),
                    ha="center",
                    fontweight="bold",
                    **moving,
                )
            )
        self.dots = [_dot(self.lanes, k, 12, 3 - k, markeredgecolor="white") for k in range(3)]
        self.dots += self.lanes.plot(
            [0], [0], "o", color=INK, markersize=11, markeredgecolor="white", **moving
        )
        for dot in self.dots:  # unclipped: out of the axis it would push the layout aside
            dot.set_xdata([1000])
        return figure

    def update(self):
        """Draw both sets of shares, as far as the axes reach, and say what broke."""
        added = 1000 if self.thousand else 0
        self.lanes.set_xlim(added - 20.5, added + 20.5)
        for dot, place in zip(self.dots, (*self.scores(), self.added()), strict=True):
            dot.set_xdata([place])
        drawn = [self.plain(), self.shares()]
        ghosts = [self.plain(0), self.shares(0)]
        known = [shares for shares in (*drawn, *ghosts) if shares is not None]
        strange = min(shares.min() for shares in known) < 0
        for ax in self.panels:
            ax.set_ylim((-1.1, 2.1) if strange else (0, 1.12))
            ax.set_yticks([-1, 0, 1, 2] if strange else [0, 0.25, 0.5, 0.75, 1])
        for side in range(2):
            self._show_shares(side, drawn[side], ghosts[side])
        faults = self.faults()
        same = ghosts[0] is None or drawn[0] is None or np.allclose(drawn[0], ghosts[0], rtol=0)
        fine = "sum 1, no negative share" if same else "the shift changed the shares"
        self.verdicts[0].set_text(" and ".join(faults) or fine)
        self.verdicts[0].set_color(WARNING if faults else INK)
        self.verdicts[1].set_text("the same at every shift")

    def _show_shares(self, side, shares, ghost):
        """Draw one panel: bars, the outlines of the bars without a shift, and the numbers."""
        for k in range(3):
            for bar, values in ((self.bars[side][k], shares), (self.ghosts[side][k], ghost)):
                bar.set_visible(values is not None)
                bar.set_height(0 if values is None else values[k])
            self.labels[side][k].set_text("none" if shares is None else number(shares[k], 5))
            low, high = self.panels[side].get_ylim()
            height, tip = self.bars[side][k].get_height(), self.tips[side][k]
            tip.set_text("▲" if height > high else "▼" if height < low else "")
            tip.set_y(high if height > 0 else low)
            tip.set_va("top" if height > 0 else "bottom")

    def sentence(self):
        """Say the scores, both sets of shares, and what is wrong with plain division."""
        scores, plain, before = self.scores(), self.plain(), self.plain(0)
        with_ = f" with {number(self.added(), 2)} added" if self.added() else ""
        parts = [
            f"Scores{with_}: {listing(THREE, scores, 2)}; "
            f"their sum is {number(0 if plain is None else scores.sum(), 2)}."
        ]
        if plain is None:
            parts.append("Plain division breaks: the scores sum to 0.")
        else:
            parts.append(f"Plain division: {listing(THREE, plain, 5)}.")
            if "order reversed" in self.faults():
                first = THREE[int(scores.argmax())]
                parts.append(f"Order reversed: {first} has the largest score and gets the smallest share.")
            if (plain < 0).any():
                names = " and ".join(name for name, share in zip(THREE, plain, strict=True) if share < 0)
                parts.append(f"Negative share: {names}.")
        if self.added() and before is not None:
            parts.append(f"Without the shift plain division gives {listing(THREE, before, 5)}.")
        parts.append(f"Softmax: {listing(THREE, self.shares(), 5)}, the same at every shift.")
        return " ".join(parts)

    def handles(self):
        """One dot a score, and one that shifts them all."""
        added = self.added()
        large = added - self.shift
        scores = [
            Handle(name, self.dots[k], f"score of {name}", float(place), 3 - k, added - 10, added + 10)
            for k, (name, place) in enumerate(zip(THREE, self.scores(), strict=True))
        ]
        shift = Handle("shift", self.dots[3], "shift all", added, 0, large - 10, large + 10,
                       text=f"shift all {number(added, 1)}")  # fmt: skip
        return [*scores, shift]

    def dragged(self, name, value):
        """Take off what is added, to find the score or the shift itself."""
        large = self.added() - self.shift
        return {name: round(value - (large if name == "shift" else self.added()), 6)}


class BaseExplorer(Explorer):
    """Powers of another base than e, divided by their sum: softmax at another temperature.

    a^z = e^(z ln a), so base a is temperature T = 1 / ln a and nothing else. On the left each height
    a^z is found again on the faint curve e^x, at x = z / T.

    Parameters
    ----------
    base : float
        From 1.1 to 10; e unless told.
    cat, dog, bird, fish : float
        The scores, from -4 to 5.

    Notes
    -----
    The scores and the question why the base is e are those of Christian Versloot, "How does the Softmax
    activation function work?", MachineCurve, 2020.

    Examples
    --------
    >>> explorer = BaseExplorer(base=3)
    >>> round(explorer.temperature(), 4)
    0.9102
    >>> [round(float(share), 4) for share in explorer.shares()]
    [0.0718, 0.8982, 0.0298, 0.0003]
    """

    heading = "Another base is another temperature"
    how = (
        "Drag the base, or a score along its line, or focus a dot and press the arrow keys. "
        "Hollow markers: the same heights on the curve of e, at score / T."
    )

    base = Number(math.e, 1.1, 10, label="base a", digits=3)
    cat = Number(2, -4, 5, label="score of cat", digits=1)
    dog = Number(4.3, -4, 5, label="score of dog", digits=1)
    bird = Number(1.2, -4, 5, label="score of bird", digits=1)
    fish = Number(-3.1, -4, 5, label="score of fish", digits=1)

    low, high = -4.3, 7.2  # what the x axis shows: room on the right for hollow markers

    def scores(self):
        """Return the four scores. Shape (4,)."""
        return np.array([getattr(self, name) for name in FOUR])

    def heights(self):
        """Return the powers a^z. Shape (4,)."""
        return self.base ** self.scores()

    def shares(self):
        """Return the powers a^z divided by their sum. Shape (4,)."""
        return self.heights() / self.heights().sum()

    def temperature(self):
        """Return the temperature that means the same as the base: 1 / ln a."""
        return to_temperature(base=self.base)

    def build(self):
        """Draw the two curves above the lanes of the scores, and the bars above the lane of the base."""
        figure, axes = new_figure(
            8.2, 4.8, 2, 2, gridspec_kw={"height_ratios": [3, 1.2], "width_ratios": [1.25, 1]}
        )
        (self.main, self.bar_axes), (self.lanes, self.base_lane) = axes
        self.x = np.linspace(self.low, self.high, 300)
        for ax in (self.main, self.lanes):
            ax.set_xlim(self.low, self.high)
        self.main.set_title("Powers of the base")
        self.main.set_ylabel("height")
        self.main.yaxis.set_major_formatter(lambda x, _: how_many(x) if x >= 10 else significant(x))
        self.main.set_ylim(0, LADDER[-1])  # the layout leaves room for the widest numbers
        _lanes(self.lanes, FOUR, -4, 5)
        self.lanes.set_xlabel("score")
        self.bar_axes.set_title("Solid: powers / their sum\nOutlined: softmax at T = 1 / ln a")
        self.bar_axes.set_ylim(0, 1.12)
        self.bar_axes.set_yticks([0, 0.25, 0.5, 0.75, 1])
        _lanes(self.base_lane, ("base",), 1.1, 10)
        self.base_lane.set_ylim(-0.6, 1.6)
        self.base_lane.set_xlim(0.8, 10.3)
        self.base_lane.set_xticks([1.1, math.e, 5, 7.5, 10], ["1.1", "e", "5", "7.5", "10"])
        moving = {"animated": True}
        (self.of_e,) = self.main.plot(self.x, np.exp(self.x), "--", color=FAINT, linewidth=1.5, **moving)
        (self.of_a,) = self.main.plot(self.x, np.exp(self.x), color=INK, linewidth=1.5, **moving)
        self.names = [
            self.main.text(0, 0, text, color=colour, fontsize=11, **moving)
            for text, colour in (("$e^x$", FAINT), ("$a^x$", INK))
        ]
        self.verticals, self.levels, self.lifted, self.found, self.dots = [], [], [], [], []
        self.bars, self.outlines, self.labels = [], [], []
        above = _raised(self.main, self.main.transData, 5)
        self.beyond = [self.main.text(0, 0, "", fontsize=8, transform=above, **moving) for _ in FOUR]
        for k, colour in enumerate(CLASS_COLOURS[:4]):
            line = {"color": colour, "linestyle": ":", "linewidth": 1.5, **moving}
            for ax in (self.main, self.lanes):
                self.verticals += ax.plot([0, 0], [0, 1], **line)
            self.levels += self.main.plot([0, 0], [0, 0], color=colour, linewidth=1, **moving)
            self.found.append(_dot(self.main, k, markerfacecolor="white"))
            self.found[k].set_clip_on(True)  # score / T may lie outside
            self.lifted.append(_dot(self.main, k, zorder=2.1))
            self.dots.append(_dot(self.lanes, k, 12, 3 - k, markeredgecolor="white"))
            self.bars += self.bar_axes.bar([k - 0.2], [0], 0.38, color=colour, **moving)
            self.outlines += self.bar_axes.bar(
                [k + 0.2], [0], 0.36, color="white", edgecolor=colour, linewidth=2, **moving
            )
            self.labels.append(self.bar_axes.text(k, 0, "", ha="center", va="bottom", fontsize=8, **moving))
        self.bar_axes.set_xlim(-0.6, 3.6)
        self.bar_axes.set_xticks(range(4), FOUR)
        (self.base_dot,) = self.base_lane.plot(
            [0], [0], "o", color=INK, markersize=12, markeredgecolor="white", **moving
        )
        self.words = self.base_lane.text(0.8, 1, "", va="center", fontsize=10, fontweight="bold", **moving)
        return figure

    def update(self):
        """Put curves, dots and bars where base and scores say."""
        scores, heights, shares, T = self.scores(), self.heights(), self.shares(), self.temperature()
        top = _rung(max(1, heights.max()))
        self.main.set_ylim(0, top)
        self.of_a.set_ydata(self.base**self.x)
        self._name_curves(top)
        self._name_beyond(top)
        for k, score in enumerate(scores):
            self.verticals[2 * k].set_data([score, score], [0, heights[k]])
            self.verticals[2 * k + 1].set_data([score, score], [3 - k, 3.7])
            self.levels[k].set_data([score, score / T], [heights[k]] * 2)
            self.lifted[k].set_data([score], [heights[k]])
            self.found[k].set_data([score / T], [heights[k]])
            self.dots[k].set_xdata([score])
        for bar, share in zip(self.bars, shares, strict=True):
            bar.set_height(share)
        for outline, label, share in zip(
            self.outlines, self.labels, softmax(scores, temperature=T), strict=True
        ):
            outline.set_height(share)
            label.set_y(share)
            label.set_text(number(share, 5))
        self.base_dot.set_xdata([self.base])
        self.words.set_text(f"base {number(self.base)} = temperature {number(T, 4)}")

    def _name_beyond(self, top):
        """Write at the edge, over the end of its line, where a hollow marker lies that is not shown."""
        places, heights = self.scores() / self.temperature(), self.heights()
        for text in self.beyond:
            text.set_text("")
        for side, edge, words, outside in (
            ("left", self.low + 0.1, "← {1} {0}", places < self.low),
            ("right", self.high, "{0} → {1}", places > self.high),
        ):
            order = [k for k in np.argsort(heights, kind="stable") if outside[k]]
            free = math.exp(edge) + (0.08 * top if side == "right" else 0)  # the name of e^x ends there
            for rank, k in enumerate(order):
                y = min(max(heights[k], free), (1 - 0.065 * (len(order) - rank)) * top)
                free = y + 0.065 * top
                self.beyond[k].set(x=edge, y=y, ha=side, text=words.format(FOUR[k], number(places[k], 1)))

    def _name_curves(self, top):
        """Write the steeper curve's name on its left, the flatter one's below it or above its end."""
        for text, base in zip(self.names, (math.e, self.base), strict=True):
            steeper = base == max(math.e, self.base)
            x = min(math.log((0.92 if steeper else 0.45) * top) / math.log(base), self.high)
            room = x < self.high - 0.6
            text.set_position((x - 0.15 if steeper or not room else x + 0.15, base**x))
            text.set_ha("right" if steeper or not room else "left")
            text.set_va("center" if steeper else "top" if room else "bottom")
        self.names[1].set_visible(abs(self.base - math.e) > 0.05)  # two curves in one place have one name

    def sentence(self):
        """Say the base, the temperature, and both rows of probabilities."""
        T = self.temperature()
        return (
            f"Scores: {listing(FOUR, self.scores(), 2)}. Base a is {number(self.base)}; the temperature that "
            f"means the same is T = 1 / ln a = {number(T, 4)}. Powers of a divided by their sum: "
            f"{listing(FOUR, self.shares(), 5)}. Softmax at temperature T: "
            f"{listing(FOUR, softmax(self.scores(), temperature=T), 5)}."
        )

    def handles(self):
        """One dot a score, and the base."""
        scores = [
            Handle(name, self.dots[k], f"score of {name}", float(score), 3 - k, -4, 5)
            for k, (name, score) in enumerate(zip(FOUR, self.scores(), strict=True))
        ]
        words = f"base {number(self.base)}, temperature {number(self.temperature())}"
        return [*scores, Handle("base", self.base_dot, "base a", self.base, 0, 1.1, 10, text=words)]
