"""The formulas of the sigmoid, each until it breaks."""

from functools import cache

import numpy as np

from teachkit.explorers.engine import Choice, Explorer, Number, derived, panels
from teachkit.explorers.parts import AsinhAxis
from teachkit.explorers.sigmoid.formulas import FORMULAS, exact_log, is_broken, near_one, rounded
from teachkit.explorers.sigmoid.parts import LINE
from teachkit.figures.picture import Table
from teachkit.figures.style import FAINT, INK, WARNING
from teachkit.figures.words import beside_one, significant
from teachkit.maths.sigmoid import log_sigmoid, sigmoid

ENDS = (-1000, 1000)  # of the axis
LANES = range(len(FORMULAS))[::-1]  # the height of each formula


class SigmoidLimitsExplorer(Explorer):
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
        "Drag the dot along the axis, or focus it and press the arrow keys, or type x. Red: fewer than half "
        "of the formula's digits are right there. Red ends where the right value itself is rounded to 0, "
        "which the formula then gives. Far from 0, equal steps along the axis are equal factors of x."
    )

    x = Number(37, -800, 800, step=1, label="x", digits=2, box=True)
    kind = Choice(("float64", "float32", "float16"), label="number type")

    axis = AsinhAxis(5, step=0.02)

    def stored(self):
        """Return x as the type stores it. Shape ()."""
        return np.asarray(self.x, dtype=self.kind)

    @derived
    def results(self):
        """Return what each formula gives, in the type."""
        with np.errstate(all="ignore"):
            return [np.asarray(compute(self.stored())) for _, compute, _ in FORMULAS]

    @derived
    def broken(self):
        """Say for each formula whether fewer than half of its digits are right."""
        return [bool(one) for one in is_broken(np.array([self.x]), self.kind)[:, 0]]

    def build(self):
        """Draw the curve, and below it one line for each formula."""
        figure, axes = panels("top; lanes", 8.2, 5.0, height_ratios=[1, 2.5])
        for ax in axes.values():
            self.axis.mark(ax, [-800, -100, -37, -10, -3, 0, 3, 10, 37, 100, 800], ENDS)
        self._lanes(axes["lanes"])
        self._top(axes["top"])
        return figure

    def _lanes(self, ax):
        grid, _ = self.axis.grid(*ENDS, 1600)
        ax.set(title="Grey: the formula is right. Red: it is broken", xlabel="x")
        ax.set_ylim(-0.7, len(FORMULAS) - 0.4)
        ax.set_yticks(LANES, [name for name, *_ in FORMULAS], family="monospace")
        ax.tick_params(axis="y", left=False, labelsize=9)
        ax.spines["left"].set_visible(False)
        ax.hlines(LANES, *self.axis.place(ENDS), color=LINE, linewidth=5)
        look = {"color": WARNING, "linewidth": 5, "solid_capstyle": "butt"}
        bad = lambda: broken_on_axis(self.kind)  # noqa: E731
        self.marks = self.follow(
            [ax.plot(grid, np.full_like(grid, lane), **look)[0] for lane in LANES],
            ydata=lambda: [np.where(row, lane, np.nan) for lane, row in zip(LANES, bad(), strict=True)],
            visible=lambda: [bool(row.any()) for row in bad()],
        )
        beyond = self.axis.place(ENDS[1]) + 0.1
        self.texts = self.follow(
            [ax.text(beyond, lane, "", va="center", fontsize=9) for lane in LANES],
            text=lambda: [
                ("✗ " if bad else "") + beside_one(value, 4)
                for value, bad in zip(self.results(), self.broken(), strict=True)
            ],
            color=lambda: [WARNING if bad else INK for bad in self.broken()],
        )
        ax.text(beyond, len(FORMULAS) - 0.45, "at this x", va="bottom", fontsize=9, color=FAINT)
        ax.text(beyond, 0, "✗ −0.0000e−313 or more", va="center", fontsize=9, alpha=0)  # keeps the room
        self._here(ax, lambda: 9)

    def _here(self, ax, top):
        (line,) = ax.plot([0, 0], [-2, 9], color=INK, linewidth=1, linestyle=":")
        self.follow(line, data=lambda: ([self.axis.place(self.x)] * 2, [-2, top()]))

    def _top(self, ax):
        grid, x = self.axis.grid(*ENDS, 1600)
        ax.set(title="The sigmoid, and where it is rounded to exactly 0 or 1")
        ax.set(ylim=(-0.5, 1.6), yticks=[0, 0.5, 1])
        ax.plot(grid, sigmoid(x), color=INK, linewidth=1.5)
        lines = [ax.plot([0, 1], [y, y], color=WARNING, linewidth=4)[0] for y in (0, 1)]
        low, high = (lambda: rounded(self.kind)[0]), (lambda: rounded(self.kind)[1])
        self.follow(
            lines, xdata=lambda: [self.axis.place([ENDS[0], low()]), self.axis.place([high(), ENDS[1]])]
        )
        look = {"va": "bottom", "fontsize": 9, "color": WARNING}
        self.follow(
            [ax.text(self.axis.place(-800), 0.33, "", ha="left", **look),
             ax.text(self.axis.place(-3), 0.87, "", ha="right", **look)],
            text=lambda: [f"exactly 0 below {significant(low())}", f"exactly 1 above {significant(high())}"],
        )  # fmt: skip
        self._here(ax, lambda: sigmoid(self.x))  # the words stand above the dot
        (self.dot,) = ax.plot([0], [0], "o", color=INK, markersize=11, markeredgecolor="white")
        first, last = self.axis.place([-800, 800])
        self.handle(
            "place", self.dot, "x", x=lambda: self.axis.place(self.x), y=lambda: sigmoid(self.x),
            low=first, high=last, step=self.axis.step, to=self.axis.to_control(self, "x"),
            words=lambda: f"x {significant(self.x, 6)}",
        )  # fmt: skip

    def short(self):
        """Say which formulas are broken at x."""
        bad = [name for (name, *_), one in zip(FORMULAS, self.broken(), strict=True) if one]
        verb = "is" if len(bad) == 1 else "are"
        told = f"{len(bad)} of 7 formulas {verb} broken: {'; '.join(bad)}" if bad else "no formula is broken"
        return f"At x = {significant(self.x)} in {self.kind}, {told}."

    def sentence(self):
        """Say what the stable functions give at x, and which formulas are broken there."""
        results = self.results()
        low, high = rounded(self.kind)
        bad = [self._confession(k) for k, broken in enumerate(self.broken()) if broken]
        verdict = f"Broken here: {'; '.join(bad)}." if bad else "No formula is broken here."
        return (
            f"At x = {significant(self.stored(), 6)} in {self.kind}: sigmoid(x) gives "
            f"{beside_one(results[2], 5)}, sigmoid(−x) gives {beside_one(results[4], 5)}, log_sigmoid(x) "
            f"gives {beside_one(results[6], 5)}. {verdict} In {self.kind} the sigmoid is rounded to exactly "
            f"1 above {significant(high)} and to exactly 0 below {significant(low)}; the exact value is "
            f"never 0 or 1. So 1 − sigmoid(x), which gives 0 too early, is right again above "
            f"{significant(-low)}: there {self.kind} has nothing between 0 and the exact value."
        )

    def _confession(self, k):
        """Say what a broken formula gives, and what is right where the first digits do not show it."""
        value, exact = self._compared(k)
        same = beside_one(self.results()[k], 5) == self._exact(k)
        return f"{FORMULAS[k][0]} gives {value}{f' where {exact} is right' if same else ''}"

    def _exact(self, k):
        x, wanted = float(self.stored()), FORMULAS[k][2]
        return exact_log(x) if wanted is log_sigmoid else near_one(x if wanted is sigmoid else -x)

    def _compared(self, k):
        """Write what a formula gives and what is right, with as many digits as tell a broken one apart."""
        value, exact = beside_one(self.results()[k], 5), self._exact(k)
        right = float(FORMULAS[k][2](np.float64(self.stored())))
        for figures in range(7, 18):
            if not self.broken()[k] or value != exact:
                break
            value, exact = (significant(one, figures) for one in (self.results()[k], right))
        return value, exact

    def table(self):
        """Return what each formula gives beside the exact value; what is broken is flagged."""
        rows = [[name, *self._compared(k)] for k, (name, *_) in enumerate(FORMULAS)]
        flagged = [(k, 1) for k, bad in enumerate(self.broken()) if bad]
        return Table(["formula", f"in {self.kind}", "exact"], rows, flagged)


@cache
def broken_on_axis(kind):
    """Say along the axis where each formula is broken. Shape (7, 1600)."""
    return is_broken(SigmoidLimitsExplorer.axis.grid(*ENDS, 1600)[1], kind)
