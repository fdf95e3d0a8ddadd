"""Two scores and their difference."""

import numpy as np

from teachkit.explorers.engine import Explorer, Number, derived, panels
from teachkit.explorers.parts import class_texts, drop_line
from teachkit.explorers.sigmoid.parts import LINE
from teachkit.figures.picture import Table
from teachkit.figures.style import CLASS_COLOURS, CLASS_MARKERS, CLASS_NAMES, FAINT, INK
from teachkit.figures.words import listing, number
from teachkit.maths.sigmoid import sigmoid
from teachkit.maths.softmax import softmax

TWO = CLASS_NAMES[:2]


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
        "Drag cat, dog or the dot of both along its line, or the point along the curve, or focus one and "
        "press the arrow keys. The arrow is the difference; below, it starts at 0. Hollow: before your last "
        "move."
    )

    cat = Number(1, -6, 6, label="score of cat", digits=1, box=True)
    dog = Number(0, -6, 6, label="score of dog", digits=1, box=True)
    shift = Number(0, -4, 4, label="shift both", digits=1, box=True)

    checked = ((0, 0), (1, 0), (2, -2), (5, 3))  # the pairs of the sources

    def scores(self):
        """Return both scores, shifted. Shape (2,)."""
        return np.array([self.cat, self.dog]) + self.shift

    def difference(self):
        """Return the score of cat minus that of dog: the shift is in both, and cancels."""
        return self.cat - self.dog

    def difference_before(self):
        """Return the difference before the last move."""
        return self.before["cat"] - self.before["dog"]

    @derived
    def shares(self):
        """Return softmax of the two scores. Shape (2,)."""
        return softmax(self.scores())

    def build(self):
        """Draw the lines of the scores above the curve, and the bars beside it."""
        figure, axes = panels(
            "lanes sums; curve bars", 8.2, 4.7, height_ratios=[1.25, 2], width_ratios=[3.4, 1]
        )
        for ax in (axes["lanes"], axes["curve"]):
            ax.set(xlim=(-12.5, 12.5), xticks=range(-12, 13, 4))
        self._lanes(axes["lanes"])
        self._sums(axes["sums"])
        self._curve(axes["curve"])
        self._bars(axes["bars"])
        self.arrows = [self._arrow(axes["lanes"], 1.5, lambda: self.scores()[1]),
                       self._arrow(axes["curve"], 0, lambda: 0.0)]  # fmt: skip
        return figure

    def _lanes(self, ax):
        ax.set(title="Two scores", ylim=(-0.6, 2.6))
        ax.set_yticks([2, 1, 0], [*TWO, "both"])
        ax.spines[["left", "bottom"]].set_visible(False)
        ax.tick_params(left=False)
        ax.hlines([2, 1], -10, 10, color=LINE, linewidth=1)
        ax.hlines([0], -4, 4, color=LINE, linewidth=1)
        looks = [
            {"marker": marker, "color": colour, "markersize": 12, "linestyle": ""}
            for marker, colour in zip((*CLASS_MARKERS[:2], "o"), (*CLASS_COLOURS[:2], INK), strict=True)
        ]
        hollow = {"markerfacecolor": "white", "alpha": 0.8}
        ghosts = [ax.plot([0], [2 - k], **look, **hollow)[0] for k, look in enumerate(looks)]
        self.ghosts = self.follow(
            ghosts,
            xdata=lambda: [
                [self.before[name] * (name != "shift") + self.before["shift"]] for name in self.before
            ],
        )
        drop_line(self, ax, lambda: self.scores()[1], lambda: 1.5, low=1, linewidth=1.2)
        self.dots = [
            ax.plot([0], [2 - k], **look, markeredgecolor="white", zorder=4)[0]
            for k, look in enumerate(looks)
        ]
        for k, name in enumerate(TWO):
            self.handle(
                name, self.dots[k], x=lambda k=k: self.scores()[k], y=2 - k,
                low=lambda: self.shift - 6, high=lambda: self.shift + 6,
                to=lambda place, name=name: {name: round(place - self.shift, 6)},
            )  # fmt: skip
        self.handle("shift", self.dots[2])

    def _sums(self, ax):
        """Write beside each line how the shift makes the score that is drawn from that in its box."""
        ax.set_axis_off()
        ax.set(xlim=(0, 1), ylim=(-0.6, 2.6))
        texts = [ax.text(0, 2 - k, "", va="center", fontsize=9, color=CLASS_COLOURS[k]) for k in range(2)]
        shift = lambda: f"{'−' if self.shift < 0 else '+'} {number(abs(self.shift), 1)}"  # noqa: E731
        self.sums = self.follow(
            texts,
            text=lambda: [
                f"{number(getattr(self, name), 1)} {shift()} = {number(score, 1)}" * (self.shift != 0)
                for name, score in zip(TWO, self.scores(), strict=True)
            ],
        )

    def _arrow(self, ax, y, start):
        (line,) = ax.plot([0, 1], [y, y], color=INK, linewidth=3)
        (head,) = ax.plot([1], [y], color=INK, linestyle="", markersize=9)
        self.follow(line, xdata=lambda: [start(), start() + self.difference()])
        self.follow(
            head,
            xdata=lambda: [start() + self.difference()],
            marker=lambda: ">" if self.difference() > 0 else "<" if self.difference() < 0 else "o",
        )
        return line, head

    def _curve(self, ax):
        ax.set(title="One difference: the sigmoid", xlabel="x = score of cat − score of dog")
        ax.set(ylabel="probability of cat", ylim=(-0.17, 1.08), yticks=[0, 0.25, 0.5, 0.75, 1])
        ax.axvline(0, color=LINE, linewidth=1)
        grid = np.linspace(-12.5, 12.5, 300)
        ax.plot(grid, sigmoid(grid), color=INK, linewidth=1.5)
        x, p = self.difference, lambda: self.shares()[0]
        fine = {"color": FAINT, "linestyle": ":", "linewidth": 1.2}
        drop_line(self, ax, x, p, linewidth=1.2)
        self.follow(ax.plot([0, 0], [0, 1], **fine)[0], data=lambda: ([-12.5, x()], [p(), p()]))
        look = {"markerfacecolor": "white", "markersize": 15, "alpha": 0.8, "linestyle": ""}
        (ghost,) = ax.plot([0], [0], "o", color=INK, **look)
        was = self.difference_before
        self.ghosts.append(self.follow(ghost, data=lambda: ([was()], [sigmoid(was())])))
        look = {"markeredgecolor": "white", "markersize": 9, "linestyle": "", "zorder": 4}
        (self.point,) = ax.plot([0], [0], "o", color=CLASS_COLOURS[0], **look)
        self.handle(
            "difference", self.point, "difference x, by the score of cat", x=x, y=p, step=0.1,
            low=lambda: -6 - self.dog, high=lambda: 6 - self.dog,
            to=lambda place: {"cat": round(place + self.dog, 6)},
            words=lambda: f"difference {number(x(), 1)}, probability of cat {number(p())}",
        )  # fmt: skip
        self.follow(
            ax.text(0, -0.045, "", va="top", ha="center", fontsize=9, fontweight="bold"),
            x=lambda: np.clip(x(), -10.5, 10.5),
            text=lambda: f"x = {number(x(), 1)}",
        )
        self.height = self.follow(
            ax.text(0, 0, "", va="center", fontsize=9, color=CLASS_COLOURS[0]),
            text=lambda: number(p(), 6),
            x=lambda: x() + 0.7 if x() < 6 else x() - 0.7,
            y=lambda: p() if 0.06 < p() < 0.94 else 0.12 if x() < 0 else 0.88,
            ha=lambda: "left" if x() < 6 else "right",
        )

    def _bars(self, ax):
        ax.set(title="softmax", ylim=(-0.17, 1.08), yticks=[], xlim=(-0.6, 1.6))
        ax.spines["left"].set_visible(False)
        ax.set_xticks([0, 1], TWO)
        ax.tick_params(axis="x", length=0)
        self.bars = self.follow(ax.bar([0, 1], [0, 0], 0.7, color=CLASS_COLOURS[:2]), height=self.shares)
        look = {"fill": False, "edgecolor": INK, "linestyle": "--", "linewidth": 1}
        before = lambda: sigmoid(np.array([1, -1]) * self.difference_before())  # noqa: E731
        self.outlines = self.follow(ax.bar([0, 1], [0, 0], 0.82, **look), height=before)
        self.follow(
            class_texts(ax, (0, 1), fontsize=9),
            text=lambda: [number(p, 4) if p >= 5e-5 else "≈ 0" for p in self.shares()],
            # an outline a little above the bar would cross the words
            y=lambda: [
                (was if p < was < p + 0.1 else p) + 0.012
                for p, was in zip(self.shares(), before(), strict=True)
            ],
        )

    def short(self):
        """Say the probability, once for both ways to compute it."""
        return (
            f"Softmax of both scores gives cat {number(self.shares()[0], 6)}, and so does the sigmoid of "
            f"their difference, {number(self.difference(), 1)}."
        )

    def sentence(self):
        """Say the scores, their difference, and the same probability three ways."""
        x, p = self.difference(), self.shares()
        shifted = (
            f" Both were shifted by {number(self.shift, 1)}: without the shift the scores are "
            f"{listing(TWO, (self.cat, self.dog), 1)}; difference and probabilities are the same."
        )
        return (
            f"Scores{', shifted' if self.shift else ''}: {listing(TWO, self.scores(), 1)}. Their difference "
            f"x is {number(x, 1)}. Softmax of both scores: {listing(TWO, p, 6)}. The sigmoid of x alone: "
            f"{number(sigmoid(x), 6)}.{shifted if self.shift else ''}"
        )

    def table(self):
        """Return the present pair and those of the sources, each computed in three ways."""
        rows = []
        for name, pair in [("now: ", self.scores()), *(("", pair) for pair in self.checked)]:
            x = float(pair[0] - pair[1])
            scores = ", ".join(number(score, 1) for score in pair)
            ways = (softmax(pair)[0], sigmoid(x), softmax([x, 0.0])[0], softmax(pair)[1])
            rows.append([f"{name}{scores}", number(x, 1), *(number(p, 6) for p in ways)])
        header = ["cat, dog", "x = cat − dog", "softmax(cat, dog)", "sigmoid(x)", "softmax(x, 0)", "dog"]
        return Table(header, rows)
