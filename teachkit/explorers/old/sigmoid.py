"""Explorers of lesson 04: two scores and their difference, limits of numbers, S-curves and losses."""

import math
from functools import cache

import numpy as np
from matplotlib.patches import Polygon

from teachkit.explorers.old.engine import Choice, Explorer, Handle, Number
from teachkit.explorers.old.parts import MOVING
from teachkit.figures.picture import Table
from teachkit.figures.style import CLASS_COLOURS, CLASS_MARKERS, CLASS_NAMES, FAINT, INK, WARNING, new_figure
from teachkit.figures.words import beside_one, exponential, listing, number, significant
from teachkit.maths.sigmoid import S_CURVES, area_up_to, log_sigmoid, sigmoid
from teachkit.maths.softmax import softmax

TWO = CLASS_NAMES[:2]
LINE = "#d0d0d0"


class TwoScoresExplorer(Explorer):
    """Two scores collapse to one number, their difference, and softmax to the sigmoid of it.

    Hollow marks show where everything was before the last move: after a move of both scores they
    differ on the lines of the scores and coincide on the curve.

    Parameters
    ----------
    cat, dog : float
        The two scores, from -6 to 6.
    shift : float
        Added to both, from -4 to 4.

    Notes
    -----
    That two-class softmax is a sigmoid is said in Elliot Waite, "Softmax Function Explained In Depth
    with 3D Visuals", https://www.youtube.com/watch?v=ytbYRIN0N4g, and Uniqtech, "Understand the Softmax
    Function in Minutes".

    Examples
    --------
    >>> explorer = TwoScoresExplorer(cat=5, dog=3)
    >>> explorer.difference(), round(float(explorer.shares()[0]), 6)
    (2.0, 0.880797)
    """

    heading = "Two scores, one difference"
    how = (
        "Drag cat or dog along its line, or the dot of both, or focus one and use the arrow keys. The arrow "
        "is their difference; below, the same arrow starts at 0. Hollow marks: before your last move."
    )

    cat = Number(1, -6, 6, label="score of cat", digits=1)
    dog = Number(0, -6, 6, label="score of dog", digits=1)
    shift = Number(0, -4, 4, label="shift both", digits=1)

    checked = ((0, 0), (1, 0), (2, -2), (5, 3))  # the pairs of the sources

    def scores(self):
        """Return both scores, shifted. Shape (2,)."""
        return np.array([self.cat, self.dog]) + self.shift

    def difference(self):
        """Return the score of cat minus that of dog: the shift is in both, and cancels."""
        return self.cat - self.dog

    def shares(self):
        """Return softmax of the two scores. Shape (2,)."""
        return softmax(self.scores())

    def build(self):
        """Draw the lines of the scores above the curve, and the bars beside it."""
        figure, axes = new_figure(
            8.2, 4.7, 2, 2, gridspec_kw={"height_ratios": [1.25, 2], "width_ratios": [3.4, 1]}
        )
        (lanes, notes), (curve, bars) = axes
        notes.set_axis_off()
        for ax in (lanes, curve):
            ax.set_xlim(-12.5, 12.5)
            ax.set_xticks(range(-12, 13, 4))
        lanes.set_ylim(-0.6, 2.6)
        lanes.set_yticks([2, 1, 0], [*TWO, "both"])
        lanes.spines[["left", "bottom"]].set_visible(False)
        lanes.tick_params(left=False)
        lanes.hlines([2, 1], -10, 10, color=LINE, linewidth=1)
        lanes.hlines([0], -4, 4, color=LINE, linewidth=1)
        lanes.set_title("Two scores")
        curve.set_title("One difference: the sigmoid")
        curve.set_xlabel("x = score of cat − score of dog")
        curve.set_ylabel("probability of cat")
        curve.set_ylim(-0.17, 1.08)
        curve.set_yticks([0, 0.25, 0.5, 0.75, 1])
        curve.axvline(0, color=LINE, linewidth=1)
        x = np.linspace(-12.5, 12.5, 300)
        curve.plot(x, sigmoid(x), color=INK, linewidth=1.5)
        bars.set_ylim(-0.17, 1.08)
        bars.set_yticks([])
        bars.spines["left"].set_visible(False)
        bars.set_xlim(-0.6, 1.6)
        bars.set_xticks([0, 1], TWO)
        bars.tick_params(axis="x", length=0)
        bars.set_title("softmax")
        hollow = {"markerfacecolor": "white", "markersize": 12, "alpha": 0.8, "linestyle": "", **MOVING}
        solid = {"markeredgecolor": "white", "markersize": 12, "linestyle": "", "zorder": 4, **MOVING}
        colours, markers = (*CLASS_COLOURS[:2], INK), (*CLASS_MARKERS[:2], "o")
        self.ghosts = [
            lanes.plot([0], [2 - k], marker=markers[k], color=colours[k], **hollow)[0] for k in range(3)
        ]
        self.drops = [
            ax.plot([0, 0], [0, 1], color=FAINT, linestyle=":", linewidth=1.2, **MOVING)[0]
            for ax in (lanes, curve, curve)
        ]
        self.arrows = [
            (
                ax.plot([0, 1], [y, y], color=INK, linewidth=3, **MOVING)[0],
                ax.plot([1], [y], color=INK, linestyle="", markersize=9, **MOVING)[0],
            )
            for ax, y in ((lanes, 1.5), (curve, 0))
        ]
        self.dots = [
            lanes.plot([0], [2 - k], marker=markers[k], color=colours[k], **solid)[0] for k in range(3)
        ]
        self.ghosts += curve.plot([0], [0], "o", color=INK, **{**hollow, "markersize": 15})
        (self.point,) = curve.plot([0], [0], "o", color=CLASS_COLOURS[0], **{**solid, "markersize": 9})
        self.words = curve.text(0, -0.045, "", va="top", ha="center", fontsize=9, fontweight="bold", **MOVING)
        self.height = curve.text(0, 0, "", va="center", fontsize=9, color=CLASS_COLOURS[0], **MOVING)
        self.bars = list(bars.bar([0, 1], [0, 0], 0.7, color=CLASS_COLOURS[:2], **MOVING))
        outline = {"fill": False, "edgecolor": INK, "linestyle": "--", "linewidth": 1, **MOVING}
        self.outlines = list(bars.bar([0, 1], [0, 0], 0.82, **outline))
        self.labels = [bars.text(k, 0, "", ha="center", va="bottom", fontsize=9, **MOVING) for k in (0, 1)]
        return figure

    def update(self):
        """Move the dots, the arrow between them, its copy below, the point and the bars."""
        x, p, (cat, dog) = self.difference(), self.shares(), self.scores()
        before = self.before
        old = [before["cat"] + before["shift"], before["dog"] + before["shift"], before["shift"]]
        for dot, ghost, place, was in zip(
            self.dots, self.ghosts[:3], (cat, dog, self.shift), old, strict=True
        ):
            dot.set_xdata([place])
            ghost.set_xdata([was])
        was = before["cat"] - before["dog"]
        self.ghosts[3].set_data([was], [sigmoid(was)])
        for (line, head), start, end in zip(self.arrows, (dog, 0), (cat, x), strict=True):
            line.set_xdata([start, end])
            head.set_xdata([end])
            head.set_marker(">" if x > 0 else "<" if x < 0 else "o")
        self.drops[0].set_data([dog, dog], [1, 1.5])
        self.drops[1].set_data([x, x], [0, p[0]])
        self.drops[2].set_data([-12.5, x], [p[0], p[0]])
        self.point.set_data([x], [p[0]])
        self.words.set_text(f"x = {number(x, 1)}")
        self.words.set_x(np.clip(x, -10.5, 10.5))
        self.height.set_text(number(p[0], 6))
        self.height.set_x(x + 0.7 if x < 6 else x - 0.7)
        self.height.set_y(p[0] if 0.06 < p[0] < 0.94 else 0.12 if x < 0 else 0.88)
        self.height.set_ha("left" if x < 6 else "right")
        for k in (0, 1):
            self.bars[k].set_height(p[k])
            outline = sigmoid(was if k == 0 else -was)
            self.outlines[k].set_height(outline)
            self.labels[k].set_text(number(p[k], 4) if p[k] >= 5e-5 else "≈ 0")
            near = p[k] < outline < p[k] + 0.1  # the outline would cross the words
            self.labels[k].set_y((outline if near else p[k]) + 0.012)

    def sentence(self):
        """Say the scores, their difference, and the same probability three ways."""
        x, p = self.difference(), self.shares()
        parts = [
            f"Scores: {listing(TWO, self.scores(), 1)}. Their difference x is {number(x, 1)}.",
            f"Softmax of both scores: {listing(TWO, p, 6)}. The sigmoid of x alone: {number(sigmoid(x), 6)}.",
        ]
        if self.shift:
            parts.append(
                f"Both were shifted by {number(self.shift, 1)}: without the shift the scores are "
                f"{listing(TWO, (self.cat, self.dog), 1)}; difference and probabilities are the same."
            )
        return " ".join(parts)

    def table(self):
        """Return the present pair and those of the sources, each computed in three ways."""
        rows = []
        for name, pair in [("now", self.scores()), *(("", pair) for pair in self.checked)]:
            x = float(pair[0] - pair[1])
            ways = (softmax(pair)[0], sigmoid(x), softmax([x, 0.0])[0])
            scores = ", ".join(number(score, 1) for score in pair)
            rows.append(
                [f"{name}: {scores}" if name else scores, number(x, 1), *(number(p, 6) for p in ways),
                 number(softmax(pair)[1], 6)]
            )  # fmt: skip
        return Table(
            [
                "cat, dog",
                "x = cat − dog",
                "softmax(cat, dog)",
                "sigmoid(x)",
                "softmax(x, 0)",
                "dog",
            ],
            rows,
        )

    def handles(self):
        """One dot a score, and one that moves both."""
        cat, dog = self.scores()
        ends = (self.shift - 6, self.shift + 6)
        return [
            Handle("cat", self.dots[0], "score of cat", float(cat), 2, *ends),
            Handle("dog", self.dots[1], "score of dog", float(dog), 1, *ends),
            Handle("shift", self.dots[2], "shift both", self.shift, 0, -4, 4),
        ]

    def dragged(self, name, value):
        """Take the shift off the place of a score."""
        return {name: round(value - (0 if name == "shift" else self.shift), 6)}


class _Read(Explorer):
    """An explorer whose x axis is read in powers of ten on both sides: drawn at asinh(x / unit)."""

    unit = 1.0

    def place(self, x):
        """Return where `x` is drawn."""
        return np.arcsinh(np.asarray(x, dtype=float) / self.unit)

    def read(self, place):
        """Return what lies at `place`, rounded as a hand can place it."""
        x = self.unit * math.sinh(place)
        trait = self.controls()["x"]
        return min(max(round(x, 1) if abs(x) >= 1 else round(x, 2), trait.low), trait.high)

    def ticked(self, ax, ticks, ends):
        """Write the numbers of the axis, from the first to the second of `ends`."""
        ax.set_xticks(self.place(ticks), [significant(tick) for tick in ticks])
        ax.set_xlim(*self.place(ends))

    def dragged(self, name, value):
        """Read the number at the place of the hand."""
        return {"x": self.read(value)}


def _naive(x):
    one = x.dtype.type(1)
    return one / (one + np.exp(-x))


def _naive_turned(x):
    one = x.dtype.type(1)
    return np.exp(x) / (one + np.exp(x))


# name, what it computes, and what it should compute: for each a function of an array
FORMULAS = (
    ("1 / (1 + exp(−x))", _naive, sigmoid),
    ("exp(x) / (1 + exp(x))", _naive_turned, sigmoid),
    ("sigmoid(x)", sigmoid, sigmoid),
    ("1 − sigmoid(x)", lambda x: x.dtype.type(1) - sigmoid(x), lambda x: sigmoid(-x)),
    ("sigmoid(−x)", lambda x: sigmoid(-x), lambda x: sigmoid(-x)),
    ("log(1 / (1 + exp(−x)))", lambda x: np.log(_naive(x)), log_sigmoid),
    ("log_sigmoid(x)", log_sigmoid, log_sigmoid),
)


class SigmoidLimitsExplorer(_Read):
    """The formulas of the sigmoid side by side, each until it breaks: by overflow, underflow or lost digits.

    A result counts as broken when fewer than half of the digits of its number type are right.

    Parameters
    ----------
    x : float
        From -800 to 800.
    kind : {"float64", "float32", "float16"}
        The type of number in which everything is computed.

    Examples
    --------
    >>> explorer = SigmoidLimitsExplorer(x=37)
    >>> float(explorer.results()[0]), float(explorer.results()[3]), float(explorer.results()[4]).__round__(19)
    (1.0, 0.0, 8.53e-17)
    >>> [FORMULAS[k][0] for k in range(7) if explorer.broken()[k]]
    ['1 − sigmoid(x)', 'log(1 / (1 + exp(−x)))']
    """

    heading = "Seven formulas, one sigmoid: where each of them breaks"
    how = (
        "Drag the dot along the axis, or focus it and use the arrow keys, or type x below. Red: the formula "
        "is broken there. Far from 0, equal steps along the axis are equal factors of x."
    )

    x = Number(37, -800, 800, step=1, label="x", digits=2)
    kind = Choice(("float64", "float32", "float16"), label="number type")
    unit = 5.0

    def stored(self):
        """Return x as the type stores it. Shape ()."""
        return np.asarray(self.x, dtype=self.kind)

    def results(self):
        """Return what each formula gives, in the type."""
        with np.errstate(all="ignore"):
            return [np.asarray(compute(self.stored())) for _, compute, _ in FORMULAS]

    def broken(self):
        """Say for each formula whether fewer than half of its digits are right."""
        return [bool(one) for one in _broken(np.array([self.x]), self.kind)[:, 0]]

    def build(self):
        """Draw the curve, and below it one line for each formula."""
        figure, (top, lanes) = new_figure(8.2, 5.0, 2, 1, gridspec_kw={"height_ratios": [1, 2.5]})
        ends = (-1000, 1000)
        self.grid = np.linspace(*self.place(ends), 1600)
        self.grid_x = self.unit * np.sinh(self.grid)
        for ax in (top, lanes):
            self.ticked(ax, [-800, -100, -37, -10, -3, 0, 3, 10, 37, 100, 800], ends)
        top.set_title("The sigmoid, and where it is rounded to exactly 0 or 1")
        top.set_ylim(-0.5, 1.6)
        top.set_yticks([0, 0.5, 1])
        top.plot(self.grid, sigmoid(self.grid_x), color=INK, linewidth=1.5)
        lanes.set_title("Grey: the formula is right. Red: it is broken")
        lanes.set_xlabel("x")
        lanes.set_ylim(-0.7, len(FORMULAS) - 0.4)
        lanes.set_yticks(range(len(FORMULAS)), [name for name, *_ in FORMULAS][::-1], family="monospace")
        lanes.tick_params(axis="y", left=False, labelsize=9)
        lanes.spines["left"].set_visible(False)
        lanes.hlines(range(len(FORMULAS)), *self.place(ends), color=LINE, linewidth=5)
        self.marks = [
            lanes.plot(self.grid, np.full_like(self.grid, lane), color=WARNING, linewidth=5,
                       solid_capstyle="butt", **MOVING)[0]
            for lane in range(len(FORMULAS))[::-1]
        ]  # fmt: skip
        beyond = self.place(ends[1]) + 0.1
        self.texts = [
            lanes.text(beyond, lane, "", va="center", fontsize=9, **MOVING)
            for lane in range(len(FORMULAS))[::-1]
        ]
        lanes.text(beyond, len(FORMULAS) - 0.45, "at this x", va="bottom", fontsize=9, color=FAINT)
        lanes.text(beyond, 0, "✗ −0.0000e−313 or more", va="center", fontsize=9, alpha=0)  # keeps the room
        self.rounded = [top.plot([0, 1], [y, y], color=WARNING, linewidth=4, **MOVING)[0] for y in (0, 1)]
        self.rounded_words = [
            top.text(self.place(end), y, "", ha=side, va=va, fontsize=9, color=WARNING, **MOVING)
            for end, y, side, va in ((-800, 0.33, "left", "bottom"), (-3, 0.87, "right", "bottom"))
        ]
        self.lines = [
            ax.plot([0, 0], [-2, 9], color=INK, linewidth=1, linestyle=":", **MOVING)[0]
            for ax in (top, lanes)
        ]
        (self.dot,) = top.plot([0], [0], "o", color=INK, markersize=11, markeredgecolor="white", **MOVING)
        return figure

    def update(self):
        """Mark what is broken in the type, and write what each formula gives at x."""
        place = self.place(self.x)
        low, high = _rounded(self.kind)
        for line, ends in zip(self.rounded, ((-1000, low), (high, 1000)), strict=True):
            line.set_xdata(self.place(ends))
        self.rounded_words[0].set_text(f"exactly 0 below {significant(low)}")
        self.rounded_words[1].set_text(f"exactly 1 above {significant(high)}")
        for k, bad in enumerate(_broken_on(self.kind, tuple(self.grid_x[[0, -1]]))):
            self.marks[k].set_ydata(np.where(bad, len(FORMULAS) - 1 - k, np.nan))
            self.marks[k].set_visible(bool(bad.any()))
        for text, value, bad in zip(self.texts, self.results(), self.broken(), strict=True):
            text.set_text(("✗ " if bad else "") + beside_one(value, 4))
            text.set_color(WARNING if bad else INK)
        for line in self.lines:
            line.set_xdata([place, place])
        self.lines[0].set_ydata([-2, sigmoid(self.x)])  # the words stand above the dot
        self.dot.set_data([place], [sigmoid(self.x)])

    def sentence(self):
        """Say what the stable functions give at x, and which formulas are broken there."""
        results = self.results()
        low, high = _rounded(self.kind)
        bad = [
            f"{name} gives {beside_one(value, 5)}"
            for (name, *_), value, broken in zip(FORMULAS, results, self.broken(), strict=True)
            if broken
        ]
        verdict = f"Broken here: {'; '.join(bad)}." if bad else "No formula is broken here."
        return (
            f"At x = {significant(self.stored(), 6)} in {self.kind}: sigmoid(x) gives "
            f"{beside_one(results[2], 5)}, "
            f"sigmoid(−x) gives {beside_one(results[4], 5)}, log_sigmoid(x) gives "
            f"{beside_one(results[6], 5)}. {verdict} "
            f"In {self.kind} the sigmoid is rounded to exactly 1 above {significant(high)} and to "
            "exactly 0 below "
            f"{significant(low)}; the exact value is never 0 or 1."
        )

    def table(self):
        """Return what each formula gives beside the exact value; what is broken is flagged."""
        x = float(self.stored())
        exact = {sigmoid: _near_one(x), log_sigmoid: _exact_log(x)}
        rows = [
            [name, beside_one(value, 5), exact.get(wanted, _near_one(-x))]
            for (name, _, wanted), value in zip(FORMULAS, self.results(), strict=True)
        ]
        flagged = [(k, 1) for k, bad in enumerate(self.broken()) if bad]
        return Table(["formula", f"in {self.kind}", "exact"], rows, flagged)

    def handles(self):
        """One dot, on the curve."""
        low, high = self.place([-800, 800])
        return [
            Handle("place", self.dot, "x", float(self.place(self.x)), float(sigmoid(self.x)), float(low),
                   float(high), 0.05, text=f"x {significant(self.x, 6)}")
        ]  # fmt: skip


def _broken(x, kind):
    """Say for each formula and each x whether fewer than half of the digits of the type are right."""
    info = np.finfo(kind)
    stored = x.astype(kind)
    found = []
    with np.errstate(all="ignore"):
        for _, compute, wanted in FORMULAS:
            got, right = compute(stored).astype(float), wanted(stored.astype(float))
            allowed = math.sqrt(info.eps) * np.abs(right) + float(info.smallest_subnormal)
            found.append(~(np.abs(got - right) <= allowed))
    return np.array(found)


@cache
def _broken_on(kind, ends):
    """Say where on the axis each formula is broken; `ends` are those of the axis."""
    grid = np.linspace(*np.arcsinh(np.array(ends) / SigmoidLimitsExplorer.unit), 1600)
    return _broken(SigmoidLimitsExplorer.unit * np.sinh(grid), kind)


@cache
def _rounded(kind):
    """Return below which x the sigmoid is exactly 0 in the type, and above which it is exactly 1."""
    ends = []
    for inside, outside, limit in ((0.0, -1000.0, 0), (0.0, 1000.0, 1)):
        for _ in range(60):
            middle = (inside + outside) / 2
            if sigmoid(np.asarray(middle, dtype=kind)) == limit:
                outside = middle
            else:
                inside = middle
        ends.append(outside)
    return tuple(ends)


def _near_one(x):
    """Write the exact sigmoid of x, however close to 0 or to 1."""
    if x > 7:
        return f"1 − {exponential(float(log_sigmoid(-x)))}"
    return exponential(float(log_sigmoid(x)), 5)


def _exact_log(x):
    """Write the exact logarithm of the sigmoid of x."""
    return "−" + exponential(float(log_sigmoid(-x)) if x > 30 else math.log(-float(log_sigmoid(x))), 5)


class SCurveExplorer(_Read):
    """Seven curves that rise from 0 to 1, the loss -log s of each, and how hard it pulls when it is wrong.

    On the right, how steep the loss is far on the wrong side tells three kinds apart: it fades, stays, or
    grows.

    Parameters
    ----------
    curve : {"logistic", "algebraic", "arctan", "softsign", "tanh", "Gudermannian", "erf"}
    x : float
        The score of the true class, from -100 (sure and wrong) to 10.

    Notes
    -----
    After the comparison of sigmoids in a video of Elliot Waite,
    https://www.youtube.com/watch?v=WsFasV46KgQ, and the question of a viewer of his next one.

    Examples
    --------
    >>> explorer = SCurveExplorer(curve="algebraic", x=-10)
    >>> round(explorer.pull(), 4), explorer.what_becomes_of_it()
    (0.1985, 'fades as 2 / |x|')
    """

    heading = "Other S-curves: value, loss, and how hard the loss pulls"
    how = (
        "Choose a curve, then drag a dot, or focus it and press the arrow keys, or type x below. "
        "Thin grey: the other six. Far from 0, equal steps along the axis are equal factors of x."
    )

    curve = Choice(tuple(S_CURVES), label="curve")
    x = Number(-10, -100, 10, step=0.1, label="x", digits=2)

    def chosen(self):
        """Return the curve."""
        return S_CURVES[self.curve]

    def pull(self):
        """Return the size of the slope of the loss at x."""
        return float(-self.chosen().loss_slope(self.x))

    def what_becomes_of_it(self):
        """Say in words what becomes of the slope far on the wrong side."""
        return _fate(self.chosen())

    def build(self):
        """Draw the three panels with all curves in grey, the chosen one on top."""
        figure, axes = new_figure(8.2, 3.7, 1, 3)
        grid = np.linspace(*self.place([-130, 12]), 220)
        self.grid_x = np.sinh(grid)
        self.panels = axes
        titles = ("Value s(x)", "Loss −log s(x)", "Pull: slope of the loss")
        for ax, title in zip(axes, titles, strict=True):
            self.ticked(ax, [-100, -10, -1, 0, 1, 10], (-130, 12))
            ax.set_title(title)
            ax.set_xlabel("x")
            ax.axvline(0, color=LINE, linewidth=1)
        axes[0].set_ylim(-0.05, 1.1)
        axes[1].set_yscale("asinh", linear_width=0.5)
        axes[1].set_ylim(-0.15, 3e4)
        axes[1].set_yticks([0, 1, 10, 100, 1000, 10000], ["0", "1", "10", "100", "1000", "10,000"])
        axes[2].set_yscale("log")
        axes[2].set_ylim(3e-3, 1e3)
        axes[2].set_yticks([0.01, 0.1, 1, 10, 100], ["0.01", "0.1", "1", "10", "100"])
        for ax in axes:
            ax.minorticks_off()
        for name in S_CURVES:
            for ax, values in zip(axes, _drawn(name, tuple(self.grid_x[[0, -1]])), strict=True):
                ax.plot(grid, values, color="#c4c4c4", linewidth=0.9)
        self.drops = [
            ax.plot([0, 0], [0, 0], color=FAINT, linestyle=":", linewidth=1.2, **MOVING)[0] for ax in axes
        ]
        self.lines = [ax.plot(grid, 0 * grid + 1, color=INK, linewidth=2, **MOVING)[0] for ax in axes]
        self.dots = [
            ax.plot([0], [0.5], "o", color=CLASS_COLOURS[1], markersize=10, markeredgecolor="white", zorder=4,
                    **MOVING)[0]
            for ax in axes
        ]  # fmt: skip
        self.texts = [
            ax.text(x, 0.9, "", transform=ax.transAxes, ha=side, fontsize=9, fontweight="bold",
                    color=CLASS_COLOURS[1], **MOVING)
            for ax, x, side in zip(axes, (0.03, 0.97, 0.97), ("left", "right", "right"), strict=True)
        ]  # fmt: skip
        self.fate = axes[2].text(
            0.97, 0.8, "", transform=axes[2].transAxes, ha="right", fontsize=9, fontweight="bold", **MOVING
        )
        return figure

    def update(self):
        """Lay the chosen curve on top and put the dots on it."""
        place = float(self.place(self.x))
        for line, values in zip(self.lines, _drawn(self.curve, tuple(self.grid_x[[0, -1]])), strict=True):
            line.set_ydata(values)
        for ax, dot, drop, height in zip(self.panels, self.dots, self.drops, self.heights(), strict=True):
            dot.set_data([place], [height])
            drop.set_data([place, place], [ax.get_ylim()[0], height])
        for text, words in zip(self.texts, self.words(), strict=True):
            text.set_text(words)
        self.fate.set_text(self.what_becomes_of_it())

    def heights(self):
        """Return where the three dots are: value, loss, and the pull as far as the axis shows it."""
        curve = self.chosen()
        return [float(curve.value(self.x)), float(curve.loss(self.x)), max(self.pull(), 3.5e-3)]

    def words(self):
        """Return value, loss and pull as they are written in the panels."""
        curve = self.chosen()
        loss = curve.loss(self.x)
        return [_small(curve.value(self.x), -loss), significant(loss), significant(self.pull(), 5)]

    def sentence(self):
        """Say value, loss and pull at x, and what becomes of the pull far on the wrong side."""
        value, loss, pull = self.words()
        return (
            f"{self.curve}: s(x) = {self.chosen().formula}. At x = {significant(self.x)}: value "
            f"{value}, loss "
            f"{loss}, the loss pulls with {pull}. Far on the wrong side its pull {self.what_becomes_of_it()}."
        )

    def table(self):
        """Return all seven curves at x, with what becomes of the pull of each."""
        rows = []
        for name, curve in S_CURVES.items():
            loss = float(curve.loss(self.x))
            pull = float(-curve.loss_slope(self.x))
            rows.append(
                [
                    name,
                    _small(curve.value(self.x), -loss),
                    significant(loss),
                    significant(pull, 5),
                    _fate(curve),
                ]
            )
        x = significant(self.x)
        return Table(
            ["curve", f"s({x})", "−log s", "pull", "far on the wrong side the pull"],
            rows,
        )

    def handles(self):
        """Return the dot of each panel."""
        low, high = (float(end) for end in self.place([-100, 10]))
        place = float(self.place(self.x))
        return [
            Handle(name, dot, f"x, in the panel of the {name}", place, height, low, high, 0.05,
                   text=f"x {significant(self.x)}, {name} {words}")
            for name, dot, height, words in zip(
                ("value", "loss", "pull"), self.dots, self.heights(), self.words(), strict=True
            )
        ]  # fmt: skip


def _fate(curve):
    """Say in words what becomes of the slope of a curve's loss."""
    return {
        "fades": f"fades as {curve.far_slope}",
        "stays": f"stays near {curve.far_slope}",
        "grows": f"grows as {curve.far_slope}",
    }[curve.growth]


def _small(value, log_value):
    """Write a value from 0 to 1, also where it is too small for a float."""
    return significant(value) if value > 1e-300 else exponential(float(log_value))


@cache
def _drawn(name, ends):
    """Return value, loss and size of the slope of a curve along the axis from the first of `ends` on."""
    x = np.sinh(np.linspace(*np.arcsinh(ends), 220))
    curve = S_CURVES[name]
    return curve.value(x), curve.loss(x), np.maximum(-curve.loss_slope(x), 1e-5)


class MatchingLossExplorer(Explorer):
    """The loss that matches an S-curve: the area between the curve and 1, from x to the right.

    Its slope is s - 1, whatever the curve, and its mean over what happens is least when the curve says the
    true probability. Where the area has no end there is no such loss.

    Parameters
    ----------
    curve : {"algebraic", "logistic", "tanh", "Gudermannian", "erf", "arctan", "softsign"}
    x : float
        The score of the true class, from -6 to 6.
    p : float
        The true probability, from 0.02 to 0.98, of which the right panel takes the mean loss.
    reach : float
        How far the area is summed, from 10 to 1,000,000: with it, an area that has an end stays as it is.

    Notes
    -----
    It answers a viewer of Elliot Waite, "Softmax Function Explained In Depth with 3D Visuals",
    https://www.youtube.com/watch?v=ytbYRIN0N4g, who asked for another loss for algebraic sigmoids.

    Examples
    --------
    >>> explorer = MatchingLossExplorer(x=-1.7)
    >>> round(explorer.loss(), 6), round(explorer.best(), 3)
    (1.836154, 0.3)
    """

    heading = "The matching loss: the area between the curve and 1"
    how = (
        "Drag the dot on the curve or on the loss, and the one at the foot of the right panel, or focus one "
        "and press the arrow keys. Below, change how far the area is summed."
    )

    curve = Choice(
        ("algebraic", "logistic", "tanh", "Gudermannian", "erf", "arctan", "softsign"), label="curve"
    )
    x = Number(-1.7, -6, 6, step=0.1, label="x", digits=2)
    p = Number(0.3, 0.02, 0.98, step=0.01, label="true probability p", digits=2)
    reach = Number(1000, 10, 1e6, step=0.01, label="sum the area up to", digits=0, log=True)

    def chosen(self):
        """Return the curve."""
        return S_CURVES[self.curve]

    def area(self, x):
        """Return the area between the curve and 1 from `x` to the reach."""
        return area_up_to(self.curve, x, self.reach)

    def loss(self):
        """Return the matching loss at x, or where it is infinite the area up to the reach."""
        curve = self.chosen()
        return float(curve.matching_loss(self.x) if curve.has_matching_loss else self.area(self.x))

    def best(self):
        """Return which q has the least mean loss at the true probability p, or None without a loss."""
        if not self.chosen().has_matching_loss:
            return None
        q, mean = self.mean_loss()
        return float(q[mean.argmin()])

    def mean_loss(self):
        """Return a grid of q and the mean loss p L(q) + (1 - p) L(1 - q) on it."""
        q, own, other = _losses(self.curve)
        return q, self.p * own + (1 - self.p) * other

    def build(self):
        """Draw the three panels."""
        figure, (area, loss, mean) = new_figure(8.2, 3.7, 1, 3, gridspec_kw={"width_ratios": [1.15, 1, 1]})
        self.grid = np.linspace(-6.5, 9, 240)
        for ax in (area, loss):
            ax.set_xticks(range(-6, 9, 3))
            ax.set_xlabel("x")
        area.set_title("Area between s and 1")
        area.set_xlim(-6.5, 9)
        area.set_ylim(-0.22, 1.12)
        area.set_yticks([0, 0.5, 1])
        area.axhline(1, color=LINE, linewidth=1)
        loss.set_title("The area as a loss")
        loss.set_xlim(-6.5, 6.5)
        loss.set_ylim(-0.4, 14)
        mean.set_title("Mean loss of saying q")
        mean.set_xlabel("q")
        mean.set_xlim(-0.03, 1.03)
        mean.set_xticks([0, 0.5, 1])
        mean.set_ylim(0, 3)
        self.loss_axes, self.mean_axes = loss, mean
        colour = CLASS_COLOURS[1]
        self.patch = Polygon([(0, 0)] * 3, closed=True, facecolor=CLASS_COLOURS[4], alpha=0.45, **MOVING)
        area.add_patch(self.patch)
        (self.s_line,) = area.plot(self.grid, 0 * self.grid, color=INK, linewidth=1.5, **MOVING)
        (self.gap,) = area.plot([0, 0], [0, 1], color=colour, linewidth=3, **MOVING)
        (self.log_line,) = loss.plot([0], [0], color=FAINT, linestyle="--", linewidth=1.2, **MOVING)
        (self.loss_line,) = loss.plot([0], [0], color=INK, linewidth=1.5, **MOVING)
        (self.tangent,) = loss.plot([0, 0], [0, 0], color=colour, linewidth=3, **MOVING)
        (self.mean_line,) = mean.plot([0], [0], color=INK, linewidth=1.5, **MOVING)
        (self.truth,) = mean.plot(
            [0, 0], [0, 9], color=CLASS_COLOURS[0], linestyle=":", linewidth=1.5, **MOVING
        )
        (self.least,) = mean.plot([0], [0], "D", color=INK, markersize=8, markeredgecolor="white", **MOVING)
        dot = {"linestyle": "", "markersize": 10, "markeredgecolor": "white", "clip_on": False, "zorder": 4}
        self.dots = [
            ax.plot([0], [0], marker=marker, color=shade, **dot, **MOVING)[0]
            for ax, marker, shade in (
                (area, "o", colour), (loss, "o", colour), (mean, "^", CLASS_COLOURS[0])
            )
        ]  # fmt: skip
        self.words = [
            ax.text(x, y, "", transform=ax.transAxes, ha=side, va="top", fontsize=9, fontweight=weight,
                    color=shade, **MOVING)
            for ax, x, y, side, weight, shade in (
                (area, 0.98, 0.13, "right", "bold", INK),
                (loss, 0.98, 0.98, "right", "bold", INK),
                (loss, 0.98, 0.9, "right", "bold", colour),
                (loss, 0.98, 0.82, "right", "normal", "#6a6a6a"),
                (mean, 0.5, 0.98, "center", "bold", INK),
            )
        ]  # fmt: skip
        centred = {"transform": mean.transAxes, "ha": "center", "fontsize": 9, "color": WARNING, **MOVING}
        lines = ("no mean to take:", "no loss with this slope", "stays above 0")
        self.none = [mean.text(0.5, 0.6 - 0.08 * k, words, **centred) for k, words in enumerate(lines)]
        return figure

    def update(self):
        """Shade the area, and draw the loss, its slope and the mean."""
        curve, x = self.chosen(), self.x
        s, loss, ends = float(curve.value(x)), self.loss(), curve.has_matching_loss
        self.s_line.set_ydata(curve.value(self.grid))
        right = np.linspace(x, 9, 80)
        self.patch.set_xy([*zip(right, curve.value(right), strict=True), (9, 1), (x, 1)])
        self.gap.set_data([x, x], [s, 1])
        self.loss_axes.set_ylim(-0.25, 7.5 if ends else 14)
        wide = self.grid[self.grid <= 6.5]
        self.loss_line.set_data(wide, curve.matching_loss(wide) if ends else self.area(wide))
        dashed = curve.loss(wide)
        dashed[(wide > -4) & (dashed > 5.4)] = np.nan  # there the words stand
        self.log_line.set_data(wide, dashed)
        run = np.array([-1.2, 1.2])
        self.tangent.set_data(x + run, loss + (s - 1) * run)
        self._draw_mean(ends)
        for dot, (px, py) in zip(self.dots, ((x, s), (x, loss), (self.p, 0)), strict=True):
            dot.set_data([px], [py])
        far = "" if ends else f" up to {significant(self.reach)}"
        texts = (
            f"area {significant(loss)}{far}",
            f"L = {significant(loss)}{far}",
            f"slope s − 1 = {number(s - 1, 4)}",
            f"dashed: −log s = {significant(curve.loss(x))}",
        )
        for text, words in zip(self.words, texts, strict=False):
            text.set_text(words)

    def _draw_mean(self, ends):
        for artist in (self.mean_line, self.least, self.words[4]):
            artist.set_visible(ends)
        for text in self.none:
            text.set_visible(not ends)
        self.truth.set_xdata([self.p, self.p])
        self.truth.set_visible(ends)
        if not ends:
            self.mean_axes.set_ylim(0, 1)
            return
        q, mean = self.mean_loss()
        near = (q > 0.01) & (q < 0.99)
        self.mean_line.set_data(q[near][::20], mean[near][::20])
        low = mean.min()
        self.least.set_data([self.best()], [low])
        top = 1.5 if low < 0.55 else 3
        self.truth.set_ydata([0, 0.86 * top])
        self.mean_axes.set_ylim(0, top)
        self.words[4].set_text(f"least at q = {number(self.best())}")

    def sentence(self):
        """Say the curve, the area, its slope, and where the mean loss is least."""
        curve, x = self.chosen(), self.x
        s = float(curve.value(x))
        parts = [f"{self.curve}: s(x) = {curve.formula}; s({significant(x)}) = {number(s, 6)}."]
        area = significant(self.area(x), 6)
        summed = f"The area between s and 1 from x up to {significant(self.reach, 6)} is {area}"
        slope = f"its slope there is s − 1 = {number(s - 1, 6)}"
        if curve.has_matching_loss:
            parts.append(
                f"{summed}, and all of it is {significant(self.loss(), 6)}: the matching loss; {slope}."
            )
            parts.append(f"−log s would be {significant(curve.loss(x), 6)}.")
            parts.append(
                f"When the truth is p = {number(self.p, 2)}, the mean loss is least at "
                f"q = {number(self.best())}."
            )
        else:
            more = float(area_up_to(self.curve, x, 10 * self.reach) - self.area(x))
            parts.append(
                f"{summed}, and ten times as far it is {number(more)} more: it has no end, because the "
                f"tail falls only as {curve.far_tail}. So no loss that stays above 0 has the slope s − 1."
            )
        return " ".join(parts)

    def handles(self):
        """Return a dot on the curve, one on the loss, and the true probability."""
        s, loss = float(self.chosen().value(self.x)), self.loss()
        return [
            Handle("value", self.dots[0], "x, on the curve", self.x, s, -6, 6,
                   text=f"x {number(self.x, 1)}, value {number(s)}"),
            Handle("loss", self.dots[1], "x, on the loss", self.x, loss, -6, 6,
                   text=f"x {number(self.x, 1)}, loss {number(loss)}"),
            Handle("p", self.dots[2], "true probability p", self.p, 0, 0.02, 0.98, 0.01),
        ]  # fmt: skip

    def dragged(self, name, value):
        """Both dots move x."""
        return {"p" if name == "p" else "x": round(value, 2)}


@cache
def _losses(name):
    """Return a fine grid of probabilities q, and the matching losses of q and of 1 - q."""
    x = np.sinh(np.linspace(-4, 4, 8001))
    curve = S_CURVES[name]
    own = curve.matching_loss(x)
    return curve.value(x), own, own[::-1]
