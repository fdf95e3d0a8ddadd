"""The loss that matches an S-curve."""

from functools import cache

import numpy as np
from matplotlib.patches import Polygon

from teachkit.explorers.engine import Choice, Explorer, Number, derived, panels
from teachkit.explorers.parts import drop_line
from teachkit.explorers.sigmoid.parts import LINE
from teachkit.figures.style import CLASS_COLOURS, FAINT, INK, WARNING
from teachkit.figures.words import number, significant
from teachkit.maths.sigmoid import S_CURVES, area_up_to

GRID = np.linspace(-6.5, 9, 240)
WIDE = GRID[GRID <= 6.5]  # what the panel of the loss shows
DOT = {"linestyle": "", "markersize": 10, "markeredgecolor": "white", "clip_on": False, "zorder": 4}


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
        "and press the arrow keys. Then change how far the area is summed."
    )

    curve = Choice(
        ("algebraic", "logistic", "tanh", "Gudermannian", "erf", "arctan", "softsign"), label="curve"
    )
    x = Number(-1.7, -6, 6, step=0.1, label="x", digits=2, box=True)
    p = Number(0.3, 0.02, 0.98, step=0.01, label="true probability p", digits=2, box=True)
    reach = Number(1000, 10, 1e6, step=0.01, label="sum the area up to", digits=0, log=True)

    def chosen(self):
        """Return the curve."""
        return S_CURVES[self.curve]

    def has_end(self):
        """Say whether the area has an end, so that it is a loss."""
        return self.chosen().has_matching_loss

    def value(self):
        """Return the value of the curve at x."""
        return float(self.chosen().value(self.x))

    def area(self, x):
        """Return the area between the curve and 1 from `x` to the reach."""
        return area_up_to(self.curve, x, self.reach)

    @derived
    def loss(self):
        """Return the matching loss at x, or where it is infinite the area up to the reach."""
        return float(self.chosen().matching_loss(self.x) if self.has_end() else self.area(self.x))

    @derived
    def best(self):
        """Return which q has the least mean loss at the true probability p, or None without a loss."""
        if not self.has_end():
            return None
        q, mean = self.mean_loss()
        return float(q[mean.argmin()])

    @derived
    def mean_loss(self):
        """Return a grid of q and the mean loss p L(q) + (1 - p) L(1 - q) on it."""
        q, own, other = losses_of(self.curve)
        return q, self.p * own + (1 - self.p) * other

    def build(self):
        """Draw the three panels."""
        figure, axes = panels("area loss mean", 8.2, 3.7, width_ratios=[1.15, 1, 1])
        for name in ("area", "loss"):
            axes[name].set(xticks=range(-6, 9, 3), xlabel="x")
        self._area(axes["area"])
        self._loss(axes["loss"])
        self._mean(axes["mean"])
        return figure

    def _words(self, ax, x, y, text, **look):
        look = {"fontsize": 9, "va": "top", "fontweight": "bold", "color": INK, "ha": "right", **look}
        return self.follow(ax.text(x, y, "", transform=ax.transAxes, **look), text=text)

    def _area(self, ax):
        ax.set(title="Area between s and 1", xlim=(-6.5, 9), ylim=(-0.22, 1.12), yticks=[0, 0.5, 1])
        ax.axhline(1, color=LINE, linewidth=1)
        look = {"closed": True, "facecolor": CLASS_COLOURS[4], "alpha": 0.45}
        self.patch = self.follow(ax.add_patch(Polygon([(0, 0)] * 3, **look)), xy=self._shaded)
        self.follow(
            ax.plot(GRID, 0 * GRID, color=INK, linewidth=1.5)[0], ydata=lambda: self.chosen().value(GRID)
        )
        (gap,) = ax.plot([0, 0], [0, 1], color=CLASS_COLOURS[1], linewidth=3)
        self.follow(gap, data=lambda: ([self.x] * 2, [self.value(), 1]))
        self._words(ax, 0.98, 0.13, lambda: f"area {significant(self.loss())}{self._far()}")
        (dot,) = ax.plot([0], [0], "o", color=CLASS_COLOURS[1], **DOT)
        self.dots = [self._dot("value", dot, "x, on the curve", self.value)]

    def _shaded(self):
        right = np.linspace(self.x, 9, 80)
        return [*zip(right, self.chosen().value(right), strict=True), (9, 1), (self.x, 1)]

    def _dot(self, name, dot, label, height):
        return self.handle(name, dot, label, control="x", y=height, to=lambda x: {"x": round(x, 2)},
                           words=lambda: f"x {number(self.x, 1)}, {name} {number(height())}")  # fmt: skip

    def _loss(self, ax):
        ax.set(title="The area as a loss", xlim=(-6.5, 6.5), ylim=(-0.4, 14))
        self.follow(ax, ylim=lambda: (-0.25, 7.5 if self.has_end() else 14))
        self.follow(
            ax.plot(WIDE, 0 * WIDE, color=FAINT, linestyle="--", linewidth=1.2)[0], ydata=self._dashed
        )
        (line,) = ax.plot(WIDE, 0 * WIDE, color=INK, linewidth=1.5)
        self.follow(
            line, ydata=lambda: self.chosen().matching_loss(WIDE) if self.has_end() else self.area(WIDE)
        )
        (tangent,) = ax.plot([0, 0], [0, 0], color=CLASS_COLOURS[1], linewidth=3)
        run = np.array([-1.2, 1.2])
        self.tangent = self.follow(
            tangent, data=lambda: (self.x + run, self.loss() + (self.value() - 1) * run)
        )
        self._words(ax, 0.98, 0.98, lambda: f"L = {significant(self.loss())}{self._far()}")
        self._words(
            ax, 0.98, 0.9, lambda: f"slope s − 1 = {number(self.value() - 1, 4)}", color=CLASS_COLOURS[1]
        )
        self._words(ax, 0.98, 0.82, lambda: f"dashed: −log s = {significant(self.chosen().loss(self.x))}",
                    color="#6a6a6a", fontweight="normal")  # fmt: skip
        (dot,) = ax.plot([0], [0], "o", color=CLASS_COLOURS[1], **DOT)
        self.dots.append(self._dot("loss", dot, "x, on the loss", self.loss))

    def _dashed(self):
        dashed = self.chosen().loss(WIDE)
        return np.where((WIDE > -4) & (dashed > 5.4), np.nan, dashed)  # there the words stand

    def _far(self):
        return "" if self.has_end() else f" up to {significant(self.reach)}"

    def _mean(self, ax):
        ax.set(title="Mean loss of saying q", xlabel="q", xlim=(-0.03, 1.03), xticks=[0, 0.5, 1], ylim=(0, 3))
        self.follow(ax, ylim=lambda: (0, self._top()))
        (self.mean_line,) = ax.plot([0], [0], color=INK, linewidth=1.5)
        (self.least,) = ax.plot([0], [0], "D", color=INK, markersize=8, markeredgecolor="white")
        truth = drop_line(self, ax, lambda: self.p, lambda: 0.86 * self._top(), color=CLASS_COLOURS[0])
        self.best_words = self._words(ax, 0.5, 0.98, self._found, ha="center")
        self.follow([self.mean_line, self.least], data=self._mean_drawn)
        both = [self.mean_line, self.least, truth, self.best_words]
        self.follow(both, visible=lambda: [self.has_end()] * 4)
        look = {"transform": ax.transAxes, "ha": "center", "fontsize": 9, "color": WARNING}
        lines = ("no mean to take:", "no loss with this slope", "stays above 0")
        self.none = [ax.text(0.5, 0.6 - 0.08 * k, words, **look) for k, words in enumerate(lines)]
        self.follow(self.none, visible=lambda: [not self.has_end()] * 3)
        (dot,) = ax.plot([0], [0], "^", color=CLASS_COLOURS[0], **DOT)
        self.dots.append(self.handle("p", dot))

    def _found(self):
        return f"least at q = {number(self.best())}" if self.has_end() else ""

    def _top(self):
        """Return the height of the panel of the mean loss."""
        return 1 if not self.has_end() else 1.5 if self.mean_loss()[1].min() < 0.55 else 3

    def _mean_drawn(self):
        """Return the curve of the mean loss, and its lowest point; anything where there is none."""
        if not self.has_end():
            return [([0], [0])] * 2
        q, mean = self.mean_loss()
        near = (q > 0.01) & (q < 0.99)
        return [(q[near][::20], mean[near][::20]), ([self.best()], [mean.min()])]

    def short(self):
        """Say how large the area is, and where the mean loss is least."""
        if not self.has_end():
            area = f"the area up to {significant(self.reach)} is {significant(self.loss())}"
            return (
                f"The {self.curve} curve at x = {significant(self.x)}: {area} and has no end: no such loss."
            )
        return (
            f"The {self.curve} curve at x = {significant(self.x)}: the area, {significant(self.loss())}, is "
            f"the matching loss; its mean is least at q = {number(self.best())}, the truth."
        )

    def sentence(self):
        """Say the curve, the area, its slope, and where the mean loss is least."""
        curve, x, s = self.chosen(), self.x, self.value()
        begun = (
            f"The {self.curve} curve is s(x) = {curve.formula}; s({significant(x)}) = {number(s, 6)}. The "
            f"area between s and 1 from x up to {significant(self.reach, 6)} is "
            f"{significant(self.area(x), 6)}"
        )
        if self.has_end():
            return (
                f"{begun}, and all of it is {significant(self.loss(), 6)}: the matching loss; its slope "
                f"there is s − 1 = {number(s - 1, 6)}. "
                f"−log s would be {significant(curve.loss(x), 6)}. When the "
                f"truth is p = {number(self.p, 2)}, the mean loss is least at q = {number(self.best())}."
            )
        more = float(area_up_to(self.curve, x, 10 * self.reach) - self.area(x))
        return (
            f"{begun}, and ten times as far it is {number(more)} more: it has no end, because the tail falls "
            f"only as {curve.far_tail}, where t is |x|. So no loss that stays above 0 has the slope s − 1."
        )


@cache
def losses_of(name):
    """Return a fine grid of probabilities q, and the matching losses of q and of 1 - q."""
    x = np.sinh(np.linspace(-4, 4, 8001))
    curve = S_CURVES[name]
    own = curve.matching_loss(x)
    return curve.value(x), own, own[::-1]
