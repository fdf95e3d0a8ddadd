"""One-hot and smoothed targets."""

import math

import numpy as np

from teachkit.explorers.engine import Explorer, Number, derived, panels
from teachkit.explorers.losses.parts import TARGET, rung
from teachkit.explorers.parts import DOT, drop_line, key_line
from teachkit.figures.style import CLASS_COLOURS, INK
from teachkit.figures.words import number, significant
from teachkit.maths.losses import cross_entropy, cross_entropy_grad, smooth_labels, smoothing_margin
from teachkit.maths.softmax import softmax

X = np.linspace(-3, 12, 151)
TOPS = (4.5, 14)
MOST = 10  # classes
SOFT = {"color": CLASS_COLOURS[0], "linewidth": 2.2}
HARD = {"color": INK, "linestyle": "--", "linewidth": 1.5}


class SmoothingExplorer(Explorer):
    """The loss against the margin, for a one-hot target and for a smoothed one, which has a lowest point.

    The true class has the margin as its score, all others 0. A one-hot target asks for ever larger margins;
    a smoothed one asks for a single margin, where the probabilities are the target.

    Parameters
    ----------
    epsilon : float
        How much of the target is spread evenly over all classes, from 0 (one-hot) to 0.9.
    classes : float
        The number of classes K; a whole number from 2 to 10.
    margin : float
        The lead of the true class at the dot, from -3 to 12.

    Notes
    -----
    Label smoothing: C. Szegedy et al. (2016), "Rethinking the Inception architecture for computer vision".
    That the gradients "do not point towards any single point" is the correction by Elliot Waite of his
    "Softmax Function Explained In Depth with 3D Visuals", https://www.youtube.com/watch?v=ytbYRIN0N4g: for
    a one-hot target there is none.

    Examples
    --------
    >>> explorer = SmoothingExplorer()
    >>> round(explorer.best(), 5), explorer.target_shares().round(5).tolist()
    (3.3322, [0.93333, 0.03333, 0.03333])
    """

    heading = "One-hot or smoothed: is there a best margin?"
    how = (
        "Drag the dot to the lowest point of its curve, or focus it and press the arrow keys. Then make "
        "epsilon smaller, down to 0: where does the lowest point go?"
    )

    epsilon = Number(0.1, 0, 0.9, step=0.01, label="epsilon", digits=3)
    classes = Number(3, 2, MOST, step=1, label="number of classes K", digits=0)
    margin = Number(1, -3, 12, step=0.1, label="margin of the true class", digits=3, box=True)

    def logits(self, margin=None):
        """Return the scores of one margin, or of an array of them. Shape (..., K)."""
        margin = np.asarray(self.margin if margin is None else margin)
        return np.pad(margin[..., None], [(0, 0)] * margin.ndim + [(0, int(self.classes) - 1)])

    @derived
    def target_shares(self):
        """Return the smoothed target; the true class comes first. Shape (K,)."""
        return smooth_labels(0, int(self.classes), self.epsilon)

    @derived
    def shares(self):
        """Return the probabilities at the margin. Shape (K,)."""
        return softmax(self.logits())

    def loss(self, margin=None):
        """Return the cross-entropy of the smoothed target, at the margin or at others."""
        return cross_entropy(self.logits(margin), self.target_shares())

    def hard_loss(self, margin=None):
        """Return the cross-entropy of the one-hot target, at the margin or at others."""
        return cross_entropy(self.logits(margin), 0)

    @derived
    def slopes(self):
        """Return the slopes of both losses at the margin: smoothed, one-hot."""
        return tuple(
            float(cross_entropy_grad(self.logits(), target)[0]) for target in (self.target_shares(), 0)
        )

    @derived
    def best(self):
        """Return the margin at which the smoothed loss is least; infinite for epsilon 0."""
        return smoothing_margin(int(self.classes), self.epsilon)

    @derived
    def heights(self):
        """Return the losses at the margin: smoothed, one-hot."""
        return float(self.loss()), float(self.hard_loss())

    def build(self):
        """Draw both curves beside the probabilities."""
        figure, axes = panels("losses shares", 8.2, 4.2, width_ratios=[1.9, 1])
        self._losses(axes["losses"])
        self._shares(axes["shares"])
        return figure

    def _losses(self, ax):
        self.axes = ax
        ax.set(title="The loss against the margin", xlabel="margin: score of the true class, the others 0")
        ax.set(ylabel="cross-entropy (nats)", xlim=(-3.4, 12.4), ylim=(-0.15, TOPS[-1]))
        self.follow(ax, ylim=lambda: (-0.15, rung(TOPS, max(self.heights()) / 0.95)))
        self.hard_line = self.follow(ax.plot(X, 0 * X, **HARD)[0], ydata=lambda: self.hard_loss(X))
        self.soft_line = self.follow(ax.plot(X, 0 * X, **SOFT)[0], ydata=lambda: self.loss(X))
        drop_line(self, ax, lambda: self.margin, lambda: max(self.heights()), low=-0.15)
        (star,) = ax.plot([0], [0], "*", color=CLASS_COLOURS[1], markersize=15, zorder=4)
        lowest = lambda: min(self.best(), X[-1])  # noqa: E731
        self.star = self.follow(
            star,
            visible=lambda: self.best() <= X[-1],
            data=lambda: ([lowest()], [float(self.loss(lowest()))]),
        )
        hollow = {
            **DOT,
            "markerfacecolor": "white",
            "markeredgecolor": INK,
            "markeredgewidth": 2,
            "markersize": 8,
        }
        self.hard_dot = self._dot(ax, "one-hot", 1, hollow)
        self.dot = self._dot(ax, "smoothed", 0, {**DOT, "color": CLASS_COLOURS[0]})
        star = {"marker": "*", "color": CLASS_COLOURS[1], "markersize": 11}
        self.words = [
            key_line(self, ax, [0.36, 0.42], 0.44, 0.96, lambda: self._loss_and_slope("smoothed", 0), **SOFT),
            key_line(self, ax, [0.36, 0.42], 0.44, 0.89, lambda: self._loss_and_slope("one-hot", 1), **HARD),
            key_line(self, ax, [0.39], 0.44, 0.82, self._lowest, **star),
        ]

    def _dot(self, ax, name, which, look):
        return self.handle(
            "one-hot" if which else "margin", ax.plot([0], [0], **look)[0],
            f"margin, on the {name} curve", control="margin", y=lambda: self.heights()[which],
            words=lambda: f"margin {number(self.margin, 2)}, {name} loss {number(self.heights()[which], 4)}",
        )  # fmt: skip

    def _loss_and_slope(self, name, which):
        return f"{name}: loss {number(self.heights()[which], 4)}, slope {number(self.slopes()[which], 4)}"

    def _lowest(self):
        if self.best() == math.inf:
            return "no lowest point: both fall for ever"
        where = f"lowest at margin {number(self.best(), 5)}"
        return where if self.best() <= X[-1] else f"{where}, outside"

    def _shares(self, ax):
        ax.set(title="p, dashed: target", ylabel="probability", ylim=(0, 1.13), xlim=(-0.7, 9.7))
        ax.set_yticks([0, 0.25, 0.5, 0.75, 1])
        ax.set_xticks([0, 2.2], ["true", "others"])
        ax.tick_params(bottom=False)
        places, colours = range(MOST), [CLASS_COLOURS[0], *["#b8b8b8"] * (MOST - 1)]
        self.share_bars = ax.bar(places, 0, 0.6, color=colours)
        self.outlines = ax.bar(places, 0, 0.86, **TARGET)
        for bars, values in ((self.share_bars, self.shares), (self.outlines, self.target_shares)):
            self.follow(
                bars,
                visible=lambda: [k < self.classes for k in places],
                height=lambda values=values: np.pad(values(), (0, MOST - int(self.classes))),
            )
        look = {"fontsize": 9, "va": "center", "transform": ax.transAxes}
        self.follow([ax.text(0.58, y, "", **look) for y in (0.75, 0.68, 0.55, 0.48)], text=self._told)

    def _told(self):
        p, K = self.shares(), int(self.classes)
        rest = f"1 of {K - 1} others:" if K > 2 else "the other:"
        return (
            f"true {number(p[0], 5)}",
            f"target {number(self.target_shares()[0], 5)}",
            rest,
            number(p[1], 5),
        )

    def short(self):
        """Say the slope at the margin, and where the lowest point is."""
        soft = self.slopes()[0]
        way = "falls" if soft < 0 else "rises"
        here = f"{way} (slope {number(soft, 4)})" if abs(soft) > 5e-5 else "is level"
        loss = f"At margin {number(self.margin)} the smoothed loss is {number(self.heights()[0], 4)}"
        return f"{loss} and {here}; {self._lowest()}."

    def sentence(self):
        """Say the target, both losses and slopes at the margin, and where the lowest point is."""
        target, p, K = self.target_shares(), self.shares(), int(self.classes)
        (soft, hard), (soft_loss, hard_loss) = self.slopes(), self.heights()
        if self.best() == math.inf:
            verdict = "With epsilon 0 both are one curve, which falls for ever"
        else:
            verdict = (
                f"The smoothed loss is least at the margin {number(self.best(), 5)}, where p is the target; "
                f"there it is the entropy of the target, {number(self.loss(self.best()), 5)}"
            )
        return (
            f"{K} classes, epsilon {significant(self.epsilon)}: the target is {number(target[0], 5)} for the "
            f"true class and {number(target[1], 5)} for each other. At the margin {number(self.margin)} the "
            f"true class has p = {number(p[0], 5)}, each other {number(p[1], 5)}. Smoothed: loss "
            f"{number(soft_loss, 5)}, slope {number(soft, 5)}. One-hot: loss {number(hard_loss, 5)}, slope "
            f"{number(hard, 5)}, which is below 0 at every margin: no margin is best. {verdict}."
        )
